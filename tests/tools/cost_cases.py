"""Cost comparisons for tests, and what they come to.

`python -m tests.tools.cost_cases` writes tests/cases/costs.json anew: only when the arithmetic is
itself meant to change.
"""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path
from random import Random
from typing import Any

from macros.tools.costs.draws import draw
from macros.tools.costs.sums import HIGH, LIKELY, LOW, UNITS, Line, Plan, Side, ranking, sheets
from macros.tools.costs.turns import (
    biggest,
    crossing,
    fifths,
    headcounts,
    swings,
    turning,
    verdict,
)

FILE = Path(__file__).parents[1] / "cases" / "costs.json"
COUNT = 30
# What the twin says of a plan, in the words of outcome().
OUTCOME = """({ plan, missing }) => {
  const { sheets, ranking } = GuideCostSums, turns = GuideCostTurns
  const pair = ranking(plan).slice(0, 2), [first, second] = pair, found = sheets(plan)
  const drawn = GuideCostDraws.draw(plan), crossed = (one, other) =>
    turns.crossing(found[one].years, found[other].years)
  return {
    sheets: [0, 1, 2].map((level) => sheets(plan, undefined, level)), drawn,
    verdict: turns.verdict(plan, missing, drawn),
    swings: turns.swings(plan, pair), fifths: turns.fifths(plan, pair),
    turning: turns.biggest(plan, pair)
      .map((line) => [line.id, turns.turning(plan, pair, line) ?? null]),
    headcounts: turns.headcounts(plan, pair).map((count) => count ?? null),
    crossings: [crossed(second, first), crossed(first, second)],
  }
}"""


def line(name: str, model: str, unit: str, *amounts: int, **fields: Any) -> Line:
    """Return a line; one amount stands for all three."""
    low, likely, high = amounts if len(amounts) == 3 else amounts * 3
    return Line(name, model, unit, (low, likely, high), **{"first": 1, "last": 5, **fields})


def worked_example() -> Plan:
    """Return the example of the page: cheaper in every single year, yet dearer over the term."""
    wages = {"rise": 250, "on_costs": True, "moves": "salaries"}
    return Plan(
        5,
        (Side("internal", 200), Side("external", 25)),
        (
            line("salaries", "internal", "person-year", 62_000_00, **wages),
            line("tools", "internal", "year", 14_000_00, rise=300),
            line("cover", "internal", "year", 9_000_00, rise=250),
            line("fee", "external", "user-month", 145_00, rise=300, moves="fee"),
            line("steering", "external", "year", 24_000_00, rise=250),
            line("extra", "external", "year", 18_000_00, rise=300),
            line("retained", "external", "person-year", 62_000_00, **wages),
            line("start", "external", "once", 48_000_00),
            line("exit", "external", "once", 30_000_00, first=5),
        ),
        users=(60, 60, 60),
        on_costs=2500,
    )


def random_plan(chance: Random) -> Plan:
    """Return a comparison of two to four models with odd lines."""
    term = chance.randint(3, 7)
    sides = tuple(
        Side(name, chance.choice((0, 25, 200, 520)), chance.choice((0, 0, 1000)))
        for name in ("today", "internal", "hybrid", "external")[: chance.randint(2, 4)]
    )
    lines = [
        _random_line(chance, f"l{i}", side.id, term)
        for i, side in enumerate(chance.choice(sides) for _ in range(chance.randint(2, 9)))
    ]
    return Plan(
        term,
        sides,
        tuple(lines),
        users=_three(chance, 200),
        devices=_three(chance, 300),
        discount=chance.choice((0, 0, 350)),
        on_costs=chance.choice((0, 2150)),
        vat=chance.choice((0, 1800)),
    )


def _random_line(chance: Random, name: str, model: str, term: int) -> Line:
    first = chance.randint(1, term)
    return Line(
        name,
        model,
        chance.choice(sorted(UNITS)),
        _three(chance, chance.choice((100, 99_999, 20_000_000))),
        first,
        chance.randint(first, term + 1),
        chance.choice((0, 250, 333, -500)),
        chance.choice((0, 0, 50)),
        chance.choice(("", "", "salaries", "fee")),
        chance.random() < 0.3,
        chance.random() < 0.3,
    )


def _three(chance: Random, most: int) -> tuple[int, int, int]:
    low, likely, high = sorted(chance.randint(0, most) for _ in range(3))
    return low, likely, high


def outcome(plan: Plan, missing: dict[str, int]) -> dict[str, Any]:
    """Return everything that Python says of a comparison."""
    drawn = draw(plan)
    first, second = ranking(plan)[:2]
    pair, found = (first, second), sheets(plan)
    levels = [sheets(plan, level=level) for level in (LOW, LIKELY, HIGH)]
    said = {
        "sheets": [
            {name: asdict(sheet) | {"total": sheet.total} for name, sheet in level.items()}
            for level in levels
        ],
        "drawn": asdict(drawn),
        "verdict": asdict(verdict(plan, missing, drawn)),
        "swings": [asdict(swing) for swing in swings(plan, pair)],
        "fifths": fifths(plan, pair),
        "turning": [(each.id, turning(plan, pair, each)) for each in biggest(plan, pair)],
        "headcounts": headcounts(plan, pair),
        "crossings": [
            asdict(crossing(found[one].years, found[other].years))
            for one, other in ((second, first), pair)
        ],
    }
    return dict(json.loads(json.dumps(said)))


def as_plan(data: dict[str, Any]) -> Plan:
    """Return a comparison from its data."""
    three = {name: tuple(data[name]) for name in ("users", "devices")}
    lines = tuple(Line(**each | {"amounts": tuple(each["amounts"])}) for each in data["lines"])
    sides = tuple(Side(**each) for each in data["sides"])
    return Plan(**data | three | {"lines": lines, "sides": sides})


def write() -> None:
    """Write the cases: the worked example, the same without its last line, and random ones."""
    example = worked_example()
    plans = [example, replace(example, lines=example.lines[:-1])]
    plans += [random_plan(Random(1_300_000 + seed)) for seed in range(COUNT)]
    cases = []
    for i, plan in enumerate(plans):
        missing = {side.id: 1 for side in plan.sides} if i % 5 == 4 else {}
        data = json.loads(json.dumps(asdict(plan)))
        cases.append({"plan": data, "missing": missing, "expected": outcome(plan, missing)})
    lines = (json.dumps(case, separators=(",", ":")) for case in cases)
    FILE.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")


if __name__ == "__main__":
    write()
