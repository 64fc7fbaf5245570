"""Tables that come back from spreadsheets: nothing is guessed in silence, nothing is lost."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from .kept import EXIT, OVERVIEW, download, load, menu, note, open_step, step_key, stored, tick

FIRST, SECOND, THIRD = "exit/read-the-end-terms", "exit/give-notice", "exit/list-what-is-yours"
KEPT = "Nothing was changed"
ODS = "urn:oasis:names:tc:opendocument:xmlns"


def _said(page: Page, content: str | bytes, name: str = "list.csv") -> str:
    """Return all that is said when a file is loaded into the list of the exit."""
    if not page.url.endswith(EXIT):
        page.goto(EXIT)
    page.evaluate("() => document.querySelector('guide-checklist').report('')")
    load(page, name, content)
    said = note(page, ".guide-panel > .guide-note")
    faults = page.locator("[data-faults] li").all_text_contents()
    return " ".join([said, *faults])


def _items(page: Page) -> Any:
    return (stored(page, "checklists") or {"items": {}})["items"]


def _due(page: Page) -> dict[str, str]:
    return {key: entry["due"] for key, entry in _items(page).items() if "due" in entry}


def _asked(page: Page, table: str) -> Any:
    """Load a table whose days can be read in two ways, and return the question."""
    page.goto(EXIT)
    load(page, "list.csv", table)
    question = page.locator("[data-ask]")
    expect(question).to_be_visible()
    return question


# Days


def test_one_day_that_fits_only_one_order_settles_the_column(page: Page) -> None:
    _said(page, f"Key,Due\n{FIRST},10/3/2026\n{SECOND},12/17/2026\n")
    assert _due(page) == {FIRST: "2026-10-03", SECOND: "2026-12-17"}
    _said(page, f"Key,Due\n{FIRST},10/3/2026\n{SECOND},17-12-2026\n")
    assert _due(page) == {FIRST: "2026-03-10", SECOND: "2026-12-17"}


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
    assert _items(page)[FIRST] == {"due": day, "owner": "Jan"}
    assert _due(page)[SECOND] == "2027-01-01"
    expect(question).to_be_hidden()


def test_who_does_not_choose_an_order_keeps_what_is_there(page: Page) -> None:
    question = _asked(page, f"Key,Due,Owner\n{FIRST},10/3/2026,Jan\n")
    question.locator("button", has_text="Cancel").click()
    assert KEPT in note(page, ".guide-panel > .guide-note")
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
    _said(page, f"Key,Due\n{FIRST},{text}\n")
    assert _due(page) == {FIRST: "2027-03-25"}


def test_days_that_contradict_each_other_are_named_and_left_out(page: Page) -> None:
    third = "exit/agree-the-plan"
    said = _said(
        page, f"Key,Due,Owner\n{FIRST},13/1/2027,Jan\n{SECOND},1/13/2027,\n{third},2027-02-03,\n"
    )
    assert "13/1/2027 in row 2 has the day first, 1/13/2027 in row 3 the month" in said
    assert _due(page) == {third: "2027-02-03"}
    assert _items(page)[FIRST] == {"owner": "Jan"}


@pytest.mark.parametrize(
    "text", ["30.2.2027", "31/31/2027", "########", "46472", "25.3.27", "soon"]
)
def test_what_is_no_day_is_named(page: Page, text: str) -> None:
    assert f"Row 2: “{text}” cannot be used as “Due”" in _said(page, f"Key,Due\n{FIRST},{text}\n")
    assert _due(page) == {}


# Rows


def test_an_empty_cell_changes_nothing(page: Page) -> None:
    page.goto(EXIT)
    tick(page, 0)
    fields = open_step(page, 0)
    fields.locator("[name=owner]").fill("Jan")
    fields.locator("[name=due]").fill("2027-02-28")
    fields.locator("[name=note]").fill("important")
    before = _items(page)
    said = _said(page, f"Key,State,Due,Owner,Note\n{step_key(page, 0)},, ,Eva,\n")
    assert "Steps read: 1 (State, Owner, Due, Note)" in said
    assert _items(page)[step_key(page, 0)] == {**before[step_key(page, 0)], "owner": "Eva"}
    _said(page, f"Key,State\n{step_key(page, 0)},open\n")
    assert "state" not in _items(page)[step_key(page, 0)]


def test_a_key_that_stands_twice_is_named_and_the_first_counts(page: Page) -> None:
    said = _said(page, f"Key,Owner\n{FIRST},Jan\n\n{FIRST},Eva\n")
    assert f"Row 4: {FIRST} stands in row 2 already" in said
    assert _items(page) == {FIRST: {"owner": "Jan"}}


def test_a_quotation_that_never_ends_is_named(page: Page) -> None:
    said = _said(page, f'Key,Owner\n{FIRST},Jan\n{SECOND},"Eva\nexit/x,Kim\n')
    assert "begins in row 3 never ends" in said
    assert KEPT in said
    assert _items(page) == {}


def test_what_is_longer_than_its_field_is_named(page: Page) -> None:
    said = _said(page, f"Key,Owner,Note\n{FIRST},{'o' * 81},{'n' * 2000}\n{SECOND},{'o' * 80},\n")
    assert "Row 2: “Owner” is longer than 80 characters" in said
    assert _items(page) == {FIRST: {"note": "n" * 2000}, SECOND: {"owner": "o" * 80}}


def test_every_bad_row_can_be_seen_by_the_number_of_the_spreadsheet(page: Page) -> None:
    rows = "".join(f'exit/none-{n},"a\nb"\n\n' for n in range(30))
    said = _said(page, f"Our list\n\nKey,Note\n{rows}")
    faults = page.locator("[data-faults] li")
    assert faults.count() == 30
    assert faults.first.text_content() == "Row 4: this edition has no step “exit/none-0”."
    assert faults.last.text_content() == "Row 62: this edition has no step “exit/none-29”."
    assert "Row 4" in said
    page.locator(".guide-panel > [data-faults] summary").click()
    expect(faults.last).to_be_visible()


def test_rows_of_other_lists_are_told_once(page: Page) -> None:
    rows = "".join(f"hand-over/x{n},Jan\n" for n in range(5))
    said = _said(page, f"Key,Owner\n{rows}{FIRST},Jan\n,Kim\n")
    assert "Rows of other lists were left out here: hand-over" in said
    assert "Row 8 has no key" in said
    assert page.locator("[data-faults] li").count() == 2


# Shapes


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_a_table_may_be_written_in_the_ways_of_excel(page: Page, encoding: str) -> None:
    said = _said(page, f"Key;Owner\r\n{FIRST};Jürgen Größe\r\n".encode(encoding))
    assert _items(page) == {FIRST: {"owner": "Jürgen Größe"}}
    assert ("Look at letters" in said) == (encoding == "cp1252")


def test_a_first_line_for_excel_is_no_row(page: Page) -> None:
    said = _said(page, f"sep=;\r\nKey;Owner\r\n{FIRST};Jan, CFO\r\nexit/none;x\r\n")
    assert _items(page)[FIRST] == {"owner": "Jan, CFO"}
    assert "Row 3: this edition has no step" in said


def test_headings_of_the_other_edition_are_read(page: Page) -> None:
    _said(page, f"Schlüssel;Stand;Zuständig;Fällig;Notiz\n{FIRST};erledigt;Jan;31.12.2027;x\n")
    assert _items(page) == {
        FIRST: {"state": "done", "owner": "Jan", "due": "2027-12-31", "note": "x"}
    }


def test_a_heading_that_stands_twice_and_a_table_without_any_use_are_named(page: Page) -> None:
    assert "Two columns are called “Owner”" in _said(page, f"Key,Owner,Owner\n{FIRST},Jan,Eva\n")
    assert _items(page) == {FIRST: {"owner": "Jan"}}
    said = _said(page, f"Key,Status of it\n{FIRST},done\n")
    assert "none of the columns that can be read: State, Owner, Due, Note" in said


# Spreadsheets


def _book(*rows: list[Any], **sheets: list[list[Any]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for name, more in sheets.items():
        sheet = book.create_sheet(name, 0)
        for row in more:
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_the_spreadsheet_of_the_guide_loads_again_and_nothing_has_changed(page: Page) -> None:
    page.goto(EXIT)
    page.fill("[data-date=exit]", "2027-06-30")
    tick(page, 0)
    fields = open_step(page, 1)
    fields.locator("[name=owner]").fill("=1+1 <b> _x000D_")
    fields.locator("[name=due]").fill("2027-02-28")
    fields.locator("[name=note]").fill("line\nline  two\t😀")
    before = stored(page, "checklists")
    menu(page, "Save or load")
    file = download(page, "[data-do=take][value=xlsx]").read_bytes()
    page.click("[data-do=reset]")
    assert _said(page, file, "list.xlsx").startswith("Steps read: 20 (State, Owner, Due, Note).")
    assert stored(page, "checklists") == before


def test_a_spreadsheet_of_another_program_is_read_in_any_order(page: Page) -> None:
    rows = [
        ["Our exit plan"],
        [],
        ["What we think", "due", "Owner", "KEY"],
        [1.5, date(2027, 3, 25), "Jan", FIRST],
        [True, datetime(2027, 4, 1, 0, 0), 7, SECOND],
        [None, None, None, "exit/none"],
    ]
    said = _said(page, _book(*rows, Cover=[["Hello"], ["there"]]), "plan.xlsx")
    assert _items(page)[FIRST] == {"due": "2027-03-25", "owner": "Jan"}
    assert _items(page)[SECOND] == {"due": "2027-04-01", "owner": "7"}
    assert "Row 6: this edition has no step" in said


def test_days_counted_from_1904_are_the_same_days(page: Page) -> None:
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    for row in (["Key", "Due"], [FIRST, date(2027, 3, 25)]):
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    _said(page, file.getvalue(), "mac.xlsx")
    assert _due(page) == {FIRST: "2027-03-25"}


def test_a_second_sheet_with_keys_is_named(page: Page) -> None:
    sheet = [["Key", "Owner"], [FIRST, "Jan"]]
    said = _said(page, _book(*sheet, Mine=sheet), "two.xlsx")
    assert "The sheet “Mine” was read; these have keys as well and were not: Sheet" in said


def _zip(**parts: str) -> bytes:
    """Return a ZIP of parts; __ in a name stands for a slash."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), text)
    return file.getvalue()


