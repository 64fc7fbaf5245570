"""The kernel: what it promises on any race, and the same in both languages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product
from random import Random
from typing import Any

import pytest

from macros.decision.race import Race, Row, weightings

from .browser import Twin
from .races import FILE, as_case, race_from, random_race, said
from .seeds import each_seed

CASES = json.loads(FILE.read_text(encoding="utf-8"))
RACES, BATCH = 10_000, 500
SMALL = range(300)


def test_python_says_what_the_shared_cases_say() -> None:
    for case in CASES:
        assert (
            json.loads(json.dumps(said(race_from(case["race"]), *case["race"][4:])))
            == case["expected"]
        )


def test_javascript_says_what_the_shared_cases_say(twin: Twin) -> None:
    assert twin.races([case["race"] for case in CASES]) == [case["expected"] for case in CASES]


@pytest.mark.parametrize("first", range(0, RACES, BATCH))
def test_both_languages_say_the_same_of_generated_races(twin: Twin, first: int) -> None:
    races = [random_race(Random(seed)) for seed in range(first, first + BATCH)]
    told = twin.races([as_case(race, seed, 20) for seed, race in enumerate(races, start=first + 1)])
    for seed, race, found in zip(range(first, first + BATCH), races, told, strict=True):
        expected = json.loads(json.dumps(said(race, seed + 1, 20)))
        assert found == expected, f"seed {seed}"


def completed(race: Race) -> Iterator[Race]:
    """Yield every race that it can turn into: ends of spans, and ways of open rows."""
    for rows in product(*(list(_ways(row)) for row in race.rows)):
        yield replace(race, rows=rows)


def _ways(row: Row) -> Iterator[Row]:
    ends = product(*zip(row.low, row.high, strict=True)) if row.known else row.ways or [row.low]
    for values in dict.fromkeys(ends):
        yield Row(row.id, row.weight, tuple(values), tuple(values), row.ways)


def small(seed: int) -> Race:
    """Return a race of few names and rows."""
    race = random_race(Random(seed), most_names=3)
    return replace(race, rows=race.rows[:3])


def first(race: Race) -> str | None:
    """Return who comes first."""
    return race.order[0] if race.order else None


def plain(race: Race) -> Race:
    """Return the race with all spans at their least."""
    return replace(race, rows=tuple(replace(row, high=row.low) for row in race.rows))


@each_seed(SMALL)
def test_totals_and_leads_hold_every_completion(seed: int) -> None:
    race = small(seed)
    known = replace(race, rows=tuple(row for row in race.rows if row.known))
    for one in completed(known):
        for name, span in known.totals.items():
            assert span.least <= one.totals[name].least <= span.most
    for one in completed(race):
        for name, other in combinations(race.names, 2):
            span = race.lead(name, other)
            assert span.least <= one.lead(name, other).least <= span.most


@each_seed(SMALL)
def test_a_settled_race_has_one_winner_whatever_becomes_known(seed: int) -> None:
    race = small(seed)
    if race.settled:
        assert {first(one) for one in completed(race)} == {first(race)}


@each_seed(SMALL)
def test_drivers_and_bases_add_up_to_the_lead(seed: int) -> None:
    race = plain(small(seed))
    if len(race.order) > 1:
        known = replace(race, rows=tuple(row for row in race.rows if row.known))
        pair = race.order[:2]
        total = race.base_lead(*pair) + sum(lead.least for lead in race.drivers(*pair))
        assert total == known.lead(*pair).least
        assert total == race.totals[pair[0]].least - race.totals[pair[1]].least


@each_seed(SMALL)
def test_the_leader_stays_within_the_tipping_weights_and_falls_beyond(seed: int) -> None:
    race = plain(small(seed))
    ranges = {tipping.row: (tipping.lowest, tipping.highest) for tipping in race.tipping_weights()}
    for place, row in enumerate(race.rows):
        lowest, highest = ranges.get(row.id, (0, None))
        for weight in range(30) if row.weight else ():
            rows = (*race.rows[:place], replace(row, weight=weight), *race.rows[place + 1 :])
            stays = first(replace(race, rows=rows)) == first(race)
            assert stays == (lowest <= weight <= (weight if highest is None else highest))


@each_seed(SMALL)
def test_least_changes_is_what_trying_all_changes_finds(seed: int) -> None:
    race = plain(small(seed))
    assert race.least_changes() == fewest(race)
    assert race.by_cell(0, 5).least_changes() == fewest(race.by_cell(0, 5))


def fewest(race: Race) -> int | None:
    """Return in how few rows another way brings another name to the front, by trying."""
    known = [place for place, row in enumerate(race.rows) if row.known and row.ways]
    for count in range(1, min(len(known), 3) + 1):
        for places in combinations(known, count):
            for ways in product(*(race.rows[place].ways for place in places)):
                if first(changed(race, dict(zip(places, ways, strict=True)))) != first(race):
                    return count
    return None if len(known) <= 3 else race.least_changes()


def changed(race: Race, ways: dict[int, Any]) -> Race:
    """Return the race after rows in these places went another way."""
    rows = (
        replace(row, low=ways[place], high=ways[place]) if place in ways else row
        for place, row in enumerate(race.rows)
    )
    return replace(race, rows=tuple(rows))


@each_seed(SMALL)
def test_a_swing_is_the_widest_that_the_ways_of_a_row_move_a_lead(seed: int) -> None:
    race = small(seed)
    for row in race.rows:
        if not row.known and row.ways and len(race.order) > 1:
            places = [race.names.index(name) for name in race.order]
            moves = [[way[places[0]] - way[place] for way in row.ways] for place in places[1:]]
            widest = max(max(each) - min(each) for each in moves)
            assert race.swings()[row.id] == row.weight * widest


@each_seed(range(100))
def test_robustness_counts_who_is_first_in_every_completion_and_in_any(seed: int) -> None:
    race, count = small(seed), 10
    known = replace(race, rows=tuple(row for row in race.rows if row.known))
    expected = {name: [0, 0] for name in known.names}
    for percents in weightings(seed + 1, len(known.names) + len(known.rows), count):
        winners = [first(weighted(one, percents)) for one in completed(known)]
        for name in known.names:
            expected[name][0] += set(winners) == {name}
            expected[name][1] += name in winners
    assert {n: list(span) for n, span in known.robustness(seed + 1, count).items()} == expected


def weighted(race: Race, percents: tuple[int, ...]) -> Race:
    """Return the race with bases and weights multiplied by these."""
    bases = tuple(base * percent for base, percent in zip(race.bases, percents, strict=False))
    weights = percents[len(race.names) :]
    rows = (
        replace(row, weight=row.weight * percent)
        for row, percent in zip(race.rows, weights, strict=True)
    )
    return replace(race, bases=bases, rows=tuple(rows))


@each_seed(SMALL)
def test_a_name_more_changes_no_total_and_no_order_of_the_others(seed: int) -> None:
    race = small(seed)
    fewer = Race(
        race.names[:-1],
        race.bases[:-1],
        tuple(replace(r, low=r.low[:-1], high=r.high[:-1], ways=()) for r in race.rows),
        race.out,
    )
    assert fewer.totals == {name: race.totals[name] for name in fewer.names}
    assert fewer.order == tuple(name for name in race.order if name != race.names[-1])


def test_the_worked_example_of_three_providers() -> None:
    weights = {"first": 5, "second": 4, "third": 3}
    low = {"first": (4, 2, 0), "second": (3, 3, 1), "third": (5, 0, 2)}
    high = {"first": (4, 2, 5), "second": (3, 5, 1), "third": (5, 5, 2)}
    rows = tuple(Row(name, weight, low[name], high[name]) for name, weight in weights.items())
    race = Race(("Alpha", "Beta", "Gamma"), (0, 0, 0), rows)
    shown = {
        name: [(200 * points + 60) // 120 for points in span] for name, span in race.totals.items()
    }
    assert shown == {"Alpha": [78, 78], "Beta": [37, 75], "Gamma": [17, 58]}
    assert race.settled
    assert race.robustness(7, 100)["Alpha"].least <= race.robustness(7, 100)["Alpha"].most
