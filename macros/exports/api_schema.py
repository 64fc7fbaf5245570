"""The JSON Schemas of the API's documents, made from the same models as the data."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from ..decision import Analysis
from ..model import KINDS, Guide

SCHEMAS = "schema"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
HEAD: Schema = {"$schema": TEXT, "edition": TEXT, "updated": {"type": "string", "format": "date"}}


def schemas() -> dict[str, Schema]:
    """Return the schemas by file name."""
    found = {"index.schema.json": _index(), "analysis.schema.json": _analysis()}
    for kind in KINDS:
        name, description = kind.replace("_", "-"), Guide.model_fields[kind].description
        entry, definitions = _entry(kind)
        of_kind = {"type": "object", "additionalProperties": entry}
        body = {"kind": {"const": name}, "entries": of_kind}
        found[f"{name}.schema.json"] = _document(body, definitions, description)
        found[f"{name}-entry.schema.json"] = _single(entry, definitions, description)
    for part in ("company", "words", "risk_matrix", "renamed"):
        found[f"{part.replace('_', '-')}.schema.json"] = _part(part)
    found["questionnaire.schema.json"] = _questionnaire()
    return found


def _document(body: Schema, definitions: Schema, description: str | None) -> Schema:
    """Return the schema of a document with its head; nothing else may stand in it."""
    properties = {**HEAD, **body}
    return {
        "$schema": DIALECT,
        "description": description,
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
        **({"$defs": definitions} if definitions else {}),
    }


def _closed(annotation: Any) -> tuple[Schema, Schema]:
    """Return the schema of what is written out, and its definitions."""
    schema = TypeAdapter(annotation).json_schema(mode="serialization")
    return schema, schema.pop("$defs", {})


def _entry(kind: str) -> tuple[Schema, Schema]:
    """Return the schema of an entry with its kind and address, and its definitions."""
    schema, definitions = _closed(KINDS[kind])
    place = {"kind": {"const": kind.replace("_", "-")}, "page": TEXT}
    schema["properties"] = {**place, **schema["properties"]}
    schema["required"] = list(schema["properties"])
    return schema, definitions


def _single(entry: Schema, definitions: Schema, description: str | None) -> Schema:
    """Return the schema of the document of one entry."""
    users = {"type": "array", "items": TEXT, "description": "Entries that name it, as kind/id."}
    properties = {"$schema": TEXT, **entry["properties"], "used_by": users}
    whole = {**entry, "properties": properties, "required": list(properties)}
    named = {"$schema": DIALECT, "description": description, **whole}
    return {**named, **({"$defs": definitions} if definitions else {})}


def _part(part: str) -> Schema:
    schema, definitions = _closed(Guide.model_fields[part].annotation)
    return _document({part: schema}, definitions, Guide.model_fields[part].description)


def _analysis() -> Schema:
    schema, definitions = _closed(Analysis)
    body: Schema = {"analysis": {"anyOf": [schema, {"type": "null"}]}}
    return _document(
        body, definitions, "What the questionnaire proves of itself; null: not counted."
    )


def _questionnaire() -> Schema:
    whole, definitions = _closed(Guide.model_fields["questionnaire"].annotation)
    body: Schema = {"questionnaire": whole}
    for kind in ("delivery_models", "themes", "questions", "gates"):
        entry, more = _entry(kind)
        definitions |= more
        body[kind] = {"type": "array", "items": entry}
    factors = _plain({wish: {"type": "number"} for wish in ("less", "normal", "more")})
    body["method"] = _plain({"unknown": TEXT, "priorities": factors})
    return _document(body, definitions, "Everything that decides a result.")


def _index() -> Schema:
    guide = dict.fromkeys(
        ("name", "description", "publisher", "language", "locale", "currency"), TEXT
    )
    kind = dict.fromkeys(("kind", "title", "description", "document"), TEXT)
    kind |= {"count": {"type": "integer", "minimum": 0}}
    body = {
        "api": {"const": "v1"},
        "guide": _plain(guide),
        "kinds": {"type": "array", "items": _plain(kind)},
        "documents": {"type": "object", "additionalProperties": TEXT},
    }
    return _document(body, {}, "What there is, and where.")


def _plain(properties: Schema) -> Schema:
    required = list(properties)
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }
