"""Tables and calendars that the guide hands out, read back by libraries that know nothing of it."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from playwright.sync_api import Page, expect

from macros.model import Guide

from . import kept
from .kept import EXIT, OVERVIEW, REVIEWS, load, menu, note, open_step, step_key, stored, tick
from .tables import told

TAKEAWAY = "sheets"
NASTY = '=HYPERLINK("x";"y") | @cmd; "quoted", <b>bold</b> — Größe 漢字 😀'
SLOW = settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def _filled(page: Page) -> None:
    """Open a list and enter everything that can be entered."""
    page.goto(EXIT)
    page.fill("[data-date=exit]", "2027-06-30")
    tick(page, 0)
    fields = open_step(page, 1)
    fields.locator("[name=owner]").fill(NASTY)
    fields.locator("[name=note]").fill("first line\nsecond; line\twith tab")
    fields.locator("[name=due]").fill("2027-02-28")
    open_step(page, 2).locator("[name=na]").check()


def _take(page: Page, kind: str) -> Path:
    if not page.locator("[data-do=take]").first.is_visible():
        menu(page, "Save or load")
    return kept.download(page, f"[data-do=take][value={kind}]")


def _book(path: Path) -> Any:
    return openpyxl.load_workbook(io.BytesIO(path.read_bytes()))


def _on_export_page(page: Page) -> None:
    if not page.url.endswith(EXIT):
        page.goto(EXIT)
        page.evaluate(f"() => GuidePage.later('{TAKEAWAY}')")


def test_csv_is_read_by_another_program_as_it_was_entered(page: Page) -> None:
    _filled(page)
    raw = _take(page, "csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    text = raw.decode("utf-8-sig")
    assert "\r\n" in text
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=","))
    assert len(rows) == 20
    assert next(iter(rows[0])) == "Key"
    assert [r["State"] for r in rows[:4]] == ["done", "open", "does not apply", "open"]
    assert rows[1]["Owner"] == "'" + NASTY
    assert rows[1]["Note"] == "first line\nsecond; line\twith tab"
    assert rows[1]["Due"] == "2027-02-28"
    assert all(r["Key"].startswith("exit/") for r in rows)
    assert all(r["Proof"] and r["Step"] and r["Usually done by"] for r in rows)


def test_the_separator_follows_the_readers_country(new_page: Any) -> None:
    page = new_page(locale="de-DE")
    _filled(page)
    text = _take(page, "csv").read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    assert {len(r) for r in rows} == {10}


def test_csv_loads_again_and_nothing_has_changed(page: Page) -> None:
    _filled(page)
    file = _take(page, "csv").read_bytes()
    before = stored(page, "checklists")
    page.click("[data-do=reset]")
    load(page, "list.csv", file)
    assert "entries read in 20 rows (State, Owner, Due, Note). " in told(page)
    assert stored(page, "checklists") == before


def test_loading_a_table_can_be_taken_back(page: Page) -> None:
    _filled(page)
    file = _take(page, "csv").read_bytes()
    page.click("[data-do=reset]")
    tick(page, 5)
    before = stored(page, "checklists")
    load(page, "list.csv", file)
    told(page)
    page.click("guide-sheets [data-do=undo]")
    assert stored(page, "checklists") == before


def test_a_table_may_come_back_from_a_spreadsheet_in_another_shape(page: Page) -> None:
    page.goto(EXIT)
    first, second = step_key(page, 0), step_key(page, 1)
    table = f"Note\tkey\tDue\tSTATE\n'=1+1\t{first}\t28.2.2027\tDone\nx\t{second}\t5/3/2028\tna\n"
    load(page, "list.csv", table)
    assert "6 entries read in 2 rows" in told(page)
    assert stored(page, "checklists")["items"] == {
        first: {"note": "=1+1", "due": "2027-02-28", "state": "done"},
        second: {"note": "x", "due": "2028-03-05", "state": "na"},
    }


def test_rows_that_cannot_be_used_are_named_and_the_others_count(page: Page) -> None:
    page.goto(EXIT)
    first = step_key(page, 0)
    table = (
        "Key,State,Due,Owner\n"
        f"{first},done,2027-02-30,Jan\n"
        "exit/no-such-step,done,,\n"
        "hand-over/x,done,,\n"
        "__proto__,done,,\n"
        f"{step_key(page, 1)},perhaps,,\n"
    )
    load(page, "list.csv", table)
    said = told(page)
    assert "Row 2" in said
    assert "2027-02-30" in said
    assert "no-such-step" in said
    items = stored(page, "checklists")["items"]
    assert items[first] == {"state": "done", "owner": "Jan"}
    assert items["exit/no-such-step"] == {"state": "done"}
    assert set(items) == {first, "exit/no-such-step"}


def test_a_table_without_keys_changes_nothing(page: Page) -> None:
    _filled(page)
    before = stored(page, "checklists")
    for text in ("", "a,b\n1,2", "\ufeff", '"', ";;;\n;;;"):
        page.evaluate("() => document.querySelector('guide-sheets').report('')")
        load(page, "list.csv", text)
        assert "Nothing was changed" in told(page)
        assert stored(page, "checklists") == before


def test_a_dossier_file_loads_into_a_list(page: Page) -> None:
    page.goto(EXIT)
    first = step_key(page, 0)
    tools = {
        "checklists": {"items": {first: {"owner": "Jan"}, "hand-over/x": {"state": "done"}}},
        "dates": {"exit": "2028-01-31"},
    }
    file = {"format": "guide-dossier", "version": 1, "edition": "base", "tools": tools}
    load(page, "x.json", json.dumps(file))
    assert "Steps read: 1" in told(page)
    assert stored(page, "checklists") == {"items": {first: {"owner": "Jan"}}}
    assert page.input_value("[data-date=exit]") == "2028-01-31"


def test_the_spreadsheet_holds_text_as_text_and_days_as_days(page: Page) -> None:
    _filled(page)
    book = _book(_take(page, "xlsx"))
    assert book.sheetnames == ["Checklists", "Choices", "guide"]
    rows = list(book["Checklists"].iter_rows(values_only=True))
    assert rows[0] == (
        "Key",
        "List",
        "Part",
        "Step",
        "Proof",
        "Usually done by",
        "State",
        "Owner",
        "Due",
        "Note",
    )
    assert len(rows) == 21
    assert rows[2][7] == NASTY
    assert book["Checklists"].cell(3, 8).data_type == "s"
    assert rows[2][8] == datetime(2027, 2, 28)
    assert rows[2][9] == "first line\nsecond; line\twith tab"
    assert book["Checklists"].freeze_panes == "A2"


def test_the_spreadsheet_is_a_sound_archive(page: Page) -> None:
    _filled(page)
    with zipfile.ZipFile(_take(page, "xlsx")) as archive:
        assert archive.testzip() is None
        assert "[Content_Types].xml" in archive.namelist()


def _events(path: Path) -> dict[str, Any]:
    raw = path.read_bytes()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert b"\n" not in raw.replace(b"\r\n", b"")
    calendar = Calendar.from_ical(raw)
    assert calendar["version"] == "2.0"
    return {str(event["uid"]): event for event in calendar.walk("VEVENT")}


def test_the_calendar_has_an_all_day_entry_for_each_step(page: Page) -> None:
    _filled(page)
    events = _events(_take(page, "calendar"))
    assert len(events) == 20
    first = next(e for uid, e in events.items() if step_key(page, 0).split("/")[1] in uid)
    second = next(e for uid, e in events.items() if step_key(page, 1).split("/")[1] in uid)
    third = next(e for uid, e in events.items() if step_key(page, 2).split("/")[1] in uid)
    assert first["dtstart"].dt == date(2026, 10, 2)
    assert (first["dtend"].dt - first["dtstart"].dt).days == 1
    assert str(first["summary"]).startswith("✓ ")
    assert second["dtstart"].dt == date(2027, 2, 28)
    assert NASTY in str(second["description"])
    assert "second; line" in str(second["description"])
    assert third["status"] == "CANCELLED"
    assert all(event["transp"] == "TRANSPARENT" for event in events.values())


# Ten minutes later by the calendar; the timers of the page go on as they are.
LATER = """
() => {
  const Now = Date
  globalThis.Date = class extends Now {
    constructor(...parts) { parts.length ? super(...parts) : super(Now.now() + 600_000) }
  }
}
"""


def test_a_second_calendar_file_updates_the_first(page: Page) -> None:
    _filled(page)
    before = _events(_take(page, "calendar"))
    page.fill("[data-date=exit]", "2027-07-30")
    page.evaluate(LATER)
    after = _events(_take(page, "calendar"))
    assert set(after) == set(before)
    for uid, event in after.items():
        assert event["sequence"] > before[uid]["sequence"]


def test_two_sets_do_not_share_calendar_entries(page: Page) -> None:
    _filled(page)
    one = _events(_take(page, "calendar"))
    menu(page, "Several sets")
    page.fill("[data-name]", "Second site")
    page.click("[data-do=copy]")
    other = _events(_take(page, "calendar"))
    assert not set(one) & set(other)


def test_without_a_date_the_calendar_asks_for_one(page: Page) -> None:
    page.goto(EXIT)
    menu(page, "Save or load")
    page.click("[data-do=take][value=calendar]")
    assert "Give a date first" in note(page, ".guide-panel > .guide-note")


def test_the_overview_hands_out_all_lists(page: Page, guide: Guide) -> None:
    page.goto(OVERVIEW)
    count = sum(len(checklist.items) for checklist in guide.checklists.values())
    menu(page, "Your dates")
    page.fill("[data-date=signing]", "2027-03-01")
    book = _book(_take(page, "xlsx"))
    rows = list(book["Checklists"].iter_rows(values_only=True))
    assert len(rows) == count + 1
    assert all(r[4] for r in rows)
    assert len(_events(_take(page, "calendar"))) == len(guide.checklists["before-signing"].items)


def test_the_year_of_reviews_is_a_calendar(page: Page, guide: Guide) -> None:
    page.goto(REVIEWS)
    page.click("[data-do=calendar]")
    assert "Give the day" in note(page, "guide-reviews > .guide-panel > .guide-note")
    page.fill("[data-date]", "2027-01-31")
    events = _events(kept.download(page, "[data-do=calendar]"))
    per_year = {"monthly": 12, "quarterly": 4, "half-yearly": 2, "yearly": 1, "weekly": 1}
    expected = sum(per_year.get(duty.rhythm, 0) for duty in guide.governance.values())
    assert len(events) == expected
    weekly = [event for event in events.values() if "rrule" in event]
    assert [event["rrule"]["COUNT"] for event in weekly] == [[52]]
    for event in events.values():
        assert event["dtstart"].dt.weekday() < 5
        assert date(2027, 1, 31) <= event["dtstart"].dt <= date(2028, 1, 31)
    exit_test = next(event for uid, event in events.items() if "exit-test" in uid)
    assert "Which doors did not open" in str(exit_test["description"])
    assert str(exit_test["url"]).endswith("/run/#exit-test")


def test_the_year_of_reviews_stands_in_a_table_without_scripts(new_page: Any) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(REVIEWS)
    rows = page.locator(".guide-year tr")
    assert rows.count() == 12
    assert rows.nth(9).locator("th").inner_text().strip() == "Month 10"
    assert "Try the exit once a year" in rows.nth(9).inner_text()
    assert page.locator(".guide-agenda__steps a").count() > 20


def test_reviews_get_days_from_the_readers_date(page: Page) -> None:
    page.goto(REVIEWS)
    page.fill("[data-date]", "2027-01-04")
    expect(page.locator("[data-review=exit-test] [data-day]")).to_have_text("8 October 2027")
    page.reload()
    expect(page.locator("[data-month='2']")).to_have_text("from 4 February 2027")


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=40)
CELL = TEXT | st.sampled_from(
    ["=1+1", "+x", "-x", "@x", "'=x", "''=x", "'", '"', ";", "\t=", "\r", "＝1"]
)
# What a browser trims; Python trims other signs.
SPACES = "\t\n\v\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff" + "".join(
    map(chr, range(0x2000, 0x200B))
)
GUARDED = re.compile(r"^'(?='*[=+\-@\t\r\n＝＋－＠])")
ROWS = st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=5)


@SLOW
@given(ROWS, st.sampled_from([",", ";"]))
def test_any_csv_is_read_back_here_and_elsewhere(
    page: Page, rows: list[list[str]], mark: str
) -> None:
    _on_export_page(page)
    rows = [["Key", "b", "c"], *([first + "x", *rest] for first, *rest in rows)]
    call = """([rows, mark]) => {
      const text = GuideCsv.write(rows, mark)
      return [text, GuideCsv.read(text, mark).rows.map(({ cells }) => cells)]
    }"""
    text, again = page.evaluate(call, [rows, mark])
    assert again == rows
    read = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=mark))
    plain = [[GUARDED.sub("", cell) for cell in line] for line in read]
    assert plain == rows
    assert not any(cell[:1] in "=+-@\t\r\n" for line in read for cell in line if cell)


@SLOW
@given(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=3))
def test_any_text_survives_the_calendar(page: Page, texts: list[tuple[str, str]]) -> None:
    _on_export_page(page)
    call = """(texts) => GuideCalendar.write(texts.map(([title, text], i) =>
      ({ id: `a/${i}`, day: "2027-01-01", title, text })), "x")"""
    raw = page.evaluate(call, texts).encode()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    events = Calendar.from_ical(raw).walk("VEVENT")
    for (title, text), event in zip(texts, events, strict=True):
        assert str(event["summary"]) == _calm(title)
        assert str(event.get("description", "")) == _calm(text)


def _calm(text: str) -> str:
    """Return a text as a calendar can hold it: control characters are spaces."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c if c == "\n" or not (ord(c) < 32 or ord(c) == 127) else " " for c in text)


