"""What is said aloud when something was done, and where the focus goes."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from macros.model import Guide

from .kept import (
    DOSSIER,
    EXIT,
    OVERVIEW,
    PRIVACY,
    REVIEWS,
    download,
    keep,
    keep_text,
    key,
    load,
    menu,
    tick,
)
from .spoken import focus_of, listen, said

FUNCTIONS = "decide/functions/"
UNDO = "[data-do=undo]:visible"
SAVED = "The file is on its way to your downloads."


@pytest.mark.parametrize(
    ("address", "button"),
    [
        (EXIT, "[data-do=reset]"),
        (FUNCTIONS, "[data-do=reset]"),
        (DOSSIER, "[data-do=forget]"),
        (PRIVACY, "[data-do=forget]"),
    ],
)
def test_undo_returns_the_focus_to_what_was_pressed(page: Page, address: str, button: str) -> None:
    page.goto(address)
    listen(page)
    page.locator(button).press("Enter")
    expect(page.locator(UNDO)).to_be_focused()
    page.locator(UNDO).press("Enter")
    expect(page.locator(button)).to_be_focused()
    assert "Taken back." in said(page)


def test_undo_of_a_choice_that_is_gone_returns_to_what_is_said(page: Page) -> None:
    page.goto(EXIT)
    tick(page, 0)
    page.goto(DOSSIER)
    file = download(page, "[data-do=save]").read_bytes()
    load(page, "a.json", file)
    page.locator("[data-do=replace]").press("Enter")
    page.locator(UNDO).press("Enter")
    expect(focus_of(page)).to_have_text("Taken back.")


def test_leaving_the_question_about_a_file_returns_to_the_file(page: Page) -> None:
    page.goto(EXIT)
    tick(page, 0)
    page.goto(DOSSIER)
    load(page, "a.json", download(page, "[data-do=save]").read_bytes())
    page.locator("[data-do=cancel]").press("Enter")
    expect(focus_of(page)).to_have_attribute("type", "file")


def test_deleting_a_damaged_text_can_be_taken_back(page: Page) -> None:
    keep_text(page, key("dates") + ":broken", "{{{")
    page.goto(DOSSIER)
    page.locator("[data-do=drop-broken]").press("Enter")
    expect(page.locator("[data-do=drop-broken]")).to_have_count(0)
    page.locator(UNDO).press("Enter")
    expect(page.locator("[data-do=drop-broken]")).to_have_count(1)
    expect(focus_of(page)).to_have_text("Taken back.")


def test_a_file_that_is_handed_out_is_said_each_time(page: Page) -> None:
    page.goto(EXIT)
    page.fill("[data-date=exit]", "2031-03-03")
    menu(page, "Save or load")
    listen(page)
    for kind in ("xlsx", "csv", "csv", "calendar"):
        download(page, f"[data-do=take][value={kind}]")
        assert said(page) == [SAVED]


@pytest.mark.parametrize(
    ("address", "button"), [(DOSSIER, "[data-do=save]"), (REVIEWS, "[data-do=calendar]")]
)
def test_the_dossier_and_the_calendar_say_that_they_are_saved(
    page: Page, address: str, button: str
) -> None:
    keep(page, "dates", {"reviews": "2031-03-03"})
    page.goto(address)
    listen(page)
    download(page, button)
    assert SAVED in said(page)


@pytest.mark.parametrize("address", [EXIT, OVERVIEW])
def test_a_day_says_how_many_steps_it_moves(page: Page, address: str) -> None:
    page.goto(address)
    if address == OVERVIEW:
        menu(page, "Your dates")
    listen(page)
    page.fill("[data-date=exit]", "2031-03-03")
    assert "Counted from 3 March 2031, 20 steps have another day now." in said(page)
    page.fill("[data-date=exit]", "")
    assert any(text.startswith("Without that day, 20 steps") for text in said(page))


def test_the_day_on_which_the_year_begins_is_said(page: Page) -> None:
    page.goto(REVIEWS)
    listen(page)
    page.fill("[data-date=reviews]", "2031-03-03")
    assert said(page) == ["The year begins on 3 March 2031. Every review has its day."]


@pytest.mark.parametrize(("address", "total"), [(EXIT, 20), (OVERVIEW, None)])
def test_a_filter_says_how_much_it_shows(
    page: Page, guide: Guide, address: str, total: int | None
) -> None:
    total = total or sum(len(each.items) for each in guide.checklists.values())
    page.goto(address)
    listen(page)
    for wanted, count in (("done", 0), ("na", 0), ("open", total), ("", total)):
        page.select_option("[data-filter=show]", wanted)
        assert said(page) == [f"{count} of {total} steps are shown."]


def test_a_check_that_moves_a_function_says_so(page: Page) -> None:
    keep(page, "functions", {"model": "external", "checks": {}})
    page.goto(FUNCTIONS)
    listen(page)
    body = page.locator("tbody[data-function]").first
    body.locator("summary").click()
    name = body.locator("th").inner_text()
    before = body.locator("[data-move] .guide-party").inner_text()
    for radio in body.get_by_role("radio").all():
        radio.check()
        now = body.locator("[data-move] .guide-party").inner_text()
        heard = [text for text in said(page) if text.startswith(name)]
        moved = [f"{name} moves from “{before}” to “{now}”."]
        assert heard == (moved if now != before else [])
        if now != before:
            return
    pytest.fail("no check of the first function moves it")
