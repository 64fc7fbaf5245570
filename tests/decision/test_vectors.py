"""The shared cases: both languages still come to what was written down."""

from __future__ import annotations

import json
from typing import Any

import pytest

from .browser import Twin
from .vectors import COUNT, FILE, outcome

CASES: list[dict[str, Any]] = json.loads(FILE.read_text(encoding="utf-8"))


def test_all_cases_are_there() -> None:
    assert len(CASES) == COUNT
    assert {case["expected"]["certainty"] for case in CASES} >= {
        "clear",
        "close",
        "open",
        "little",
    }


@pytest.mark.parametrize("number", range(COUNT))
def test_python_comes_to_what_is_written(number: int) -> None:
    assert outcome(CASES[number]) == CASES[number]["expected"]


def test_javascript_comes_to_what_is_written(twin: Twin) -> None:
    said = twin.everything(
        [(c["model"], c["answers"], c["priorities"], c["unsure"]) for c in CASES]
    )
    for case, found in zip(CASES, said, strict=True):
        assert {name: found[name] for name in case["expected"]} == case["expected"]
