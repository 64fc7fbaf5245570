"""Races for tests: any number by chance, and those of tests/cases/race.json.

`python -m tests.decision.races` writes the cases anew: only when the kernel is meant to change.
"""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

from macros.decision.race import Race, Row

FILE = Path(__file__).parents[1] / "cases" / "race.json"
COUNT, FIRST_SEED = 40, 2_000_000
# Names that would hurt a browser that keeps points in a careless object.
NAMES = ("alpha", "constructor", "gamma", "tostring", "epsilon")


def random_race(chance: Random, most_names: int = 5) -> Race:
    """Return a race of two to five names with known rows, spans, open rows and ties."""
    names = NAMES[: chance.randint(2, most_names)]
    bases = tuple(-chance.choice((0, 0, 0, 1, 5, 12)) for _ in names)
    rows = tuple(_random_row(chance, f"row-{i}", len(names)) for i in range(chance.randint(0, 6)))
    out = tuple(name for name in names if chance.random() < 0.15)
    return Race(names, bases, rows, out)


def _random_row(chance: Random, name: str, count: int) -> Row:
    def values() -> tuple[int, ...]:
        return tuple(chance.choice((0, 0, 1, 2, 3, 5)) for _ in range(count))

    low, nothing = values(), (0,) * count
    ways = tuple(values() for _ in range(chance.choice((0, 2, 3))))
    weight, kind = chance.choice((0, 1, 2, 2, 5, 10)), chance.choice("sssbbo")
    if kind == "o":
        return Row(name, weight, nothing, nothing, ways, known=False)
    high = tuple(min(5, v + chance.choice((0, 0, 1, 5))) for v in low) if kind == "b" else low
    return Row(name, weight, low, high, ways)


def said(race: Race, seed: int, count: int) -> dict[str, Any]:
    """Return everything that Python says of a race, in the names of JavaScript."""
    first = race.order[:2] if len(race.order) > 1 else None
    return {
        "totals": {name: list(span) for name, span in race.totals.items()},
        "order": list(race.order),
        "settled": race.settled,
        "swings": race.swings(),
        "leads": [[list(race.lead(one, other)) for other in race.names] for one in race.names],
        "drivers": [each._asdict() for each in race.drivers(*first)] if first else [],
        "tippingWeights": [each._asdict() for each in race.tipping_weights()],
        "leastChanges": race.least_changes(),
        "cells": race.by_cell(0, 5).least_changes(),
        "robustness": {name: list(span) for name, span in race.robustness(seed, count).items()},
    }


def as_case(race: Race, seed: int, count: int) -> list[Any]:
    """Return a race as plain data, with the seed and the number of its weightings."""
    rows = [{name: getattr(row, name) for name in Row.__slots__} for row in race.rows]
    return [race.names, race.bases, rows, race.out, seed, count]


def race_from(case: list[Any]) -> Race:
    """Return the race of plain data."""
    names, bases, rows, out = case[:4]
    ends = (
        {end: tuple(row[end]) for end in ("low", "high")} | {"ways": tuple(map(tuple, row["ways"]))}
        for row in rows
    )
    made = (Row(**{**row, **end}) for row, end in zip(rows, ends, strict=True))
    return Race(tuple(names), tuple(bases), tuple(made), tuple(out))


def write() -> None:
    """Write the cases, one on each line, so that a change shows which of them change."""
    chances = (Random(FIRST_SEED + number) for number in range(COUNT))
    races = ((random_race(chance), chance.randint(1, 2**32 - 1), 20) for chance in chances)
    cases = ({"race": as_case(*each), "expected": said(*each)} for each in races)
    lines = (json.dumps(case, separators=(",", ":")) for case in cases)
    FILE.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")


if __name__ == "__main__":
    write()
