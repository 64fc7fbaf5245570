"""The responsibility matrix: who has which part, what the checks find, how two views compare.

The twin of overrides/tools/responsibilities/grid.js. What a company keeps is plain data, as the
browser holds it: letters stand under "row/role" as "A", "R", "AR", "C" or "I". Nothing depends on
the order in which rows and roles were entered.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Fields = Mapping[str, Any]
Finding = dict[str, Any]
LETTERS = ("A", "R", "C", "I")
HOURS = ("office", "extended", "always")
MOVES = {"keep": "own", "share": "shared", "hand-over": "provider"}
# How far apart two views of a row are, the worst first.
STATES = ("nobody", "both", "share", "accountable", "fee", "detail", "unanswered", "agreed")
ROLE: dict[str, Any] = {"title": "", "side": "own", "hours": "office", "person": "", "deputy": ""}
ROW: dict[str, Any] = {
    "title": "", "company": False, "hours": "office", "duty": "", "fee": "", "split": "",
}  # fmt: skip
FEWEST = 6  # rows that somebody must answer for before a third of them says anything


def read_letters(text: str) -> str | None:
    """Return what somebody typed as letters: "a/r" is "AR", "-" is ""; None if it is none."""
    found = "".join(sorted({*re.sub(r"[\s/+,;&.|–—-]", "", text.upper())}))
    return found if found in ("", "AR", *LETTERS) else None


def has(letters: str, letter: str) -> bool:
    """Return whether letters such as "AR" hold one of them."""
    return letter in letters


class Matrix:
    """What a company keeps of its matrix, over the rows and roles of the guide."""

    def __init__(self, rules: Mapping[str, Fields], kept: Mapping[str, Fields]) -> None:
        self._rules, self._kept = rules, {"rows": {}, "roles": {}, **kept}
        self.roles = {name: self._role(name) for name in self._names("roles")}
        self.rows = {name: self._row(name) for name in self._names("rows")}
        self.filled = [row for row in self.rows if any(self.letters(row, x) for x in self.roles)]

    def _names(self, kind: str) -> list[str]:
        own = self._kept.get(kind, {})
        names = dict.fromkeys([*self._rules[kind], *sorted(own)])
        return [name for name in names if not own.get(name, {}).get("out")]

    def _role(self, name: str) -> Fields:
        return {**ROLE, **self._rules["roles"].get(name, {}), **self._kept["roles"].get(name, {})}

    def _row(self, name: str) -> Fields:
        return {**ROW, **self._rules["rows"].get(name, {}), **self._kept["rows"].get(name, {})}

    # --- who has which part

    def letters(self, row: str, role: str, view: str = "cells") -> str:
        """Return the letters of a role in a row, or nothing."""
        return str(self._kept.get(view, {}).get(f"{row}/{role}", {}).get("letters", ""))

    def holders(self, row: str, letter: str, view: str = "cells") -> list[str]:
        """Return the roles that have a letter in a row."""
        return [role for role in self.roles if has(self.letters(row, role, view), letter)]

    def sides(self, row: str, view: str = "cells") -> set[str]:
        """Return the sides that do a row."""
        return {self.roles[role]["side"] for role in self.holders(row, "R", view)}

    def person(self, role: str) -> str:
        """Return who a role is: its person, or the role itself while nobody is named."""
        return _folded(self.roles[role]["person"]) or f"role {role}"

    def load(self) -> dict[str, dict[str, int]]:
        """Return how many rows each role has with each letter."""
        return {
            role: {
                letter: sum(has(self.letters(row, role), letter) for row in self.rows)
                for letter in LETTERS
            }
            for role in self.roles
        }

    # --- what the checks find

    def findings(self) -> list[Finding]:
        """Return what every check finds, in the order of the checks."""
        return [
            {"check": check, **found}
            for check in self._rules["checks"]
            if check in FINDERS
            for found in sorted(FINDERS[check](self), key=lambda each: (each["row"], each["roles"]))
        ]

    def empty(self) -> int:
        """Return how many rows nobody has a part in."""
        return len(self.rows) - len(self.filled)

    # --- the other side, and last year

    def compared(self) -> list[Finding]:
        """Return how the other side's view of each row compares with ours, the worst first."""
        answered = {*self._kept.get("theirs_rows", {})}
        answered |= {key.split("/")[0] for key in self._kept.get("theirs", {})}
        found = [
            {"row": row, "state": self.state(row) if row in answered else "unanswered"}
            for row in self.rows
            if row in answered or answered
        ]
        return sorted(found, key=lambda each: STATES.index(each["state"]))

    def state(self, row: str) -> str:
        """Return how far apart both views of a row are."""
        ours, theirs = self.sides(row), self.sides(row, "theirs")
        we, they = "own" in ours, "provider" in theirs
        common = {*self.holders(row, "R")} & {*self.holders(row, "R", "theirs")}
        if not we and not they and not common:
            return "nobody"
        if we and they and "provider" not in ours and "own" not in theirs:
            return "both"
        return "share" if ours != theirs else self._nearer(row)

    def _nearer(self, row: str) -> str:
        """Return what differs where both agree on the sides that do a row."""
        ours, theirs = (self.holders(row, "A", view) for view in ("cells", "theirs"))
        if theirs and ours != theirs:
            return "accountable"
        fees = self.rows[row]["fee"], self._kept.get("theirs_rows", {}).get(row, {}).get("fee", "")
        if all(fees) and fees[0] != fees[1]:
            return "fee"
        by_answer = self._kept.get("theirs_rows", {}).get(row, {}).get("answer")
        same = all(self.letters(row, x) == self.letters(row, x, "theirs") for x in self.roles)
        return "agreed" if same or by_answer else "detail"

    def changes(self) -> list[Finding]:
        """Return every cell and fee that is another one than in last year's copy."""
        if not (self._kept.get("last") or self._kept.get("last_rows")):
            return []
        cells = [
            (row, role, self.letters(row, role, "last"), self.letters(row, role))
            for row in self.rows
            for role in self.roles
        ]
        fees = [(row, "", self._last_fee(row), self.rows[row]["fee"]) for row in self.rows]
        names = ("row", "role", "before", "after")
        return [
            dict(zip(names, each, strict=True))
            for each in sorted(cells + fees)
            if each[2] != each[3]
        ]

    def _last_fee(self, row: str) -> str:
        return str(self._kept.get("last_rows", {}).get(row, {}).get("fee", ""))

    # --- what is proposed

    def proposed(self, model: str, moves: Mapping[str, str]) -> dict[str, str]:
        """Return the letters proposed for rows without any, by "row/role"."""
        found = {}
        for name, row in self._rules["rows"].items():
            if name in self.rows and name not in self.filled:
                starts = row["starts"].get(model, "own")
                letters = row["letters"][MOVES.get(moves.get(row["function"], ""), starts)]
                for role in letters:
                    if role in self.roles:
                        found[f"{name}/{role}"] = letters[role]
        return found