def _ods(rows: str) -> bytes:
    spaces = " ".join(f'xmlns:{name}="{ODS}:{name}:1.0"' for name in ("office", "table", "text"))
    body = (
        f"<office:spreadsheet><table:table table:name='A'>{rows}</table:table></office:spreadsheet>"
    )
    document = f"<office:body>{body}</office:body>"
    return _zip(content_dot_xml=f"<office:document {spaces}>{document}</office:document>")


def test_a_table_of_libreoffice_is_read(page: Page) -> None:
    cell = "<table:table-cell office:value-type='string'><text:p>{}</text:p></table:table-cell>"
    day = (
        "<table:table-cell office:value-type='date' office:date-value='2027-03-25T00:00:00'>"
        "<text:p>25.03.27</text:p></table:table-cell>"
    )
    blank = "<table:table-cell table:number-columns-repeated='16000'/>"
    row = "<table:table-row>{}</table:table-row>".format
    heads = row(
        cell.format("Key")
        + "<table:table-cell table:number-columns-repeated='2'/>"
        + cell.format("Due")
        + cell.format("Note")
        + blank
    )
    gap = "<table:table-row table:number-rows-repeated='3'><table:table-cell/></table:table-row>"
    first = row(
        cell.format(FIRST)
        + "<table:table-cell table:number-columns-repeated='2'/>"
        + day
        + cell.format("a<text:s text:c='2'/>b</text:p><text:p>c")
    )
    end = "<table:table-row table:number-rows-repeated='1048000'>" + blank + "</table:table-row>"
    said = _said(page, _ods(heads + gap + first + row(cell.format("exit/none")) + end), "list.ods")
    assert _items(page) | {} == {**_items(page), FIRST: {"due": "2027-03-25", "note": "a  b\nc"}}
    assert "Row 6: this edition has no step" in said


