"""The JSON Schemas: current, and true of every file, by a validator that knows nothing of us."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from macros.exports.schema import data_schema, field_rows, outdated, overlay_schema
from macros.load.loader import file_name
from macros.model import Guide
from macros.paths import ROOT

DATA = ROOT / "data"
EXAMPLES = sorted(path for path in (DATA / "examples").iterdir() if path.is_dir())
PARTS = list(Guide.model_fields)


def plain(path: Path) -> Any:
    """Return what a YAML file holds, with dates as the text they are in JSON."""
    return json.loads(json.dumps(yaml.safe_load(path.read_bytes()) or {}, default=str))


def errors(schema: dict[str, Any], value: Any) -> list[str]:
    """Return what the validator says, each with its place."""
    found = Draft202012Validator(schema).iter_errors(value)
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message:.200}" for error in found]


def test_the_schema_files_are_current() -> None:
    assert outdated(DATA / "schema") == [], "run: python -m macros schema"


@pytest.mark.parametrize("part", PARTS)
def test_every_schema_is_a_schema(part: str) -> None:
    Draft202012Validator.check_schema(data_schema(part))
    Draft202012Validator.check_schema(overlay_schema(part))


@pytest.mark.parametrize("part", PARTS)
def test_every_data_file_fits_its_schema(part: str) -> None:
    assert errors(data_schema(part), plain(DATA / file_name(part))) == []


@pytest.mark.parametrize("part", PARTS)
def test_every_data_file_names_its_schema(part: str) -> None:
    path = DATA / file_name(part)
    name = file_name(part).removesuffix(".yml")
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema=schema/{name}.schema.json"


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda path: path.name)
def test_every_example_fits_the_schemas_of_overlays(folder: Path) -> None:
    for path in sorted(folder.glob("*.yml")):
        part = path.stem.replace("-", "_")
        assert errors(overlay_schema(part), plain(path)) == [], path.name
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert first.endswith(f"$schema=../../schema/overlay/{path.stem}.schema.json")


def test_a_misspelt_field_does_not_fit() -> None:
    found = errors(overlay_schema("risks"), {"hidden-costs": {"titel": "Another"}})
    assert len(found) == 1


@pytest.mark.parametrize("part", sorted(set(PARTS) - {"words", "renamed", "search"}))
def test_every_field_is_described(part: str) -> None:
    rows = field_rows(part)
    assert rows
    assert [row.name for row in rows if not (row.description and row.holds)] == []
