"""Matrices with what they come to, for both languages of the code.

`python -m tests.tools.responsibility_cases` writes tests/cases/responsibilities.json anew.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

from macros.tools.responsibilities import HOURS, MOVES, Matrix, read_letters

FILE = Path(__file__).parents[1] / "cases" / "responsibilities.json"
COUNT = 40
WRITTEN = ("a/r", "R / A", "A+R", "ar", " c ", "–", "-", "", "X", "ja", "A/C", "RACI", "a r", "i.")
SIDES = ("own", "provider", "other")
DUTIES = ("", "", "watch", "act", "backup-run", "backup-delete")
CHECKS = (
    "no-accountable", "two-accountable", "no-responsible", "accountable-outside", "role-twice",
    "no-split", "outside-hours", "nobody-inside", "not-covered", "paid-and-not-done",
    "watch-cannot-act", "backup-deletable", "overloaded", "no-deputy", "own-deputy", "no-name",
)  # fmt: skip
CHOICES = ("A", "R", "AR", "C", "I", "", "", "")


def _letters(chance: Random, roles: Sequence[str]) -> dict[str, str]:
    return {role: found for role in roles if (found := chance.choice(CHOICES))}


def rules(chance: Random) -> dict[str, Any]:
    """Return made-up rows and roles, as macros/exports/responsibilities.py gives them."""
    roles = [f"r{n}" for n in range(chance.randint(1, 5))]
    return {
        "roles": {
            role: {
                "title": f"Role {role}",
                "side": chance.choice(SIDES),
                "hours": chance.choice(HOURS),
            }
            for role in roles
        },
        "rows": {
            f"t{n}": {
                "title": f"Row {n}",
                "company": chance.random() < 0.5,
                "hours": chance.choice(HOURS),
                "duty": chance.choice(DUTIES),
                "function": f"f{n % 3}",
                "starts": {"m1": "own", "m2": chance.choice(list(MOVES.values()))},
                "letters": {who: _letters(chance, roles) for who in MOVES.values()},
            }
            for n in range(chance.randint(1, 9))
        },
        "checks": {check: {"severity": "ask"} for check in CHECKS},
    }


def _cells(chance: Random, rows: Sequence[str], roles: Sequence[str]) -> dict[str, Any]:
    return {
        f"{row}/{role}": {"letters": letters}
        for row in rows
        for role, letters in _letters(chance, roles).items()
    }


def _fees(chance: Random, rows: Sequence[str]) -> dict[str, Any]:
    fees = ("included", "extra", "not-covered")
    return {row: {"fee": chance.choice(fees)} for row in rows if chance.random() < 0.5}


def kept(chance: Random, of: dict[str, Any]) -> dict[str, Any]:
    """Return what a company may have kept of its matrix."""
    rows, roles = [*of["rows"], "own-row01"], [*of["roles"], "own-role1"]
    names = ("Kim", " kim ", "Ada", "")
    people = {
        role: {"person": chance.choice(names), "deputy": chance.choice(names)} for role in roles
    }
    people["own-role1"] |= {"title": chance.choice(("Role r0", "Board")), "side": "own"}
    if chance.random() < 0.3:
        people["r0"]["out"] = "yes"
    own = _fees(chance, rows)
    own.setdefault("own-row01", {})["title"] = "Own row"
    if chance.random() < 0.5:
        own.setdefault("t0", {})["split"] = "You report, we close."
    view, copy = (chance.random() < 0.7 for _ in range(2))
    theirs = _fees(chance, rows)
    if chance.random() < 0.3 and "t0" in theirs:
        theirs["t0"]["answer"] = "both"
    return {
        "rows": own,
        "roles": people,
        "cells": _cells(chance, rows, roles),
        "theirs": _cells(chance, rows[:-1], roles) if view else {},
        "theirs_rows": theirs if view else {},
        "last": _cells(chance, rows, roles) if copy else {},
        "last_rows": _fees(chance, rows) if copy else {},
    }


def case_of(seed: int) -> dict[str, Any]:
    """Return a made-up case, without what it comes to."""
    chance = Random(seed)
    made = rules(chance)
    moves = {f"f{n}": chance.choice(("keep", "share", "hand-over", "")) for n in range(3)}
    return {"rules": made, "kept": kept(chance, made), "model": "m2", "moves": moves}


def outcome(case: dict[str, Any]) -> dict[str, Any]:
    """Return what Python makes of a case."""
    matrix = Matrix(case["rules"], case["kept"])
    return {
        "findings": matrix.findings(),
        "load": matrix.load(),
        "empty": matrix.empty(),
        "compared": matrix.compared(),
        "changes": matrix.changes(),
        "proposed": matrix.proposed(case["model"], case["moves"]),
    }


if __name__ == "__main__":
    cases = [case_of(seed) for seed in range(COUNT)]
    written = {text: read_letters(text) for text in WRITTEN}
    found = {"letters": written, "cases": [case | {"expected": outcome(case)} for case in cases]}
    FILE.write_text(json.dumps(found, ensure_ascii=False, indent=None) + "\n", encoding="utf-8")
