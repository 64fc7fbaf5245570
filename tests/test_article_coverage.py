"""Each of the 572 points of the five articles is carried by an entry."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.load.loader import read_tree
from macros.paths import data_folder

COVERAGE = Path(__file__).parent / "article-coverage.yml"
POINTS = {"S0": 168, "S1": 124, "S2": 68, "S3": 135, "S4": 77}
EVERY_POINT = [f"{seed}-{n:03}" for seed, last in POINTS.items() for n in range(1, last + 1)]


@pytest.fixture(scope="module")
def coverage() -> dict[str, Any]:
    return yaml.safe_load(COVERAGE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    return read_tree(data_folder(), None)[0].value


def carriers(coverage: dict[str, Any], point: str) -> list[str]:
    """Return the entries that carry a point: one, or a list."""
    named = coverage[point]
    return [named] if isinstance(named, str) else named


def exists(data: dict[str, Any], address: str) -> bool:
    """Tell whether kind/id, or kind/id/item of a checklist or question, is in the data."""
    kind, entry_id, *item = address.split("/")
    entry = data.get(kind.replace("-", "_"), {}).get(entry_id)
    inside = {**(entry or {}).get("items", {}), **(entry or {}).get("options", {})}
    return entry is not None and set(item) <= set(inside)


def test_there_are_572_points() -> None:
    assert len(EVERY_POINT) == 572


def test_every_point_is_mapped_and_nothing_else(coverage: dict[str, Any]) -> None:
    assert sorted(coverage) == sorted(EVERY_POINT)


def test_the_entries_that_carry_a_point_exist(
    coverage: dict[str, Any], data: dict[str, Any]
) -> None:
    named = {point: carriers(coverage, point) for point in EVERY_POINT}
    assert [point for point, addresses in named.items() if not addresses] == []
    assert [
        (point, address)
        for point, addresses in named.items()
        for address in addresses
        if not exists(data, address)
    ] == []
