"""The contract sheet on its page: the next deadline, its sentences, the calendar file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.tab import PLAIN

from .kept import download, keep

SHEET = "run/contract/"
WORKED = {"start": "2024-08-01", "first": "36", "renewal": "12", "notice": "3"}
Open = Callable[..., Any]


def says(page: Page, day: str, **fields: str) -> str:
    """Return what the sheet says on a day when this is kept."""
    page.goto(PLAIN)
    keep(page, "contract-dates", WORKED | fields)
    page.goto(SHEET)
    page.wait_for_selector("guide-contract-dates[data-ready]")
    script = """([kept, day]) =>
      GuideContractView.read({ ...GuideContractDates.empty(), ...kept }, day).says.join(" ")"""
    return str(page.evaluate(script, [WORKED | fields, day]))


@pytest.mark.parametrize(
    ("day", "fields", "said"),
    [
        ("2028-01-15", {}, "arrived by 30 April 2028 to end the contract on 31 July 2028."),
        ("2028-05-01", {}, "by 30 April 2029 to end the contract on 31 July 2029. It is too late"),
        ("2028-01-15", {"arrives": "sent"}, "must be sent by 30 April 2028"),
        ("2027-01-15", {"ending": "agreed"}, "ends on 31 July 2027. If it shall go on"),
        ("2027-06-01", {"ending": "agreed"}, "to agree on more, 30 April 2027, has passed"),
        ("2027-09-01", {"ending": "agreed"}, "The contract ended on 31 July 2027."),
        ("2028-01-15", {"renewal": "3", "notice": "6"}, "longer than a term that renews itself"),
        ("2024-09-01", {"first": "1", "notice": "6"}, "due before the contract began"),
        ("2025-09-01", {"start": "2024-02-29"}, "a term ends on 28 February"),
    ],
)
def test_the_sheet_says_what_the_contract_leaves(
    page: Page, day: str, fields: dict[str, str], said: str
) -> None:
    assert said in says(page, day, **fields)


def test_what_is_no_number_is_named_and_what_is_missing_too(page: Page) -> None:
    says(page, "2028-01-15", notice="three", first="")
    sheet = page.locator("guide-contract-dates")
    expect(sheet.locator("[data-wrong]")).to_contain_text("“three” is no whole number from 0 to 60")
    expect(sheet.locator("[data-says]")).to_contain_text("“First term, months”")
    expect(page.locator("[name=notice]")).to_have_attribute("aria-invalid", "true")


def test_the_calendar_has_the_deadline_its_reminders_and_papers(page: Page) -> None:
    says(page, "2028-01-15", paper1="Insurance, 2030", until1="2090-03-01", start="2080-08-01")
    text = download(page, "[data-do=calendar]").read_text(encoding="utf-8")
    ids = ("deadline", "deadline-180", "deadline-90", "deadline-30", "end", "paper-1")
    assert all(f".contract-dates.{name}@" in text for name in ids)
    assert "DTSTART;VALUE=DATE:20830430" in text
    assert "Insurance\\, 2030" in text


def test_the_board_paper_begins_with_the_next_deadline(page: Page) -> None:
    says(page, "2028-01-15", start="2080-08-01")
    page.goto("decide/dossier/")
    parts = page.locator(".guide-dossier__part h2")
    expect(parts.first).to_have_text("Contract sheet")
    expect(page.locator("#part-contract-dates + p")).to_contain_text("by 30 April 2083")


def test_without_scripts_the_sheet_is_a_form_for_a_pencil(new_page: Open) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(SHEET)
    assert page.locator("main input:visible, main select:visible").count() == 0
    assert page.locator(".guide-contract-dates__blank tr:visible").count() == 11