def _folded(text: str) -> str:
    return " ".join(text.split()).lower()


def _found(row: str = "", roles: Iterable[str] = (), count: int = 0) -> Finding:
    return {"row": row, "roles": sorted(roles), "count": count}


def _no_accountable(of: Matrix) -> Iterator[Finding]:
    return (_found(row) for row in of.filled if not of.holders(row, "A"))


def _two_accountable(of: Matrix) -> Iterator[Finding]:
    rows = ((row, of.holders(row, "A")) for row in of.filled)
    return (_found(row, roles) for row, roles in rows if len(roles) > 1)


def _no_responsible(of: Matrix) -> Iterator[Finding]:
    return (_found(row) for row in of.filled if not of.holders(row, "R"))


def _accountable_outside(of: Matrix) -> Iterator[Finding]:
    for row in of.filled:
        roles = [role for role in of.holders(row, "A") if of.roles[role]["side"] != "own"]
        if of.rows[row]["company"] and roles:
            yield _found(row, roles)


def _role_twice(of: Matrix) -> Iterator[Finding]:
    names: dict[str, list[str]] = {}
    for role in of.roles:
        names.setdefault(_folded(of.roles[role]["title"]), []).append(role)
    return (_found("", roles) for name, roles in names.items() if name and len(roles) > 1)


