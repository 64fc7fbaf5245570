"""The risk register: levels, order, what is to be asked, and the sentence on top.

The twin of overrides/tools/register/model.js and view.js. What a reader keeps is plain data, as the
browser holds it: a rating is "possible/serious", a day "2027-05-31". A level is always looked up in
the matrix, never kept. Both ratings of a risk, today's and the one aimed at, are set by people:
nothing here works one out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from typing import Any

from ..model import RiskMatrix
from ..model.dates import plus_months

Entry = Mapping[str, Any]
Entries = Mapping[str, Entry]
QUARTER = 3  # months between two reviews


def matrix_data(matrix: RiskMatrix) -> dict[str, Any]:
    """Return the matrix as the browser has it: titles, levels with who may accept, cells."""
    return {
        "likelihood": {name: point.title for name, point in matrix.likelihood.items()},
        "impact": {name: point.title for name, point in matrix.impact.items()},
        "levels": {
            name: {
                "title": level.title,
                "tone": matrix.tone(name),
                "by": level.accepted_by,
                "months": level.accepted_for,
            }
            for name, level in matrix.levels.items()
        },
        "cells": matrix.matrix,
    }


class Levels:
    """The matrix of an edition, asked by ratings."""

    def __init__(self, matrix: Mapping[str, Any]) -> None:
        self._matrix = matrix  # as matrix_data() returns it
        self.names = list(matrix["levels"])
        self._scales = (list(matrix["likelihood"]), list(matrix["impact"]))

    def points(self, rating: str) -> tuple[int, ...]:
        """Return a rating as places on both scales; nothing if the matrix lacks a point."""
        pairs = list(zip(rating.split("/"), self._scales, strict=False))
        is_known = rating.count("/") == 1 and all(name in scale for name, scale in pairs)
        return tuple(scale.index(name) for name, scale in pairs) if is_known else ()

    def of(self, rating: str) -> str:
        """Return the level of a rating, or nothing."""
        if not self.points(rating):
            return ""
        likelihood, impact = rating.split("/")
        return str(self._matrix["cells"][likelihood][impact])

    def rank(self, rating: str) -> int:
        """Return the place of a rating's level, the mildest 0; -1 without a level."""
        level = self.of(rating)
        return self.names.index(level) if level else -1

    def moved(self, before: str, after: str) -> str:
        """Return whether a rating went "up" or "down", stayed the "same", or changed "aside"."""
        if before == after:
            return "same"
        rise = self.rank(after) - self.rank(before)
        if rise:
            return "up" if rise > 0 else "down"
        signs = {a - b for a, b in zip(self.points(after), self.points(before), strict=False)}
        if min(signs, default=0) >= 0 < max(signs, default=0):
            return "up"
        return "down" if max(signs, default=0) <= 0 > min(signs, default=0) else "aside"

    def is_above(self, one: str, other: str) -> bool:
        """Return whether a rating is higher than another one on either scale."""
        return any(a > b for a, b in zip(self.points(one), self.points(other), strict=False))

    def likelier(self, rating: str) -> str:
        """Return a rating with the likelihood one point up, where there is one."""
        likelihood, _, impact = rating.partition("/")
        scale = self._scales[0]
        place = min(scale.index(likelihood) + 1, len(scale) - 1)
        return f"{scale[place]}/{impact}"

    def months(self, rating: str) -> int:
        """Return how many months a risk of this rating may be accepted for; 0 without a level."""
        level = self.of(rating)
        return int(self._matrix["levels"][level]["months"]) if level else 0


@dataclass(frozen=True, slots=True)
class Row:
    """A risk of the register with everything that is looked up or counted."""

    id: str
    rating: str  # today's, or the one proposed
    proposed: bool  # nobody has looked at it yet
    level: str
    aim: str
    aim_level: str
    asks: tuple[str, ...]  # what is missing or wrong, as keys of words
    due: str  # the first day on which something is to be done, or ""
    overdue: int  # days since the longest passed of them


