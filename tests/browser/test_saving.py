"""Browsers may delete what they keep: they are asked not to, and the reader is told to save."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.tab import PLAIN

from .kept import DOSSIER, EXIT, PREFIX, PRIVACY, download, keep_text, stored, tick
from .questionnaire import answer_all, go_on, open_questionnaire, pick

Open = Callable[..., Any]
KEY = f"{PREFIX}saving"
HINT = "guide-saving p"
ASKED = """
window.asked = 0
navigator.storage.persist = async () => { asked += 1; return false }
navigator.storage.persisted = async () => false
"""
NO_STORAGE_MANAGER = "Object.defineProperty(navigator, 'storage', { get() { throw new Error() } })"


def days_ago(days: int) -> str:
    """Return a day as the guide writes it."""
    return (date.today() - timedelta(days=days)).isoformat()


def test_after_twenty_new_entries_the_reader_is_told_once_where_to_save(page: Page) -> None:
    page.goto(EXIT)
    for number in range(19):
        tick(page, number)
    expect(page.locator(HINT)).to_be_hidden()
    tick(page, 19)
    expect(page.locator(HINT)).to_be_visible()
    page.reload()
    page.locator("[data-step]").first.wait_for()
    expect(page.locator(HINT)).to_be_hidden()


def test_the_place_where_to_save_is_a_click_away(page: Page) -> None:
    page.goto(EXIT)
    for number in range(20):
        tick(page, number)
    page.click(f"{HINT} a")
    assert page.url.endswith(f"{DOSSIER}#file")
    expect(page.locator("[data-do=save]")).to_be_in_viewport()


def test_answers_count_and_the_way_to_them_does_not(page: Page) -> None:
    open_questionnaire(page)
    page.click("[data-path=full]")
    pick(page)
    go_on(page)
    answer_all(page)
    count = len(stored(page, "questionnaire")["answers"])
    assert page.evaluate("GuideSaving.given().length") == count
    assert page.locator(HINT).is_visible() == (count >= 20)


@pytest.mark.parametrize(("days", "is_told"), [(6, False), (7, True)])
def test_after_seven_days_without_a_file_the_reader_is_told(
    page: Page, days: int, is_told: bool
) -> None:
    page.goto(EXIT)
    tick(page, 0)
    assert page.evaluate("GuideSaving.read()") == {"default": {"since": days_ago(0), "said": False}}
    keep_text(page, KEY, json.dumps({"default": {"since": days_ago(days)}}))
    page.reload()
    expect(page.locator(HINT)).to_be_visible(visible=is_told)


def test_a_saved_file_begins_the_count_anew(page: Page) -> None:
    page.goto(EXIT)
    for number in range(20):
        tick(page, number)
    page.goto(DOSSIER)
    saved = download(page, "[data-do=save]").read_text()
    assert "saving" not in json.loads(saved)["tools"]
    kept = page.evaluate("GuideSaving.read().default")
    assert (kept["entries"], kept.get("since")) == (20, None)
    page.goto(EXIT)
    assert page.evaluate("GuideSaving.look()") == ""
    page.locator("[data-step] [name=done]").first.uncheck()
    assert page.evaluate("GuideSaving.read().default.since") == days_ago(0)


def test_a_loaded_file_is_a_saved_one(page: Page) -> None:
    items = {f"exit/step-{number}": {"state": "done"} for number in range(30)}
    file = {"format": "guide-dossier", "version": 1, "edition": "base", "set": "x", "saved": ""}
    page.goto(DOSSIER)
    text = json.dumps(file | {"tools": {"checklists": {"items": items}}})
    page.set_input_files(
        "[data-file]", {"name": "x.json", "mimeType": "text/plain", "buffer": text.encode()}
    )
    expect(page.locator("guide-file [data-note]")).to_contain_text("is loaded")
    expect(page.locator(HINT)).to_be_hidden()
    assert page.evaluate("GuideSaving.look()") == ""


def test_the_browser_is_asked_to_keep_entries_once_there_are_some(new_page: Open) -> None:
    page = new_page()
    page.add_init_script(ASKED)
    page.goto(EXIT)
    assert page.evaluate("asked") == 0
    tick(page, 0)
    page.wait_for_function("asked === 1")
    tick(page, 1)
    page.reload()
    assert page.evaluate("asked") == 0


def test_a_browser_that_cannot_be_asked_loses_nothing(new_page: Open) -> None:
    page = new_page()
    page.add_init_script(NO_STORAGE_MANAGER)
    page.goto(EXIT)
    tick(page, 0)
    assert len(stored(page, "checklists")["items"]) == 1


@pytest.mark.parametrize(
    "text", ["{", "[]", "7", '{"default": 7}', '{"default": {"since": 7, "entries": "x"}}']
)
def test_a_damaged_memory_of_files_does_no_harm(page: Page, text: str) -> None:
    page.goto(PLAIN)
    keep_text(page, KEY, text)
    page.goto(EXIT)
    tick(page, 0)
    expect(page.locator("[data-count]")).to_contain_text("1 of 20 done")
    assert page.evaluate("GuideSaving.read().default.since")


def test_who_entered_nothing_leaves_nothing(page: Page) -> None:
    page.goto(EXIT)
    page.goto(DOSSIER)
    assert page.evaluate("Object.keys(localStorage)") == []


def test_the_privacy_page_promises_no_more_than_browsers_keep(page: Page) -> None:
    page.goto(PRIVACY)
    text = page.locator("article").inner_text()
    assert "until you clear them" not in text
    assert "Safari deletes" in text
    numbers = page.evaluate("[GuideSaving.entries, GuideSaving.days]")
    assert numbers == [20, 7]
    assert "after 20 new entries, or seven days" in text
