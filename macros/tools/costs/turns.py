"""What moves a comparison, and what turns it; overrides/tools/costs/turns.js is the twin."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from .draws import DRAWS, Draws
from .sums import (
    HIGH,
    LARGEST,
    LIKELY,
    LOW,
    UNITS,
    WHOLE,
    Line,
    Plan,
    quantity,
    ranking,
    share,
    sheets,
    totals,
)

FIFTH = 2_000
MOST_USERS = 100_000


@dataclass(frozen=True)
class Crossing:
    """When one model's cumulated cost falls to the other's: the year, and what kind it is.

    start: never above it; year: from that year end on; lost: below it before, above from that year
    on; never: always above; twice: it crosses more than once.
    """

    kind: str
    year: int = 0


def gap(plan: Plan, pair: tuple[str, str], amount: Callable[[Line], int] | None = None) -> int:
    """Return by how much the second model of a pair is dearer than the first."""
    sides = tuple(side for side in plan.sides if side.id in pair)
    found = totals(replace(plan, sides=sides), amount)
    return found[pair[1]] - found[pair[0]]


def crossing(mine: list[int], other: list[int]) -> Crossing:
    """Return when the cumulated cost of the first falls to or below that of the second."""
    behind, so_far = [], 0
    for one, two in zip(mine, other, strict=True):
        so_far += one - two
        behind.append(so_far > 0)
    turns = [y for y in range(1, len(behind)) if behind[y] != behind[y - 1]]
    if not turns:
        return Crossing("never" if behind[0] else "start")
    if len(turns) > 1:
        return Crossing("twice", turns[-1] + 1)
    return Crossing("year" if behind[0] else "lost", turns[0] + 1)


@dataclass(frozen=True)
class Swing:
    """The gap of a pair when one thing alone is low, and when it is high."""

    id: str
    low: int
    high: int

    @property
    def width(self) -> int:
        """Return how far it moves the gap."""
        return abs(self.high - self.low)


def swings(plan: Plan, pair: tuple[str, str]) -> list[Swing]:
    """Return what moves the gap of a pair, one thing at a time, what moves it most first."""
    found = [
        Swing(line.id, *(gap(plan, pair, _with(line, line.amounts[end])) for end in (LOW, HIGH)))
        for line in plan.lines
        if line.model in pair
    ]
    for name, counts in (("users", plan.users), ("devices", plan.devices)):
        low, high = (gap(_with_count(plan, name, counts[end]), pair) for end in (LOW, HIGH))
        found.append(Swing(name, low, high))
    return sorted((each for each in found if each.width), key=lambda each: -each.width)


def _with_count(plan: Plan, name: str, count: int) -> Plan:
    counts = (count, count, count)
    return replace(plan, users=counts) if name == "users" else replace(plan, devices=counts)


def fifths(plan: Plan, pair: tuple[str, str]) -> dict[str, tuple[int, int]]:
    """Return the gap of a pair when a line is a fifth lower, and a fifth higher, line by line."""
    found = {}
    for line in (line for line in plan.lines if line.model in pair):
        amounts = (share(line.amounts[LIKELY], rate) for rate in (WHOLE - FIFTH, WHOLE + FIFTH))
        low, high = (gap(plan, pair, _with(line, amount)) for amount in amounts)
        found[line.id] = (low, high)
    return found


def _with(changed: Line, amount: int) -> Callable[[Line], int]:
    return lambda line: amount if line.id == changed.id else line.amounts[LIKELY]


def biggest(plan: Plan, pair: tuple[str, str], count: int = 5) -> list[Line]:
    """Return the lines of a pair that cost most over the term."""
    found = sheets(plan)
    own = [line for line in plan.lines if line.model in pair]
    return sorted(own, key=lambda line: -sum(found[line.model].lines[line.id]))[:count]


def turning(plan: Plan, pair: tuple[str, str], line: Line) -> int | None:
    """Return the amount of a line at which a pair is equal or its order is just kept or turned.

    Of the dearer model it is the highest amount at which that one is no longer dearer; of the
    cheaper one the lowest at which it is no longer cheaper. None if no amount does it.
    """
    units = quantity(plan, line)
    if not units:
        return None
    most = LARGEST * 100 // units
    if line.model == pair[0]:
        return _first(1, most, lambda amount: gap(plan, pair, _with(line, amount)) <= 0)
    above = _first(0, most, lambda amount: gap(plan, pair, _with(line, amount)) > 0)
    return most if above is None else above - 1 if above else None


def _first(low: int, high: int, holds: Callable[[int], bool]) -> int | None:
    """Return the first number at which something holds that goes on holding, or None."""
    if not holds(high):
        return None
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return low


def headcounts(plan: Plan, pair: tuple[str, str]) -> tuple[int | None, int | None]:
    """Return the nearest number of users below and above today's at which the order turns."""
    now = plan.users[LIKELY]
    order = gap(plan, pair) > 0

    def turned(users: int) -> bool:
        return (gap(_with_count(plan, "users", users), pair) > 0) != order

    # Between two minimum quantities the gap is a straight line, so it turns at most once.
    marks = sorted({line.at_least for line in plan.lines if UNITS[line.unit][0] == "users"})
    down = [now, *(mark for mark in reversed(marks) if 1 < mark < now), 1]
    up = [now, *(mark for mark in marks if now < mark < MOST_USERS), MOST_USERS]
    return (_nearest(down, turned), _nearest(up, turned)) if now else (None, None)


def _nearest(marks: list[int], turned: Callable[[int], bool]) -> int | None:
    for start, end in pairwise(marks):
        if turned(end):
            step = 1 if end > start else -1
            far = _first(1, abs(end - start), lambda off: turned(start + step * off))  # noqa: B023
            return start + step * (far or 0)
    return None


@dataclass(frozen=True)
class Verdict:
    """What the comparison says, with the word of the questionnaire for how sure it is."""

    certainty: str  # clear, leaning, close, open
    first: str
    second: str
    gap: int
    times: int  # in so many draws the first is the cheapest
    turned_by: str = ""  # the line that turns the order when a fifth is added or taken away


def verdict(plan: Plan, missing: Mapping[str, int], drawn: Draws) -> Verdict:
    """Return which model is cheapest, and how sure that is; `missing` counts open lines by model.

    It is open if the cheapest lacks a line, since a cost can only be added. It is too close to
    call if a fifth on one line turns the order, or if fewer than 7 of 10 draws keep it.
    """
    first, second = ranking(plan)[:2]
    pair, distance = (first, second), gap(plan, (first, second))
    turners = [(abs(end - distance), name) for name, ends in fifths(plan, pair).items()
               for end in ends if end <= 0]  # fmt: skip
    turned_by = max(turners)[1] if turners else ""
    times = drawn.firsts[first]
    if missing.get(first):
        certainty = "open"
    elif turned_by or distance == 0 or times * 10 < DRAWS * 7:
        certainty = "close"
    else:
        certainty = "clear" if times * 10 >= DRAWS * 9 else "leaning"
    return Verdict(certainty, first, second, distance, times, turned_by)
