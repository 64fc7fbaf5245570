"""The arithmetic of service and liability: worked to the minute, properties, the twin."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from macros.tools.service_levels import WHOLE, Hours, allowed, borne, due, measured

from .modules import mapped, run
from .service_cases import COMPUTED, LEVELS, OUTCOMES, hours_of, random_hours, random_moment

CASES: list[list[Any]] = json.loads(LEVELS.read_text(encoding="utf-8"))
OFFICE = Hours(8 * 60, 17 * 60)
WEDNESDAY = datetime(2026, 12, 23, 16)


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    run(page, "tools/service-levels/sums.js")
    yield page
    page.close()


def test_99_5_percent_allow_216_minutes_and_66_in_office_hours() -> None:
    assert allowed([9_950_000], measured(1440, 30)) == 216
    assert allowed([9_950_000], measured(10 * 60, 22)) == 66


def test_three_services_of_99_9_in_a_row_allow_129_minutes_not_43() -> None:
    assert allowed([9_990_000] * 3, measured(1440, 30)) == 129
    assert allowed([9_990_000], measured(1440, 30)) == 43


def test_four_hours_logged_at_16_are_due_at_11_on_the_next_working_day() -> None:
    christmas = Hours(8 * 60, 17 * 60, holidays=[date(2026, 12, 24), date(2026, 12, 25)])
    assert due(WEDNESDAY, 240, OFFICE) == datetime(2026, 12, 24, 11)
    assert due(WEDNESDAY, 240, christmas) == datetime(2026, 12, 28, 11)
    assert due(datetime(2026, 12, 25, 16), 240, OFFICE) == datetime(2026, 12, 28, 11)


def test_hours_over_midnight_belong_to_the_day_they_start_on() -> None:
    friday_night = Hours(22 * 60, 6 * 60, days=[4])
    assert due(datetime(2026, 11, 28, 5), 60, friday_night) == datetime(2026, 11, 28, 6)
    assert due(datetime(2026, 11, 28, 5), 61, friday_night) == datetime(2026, 12, 4, 22, 1)


def test_a_target_without_a_day_of_service_is_never_due() -> None:
    assert due(WEDNESDAY, 1, Hours(0, 0, days=[])) is None


def test_the_loss_that_stays_is_what_neither_provider_nor_insurer_pays() -> None:
    assert borne(200_000, 120_000, 50_000, 100_000, 10_000) == (50_000, 90_000, 60_000)
    assert borne(200_000, 20_000, 50_000, 0, 10_000) == (20_000, 0, 180_000)


@pytest.mark.parametrize("seed", range(40))
def test_more_availability_never_allows_more_and_more_services_never_less(seed: int) -> None:
    chance = Random(seed)
    low, high = sorted(chance.randrange(9_000_000, WHOLE + 1) for _ in range(2))
    minutes = chance.randrange(600_000)
    assert allowed([high], minutes) <= allowed([low], minutes) <= allowed([low, high], minutes)


@pytest.mark.parametrize("seed", range(40))
def test_a_later_start_or_a_longer_target_is_never_due_earlier(seed: int) -> None:
    chance = Random(seed)
    hours, logged = hours_of(random_hours(chance)), datetime.fromisoformat(random_moment(chance))
    target, later = chance.randint(1, 3000), logged + timedelta(minutes=chance.randrange(3000))
    found, after = due(logged, target, hours), due(later, target, hours)
    longer = due(logged, target + 1, hours)
    assert found
    assert after
    assert longer
    assert found <= after
    assert found < longer


@pytest.mark.parametrize("seed", range(40))
def test_a_loss_is_borne_whole_and_nobody_pays_less_than_nothing(seed: int) -> None:
    chance = Random(seed)
    given = [chance.randrange(1000) for _ in range(5)]
    parts = borne(*given)
    assert sum(parts) == given[0]
    assert min(parts) >= 0


def test_both_languages_compute_what_is_written_down(page: Page) -> None:
    expected = [found for _, _, found in CASES]
    assert [OUTCOMES[name](*given) for name, given, _ in CASES] == expected
    assert mapped(page, COMPUTED, CASES) == expected