def _no_split(of: Matrix) -> Iterator[Finding]:
    rows = ((row, of.holders(row, "R")) for row in of.filled if not of.rows[row]["split"].strip())
    return (_found(row, roles) for row, roles in rows if len(roles) > 1)


def _outside_hours(of: Matrix) -> Iterator[Finding]:
    for row in of.filled:
        roles = of.holders(row, "R")
        there = [HOURS.index(of.roles[role]["hours"]) for role in roles]
        if there and max(there) < HOURS.index(of.rows[row]["hours"]):
            yield _found(row, roles)


def _nobody_inside(of: Matrix) -> Iterator[Finding]:
    inside = [role for role in of.roles if of.roles[role]["side"] == "own"]
    return (_found(row) for row in of.filled if not any(of.letters(row, x) for x in inside))


def _providers(of: Matrix, row: str) -> list[str]:
    return [role for role in of.holders(row, "R") if of.roles[role]["side"] == "provider"]


def _not_covered(of: Matrix) -> Iterator[Finding]:
    rows = ((row, _providers(of, row)) for row in of.filled)
    return (_found(row, x) for row, x in rows if x and of.rows[row]["fee"] == "not-covered")


def _paid_and_not_done(of: Matrix) -> Iterator[Finding]:
    rows = (row for row in of.filled if of.rows[row]["fee"] in ("included", "extra"))
    return (_found(row) for row in rows if of.holders(row, "R") and not _providers(of, row))


def _doers(of: Matrix, duty: str, letters: str = "R") -> list[str]:
    rows = [row for row in of.filled if of.rows[row]["duty"] == duty]
    return sorted({x for row in rows for letter in letters for x in of.holders(row, letter)})


def _watch_cannot_act(of: Matrix) -> Iterator[Finding]:
    acting = _doers(of, "act")
    able = {of.person(role) for role in acting}
    watching = [role for role in _doers(of, "watch") if of.person(role) not in able]
    return iter([_found("", watching)] if acting and watching else [])


def _backup_deletable(of: Matrix) -> Iterator[Finding]:
    able = {of.person(role) for role in _doers(of, "backup-delete")}
    roles = [role for role in _doers(of, "backup-run") if of.person(role) in able]
    return iter([_found("", roles)] if roles else [])


def _overloaded(of: Matrix) -> Iterator[Finding]:
    counts: dict[str, set[str]] = {}
    roles: dict[str, set[str]] = {}
    for row in of.filled:
        for role in of.holders(row, "A"):
            counts.setdefault(of.person(role), set()).add(row)
            roles.setdefault(of.person(role), set()).add(role)
    total = sum(bool(of.holders(row, "A")) for row in of.filled)
    for person, rows in counts.items():
        if total >= FEWEST and len(rows) * 3 > total:
            yield _found("", roles[person], len(rows))


def _no_deputy(of: Matrix) -> Iterator[Finding]:
    for role, counts in of.load().items():
        if counts["A"] and not of.roles[role]["deputy"].strip():
            yield _found("", [role], counts["A"])


def _own_deputy(of: Matrix) -> Iterator[Finding]:
    for role, fields in of.roles.items():
        if _folded(fields["deputy"]) and _folded(fields["deputy"]) == _folded(fields["person"]):
            yield _found("", [role])


def _no_name(of: Matrix) -> Iterator[Finding]:
    for role in of.roles:
        count = sum(bool(of.letters(row, role)) for row in of.rows)
        if count and not of.roles[role]["person"].strip():
            yield _found("", [role], count)


FINDERS = {
    "no-accountable": _no_accountable,
    "two-accountable": _two_accountable,
    "no-responsible": _no_responsible,
    "accountable-outside": _accountable_outside,
    "role-twice": _role_twice,
    "no-split": _no_split,
    "outside-hours": _outside_hours,
    "nobody-inside": _nobody_inside,
    "not-covered": _not_covered,
    "paid-and-not-done": _paid_and_not_done,
    "watch-cannot-act": _watch_cannot_act,
    "backup-deletable": _backup_deletable,
    "overloaded": _overloaded,
    "no-deputy": _no_deputy,
    "own-deputy": _own_deputy,
    "no-name": _no_name,
}