def _xlsx(sheet: str, **more: str) -> bytes:
    """Return a spreadsheet with this XML as its only sheet."""
    link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rel = "<Relationships><Relationship Id='r1' Type='{}' Target='{}'/></Relationships>".format
    book = f"<workbook xmlns:r='{link}'><sheets><sheet name='A' r:id='r1'/></sheets></workbook>"
    parts = {
        "_rels__.rels": rel(f"{link}/officeDocument", "xl/workbook.xml"),
        "xl__workbook.xml": book,
        "xl___rels__workbook.xml.rels": rel(f"{link}/worksheet", "sheet.xml"),
        "xl__sheet.xml": sheet,
    }
    return _zip(**(parts | more))


def _cells(*cells: str) -> str:
    return "".join(f"<c t='inlineStr'><is><t>{cell}</t></is></c>" for cell in cells)


HEAD = f"<row>{_cells('Key', 'Owner')}</row>"
LAUGHS = "<!DOCTYPE w [<!ENTITY a 'ha'>]><worksheet><sheetData>&a;</sheetData></worksheet>"
ROW = f"<row>{_cells(FIRST, 'Jan')}</row>"
BAD = {
    "empty": (b"", "This file is empty"),
    "xls": (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "an old Excel (.xls)"),
    "password": (
        b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
        "protected with a password",
    ),
    "docx": (_xlsx("", **{"xl__workbook.xml": "<document/>"}), "holds no table"),
    "zip": (_zip(a="b"), "holds no table"),
    "cut": (_xlsx("<worksheet/>")[:-30], "damaged"),
    "not-xml": (_xlsx("<worksheet><row>"), "damaged"),
    "entities": (_xlsx(LAUGHS), "damaged"),
    "bomb": (_xlsx(f"<worksheet>{' ' * 9_000_000}</worksheet>"), "larger than 8 MB"),
    "row": (_xlsx(f"<w>{HEAD}<row r='2000000000'>{_cells(FIRST, 'Jan')}</row></w>"), "damaged"),
    "long": (_xlsx(f"<w>{HEAD}{ROW * 2000}</w>"), "more than 2,000 rows"),
    "wide": (_xlsx(f"<w>{HEAD}<row><c r='XFD2'><v>1</v></c></row></w>"), "more than 60 columns"),
    "sheets": (_book(**{f"s{n}": [["Key"]] for n in range(20)}), "more than 20 sheets"),
    "big": (b"PK\x03\x04" + b"\0" * 5_000_001, "larger than 5 MB"),
    "picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "CSV UTF-8"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_table_gets_a_sentence_and_changes_nothing(page: Page, name: str) -> None:
    content, sentence = BAD[name]
    page.goto(EXIT)
    tick(page, 0)
    before = stored(page, "checklists")
    said = _said(page, content, name)
    assert sentence in said
    assert KEPT in said
    if name == "not-xml":  # the browser's own note about it asks for a style
        page.watch.expect("style-src")  # type: ignore[attr-defined]
    assert stored(page, "checklists") == before


def test_as_much_as_is_allowed_is_read(page: Page) -> None:
    others = "".join(f"<row>{_cells(f'exit/none-{n}', 'x')}</row>" for n in range(1998))
    said = _said(page, _xlsx(f"<w>{HEAD}{ROW}{others}</w>"), "long.xlsx")
    assert "Steps read: 1,999" in said
    assert "Row 2000: this edition has no step “exit/none-1997”." in said
    assert _items(page)[FIRST] == {"owner": "Jan"}


def test_a_table_where_a_dossier_is_wanted_is_told_apart(page: Page) -> None:
    page.goto("decide/dossier/")
    load(page, "x.xlsx", _book(["Key"]), "guide-file [data-file]")
    expect(page.locator("guide-file [data-note]")).to_contain_text("This is a spreadsheet")


def test_the_overview_reads_rows_of_all_lists(page: Page) -> None:
    page.goto(OVERVIEW)
    load(
        page, "x.xlsx", _book(["Key", "Owner"], [FIRST, "Jan"], ["hand-over/list-suppliers", "Eva"])
    )
    expect(page.locator(".guide-panel > .guide-note [data-note]").last).to_contain_text(
        "Steps read: 2"
    )