class Register:
    """What a reader keeps, on one day."""

    def __init__(
        self, levels: Levels, data: Mapping[str, Entries], proposals: Mapping[str, str], today: str
    ) -> None:
        self.levels, self.today = levels, today
        self.risks = data.get("risks", {})
        self.mitigations = data.get("mitigations", {})
        self.reviews = data.get("reviews", {})
        self._proposals = proposals
        self.rows = sorted((self._row(name) for name in self.risks), key=self._worst_first)

    def _row(self, name: str) -> Row:
        entry = self.risks[name]
        own, aim = entry.get("today", ""), entry.get("aim", "")
        rating = own or entry.get("proposed") or self._proposals.get(name, "")
        days = sorted(self._days(entry))
        level = self.levels.of
        return Row(
            name,
            rating,
            bool(rating and not own),
            level(rating),
            aim,
            level(aim),
            tuple(self._asks(entry, own, rating)),
            days[0] if days else "",
            max(_days_between(days[0], self.today), 0) if days else 0,
        )

    def _worst_first(self, row: Row) -> tuple[int, int, str, str]:
        return -self.levels.rank(row.rating), -row.overdue, row.due or "9", row.id

    def _days(self, entry: Entry) -> Iterator[str]:
        """Yield the days on which something is to be done about a risk."""
        accepted = entry.get("accepted_until") if entry.get("answer") == "accept" else ""
        open_ones = (self.mitigations.get(name, {}) for name in self._open(entry))
        yield from filter(
            None, (entry.get("review"), accepted, *(each.get("due") for each in open_ones))
        )

    def _open(self, entry: Entry) -> list[str]:
        """Return the mitigations of a risk that are not done."""
        return [n for n in entry.get("mitigations", ()) if not self._is_done(n)]

    def _is_done(self, name: str) -> bool:
        return self.mitigations.get(name, {}).get("state") == "done"

    def _asks(self, entry: Entry, rating: str, shown: str) -> Iterator[str]:
        """Yield what is missing, wrong or due at a risk; first, that somebody looks at it."""
        if not self.levels.of(rating):
            yield "proposed" if self.levels.of(shown) else "unrated"
            return
        yield from (f"no_{name}" for name in ("owner", "answer") if not entry.get(name))
        yield from self._asks_of_aim(entry, rating)
        if entry.get("answer") == "accept":
            yield from self._asks_of_acceptance(entry, rating)
        if any(self._is_past(self.mitigations.get(n, {}).get("due")) for n in self._open(entry)):
            yield "mitigation_late"
        if self._is_past(entry.get("review")):
            yield "review_due"

    def _asks_of_aim(self, entry: Entry, rating: str) -> Iterator[str]:
        aim, lowers = entry.get("aim", ""), entry.get("answer") == "lower"
        if aim and self.levels.is_above(aim, rating):
            yield "aim_above"
            return
        if lowers and not aim:
            yield "no_aim"
        is_below = bool(aim) and aim != rating
        names = entry.get("mitigations", ())
        if not names and (lowers or is_below):
            yield "no_mitigation"
        elif is_below and not self._open(entry):
            proven = all(self.mitigations[name].get("proof") for name in names)
            yield "all_done" if proven else "no_proof"

    def _asks_of_acceptance(self, entry: Entry, rating: str) -> Iterator[str]:
        until, on = entry.get("accepted_until", ""), entry.get("accepted_on", "")
        if not all(entry.get(f"accepted_{name}") for name in ("by", "why", "until")):
            yield "acceptance_open"
        if not until:
            return
        if self._is_past(until):
            yield "acceptance_over"
        elif on and until > plus_months(on, self.levels.months(rating)):
            yield "acceptance_long"
        accepted = entry.get("accepted_at", "")
        if accepted and self.levels.rank(rating) > self.levels.rank(accepted):
            yield "acceptance_outgrown"

    def _is_past(self, day: str | None) -> bool:
        return bool(day) and str(day) < self.today

    # Counting

    def count(self, which: str = "level") -> dict[str, int]:
        """Return how many rows have each level; under "" those without one. All rows add up.

        A risk without an aim stays where it is today.
        """
        found = [row.level if which == "level" or not row.aim_level else row.aim_level
                 for row in self.rows]  # fmt: skip
        return {name: found.count(name) for name in (*self.levels.names, "")}

    def asking(self, name: str) -> list[str]:
        """Return the risks at which something is asked, worst first."""
        return [row.id for row in self.rows if name in row.asks]

    def without_owner(self) -> list[str]:
        """Return the risks that nobody owns, looked at or not."""
        return [row.id for row in self.rows if not self.risks[row.id].get("owner")]

    def touched_by(self) -> dict[str, list[str]]:
        """Return for each mitigation the risks that it serves, worst first."""
        found: dict[str, list[str]] = {name: [] for name in self.mitigations}
        for row in self.rows:
            for name in self.risks[row.id].get("mitigations", ()):
                found.setdefault(name, []).append(row.id)
        return found

    def late(self) -> dict[str, int]:
        """Return the mitigations that are late, with the days since they were due."""
        passed = {
            name: _days_between(self.mitigations[name]["due"], self.today)
            for name in self.touched_by()
            if self._is_past(self.mitigations.get(name, {}).get("due")) and not self._is_done(name)
        }
        return dict(sorted(passed.items(), key=lambda each: (-each[1], each[0])))

    def acceptances(self) -> dict[str, str]:
        """Return until when risks are accepted, the soonest first."""
        found = {
            row.id: self.risks[row.id]["accepted_until"]
            for row in self.rows
            if self.risks[row.id].get("answer") == "accept"
            and self.risks[row.id].get("accepted_until")
        }
        return dict(sorted(found.items(), key=lambda each: (each[1], each[0])))

    # Reviews

    def last_review(self, risk: str) -> tuple[str, Entry] | None:
        """Return the day of a risk's last review, and what was said then."""
        days = sorted(key.split("/")[0] for key in self.reviews if key.endswith(f"/{risk}"))
        return (days[-1], self.reviews[f"{days[-1]}/{risk}"]) if days else None

    def moves(self) -> dict[str, str]:
        """Return the risks whose rating is another one than before their last review, and how."""
        found = {}
        for row in self.rows:
            last = self.last_review(row.id)
            was = last[1].get("was", "") if last else ""
            if self.levels.of(was) and not row.proposed:
                found[row.id] = self.levels.moved(was, row.rating)
        return {name: move for name, move in found.items() if move != "same"}

    def unseen(self) -> list[str]:
        """Return the risks that nobody has looked at in the last quarter, worst first."""
        start = plus_months(self.today, -QUARTER)
        last = {row.id: self.last_review(row.id) for row in self.rows}
        return [name for name, found in last.items() if found is None or found[0] < start]

    def next_review(self) -> str:
        """Return the day a quarter after the last review, or nothing."""
        days = sorted(key.split("/")[0] for key in self.reviews)
        return plus_months(days[-1], QUARTER) if days else ""

    # Days for a calendar

    def happenings(self) -> list[tuple[str, str]]:
        """Return the days of mitigations, reviews and acceptances, with ids that stay."""
        open_ones = (name for name in self.touched_by() if not self._is_done(name))
        done = ((f"mitigation-{n}", self.mitigations.get(n, {}).get("due", "")) for n in open_ones)
        reviews = ((f"review-{row.id}", self.risks[row.id].get("review", "")) for row in self.rows)
        ends = ((f"acceptance-{name}", day) for name, day in self.acceptances().items())
        found = ((f"register/{name}", day) for name, day in chain(done, reviews, ends) if day)
        return sorted(found, key=lambda each: (each[1], each[0]))


def _days_between(start: str, end: str) -> int:
    return (date.fromisoformat(end) - date.fromisoformat(start)) // timedelta(days=1)


def proposals(levels: Levels, ratings: Mapping[str, str], raised: Iterable[str]) -> dict[str, str]:
    """Return the rating proposed for each risk: the guide's, and one point likelier if answers
    make it more pressing.
    """
    more = set(raised)
    return {
        name: levels.likelier(rating) if name in more else rating
        for name, rating in ratings.items()
    }
