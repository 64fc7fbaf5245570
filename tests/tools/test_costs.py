"""The arithmetic of the cost comparison: worked examples to the last cent, properties, the twin."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from macros.tools.costs.draws import draw
from macros.tools.costs.sums import (
    HIGH,
    LARGEST,
    LIKELY,
    LOW,
    Line,
    Plan,
    Side,
    ranking,
    share,
    totals,
)
from macros.tools.costs.sums import sheets as sheets_of
from macros.tools.costs.turns import crossing, fifths, gap, headcounts, turning, verdict

from .cost_cases import FILE, OUTCOME, as_plan, line, outcome, random_plan, worked_example
from .modules import mapped, run

CASES: list[dict[str, Any]] = json.loads(FILE.read_text(encoding="utf-8"))
PLANS = [random_plan(Random(seed)) for seed in range(60)]
EXAMPLE = worked_example()
PAIR = ("internal", "external")


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    run(page, "tools/costs/turns.js")
    yield page
    page.close()


# --- the worked example


def test_the_example_comes_to_these_cents() -> None:
    assert totals(EXAMPLE) == {"internal": 936_365_81, "external": 955_831_50}
    assert [sheet.years for sheet in sheets_of(EXAMPLE).values()] == [
        [178_000_00, 182_520_00, 187_155_11, 191_908_25, 196_782_45],
        [213_775_00, 170_531_38, 175_425_02, 180_459_93, 215_640_17],
    ]


def test_it_is_cheaper_in_each_year_yet_dearer_over_the_term() -> None:
    inside, outside = sheets_of(EXAMPLE).values()
    running = [
        year - sum(outside.lines[name][i] for name in ("start", "exit"))
        for i, year in enumerate(outside.years)
    ]
    assert all(one < other for one, other in zip(running, inside.years, strict=True))
    assert crossing(outside.years, inside.years).kind == "never"


def test_without_the_exit_it_breaks_even_in_year_five() -> None:
    plan = replace(EXAMPLE, lines=EXAMPLE.lines[:-1])
    found = sheets_of(plan)
    at = crossing(found["external"].years, found["internal"].years)
    assert (at.kind, at.year, -gap(plan, PAIR)) == ("year", 5, 10_534_31)


def test_a_fifth_on_the_fee_turns_the_order_at_139_90() -> None:
    assert fifths(EXAMPLE, PAIR)["fee"] == (-91_389_06, 130_320_45)
    fee = next(each for each in EXAMPLE.lines if each.id == "fee")
    assert turning(EXAMPLE, PAIR, fee) == 139_90
    assert verdict(EXAMPLE, {}, draw(EXAMPLE)).certainty == "close"
    assert headcounts(EXAMPLE, PAIR) == (57, None)


def test_twelve_lines_added_up_have_bounds_that_no_draw_reaches() -> None:
    lines = tuple(line(f"l{i}", "internal", "once", 80_00, 100_00, 140_00) for i in range(12))
    plan = Plan(1, (Side("internal"),), lines)
    assert [totals(plan, level=level)["internal"] for level in (LOW, LIKELY, HIGH)] == [
        960_00,
        1_200_00,
        1_680_00,
    ]
    start, end = draw(plan).middle["internal"]
    assert 1_215_00 < start < 1_230_00
    assert 1_330_00 < end < 1_345_00


# --- properties


@pytest.mark.parametrize("seed", range(60))
def test_low_likely_and_high_stay_in_order_and_the_middle_lies_between(seed: int) -> None:
    plan = PLANS[seed]
    low, likely, high = (totals(plan, level=level) for level in (LOW, LIKELY, HIGH))
    middle = draw(plan).middle
    for name in low:
        assert low[name] <= likely[name] <= high[name]
        assert low[name] <= middle[name][0] <= middle[name][1] <= high[name]


@pytest.mark.parametrize("seed", range(60))
def test_more_cost_never_lowers_a_total(seed: int) -> None:
    plan, more = PLANS[seed], Random(seed).randint(1, 99_999)
    for changed in plan.lines:
        before = totals(plan)
        after = totals(plan, lambda line: line.amounts[LIKELY] + more * (line.id == changed.id))  # noqa: B023
        assert all(after[name] >= before[name] for name in before)


@pytest.mark.parametrize("seed", range(60))
def test_a_line_of_zero_changes_nothing(seed: int) -> None:
    plan = PLANS[seed]
    free = Line("free", plan.sides[0].id, "user-month", (0, 0, 0), 1, plan.term)
    more = replace(plan, lines=(free, *plan.lines))
    assert totals(more) == totals(plan)
    assert draw(more) == draw(plan)


@pytest.mark.parametrize("seed", range(60))
def test_the_gap_changes_its_sign_when_two_models_are_swapped(seed: int) -> None:
    plan = PLANS[seed]
    first, second = ranking(plan)[:2]
    other = {first: second, second: first}
    lines = tuple(replace(each, model=other.get(each.model, each.model)) for each in plan.lines)
    sides = {side.id: side for side in plan.sides}
    swapped = tuple(replace(sides[other.get(side.id, side.id)], id=side.id) for side in plan.sides)
    assert gap(replace(plan, lines=lines, sides=swapped), (first, second)) == -gap(
        plan, (first, second)
    )


@pytest.mark.parametrize("seed", range(60))
def test_a_value_that_turns_the_order_is_the_last_that_keeps_it_or_the_first_that_does_not(
    seed: int,
) -> None:
    plan = PLANS[seed]
    first, second = ranking(plan)[:2]
    for each in plan.lines:
        if each.model not in (first, second):
            continue
        amount, step = turning(plan, (first, second), each), -1 if each.model == first else 1
        if amount is None:
            continue
        at, beside = (
            gap(plan, (first, second), _likely_but(each, value))
            for value in (amount, amount + step)
        )
        assert at <= 0 < beside


def _likely_but(changed: Line, amount: int) -> Any:
    return lambda line: amount if line.id == changed.id else line.amounts[LIKELY]


@pytest.mark.parametrize(
    ("mine", "kind", "year"),
    [
        ([1, 1, 1], "start", 0),
        ([2, 2, 2], "start", 0),
        ([3, 1, 1], "year", 2),
        ([1, 2, 4], "lost", 3),
        ([3, 3, 3], "never", 0),
        ([3, 0, 4], "twice", 3),
    ],
)
def test_when_a_model_breaks_even_has_five_answers(mine: list[int], kind: str, year: int) -> None:
    found = crossing(mine, [2, 2, 2])
    assert (found.kind, found.year) == (kind, year)


def test_an_open_line_of_the_cheapest_leaves_it_open_and_of_the_dearer_does_not() -> None:
    lines = (line("a", "internal", "year", 10_00), line("b", "external", "year", 30_00))
    plan = Plan(3, (Side("internal"), Side("external")), lines)
    drawn = draw(plan)
    found = [
        verdict(plan, missing, drawn).certainty for missing in ({"internal": 1}, {"external": 1})
    ]
    assert found == ["open", "clear"]


def test_the_largest_amounts_are_rounded_exactly(page: Page) -> None:
    chance = Random(13)
    cases = [(chance.randint(0, LARGEST * 7), chance.randint(1, 20_000)) for _ in range(5_000)]
    said = mapped(page, "([amount, part]) => GuideCostSums.share(amount, part)", cases)
    assert said == [(2 * amount * part + 10_000) // 20_000 for amount, part in cases]
    assert said == [share(*case) for case in cases]


# --- the twin


def test_both_languages_come_to_what_is_written(page: Page) -> None:
    expected = [case["expected"] for case in CASES]
    assert [outcome(as_plan(case["plan"]), case["missing"]) for case in CASES] == expected
    assert mapped(page, OUTCOME, CASES) == expected


def test_the_cases_reach_every_certainty_and_crossing() -> None:
    found = [case["expected"] for case in CASES]
    assert {each["verdict"]["certainty"] for each in found} == {"clear", "leaning", "close", "open"}
    kinds = {each["kind"] for case in found for each in case["crossings"]}
    assert kinds == {"start", "year", "lost", "never", "twice"}
