"""Spreadsheets that the guide writes: what other programs find in them, and compute."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as PageError

from macros.model import Guide

from .engines import computed, kept, same
from .sheets import opened, prepare, written

LINES: dict[str, Any] = {
    "id": "lines",
    "name": "Cost lines",
    "above": ["What it costs", "Invented example"],
    "columns": [
        {"key": "key", "head": "Key", "locked": True},
        {"key": "unit", "head": "Unit", "choices": {"flat": "flat", "user": "per <user>"}},
        {"key": "fee", "head": "Fee", "type": "money"},
        {"key": "rise", "head": "Rise", "type": "percent"},
        {"key": "from", "head": "From", "type": "day"},
        {"key": "count", "head": "Count", "type": "whole"},
        {"key": "all", "head": "All", "type": "money", "locked": True, "formula": "[fee]*[count]"},
    ],
    "rows": [
        {"key": "tools", "unit": "flat", "fee": 14000, "count": 5, "all": 70000}
        | {"rise": 0.025, "from": "2027-03-25"},
        {"key": "cover", "unit": "user", "fee": 9000.5, "count": 5, "all": 45002.5},
        {"key": "=1+1", "unit": "own", "fee": -1, "count": 1, "all": -1},
    ],
    "spare": 2,
    "foot": [{"key": "sum", "all": {"value": 115001.5, "formula": "SUM([all:])"}}],
}
SAID: dict[str, Any] = {
    "name": "cost LINES",
    "columns": [{"key": "key", "head": "Key"}, {"key": "said", "head": "It's"}],
    "rows": [
        {
            "key": "a",
            "said": {
                "value": "dear & big",
                "formula": 'IF([lines!all@sum]>SUM([lines!all@tools:cover])-9,"dear & big","")',
            },
        }
    ],
}
# The order of the standard (ECMA-376, CT_Worksheet), as far as we write it.
ORDER = (
    *("sheetPr", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetProtection"),
    *("autoFilter", "dataValidations", "printOptions", "pageMargins", "pageSetup", "headerFooter"),
)


def test_other_programs_compute_what_stands_beside_the_formulas(page: Page, tmp_path: Path) -> None:
    found = computed(written(page, LINES, SAID), tmp_path)
    written_down = kept(tmp_path / "book.xlsx")
    assert found["Cost lines"]["G9"] == 115001.5
    assert found["cost LINES 2"]["B2"] == "dear & big"
    for sheet, cells in found.items():
        for place, value in cells.items():
            if place not in ("G7", "G8"):  # empty rows have no value yet
                assert same(written_down[sheet][place], value), (sheet, place)


def test_text_is_text_and_days_amounts_and_shares_are_what_they_are(page: Page) -> None:
    sheet = opened(written(page, LINES))["Cost lines"]
    assert [cell.value for cell in sheet[4]][:6] == [
        *("tools", "flat", 14000, 0.025, datetime(2027, 3, 25), 5)
    ]
    assert (sheet["A6"].value, sheet["A6"].data_type) == ("=1+1", "s")
    assert [cell.number_format for cell in sheet[4]][1:6] == [
        *("@", "[$€]#,##0.00", "0.00%", "mm-dd-yy", "#,##0")
    ]


def test_an_amount_looks_as_the_edition_writes_it(browser: Browser, guide: Guide) -> None:
    page = prepare(browser.new_page(), guide, language="de-CH", currency="JPY")
    assert opened(written(page, LINES))["Cost lines"]["C4"].number_format == "[$¥] #,##0"
    page.close()


def test_what_may_stand_in_a_cell_is_picked_from_a_sheet_of_choices(page: Page) -> None:
    book = opened(written(page, LINES))
    [rule] = book["Cost lines"].data_validations.dataValidation
    assert (str(rule.sqref), rule.formula1) == ("B4:B8", "'Choices'!$A$1:$A$2")
    assert [cell.value for cell in book["Choices"]["A"]] == ["flat", "per <user>"]


def test_answers_can_be_written_and_nothing_else_and_no_password_is_asked(page: Page) -> None:
    book = opened(written(page, LINES, SAID))
    sheet = book["Cost lines"]
    assert (sheet.protection.sheet, sheet.protection.password) == (True, None)
    free = {cell.coordinate for row in sheet for cell in row if not cell.protection.locked}
    answers = {f"{column}{row}" for column in "BCDEF" for row in range(4, 9)}
    assert free == answers | {"A7", "A8"}
    assert not book["cost LINES 2"].protection.sheet


def test_headings_stay_in_sight_and_paper_is_one_page_wide(page: Page) -> None:
    sheet = opened(written(page, LINES))["Cost lines"]
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("A4", "$3:$3")
    setup = sheet.page_setup
    assert (setup.paperSize, setup.orientation, setup.fitToWidth, setup.fitToHeight) == (
        *(9, "landscape", 1, 0),
    )
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_rows_are_as_high_as_their_text_in_any_program(page: Page) -> None:
    rows = [{"key": "a", "said": "word " * 40}, {"key": "b", "said": "1\n2\n3"}, {"key": "c"}]
    table = {**SAID, "above": ["A title that is longer than its column " * 3], "rows": rows}
    sheet = opened(written(page, table)).worksheets[0]
    assert [sheet.row_dimensions[row].height for row in (1, 3, 4, 5)] == [None, 150, 45, None]
    assert not sheet["A1"].alignment.wrap_text
    assert sheet["B3"].alignment.wrap_text


def test_a_file_says_what_it_is_and_no_more_than_it_shall(page: Page) -> None:
    sheet = opened(written(page, LINES, set="Alpha"))["guide"]
    rows = {"kind": "costs", "version": "1", "edition": "base", "set": "Alpha"}
    said = dict(sheet.iter_rows(values_only=True))
    assert said.items() >= (rows | {"date": "2026-11-29"}).items()
    assert (said["lines/fee"], said["lines/unit/user"]) == ("Fee", "per <user>")
    assert "set" not in dict(opened(written(page, LINES))["guide"].iter_rows(values_only=True))


def test_parts_stand_in_the_order_of_the_standard_and_all_is_computed_on_opening(
    page: Page,
) -> None:
    archive = zipfile.ZipFile(io.BytesIO(written(page, LINES, SAID)))
    assert archive.testzip() is None
    for name in archive.namelist():
        root = ElementTree.fromstring(archive.read(name))
        if "worksheets" in name:
            parts = [re.sub(r"{.*}", "", part.tag) for part in root]
            assert parts == [part for part in ORDER if part in parts], name
    assert b'fullCalcOnLoad="1"' in archive.read("xl/workbook.xml")


@pytest.mark.parametrize("name", ["", "a/b", "'x'", "History" * 9, "GUIDE", "😀" * 20])
def test_any_name_makes_a_sheet_that_opens(page: Page, name: str) -> None:
    table = {"name": name, "columns": [{"key": "a", "head": name}], "rows": [{"a": name}]}
    content = written(page, table, table)
    book = opened(content)
    listed = zipfile.ZipFile(io.BytesIO(content)).read("xl/workbook.xml").decode()
    names = [name.lower() for name in re.findall('<sheet name="([^"]*)"', listed)]
    assert (len(set(names)), names[-1]) == (3, "guide")
    assert all(len(title.encode("utf-16-le")) <= 62 for title in book.sheetnames)
    assert book.worksheets[0]["A2"].value == (name or None)


@pytest.mark.parametrize("formula", ["[none]", "[fee@none]", "[none!fee]"])
def test_a_formula_that_names_nothing_is_refused(page: Page, formula: str) -> None:
    table = LINES | {"foot": [{"key": "sum", "all": {"value": 0, "formula": formula}}]}
    with pytest.raises(PageError, match=r"no such table or column|no row"):
        written(page, table)


def test_csv_writes_numbers_as_the_country_does(page: Page) -> None:
    assert page.evaluate("t => GuideTable.csv(t, ';')", LINES).splitlines()[1:4] == [
        'tools;flat;14000;"2,5%";2027-03-25;5;70000',
        'cover;per <user>;"9000,5";;;5;"45002,5"',
        "'=1+1;own;-1;;;1;-1",
    ]


def test_a_page_shows_values_as_people_read_them(page: Page) -> None:
    cells = "t => [...GuideTable.html(t).rows].map(r => [...r.cells].map(c => c.textContent))"
    shown = page.evaluate(cells, LINES)
    assert shown[1] == [
        *("tools", "flat", "14,000.00 EUR", "2.5%", "25 March 2027", "5", "70,000.00 EUR")
    ]
    assert shown[-1] == ["sum", "", "", "", "", "", "115,001.50 EUR"]
