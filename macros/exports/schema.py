"""JSON Schemas of the data files, made from the models: for editors, for checks, for the docs."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel, TypeAdapter

from ..load.loader import file_name
from ..model import KINDS, Guide
from ..model.base import ID_PATTERN
from ..overlay.merging import SCALES

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]
MARK: Schema = {
    "type": "string",
    "description": "The base this was written against; `python -m macros overlay --accept` "
    "writes it. `nothing` in an entry of your own.",
}
SORTED: Schema = {
    "type": "array",
    "items": {"type": "string"},
    "uniqueItems": True,
    "description": "Ids that come first; '...' stands for all others.",
}


def data_schema(part: str) -> Schema:
    """Return the schema of a file in data/."""
    if part in KINDS:
        return _file_of_entries(part, _entry_schema(KINDS[part]))
    return _headed(part, _json_schema(Guide.model_fields[part].annotation))


def overlay_schema(part: str) -> Schema:
    """Return the schema of a file in an overlay: every field optional, null hides or removes."""
    if part not in KINDS:
        whole = _relaxed(_json_schema(Guide.model_fields[part].annotation))
        return _headed(part, _with_marks(part, whole))
    entry = _relaxed(_entry_schema(KINDS[part]))
    entry["properties"]["based_on"] = MARK
    schema = _file_of_entries(part, {"anyOf": [entry, {"type": "null"}]}, entry.pop("$defs", {}))
    schema["properties"] = {"order": SORTED}
    return schema


def _with_marks(part: str, schema: Schema) -> Schema:
    """Return a schema in which the groups of a part may say what they are based on, and sort."""
    for name, value in schema.get("properties", {}).items():
        group = value.get("anyOf", [value])[0]
        if group.get("type") == "object" and name != "anchors":
            group["properties"] = {**group.get("properties", {}), "based_on": MARK}
            if (part, name) in SCALES:
                group["properties"]["order"] = SORTED
            group.pop("propertyNames", None)
    return schema


def _file_of_entries(part: str, entry: Schema, definitions: Schema | None = None) -> Schema:
    """Return the schema of a mapping of ids to entries."""
    found = entry.pop("$defs", {}) if definitions is None else definitions
    schema = {
        "type": "object",
        "propertyNames": {"pattern": ID_PATTERN, "maxLength": 60},
        "additionalProperties": entry,
    }
    return _headed(part, schema | ({"$defs": found} if found else {}))


def _headed(part: str, schema: Schema) -> Schema:
    description = Guide.model_fields[part].description
    title = file_name(part)
    return {"$schema": DIALECT, **schema, "title": title, "description": description}


def _json_schema(annotation: Any) -> Schema:
    return TypeAdapter(annotation).json_schema()


def _entry_schema(model: type[BaseModel]) -> Schema:
    """Return the schema of an entry as it is written: its id is its key, not a field."""
    schema = deepcopy(model.model_json_schema())
    for part in (schema, *schema.get("$defs", {}).values()):
        part.get("properties", {}).pop("id", None)
        if "required" in part:
            part["required"] = [name for name in part["required"] if name != "id"]
    return schema


def _relaxed(schema: Any) -> Any:
    """Return a schema in which nothing is required, everything may be null, lists may grow."""
    if isinstance(schema, list):
        return [_relaxed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {k: v for k, v in schema.items() if k not in ("required", "minProperties", "minItems")}
    relaxed = {key: _relaxed(value) for key, value in kept.items()}
    for key, value in relaxed.get("properties", {}).items():
        relaxed["properties"][key] = _nullable(value)
    if isinstance(relaxed.get("additionalProperties"), dict):
        relaxed["additionalProperties"] = _nullable(relaxed["additionalProperties"])
    return relaxed


def _nullable(schema: Schema) -> Schema:
    forms = [schema, {"type": "null"}]
    if schema.get("type") == "array":
        lists = {"add": {"type": "array"}, "remove": {"type": "array"}}
        forms.insert(1, {"type": "object", "properties": lists, "additionalProperties": False})
    described = {"description": schema["description"]} if "description" in schema else {}
    return {"anyOf": forms, **described}


def schemas() -> dict[str, Schema]:
    """Return every schema by its path below data/schema/."""
    names = {part: file_name(part).removesuffix(".yml") for part in Guide.model_fields}
    data = {f"{name}.schema.json": data_schema(part) for part, name in names.items()}
    own = {f"overlay/{name}.schema.json": overlay_schema(part) for part, name in names.items()}
    return data | own


def as_text(schema: Schema) -> str:
    """Return a schema as its file holds it."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def outdated(folder: Path) -> list[str]:
    """Return the schema files that are missing, old or too many."""
    wanted = {name: as_text(schema) for name, schema in schemas().items()}
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*.json")}
    old = [n for n in wanted if n in there and (folder / n).read_text("utf-8") != wanted[n]]
    return sorted({*old, *(set(wanted) ^ there)})


def write(folder: Path) -> list[str]:
    """Write every schema that is not current; return their names."""
    changed = outdated(folder)
    wanted = schemas()
    for name in changed:
        path = folder / name
        if name not in wanted:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(as_text(wanted[name]), encoding="utf-8")
    return changed


class FieldRow(NamedTuple):
    """A field for the table in the docs: its name, what it holds, whether it must be there."""

    name: str
    holds: str
    required: bool
    description: str


def field_rows(part: str) -> list[FieldRow]:
    """Return the fields of a part of the guide, as its model describes them."""
    schema = data_schema(part)
    definitions = schema.get("$defs", {})
    entry = schema["additionalProperties"] if part in KINDS else schema
    for each in schema.get("patternProperties", {}).values():  # a mapping that is no kind
        entry = definitions[_name(each)]
    return [
        FieldRow(
            name,
            _holds(field, definitions),
            name in entry.get("required", ()),
            field.get("description", ""),
        )
        for name, field in entry.get("properties", {}).items()
    ]


def _name(reference: Schema) -> str:
    """Return the name of the definition to which a part of a schema refers."""
    return str(reference["$ref"]).rpartition("/")[2]


def _holds(field: Schema, definitions: Schema) -> str:
    """Return what a field holds, in a few words."""
    if "enum" in field:
        return " | ".join(map(str, field["enum"]))
    if "$ref" in field:
        return _holds(definitions[_name(field)], definitions)
    if "anyOf" in field:
        kinds = [part for part in field["anyOf"] if part.get("type") != "null"]
        return " or ".join(_holds(part, definitions) for part in kinds)
    kind = field.get("type", "")
    if kind == "array":
        return f"list of {_holds(field.get('items', {}), definitions)}"
    words = {"string": "text", "integer": "whole number", "boolean": "true or false"}
    if kind == "string" and field.get("format") == "date":
        return "date"
    return words.get(kind, "mapping" if kind == "object" else kind)
