"""The service log: twelve rows, sums, a line of words, a sheet that comes back."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from .kept import download, keep, load, menu, stored

LOG = "run/service-log/"


def test_a_year_is_summed_said_and_comes_back_as_a_sheet(page: Page) -> None:
    page.goto(LOG)
    page.fill("[name=year]", "2027")
    page.dispatch_event("[name=year]", "change")
    for name, text in {
        "lost/01": "1.5",
        "lost/02": "2",
        "tickets/01": "40",
        "in_time/01": "30",
    }.items():
        page.fill(f"[name='{name}']", text)
        page.dispatch_event(f"[name='{name}']", "change")
    expect(page.locator("[data-sum=lost]")).to_have_text("3.5")
    expect(page.locator("[data-says]")).to_have_text(
        "In 2027, 3.5 hours were lost. 30 of 40 tickets were solved in time, 75%."
    )
    menu(page, "Save or load as a table")
    sheet = download(page, "[data-do=save][value=csv]").read_bytes()
    keep(page, "service-log", {"months": {"2027-03": {"due": 600, "received": 100}}})
    page.reload()
    expect(page.locator("[data-says]")).to_contain_text("500.00 EUR of them have not arrived")
    load(page, "log.csv", sheet)
    page.click("[data-do=take]")
    expect(page.locator("[data-sum=lost]")).to_have_text("3.5")
    assert stored(page, "service-log")["months"]["2027-03"] == {"due": 600, "received": 100}


def test_one_hour_and_one_ticket_are_not_many(page: Page) -> None:
    page.goto(LOG)
    keep(page, "service-log", {"months": {"2027-03": {"lost": 1, "tickets": 40, "in_time": 1}}})
    page.reload()
    expect(page.locator("[data-says]")).to_have_text(
        "In 2027, 1 hour was lost. 1 of 40 tickets was solved in time, 2.5%."
    )


def test_what_is_no_number_is_not_kept_and_named(page: Page) -> None:
    page.goto(LOG)
    page.fill("[name='lost/01']", "many")
    page.dispatch_event("[name='lost/01']", "change")
    expect(page.locator("guide-service-log > div [data-note]").first).to_contain_text("“many”")
    assert not stored(page, "service-log")
