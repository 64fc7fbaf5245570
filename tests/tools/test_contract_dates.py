"""When contracts end: worked to the day, month ends, properties, the twin."""

from __future__ import annotations

import json
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser

from macros.model.dates import plus_months
from macros.tools.contract_dates import Contract, next_chance, reminders

from .modules import mapped, run
from .service_cases import DATES, TERMS, dated, random_contract

CASES: list[list[Any]] = json.loads(DATES.read_text(encoding="utf-8"))
WORKED = Contract("2024-08-01", first=36, renewal=12, notice=3)


def test_notice_must_be_in_by_30_april_2028_and_then_by_30_april_2029() -> None:
    assert next_chance(WORKED, "2028-01-15") == ("2028-07-31", "2028-04-30", "2028-07-31")
    assert next_chance(WORKED, "2028-05-01") == ("2029-07-31", "2029-04-30", "2028-07-31")
    assert next_chance(WORKED, "2026-01-15")[:2] == ("2027-07-31", "2027-04-30")


def test_reminders_come_180_90_and_30_days_before_and_none_that_has_passed() -> None:
    assert reminders("2028-04-30", "2028-01-15") == [(90, "2028-01-31"), (30, "2028-03-31")]
    assert [days for days, _ in reminders("2028-04-30", "2027-01-01")] == [180, 90, 30]


def test_explicit_renewal_does_not_roll_on() -> None:
    ends = Contract("2024-08-01", first=36, renewal=0, notice=3)
    assert next_chance(ends, "2027-04-30") == ("2027-07-31", "2027-04-30", "2027-07-31")
    assert next_chance(ends, "2027-05-01") == ("2027-07-31", "", "2027-07-31")


def test_month_ends_are_clamped_and_do_not_drift() -> None:
    monthly = Contract("2027-01-31", first=1, renewal=1, notice=0)
    assert [monthly.end(months) for months in (1, 2, 3, 12)] == [
        "2027-02-28",
        "2027-03-30",
        "2027-04-30",
        "2028-01-30",
    ]
    leap = Contract("2024-02-29", first=12, renewal=12, notice=1)
    assert [leap.end(months) for months in (12, 48)] == ["2025-02-28", "2028-02-28"]


def test_a_notice_longer_than_the_term_leads_to_a_later_end() -> None:
    slow = Contract("2026-01-01", first=3, renewal=3, notice=6)
    assert next_chance(slow, "2026-01-01") == ("2026-09-30", "2026-03-30", "2026-03-31")


@pytest.mark.parametrize("seed", range(60))
def test_a_later_start_is_never_due_earlier_and_a_chance_lies_ahead(seed: int) -> None:
    chance = Random(seed)
    given, today = random_contract(chance), f"20{chance.randint(25, 31)}-05-31"
    later = given | {"start": plus_months(given["start"], given["renewal"] or 1)}
    end, by, runs = next_chance(Contract(**given), today)
    assert by == "" or today <= by <= end
    assert runs >= today or runs == end
    first, second = (next(iter(Contract(**each).ends())) for each in (given, later))
    assert first <= second


def test_both_languages_compute_what_is_written_down(browser: Browser) -> None:
    page = browser.new_page()
    run(page, "tools/contract-dates/terms.js")
    expected = [found for _, _, found in CASES]
    assert [dated(contract, today) for contract, today, _ in CASES] == expected
    assert mapped(page, TERMS, CASES) == expected
    page.close()
