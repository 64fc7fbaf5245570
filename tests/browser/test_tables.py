"""Tables that come back: nothing is guessed in silence, nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from .kept import EXIT, load, note, open_step, step_key, stored, tick
from .tables import FIRST, KEPT, SECOND, due, items, loading, told


def _asked(page: Page, table: str) -> Any:
    """Load a table whose days can be read in two ways, and return the question."""
    page.goto(EXIT)
    load(page, "list.csv", table)
    question = page.locator("[data-ask]")
    expect(question).to_be_visible()
    return question


# Days


def test_one_day_that_fits_only_one_order_settles_the_column(page: Page) -> None:
    loading(page, f"Key,Due\n{FIRST},10/3/2026\n{SECOND},12/17/2026\n")
    assert due(page) == {FIRST: "2026-10-03", SECOND: "2026-12-17"}
    loading(page, f"Key,Due\n{FIRST},10/3/2026\n{SECOND},17-12-2026\n")
    assert due(page) == {FIRST: "2026-03-10", SECOND: "2026-12-17"}


@pytest.mark.parametrize(("order", "day"), [("day", "2026-03-10"), ("month", "2026-10-03")])
def test_where_nothing_settles_the_order_it_is_asked(page: Page, order: str, day: str) -> None:
    question = _asked(page, f"Title\n\nKey,Due,Owner\n{FIRST},10/3/2026,Jan\n{SECOND},1/1/2027,\n")
    assert "10/3/2026 in row 4 can be two days" in question.inner_text()
    assert [*question.locator("[data-do=days]").all_inner_texts()][:2] == [
        "10 March 2026",
        "3 October 2026",
    ]
    assert stored(page, "checklists") is None
    page.click(f"[data-do=days][value={order}]")
    told(page)
    assert items(page)[FIRST] == {"due": day, "owner": "Jan"}
    assert due(page)[SECOND] == "2027-01-01"
    expect(question).to_be_hidden()


def test_who_does_not_choose_an_order_keeps_what_is_there(page: Page) -> None:
    question = _asked(page, f"Key,Due,Owner\n{FIRST},10/3/2026,Jan\n")
    question.locator("button", has_text="Cancel").click()
    assert KEPT in note(page, "guide-sheets")
    assert stored(page, "checklists") is None


def test_the_language_of_the_browser_settles_nothing(new_page: Callable[..., Page]) -> None:
    for locale in ("en-US", "en-GB"):
        _asked(new_page(locale=locale), f"Key,Due\n{FIRST},10/3/2026\n")


@pytest.mark.parametrize(
    "text",
    [
        *("2027-03-25", "2027/03/25", "2027/3/25", "25. 3. 2027", "25.03.2027", "2027. 3. 25."),
        *(
            "2027-03-25 00:00:00",
            "2027-03-25T00:00:00.000Z",
            "25/3/2027 0:00",
            "3/25/2027 12:00 AM",
        ),
        *(
            "25 March 2027",
            "25-Mar-2027",
            "25. März 2027",
            '"March 25, 2027"',
            "\u200e25/\u200e3/2027",
        ),
    ],
)
def test_a_day_that_is_plain_is_read(page: Page, text: str) -> None:
    loading(page, f"Key,Due\n{FIRST},{text}\n")
    assert due(page) == {FIRST: "2027-03-25"}


def test_days_that_contradict_each_other_are_named_and_left_out(page: Page) -> None:
    third = "exit/secure-a-copy"
    said = loading(
        page, f"Key,Due,Owner\n{FIRST},13/1/2027,Jan\n{SECOND},1/13/2027,\n{third},2027-02-03,\n"
    )
    assert "13/1/2027 in row 2 has the day first, 1/13/2027 in row 3 the month" in said
    assert due(page) == {third: "2027-02-03"}
    assert items(page)[FIRST] == {"owner": "Jan"}


@pytest.mark.parametrize(
    "text", ["30.2.2027", "31/31/2027", "########", "46472", "25.3.27", "soon"]
)
def test_what_is_no_day_is_named(page: Page, text: str) -> None:
    assert f"Row 2: “{text}” cannot be used as “Due”" in loading(page, f"Key,Due\n{FIRST},{text}\n")
    assert due(page) == {}


# Rows


def test_an_empty_cell_changes_nothing(page: Page) -> None:
    page.goto(EXIT)
    tick(page, 0)
    fields = open_step(page, 0)
    fields.locator("[name=owner]").fill("Jan")
    fields.locator("[name=due]").fill("2027-02-28")
    fields.locator("[name=note]").fill("important")
    before = items(page)
    said = loading(page, f"Key,State,Due,Owner,Note\n{step_key(page, 0)},, ,Eva,\n")
    assert "read in 1 row (State, Owner, Due, Note)" in said
    assert items(page)[step_key(page, 0)] == {**before[step_key(page, 0)], "owner": "Eva"}
    loading(page, f"Key,State\n{step_key(page, 0)},open\n")
    assert "state" not in items(page)[step_key(page, 0)]


def test_a_key_that_stands_twice_is_named_and_the_first_counts(page: Page) -> None:
    said = loading(page, f"Key,Owner\n{FIRST},Jan\n\n{FIRST},Eva\n")
    assert f"Row 4: {FIRST} stands in row 2 already" in said
    assert items(page) == {FIRST: {"owner": "Jan"}}


def test_a_quotation_that_never_ends_is_named(page: Page) -> None:
    said = loading(page, f'Key,Owner\n{FIRST},Jan\n{SECOND},"Eva\nexit/x,Kim\n')
    assert "begins in row 3 never ends" in said
    assert KEPT in said
    assert items(page) == {}


def test_what_is_longer_than_its_field_is_named(page: Page) -> None:
    said = loading(page, f"Key,Owner,Note\n{FIRST},{'o' * 81},{'n' * 2000}\n{SECOND},{'o' * 80},\n")
    assert "Row 2: “Owner” is longer than 80 characters" in said
    assert items(page) == {FIRST: {"note": "n" * 2000}, SECOND: {"owner": "o" * 80}}


def test_every_bad_row_can_be_seen_by_the_number_of_the_spreadsheet(page: Page) -> None:
    rows = "".join(f'exit/none-{n},"a\nb"\n\n' for n in range(30))
    said = loading(page, f"Our list\n\nKey,Note\n{rows}")
    faults = page.locator("[data-faults] li")
    assert faults.count() == 30
    assert faults.first.text_content() == "Row 4: this edition has no “exit/none-0”."
    assert faults.last.text_content() == "Row 62: this edition has no “exit/none-29”."
    assert "Row 4" in said
    page.locator("guide-sheets [data-faults] summary").click()
    expect(faults.last).to_be_visible()


def test_rows_of_other_lists_are_told_once(page: Page) -> None:
    rows = "".join(f"hand-over/x{n},Jan\n" for n in range(5))
    said = loading(page, f"Key,Owner\n{rows}{FIRST},Jan\n,Kim\n")
    assert "Rows of other lists were left out here: hand-over" in said
    assert "Row 8 has no key" in said
    assert page.locator("[data-faults] li").count() == 2


# Shapes


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_a_table_may_be_written_in_the_ways_of_excel(page: Page, encoding: str) -> None:
    said = loading(page, f"Key;Owner\r\n{FIRST};Jürgen Größe\r\n".encode(encoding))
    assert items(page) == {FIRST: {"owner": "Jürgen Größe"}}
    assert ("Look at letters" in said) == (encoding == "cp1252")


def test_a_first_line_for_excel_is_no_row(page: Page) -> None:
    said = loading(page, f"sep=;\r\nKey;Owner\r\n{FIRST};Jan, CFO\r\nexit/none;x\r\n")
    assert items(page)[FIRST] == {"owner": "Jan, CFO"}
    assert "Row 3: this edition has no “" in said


def test_headings_of_the_other_edition_are_read(page: Page) -> None:
    loading(page, f"Schlüssel;Stand;Zuständig;Fällig;Notiz\n{FIRST};erledigt;Jan;31.12.2027;x\n")
    assert items(page) == {
        FIRST: {"state": "done", "owner": "Jan", "due": "2027-12-31", "note": "x"}
    }


def test_a_heading_that_stands_twice_and_a_table_without_any_use_are_named(page: Page) -> None:
    assert "Two columns are called “Owner”" in loading(page, f"Key,Owner,Owner\n{FIRST},Jan,Eva\n")
    assert items(page) == {FIRST: {"owner": "Jan"}}
    said = loading(page, f"Key,Status of it\n{FIRST},done\n")
    assert "none of the columns that can be read: State, Owner, Due, Note" in said
