"""Days that steps and reviews are due: never on a weekend, the same in Python and JavaScript."""

from __future__ import annotations

import json
from calendar import monthrange
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import Page

from macros.model.dates import workday
from macros.render.site import Site

from .small_guide import SmallGuide

FILE = json.loads((Path(__file__).parent / "cases" / "dates.json").read_text(encoding="utf-8"))
CASES = FILE["workdays"]
YEAR = [date(2027, 1, 1) + timedelta(days=number) for number in range(365)]
CALL = "cases => cases.map(([start, days]) => GuideDates.workday(start, days))"


def test_a_day_on_a_weekend_moves_to_the_side_that_its_step_allows() -> None:
    found = [workday(date.fromisoformat(start), days).isoformat() for start, days, _ in CASES]
    assert found == [due for *_, due in CASES]


def test_no_step_is_due_on_a_weekend_or_on_the_wrong_side_of_its_date() -> None:
    for start in YEAR:
        for days in (-90, -3, -2, -1, 1, 2, 3, 75):
            due = workday(start, days)
            assert due.weekday() < 5
            assert (due > start) == (days > 0)
            assert abs(due - start - timedelta(days=days)).days <= 2


def test_the_browser_moves_days_as_python_does(page: Page) -> None:
    page.goto("run/calendar/")
    cases = [*CASES, *([day.isoformat(), days] for day in YEAR for days in (-30, -1, 0, 1, 26))]
    expected = [workday(date.fromisoformat(c[0]), c[1]).isoformat() for c in cases]
    assert page.evaluate(CALL, cases) == expected


def test_a_round_after_a_short_month_is_on_the_day_of_the_first(page: Page) -> None:
    page.goto("run/calendar/")
    rounds = """cases => cases.map(([first, months, days]) => {
      let last = first
      return days.split(" ").map(() => {
        ({ first, day: last } = GuideDates.nextRound(first, last, months))
        return last
      }).join(" ")
    })"""
    cases = [*FILE["rounds"], *([day.isoformat(), 1, in_months(day, 24)] for day in YEAR)]
    assert page.evaluate(rounds, cases) == [days for *_, days in cases]


def test_a_day_that_the_reader_chooses_begins_new_rounds(page: Page) -> None:
    page.goto("run/calendar/")
    found = page.evaluate("GuideDates.nextRound('2027-01-31', '2027-03-15', 1)")
    assert found == {"first": "2027-03-15", "day": "2027-04-15"}


def in_months(start: date, count: int) -> str:
    """Return the same day of the next months, or the last of a month that is too short."""
    months = [divmod(start.month - 1 + number, 12) for number in range(1, count + 1)]
    years = [(start.year + year, month + 1) for year, month in months]
    return " ".join(str(date(y, m, min(start.day, monthrange(y, m)[1]))) for y, m in years)


def test_a_date_that_an_edition_prints_is_no_weekend(small_guide: SmallGuide) -> None:
    small_guide.set("company", "anchors", {"signing": date(2027, 1, 11)})
    assert Site(small_guide.load()).due_date(-2, "signing") == "8 January 2027"
