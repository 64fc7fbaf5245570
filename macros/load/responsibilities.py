"""Rules of the responsibility matrix: what is proposed leaves no hole of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..model.errors import Hint
from ..model.tree import KeyPath

Parts = dict[str, Any]
Finding = tuple[KeyPath, str, Hint]


def check_proposed_letters(parts: Parts) -> Iterator[Finding]:
    """Proposed letters have one A, an R, and the A inside where it cannot leave the company."""
    roles = parts.get("responsibility_roles", {})
    for row in parts.get("responsibilities", {}).values():
        for who, letters in row.letters:
            keys = ("responsibilities", row.id, "letters", who)
            known = {role: letter for role, letter in letters.items() if role in roles}
            if len(known) == len(letters):
                yield from ((keys, *found) for found in _holes(known, roles, row.accountable))


def _holes(letters: Mapping[str, str], roles: Any, where: str) -> Iterator[tuple[str, Hint]]:
    accountable = [role for role, letter in letters.items() if "A" in letter]
    if len(accountable) != 1:
        yield f"{len(accountable)} roles have an A", "one role answers for each row"
    if not any("R" in letter for letter in letters.values()):
        yield "no role has an R", "somebody must do it: write R or AR"
    for role in accountable:
        if where == "company" and roles[role].side != "own":
            yield f"'{role}' is outside the company", "the A of this row belongs to an own role"
