"""What a comparison costs when its amounts vary; overrides/tools/costs/draws.js is the twin.

The draws are computed with fractions: they show a spread, and no cent of theirs is shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import floor, sqrt

from ...decision.race import WORD, mulberry32
from .sums import HIGH, LOW, UNITS, WHOLE, Line, Plan, totals

DRAWS = 2_000
MIDDLE = (DRAWS // 10 - 1, DRAWS * 9 // 10)  # places of the ends of the middle 8 of 10


@dataclass(frozen=True)
class Draws:
    """What 2,000 draws come to: the middle 8 of 10 by model, and how often each is cheapest."""

    middle: dict[str, tuple[int, int]]
    firsts: dict[str, int]


def draw(plan: Plan) -> Draws:
    """Return what the models cost when every amount falls somewhere between low and high.

    What moves together has one draw, which all models share. No draw leaves the outer bounds.
    """
    low, high = totals(plan, level=LOW), totals(plan, level=HIGH)
    drawn = _drawn(plan)
    names = [side.id for side in plan.sides]
    firsts = dict.fromkeys(names, 0)
    for values in zip(*(drawn[name] for name in names), strict=True):
        firsts[names[values.index(min(values))]] += 1
    middle = {}
    for name in names:
        ends = [sorted(drawn[name])[place] for place in MIDDLE]
        start, end = (min(max(floor(each + 0.5), low[name]), high[name]) for each in ends)
        middle[name] = (start, end)
    return Draws(middle, firsts)


def _drawn(plan: Plan) -> dict[str, list[float]]:
    counts = {
        "users": [floor(n + 0.5) for n in _triangle(plan.users, "users")],
        "devices": [floor(n + 0.5) for n in _triangle(plan.devices, "devices")],
    }
    drawn = {side.id: [0.0] * DRAWS for side in plan.sides}
    allowances = {side.id: side.allowance for side in plan.sides}
    for line in plan.lines:
        basis = UNITS[line.unit][0]
        factor = _factor(plan, line, allowances[line.model])
        column = drawn[line.model]
        for i, amount in enumerate(_triangle(line.amounts, line.moves or line.id)):
            units = max(counts[basis][i], line.at_least) if basis in counts else 1
            column[i] += amount * factor * units
    return drawn


def _factor(plan: Plan, line: Line, allowance: int) -> float:
    """Return by what an amount is multiplied over the term, but for users and devices."""
    basis, times = UNITS[line.unit]
    last = min(line.first if line.unit == "once" else line.last, plan.term)
    factor, growth, worth = 0.0, 1.0, 1.0
    for year in range(1, last + 1):
        if year >= line.first:
            factor += growth * worth
            growth *= 1 + line.rise / WHOLE
        worth /= 1 + plan.discount / WHOLE
    factor *= times * (plan.people[line.model] / 100 if basis == "people" else 1)
    factor *= 1 + plan.on_costs / WHOLE if line.on_costs else 1
    factor *= 1 + plan.vat / WHOLE if line.taxed else 1
    return factor * (1 + allowance / WHOLE)


def _triangle(ends: tuple[int, int, int], name: str) -> Iterator[float]:
    """Yield draws from a triangle; those of one name fall at the same place of each."""
    low, likely, high = ends
    numbers = mulberry32(seed_of(name))
    width = high - low
    for _ in range(DRAWS):
        at = next(numbers) / (WORD + 1)
        if not width:
            yield low
        elif at * width < likely - low:
            yield low + sqrt(at * width * (likely - low))
        else:
            yield high - sqrt((1 - at) * width * (high - likely))


def seed_of(name: str) -> int:
    """Return the seed of a name (FNV-1a), so that a line more moves no draw of the others."""
    seed = 0x811C9DC5
    for sign in name:
        seed = (seed ^ ord(sign)) * 0x01000193 & WORD
    return seed
