"""Spreadsheets that come back, of the guide and of other programs, and what is none."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from .kept import EXIT, OVERVIEW, download, load, menu, open_step, stored, tick
from .tables import FIRST, KEPT, SECOND, due, items, loading, told

ODS = "urn:oasis:names:tc:opendocument:xmlns"


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
    said = loading(page, file, "list.xlsx")
    assert "entries read in 20 rows (State, Owner, Due, Note)." in said
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
    said = loading(page, _book(*rows, Cover=[["Hello"], ["there"]]), "plan.xlsx")
    assert items(page)[FIRST] == {"due": "2027-03-25", "owner": "Jan"}
    assert items(page)[SECOND] == {"due": "2027-04-01", "owner": "7"}
    assert "Row 6: this edition has no" in said


def test_days_counted_from_1904_are_the_same_days(page: Page) -> None:
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    for row in (["Key", "Due"], [FIRST, date(2027, 3, 25)]):
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    loading(page, file.getvalue(), "mac.xlsx")
    assert due(page) == {FIRST: "2027-03-25"}


def test_a_second_sheet_with_keys_is_named(page: Page) -> None:
    sheet = [["Key", "Owner"], [FIRST, "Jan"]]
    said = loading(page, _book(*sheet, Mine=sheet), "two.xlsx")
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
    said = loading(
        page, _ods(heads + gap + first + row(cell.format("exit/none")) + end), "list.ods"
    )
    assert items(page) | {} == {**items(page), FIRST: {"due": "2027-03-25", "note": "a  b\nc"}}
    assert "Row 6: this edition has no" in said


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
    said = loading(page, content, name)
    assert sentence in said
    assert KEPT in said
    if name == "not-xml":  # the browser's own note about it asks for a style
        page.watch.expect("style-src")  # type: ignore[attr-defined]
    assert stored(page, "checklists") == before


DAMAGE = """async (good) => {
  let state = 11, read = 0
  const random = (most) => (state = (state * 1103515245 + 12345) % 2147483648) % most
  for (let i = 0; i < 300; i++) {
    const bytes = Uint8Array.from(good)
    for (let n = random(6) + 1; n > 0; n--) bytes[random(bytes.length)] = random(256)
    const cut = i % 3 ? bytes : bytes.subarray(0, random(bytes.length))
    const found = await GuideTableReader.open(cut)
    if (found.problem && !GuideData.words.file[found.problem]) throw new Error(found.problem)
    if (found.tables) read++
  }
  return read
}"""


def test_damaged_spreadsheets_are_read_or_refused_and_never_throw(page: Page) -> None:
    loading(page, f"Key,Owner\n{FIRST},Jan\n")
    good = _book(["Key", "Owner", "Due"], *([FIRST, "Jan", date(2027, 3, 25)] for _ in range(50)))
    assert 0 < page.evaluate(DAMAGE, list(good)) < 300
    page.watch.forgive("style-src")  # type: ignore[attr-defined]


def test_as_much_as_is_allowed_is_read(page: Page) -> None:
    others = "".join(f"<row>{_cells(f'exit/none-{n}', 'x')}</row>" for n in range(1998))
    said = loading(page, _xlsx(f"<w>{HEAD}{ROW}{others}</w>"), "long.xlsx")
    assert "1,999 entries are taken over." in said
    assert "Row 2000: this edition has no “exit/none-1997”." in said
    assert items(page)[FIRST] == {"owner": "Jan"}


def test_a_table_where_a_dossier_is_wanted_is_told_apart(page: Page) -> None:
    page.goto("decide/dossier/")
    load(page, "x.xlsx", _book(["Key"]), "guide-file [data-file]")
    expect(page.locator("guide-file [data-note]")).to_contain_text("This is a spreadsheet")


def test_the_overview_reads_rows_of_all_lists(page: Page) -> None:
    page.goto(OVERVIEW)
    load(
        page,
        "x.xlsx",
        _book(["Key", "Owner"], [FIRST, "Jan"], ["hand-over/document-systems", "Eva"]),
    )
    assert "2 entries read in 2 rows" in told(page)