@SLOW
@given(st.lists(st.lists(TEXT, min_size=2, max_size=2), min_size=1, max_size=4))
def test_any_text_survives_the_spreadsheet(page: Page, rows: list[list[str]]) -> None:
    _on_export_page(page)
    call = """async (rows) => {
      const columns = [{ key: "a", head: "" }, { key: "b", head: "" }]
      const table = { name: "a/b[c]", columns, rows: rows.map(([a, b]) => ({ a, b })) }
      const bytes = GuideWorkbook.write([table], { kind: "x", version: 1 })
      const { tables: [sheet] } = await GuideSheetReader.read(bytes)
      return [[...bytes], sheet.rows.map(({ number, cells }) => [number, cells])]
    }"""
    written, again = page.evaluate(call, rows)
    book = openpyxl.load_workbook(io.BytesIO(bytes(written)))
    sheet = book.worksheets[0]
    found = [[sheet.cell(y + 2, x + 1).value or "" for x in range(2)] for y in range(len(rows))]
    assert found == [[_printable(cell) for cell in line] for line in rows]
    filled = [[cell if cell.strip(SPACES) else "" for cell in line] for line in found]
    expected = [(number, line) for number, line in enumerate(filled, 2) if any(line)]
    assert [(number, [*cells, ""][:2]) for number, cells in again] == expected


def _printable(text: str) -> str:
    """Return a text as XML can hold it."""
    return "".join(c for c in text if c in "\t\n\r" or (ord(c) >= 32 and c not in "\ufffe\uffff"))
