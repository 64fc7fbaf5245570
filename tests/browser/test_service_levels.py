"""Service levels in minutes and money, as they are typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from .kept import keep_text, key, stored

LEVELS = "choose/service-levels/"
Open = Callable[..., Any]


def says(page: Page, part: str, **fields: str) -> str:
    """Return what a part says once these fields are filled in."""
    for name, text in fields.items():
        page.fill(f"[name={name}]", text)
        page.dispatch_event(f"[name={name}]", "change")
    place = page.locator(f"[data-part={part}]")
    return " ".join(place.locator("[data-wrong], [data-says]").all_inner_texts()).strip()


@pytest.fixture
def levels(page: Page) -> Page:
    page.goto(LEVELS)
    page.wait_for_selector("guide-service-levels[data-ready]")
    return page


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("99.5", "99.5 % of 720 hours that count allow 216 minutes (3 h 36 min) without service."),
        ("99,5 %", "99.5 % of 720 hours that count allow 216 minutes"),
        ("0.995", "216 minutes (3 h 36 min) without service. “0.995” is read as 99.5 %."),
        ("100", "allow 0 minutes without service. 100 % allows not one minute."),
        ("101", "Availability in %: “101” is too much here; the most is 100."),
        ("-5", "Availability in %: “-5” is less than nothing."),
        ("most", "Availability in %: “most” is no number."),
        ("0", "Availability in %: enter more than 0."),
    ],
)
def test_a_percentage_is_read_in_every_way_or_named(levels: Page, typed: str, said: str) -> None:
    assert said in says(levels, "availability", a1=typed)
    invalid = levels.get_attribute("[name=a1]", "aria-invalid") == "true"
    assert invalid == said.startswith("Availability")


def test_office_hours_and_services_in_a_row_change_the_minutes(levels: Page) -> None:
    office = says(levels, "availability", a1="99.5", hours="10", period="22")
    assert "66 minutes" in office
    assert "breaks no promise" in office
    row = {"a1": "99.9", "a2": "99.9", "a3": "99.9", "hours": "24", "period": "30"}
    assert "129 minutes (2 h 9 min)" in says(levels, "availability", **row)
    assert "not the 43 minutes of the weakest one" in says(levels, "availability")
    assert "all hours that count" in says(levels, "availability", maintenance="720")


def test_the_clock_passes_over_holidays_that_were_typed_in(levels: Page) -> None:
    said = says(levels, "clock", logged="2026-12-23T16:00", resolution="4")
    assert "by Thu, 24 December 2026, 11:00, 19 hours after" in said
    for day in ("2026-12-24", "2026-12-25"):
        levels.fill("[data-holiday]", day)
        levels.click("[data-do=add-holiday]")
    assert "by Mon, 28 December 2026, 11:00" in says(levels, "clock")
    levels.get_by_role("button", name="Remove 24 December 2026").click()
    assert "by Thu, 24 December 2026, 11:00" in says(levels, "clock")


def test_hours_over_midnight_no_day_and_exchanged_targets_have_a_sentence(levels: Page) -> None:
    night = {"opens": "22:00", "closes": "06:00", "logged": "2026-11-28T05:00"}
    assert "over midnight" in says(levels, "clock", **night, response="2", resolution="1")
    assert "exchanged" in says(levels, "clock")
    for day in range(5):
        levels.uncheck(f"[name=day][value='{day}']")
    assert "nothing is ever due" in says(levels, "clock")


def test_a_credit_stands_against_the_loss_and_a_loss_against_what_can_be_borne(
    levels: Page,
) -> None:
    fields = {"fee": "6,000.00", "credit_percent": "10", "people": "60", "outage": "8"}
    said = says(levels, "credit", **fields, hour_cost="40")
    assert "gives back 600 EUR; the outage costs 19,200 EUR" in said
    assert "18,600 EUR stay" in said
    assert "can be 6,000 or 6." in says(levels, "credit", fee="6.000")
    losses = {"expected": "200000", "provable": "120000", "ceiling": "50000", "bearable": "40000"}
    said = says(levels, "liability", **losses, insured="100000", deductible="10000")
    assert "60,000 EUR stay with you. That is 20,000 EUR more" in said
    assert "cannot prove more" in says(levels, "liability", provable="300000")


def test_emptying_the_page_can_be_taken_back_and_a_strange_file_is_not_believed(
    levels: Page,
) -> None:
    says(levels, "availability", a1="99.5")
    levels.click("[data-do=clear]")
    expect(levels.locator("[name=a1]")).to_have_value("")
    levels.click("[data-do=undo]")
    assert stored(levels, "service-levels")["a1"] == "99.5"
    keep_text(
        levels,
        key("service-levels"),
        '{"version":1,"saved":"","data":{"a1":["99"],"days":"9x","fee":"<b>1</b>","evil":"1"}}',
    )
    levels.reload()
    assert "“<b>1</b>” is no number" in says(levels, "credit")


def test_without_scripts_the_page_is_a_worksheet_with_worked_lines(new_page: Open) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(LEVELS)
    assert page.locator("[data-panel]:visible").count() == 0
    sheets = page.locator(".guide-service-levels__sheet:visible")
    assert sheets.count() == 4
    lines = sheets.last.locator("tr", has_text="Stays with you")
    assert lines.inner_text().split("\t")[1:2] == ["60,000"]


def test_the_dossier_says_what_was_worked_out(levels: Page) -> None:
    says(levels, "availability", a1="99.5")
    levels.goto("decide/dossier/")
    expect(levels.locator("guide-dossier")).to_contain_text("allow 216 minutes")
