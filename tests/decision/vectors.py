"""Cases with what they come to, for anybody who writes the arithmetic a third time.

`python -m tests.decision.vectors` writes tests/cases/decision.json anew: do so only when the method
itself is meant to change, and raise the version of the questionnaire with it.
"""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

from macros.decision import as_data, decide, encode

from .making import (
    model_from,
    random_answers,
    random_doubts,
    random_model,
    random_priorities,
    spoken,
)

FILE = Path(__file__).parents[1] / "cases" / "decision.json"
COUNT = 60


def outcome(case: dict[str, Any]) -> dict[str, Any]:
    """Return what Python says about the case, in the names of JavaScript."""
    model = model_from(case["model"])
    said: dict[str, Any] = spoken(
        decide(model, case["answers"], case["priorities"], frozenset(case["unsure"]))
    )
    return said | {
        "code": encode(model, case["answers"], case["priorities"], frozenset(case["unsure"]))
    }


def _case(seed: int) -> dict[str, Any]:
    chance = Random(1_000_000 + seed)
    model = random_model(chance, most_questions=5)
    answers, priorities = random_answers(chance, model), random_priorities(chance)
    case = {
        "model": as_data(model),
        "answers": answers,
        "priorities": priorities,
        "unsure": random_doubts(chance, model),
    }
    return case | {"expected": outcome(case)}


def write() -> None:
    """Write the cases, one on each line, so that a change shows which of them change."""
    lines = (json.dumps(_case(seed), separators=(",", ":")) for seed in range(COUNT))
    FILE.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")


if __name__ == "__main__":
    write()
