"""What leaves the checklists: which steps a file holds, and whose entries a calendar gets."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

from .kept import EXIT, OVERVIEW, REVIEWS, download, keep, menu, note, step_key, tick

DATES = {"exit": "2027-06-30", "signing": "2027-03-01"}


def _open(page: Page, address: str = EXIT) -> None:
    """Open a page with the reader's dates, and what can be taken along."""
    page.goto(address)
    keep(page, "dates", DATES)
    page.reload()
    menu(page, "Save or load")


def _take(page: Page, kind: str) -> bytes:
    return download(page, f"[data-do=take][value={kind}]").read_bytes()


def _events(raw: bytes) -> dict[str, Any]:
    return {str(event["uid"]): event for event in Calendar.from_ical(raw).walk("VEVENT")}


def _keys(page: Page) -> list[str]:
    text = _take(page, "csv").decode("utf-8-sig")
    return [row["Key"] for row in csv.DictReader(io.StringIO(text, newline=""))]


def test_two_readers_share_no_entry_and_one_keeps_his(new_page: Callable[..., Page]) -> None:
    first, second = new_page(), new_page()
    for page in (first, second):
        _open(page)
    mine = _events(_take(first, "calendar"))
    assert not set(mine) & set(_events(_take(second, "calendar")))
    _open(first)
    assert set(_events(_take(first, "calendar"))) == set(mine)


def test_an_entry_leads_to_its_step(page: Page, site_url: str) -> None:
    for address in (EXIT, OVERVIEW):
        _open(page, address)
        events = _events(_take(page, "calendar"))
        event = next(each for uid, each in events.items() if ".give-notice@" in uid)
        link = f"{site_url}{EXIT}#give-notice"
        assert event["url"] == link
        assert str(event["description"]).endswith(f"\n{link}")
    page.goto(link)
    expect(page.locator("[id=give-notice]:target")).to_have_count(1)


def test_a_copy_in_a_folder_leads_to_the_published_steps_or_nowhere(page: Page) -> None:
    _open(page)
    page.evaluate("""() => {
      const { address } = GuidePage
      const here = { home: "file:///C:/guide/assets/javascripts/a.js" }
      GuidePage.address = () => address.call(here, "file:///C:/guide/move/checklists/exit.html#x")
    }""")
    assert not any("url" in event for event in _events(_take(page, "calendar")).values())
    page.evaluate("GuideData.address = 'https://guide.example.net/'")
    links = {event["url"] for event in _events(_take(page, "calendar")).values()}
    assert links == {"https://guide.example.net/move/checklists/exit/#x"}


@pytest.mark.parametrize(
    ("chosen", "before"),
    [
        ("On the day, at nine", timedelta(hours=9)),
        ("The day before, at nine", timedelta(hours=-15)),
        ("A week before, at nine", timedelta(days=-6, hours=-15)),
    ],
)
def test_a_calendar_reminds_if_it_is_asked_to(page: Page, chosen: str, before: timedelta) -> None:
    _open(page)
    assert b"VALARM" not in _take(page, "calendar")
    tick(page, 0)
    page.select_option("[data-reminder]", label=chosen)
    events = list(_events(_take(page, "calendar")).values())
    reminders = [event.walk("VALARM") for event in events]
    assert [len(each) for each in reminders].count(0) == 1
    assert all(each[0]["trigger"].dt == before for each in reminders if each)
    page.goto(REVIEWS)
    page.fill("[data-date]", "2027-01-31")
    page.select_option("[data-reminder]", label=chosen)
    reviews = _events(download(page, "[data-do=calendar]").read_bytes()).values()
    assert {event.walk("VALARM")[0]["trigger"].dt for event in reviews} == {before}


def test_a_file_holds_what_the_filter_shows_and_says_so(page: Page) -> None:
    _open(page)
    tick(page, 0)
    assert len(_keys(page)) == 20
    page.select_option("[data-filter=show]", "done")
    assert _keys(page) == [step_key(page, 0)]
    assert "It holds 1 of 20 steps" in note(page, ".guide-panel > .guide-note")
    assert len(_events(_take(page, "calendar"))) == 1
    page.select_option("[data-filter=show]", "na")
    page.click("[data-do=take][value=xlsx]")
    expect(page.locator(".guide-panel > .guide-note [data-note]")).to_contain_text("shows no step")
    page.select_option("[data-filter=show]", "")
    assert len(_keys(page)) == 20


def test_a_file_of_the_overview_holds_the_lists_picked(page: Page) -> None:
    _open(page, OVERVIEW)
    everything = _keys(page)
    menu(page, "Print")
    page.check("[data-pick][value=exit]")
    page.check("[data-pick][value=before-signing]")
    lists = ("exit/", "before-signing/")
    assert _keys(page) == [key for key in everything if key.startswith(lists)]
    page.select_option("[data-filter=show]", "")
    page.select_option("[data-filter=part]", "exit")
    assert _keys(page) == [key for key in everything if key.startswith("exit/")]


def test_a_calendar_says_which_steps_have_no_day(page: Page) -> None:
    _open(page, OVERVIEW)
    events = _events(_take(page, "calendar"))
    total = int(page.evaluate("document.querySelector('guide-checklists').steps.length"))
    said = note(page, ".guide-panel > .guide-note")
    assert f"Steps without a day, and so not in it: {total - len(events)}." in said


def test_an_anchor_of_a_list_is_made_of_an_id_not_of_a_count(page: Page) -> None:
    page.goto(EXIT)
    parts = page.locator("[data-part]")
    for part in parts.all():
        first = part.locator("[data-step]").first.get_attribute("id")
        assert part.locator("h2").get_attribute("id") == f"exit-part-{first}"
