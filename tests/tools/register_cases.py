"""Registers with what they come to, for both languages of the code.

`python -m tests.tools.register_cases` writes tests/cases/register.json anew, from Python.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

from macros.load.loader import load_edition
from macros.model.numbers import Numbers
from macros.paths import EXAMPLES
from macros.tools.register import Levels, Register, proposals
from macros.tools.register_view import View

FILE = Path(__file__).parents[1] / "cases" / "register.json"
EDITIONS = {"base": None, "dental-germany": EXAMPLES / "dental-germany"}
COUNT = 30
TODAY = "2026-11-29"
ANSWERS = ("lower", "accept", "share", "avoid")
NAMES = ("backup-fails", "keys-lost", "no-cover", "own-abc12345", "own-def67890", "gone-risk")
STEPS = ("restore-tests", "ownership-list", "own-step0001", "gone-step")


@cache
def language(edition: str) -> dict[str, Any]:
    """Return the words and number marks of an edition."""
    guide = load_edition(overlay=EDITIONS[edition])[0]
    locale = guide.company.locale
    return {
        "locale": locale,
        "language": guide.company.tag,
        "numbers": Numbers(locale, guide.company.tag).marks,
        "words": {name: guide.words[name] for name in ("register", "date")},
    }


def matrix(chance: Random) -> dict[str, Any]:
    """Return a matrix of three to five points a side in which no neighbours leap."""
    down, across = chance.randint(3, 5), chance.randint(3, 5)
    levels = [f"Level{n}" for n in range(chance.randint(2, 5))]
    start = chance.randint(0, 1)
    steps = [chance.randint(0, 1) for _ in range(down + across)]
    height = [[start + sum(steps[:y]) + sum(steps[down : down + x]) for x in range(across)]
              for y in range(down)]  # fmt: skip
    place = [[min(each, len(levels) - 1) for each in row] for row in height]
    return {
        "likelihood": {f"l{n}": f"Likely{n}" for n in range(down)},
        "impact": {f"i{n}": f"Bad{n}" for n in range(across)},
        "levels": {
            name.lower(): {"title": name, "tone": "low", "by": f"Who{name}", "months": 3 + n}
            for n, name in enumerate(levels)
        },
        "cells": {
            f"l{y}": {f"i{x}": levels[place[y][x]].lower() for x in range(across)}
            for y in range(down)
        },
    }


def ratings(of: dict[str, Any]) -> list[str]:
    """Return every rating of a matrix."""
    return ["/".join(pair) for pair in product(of["likelihood"], of["impact"])]


def _day(chance: Random) -> str:
    return (date.fromisoformat(TODAY) + timedelta(days=chance.randint(-400, 400))).isoformat()


def _some(chance: Random, fields: dict[str, Any], share: float = 0.6) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if chance.random() < share}


def _risk(chance: Random, name: str, found: Sequence[str]) -> dict[str, Any]:
    return {"added": TODAY} | _some(
        chance,
        {
            "title": f"Own {name}" if name.startswith("own-") else "",
            "today": chance.choice(found),
            "proposed": chance.choice(found),
            "aim": chance.choice(found),
            "owner": "Kim",
            "answer": chance.choice(ANSWERS),
            "mitigations": chance.sample(STEPS, chance.randint(1, 3)),
            "review": _day(chance),
            "accepted_by": "Board",
            "accepted_why": "It costs more than it saves.",
            "accepted_until": _day(chance),
            "accepted_on": _day(chance),
            "accepted_at": chance.choice(found),
        },
    )


def kept(chance: Random, found: Sequence[str]) -> dict[str, Any]:
    """Return what a reader may have kept."""
    names = chance.sample(NAMES, chance.randint(0, len(NAMES)))
    steps = chance.sample(STEPS, chance.randint(0, len(STEPS)))
    state = {"state": chance.choice(("started", "done")), "proof": "Minutes", "due": _day(chance)}
    looked = [(name, _day(chance)) for name in names for _ in range(chance.randint(0, 2))]
    return {
        "risks": {name: _risk(chance, name, found) for name in names},
        "mitigations": {
            name: _some(chance, {"title": f"Own {name}", **state, "due": _day(chance)})
            for name in steps
        },
        "reviews": {
            f"{day}/{name}": _some(chance, {"was": chance.choice(found), "now": found[0]})
            for name, day in looked
            if day <= TODAY
        },
    }


# Each ask on a minimal case, and the change that answers it; "step" is the only mitigation.
WELL = {"today": "l1/i1", "owner": "Kim", "answer": "share"}
ACCEPTED = {
    "answer": "accept",
    "accepted_by": "Board",
    "accepted_why": "It is small.",
    "accepted_until": "2027-01-31",
    "accepted_on": "2026-11-01",
    "accepted_at": "l1/i1",
}
LOWERED = {"answer": "lower", "aim": "l0/i0", "mitigations": ["step"]}
DONE = {"state": "done", "proof": "Minutes", "due": "2026-11-01"}
ASKS: dict[str, tuple[dict[str, Any], dict[str, Any], dict[str, Any], dict[str, Any]]] = {
    # name: the risk, the mitigation, what is changed of the risk, and of the mitigation
    "proposed": ({}, {}, {"today": "l1/i1"}, {}),
    "no_owner": ({"owner": ""}, {}, {"owner": "Kim"}, {}),
    "no_answer": ({"answer": ""}, {}, {"answer": "avoid"}, {}),
    "aim_above": ({"aim": "l0/i2"}, {}, {"aim": "l1/i1"}, {}),
    "no_aim": (LOWERED | {"aim": ""}, {}, {"aim": "l0/i1"}, {}),
    "no_mitigation": (LOWERED | {"mitigations": []}, {}, {"mitigations": ["step"]}, {}),
    "no_proof": (LOWERED, {"state": "done"}, {}, {"state": "started"}),
    "all_done": (LOWERED, DONE, {"today": "l0/i0"}, {}),
    "acceptance_open": (ACCEPTED | {"accepted_why": ""}, {}, {"accepted_why": "Small."}, {}),
    "acceptance_over": (ACCEPTED | {"accepted_until": "2026-11-28"}, {},
                        {"accepted_until": TODAY}, {}),
    "acceptance_long": (ACCEPTED | {"accepted_until": "2027-03-02"}, {},
                        {"accepted_until": "2027-03-01"}, {}),
    "acceptance_outgrown": (ACCEPTED | {"today": "l2/i2"}, {}, {"accepted_at": "l2/i2"}, {}),
    "mitigation_late": (LOWERED, DONE | {"state": "started"}, {}, {"due": TODAY}),
    "review_due": ({"review": "2026-11-28"}, {}, {"review": TODAY}, {}),
}  # fmt: skip
THREE = {
    "likelihood": {"l0": "Seldom", "l1": "At times", "l2": "Often"},
    "impact": {"i0": "Mild", "i1": "Bad", "i2": "Worst"},
    "levels": {
        "low": {"title": "Low", "tone": "low", "by": "the owner", "months": 12},
        "middle": {"title": "Middle", "tone": "medium", "by": "the head", "months": 4},
        "high": {"title": "High", "tone": "critical", "by": "the board", "months": 2},
    },
    "cells": {
        "l0": {"i0": "low", "i1": "low", "i2": "middle"},
        "l1": {"i0": "low", "i1": "middle", "i2": "high"},
        "l2": {"i0": "middle", "i1": "high", "i2": "high"},
    },
}


def asked(name: str, *, answered: bool) -> dict[str, Any]:
    """Return the minimal case in which something is asked, or the same with the answer."""
    risk, step, new, done = ASKS[name]
    risk = {"added": TODAY} | ({} if name == "proposed" else WELL) | risk
    one = {"risks": {"it": risk}, "mitigations": {"step": step}, "reviews": {}}
    if answered:
        one |= {"risks": {"it": risk | new}, "mitigations": {"step": step | done}}
    texts = {
        "matrix": THREE,
        "risks": {"it": {"title": "It", "today": "l2/i1"}},
        "mitigations": {"step": {"title": "A step"}},
    }
    return {"edition": "base", "texts": texts, "raised": [], "kept": one}


def cases() -> list[dict[str, Any]]:
    """Return all cases: minimal ones, then those of chance."""
    minimal = [asked(name, answered=answered) for name in ASKS for answered in (False, True)]
    return [*minimal, *(case_of(seed) for seed in range(COUNT))]


def case_of(seed: int) -> dict[str, Any]:
    """Return a register of nobody, in one of the languages."""
    chance = Random(seed)
    of = matrix(chance)
    found = ratings(of)
    texts = {
        "matrix": of,
        "risks": {n: {"title": f"Risk {n}", "today": chance.choice(found)} for n in NAMES[:3]},
        "mitigations": {name: {"title": f"Step {name}"} for name in STEPS[:2]},
    }
    raised = [name for name in NAMES[:3] if chance.random() < 0.3]
    edition = tuple(EDITIONS)[seed % len(EDITIONS)]
    return {"edition": edition, "texts": texts, "raised": raised, "kept": kept(chance, found)}


def register_of(case: dict[str, Any]) -> Register:
    """Return the register of a case."""
    texts, levels = case["texts"], Levels(case["texts"]["matrix"])
    own = {name: each["today"] for name, each in texts["risks"].items()}
    return Register(levels, case["kept"], proposals(levels, own, case["raised"]), TODAY)


def outcome(case: dict[str, Any]) -> dict[str, Any]:
    """Return what Python says of a case."""
    register, words = register_of(case), language(case["edition"])
    numbers = Numbers(words["locale"], words["language"])
    view = View(register, case["texts"], words["words"], numbers)
    return {
        "rows": [
            {
                "id": row.id,
                "rating": row.rating,
                "proposed": row.proposed,
                "level": row.level,
                "aim": row.aim,
                "aimLevel": row.aim_level,
                "asks": list(row.asks),
                "due": row.due,
                "overdue": row.overdue,
            }
            for row in register.rows
        ],
        "counts": [register.count(), register.count("aim")],
        "touched": register.touched_by(),
        "late": [list(each) for each in register.late().items()],
        "acceptances": [list(each) for each in register.acceptances().items()],
        "moves": [list(each) for each in register.moves().items()],
        "unseen": register.unseen(),
        "next": register.next_review(),
        "happenings": [list(each) for each in register.happenings()],
        "finding": view.finding(),
        "lead": view.lead(),
        "lines": [view.counts("level"), view.counts("aim")],
        "asks": {row.id: view.asks(row) for row in register.rows},
        "ratings": {row.id: view.rating(row.rating) for row in register.rows},
        "titles": {row.id: view.title("risks", row.id) for row in register.rows},
        "serves": {name: view.touches(name) for name in register.touched_by()},
    }


def write() -> None:
    """Write the cases, one on each line, so that a change shows which of them change."""
    found = (case | {"expected": outcome(case)} for case in cases())
    lines = (json.dumps(case, ensure_ascii=False, separators=(",", ":")) for case in found)
    FILE.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")


if __name__ == "__main__":
    write()
