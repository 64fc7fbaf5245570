"""Tables that come back: what is read, what is named, and that nothing is guessed."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet
from playwright.sync_api import Page

from .engines import GNUMERIC
from .sheets import changed, read, written

LINES: dict[str, Any] = {
    "id": "lines",
    "name": "Cost lines",
    "columns": [
        {"key": "key", "head": "Key", "locked": True},
        {"key": "title", "head": "What", "locked": True},
        {"key": "unit", "head": "Unit", "choices": {"flat": "flat", "user": "per user"}},
        {"key": "fee", "head": "Fee", "type": "money", "least": 0},
        {"key": "rise", "head": "Rise", "type": "percent"},
        {"key": "from", "head": "From", "type": "day"},
        {"key": "count", "head": "Count", "type": "whole", "most": 5000},
        {"key": "note", "head": "Note", "longest": 20},
        {"key": "all", "head": "All", "type": "money", "locked": True, "formula": "[fee]*[count]"},
    ],
    "rows": [
        {"key": "tools", "title": "Tools", "unit": "flat", "fee": 14000.5, "count": 5}
        | {"rise": 0.025, "from": "2027-03-25", "note": "=1+1", "all": 70002.5},
        {"key": "cover", "title": "Cover"},
    ],
    "spare": 2,
    "foot": [{"key": "sum", "all": {"value": 70002.5, "formula": "SUM([all:])"}}],
}
NOTES = {
    "id": "notes",
    "name": "Notes",
    "columns": [{"key": "key", "head": "Key"}, {"key": "text", "head": "Text"}],
    "rows": [{"key": "a", "text": "x"}],
}
TOOLS = {
    "unit": "flat",
    "fee": 14000.5,
    "rise": 0.025,
    "from": "2027-03-25",
    "count": 5,
    "note": "=1+1",
}
HEAD = "Key;Unit;Fee;Rise;From;Count;Note\n"


def _csv(*rows: str) -> str:
    return HEAD + "\n".join(rows)


def test_what_was_written_comes_back_and_changes_nothing(page: Page) -> None:
    found = read(page, written(page, LINES, NOTES, set="Alpha"), LINES, NOTES)
    assert found["rows"] == {"lines": {"tools": TOOLS}, "notes": {"a": {"text": "x"}}}
    assert (found["count"], found["changed"], found["faults"], found["set"]) == (7, 0, [], "Alpha")


@pytest.mark.skipif(not GNUMERIC, reason="Gnumeric is not installed")
@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_what_gnumeric_saves_is_the_same(page: Page, tmp_path: Path, kind: str) -> None:
    (tmp_path / "a.xlsx").write_bytes(written(page, LINES, NOTES))
    saved = tmp_path / f"b.{kind}"
    command = ["ssconvert", str(tmp_path / "a.xlsx"), str(saved)]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    found = read(page, saved.read_bytes(), LINES, NOTES)
    assert (found["rows"]["lines"], found["changed"], found["faults"]) == ({"tools": TOOLS}, 0, [])


def test_csv_comes_back_the_same_in_every_country(page: Page) -> None:
    for separator in (";", ","):
        text = page.evaluate("([t, s]) => GuideTable.csv(t, s)", [LINES, separator])
        found = read(page, text, LINES)
        assert (found["rows"]["lines"], found["changed"]) == ({"tools": TOOLS}, 0)
        assert found["faults"] == []


def _filled(sheet: Worksheet) -> None:
    sheet["C3"], sheet["D3"], sheet["E3"], sheet["G3"] = "PER USER", 9000, 0.03, 2
    sheet["F3"] = datetime(2028, 1, 1)
    sheet["C4"], sheet["H4"] = "flat", "mine"


def test_a_sheet_filled_in_another_program_is_read(page: Page) -> None:
    content = changed(written(page, LINES), lambda book: _filled(book["Cost lines"]))
    found = read(page, content, LINES)
    cover = {"unit": "user", "fee": 9000, "rise": 0.03, "from": "2028-01-01", "count": 2}
    assert found["rows"]["lines"]["cover"] == cover
    assert found["added"]["lines"] == [{"unit": "flat", "note": "mine"}]
    assert (found["changed"], found["faults"]) == (7, [])


def test_columns_and_sheets_may_stand_in_any_order(page: Page) -> None:
    def move(book: openpyxl.Workbook) -> None:
        sheet = book["Cost lines"]
        sheet.insert_cols(1, 2)
        sheet.insert_rows(1, 3)
        sheet["A4"] = "Remark"
        book.move_sheet("Cost lines", 3)
        book.create_sheet("Mine", 0).append(["Hello"])

    found = read(page, changed(written(page, LINES), move), LINES)
    assert (found["rows"]["lines"], found["faults"]) == ({"tools": TOOLS}, [])


def test_a_file_in_another_language_is_known_by_what_it_says_of_itself(page: Page) -> None:
    words = {"key": "Schlüssel", "unit": "Einheit", "fee": "Gebühr"}
    german = [column | {"head": words.get(column["key"], "?")} for column in LINES["columns"]]
    german[2] = german[2] | {"choices": {"flat": "pauschal", "user": "je Kopf"}}
    content = written(page, LINES | {"columns": german}, edition="base")
    found = read(page, content, LINES)
    assert found["rows"]["lines"]["tools"].items() >= {"unit": "flat", "fee": 14000.5}.items()


def test_a_choice_is_known_by_its_other_names(page: Page) -> None:
    unit = LINES["columns"][2] | {"names": ["Einheit"], "choiceNames": {"user": ["je Kopf"]}}
    table = LINES | {"columns": [*LINES["columns"][:2], unit]}
    assert read(page, "Key;Einheit\ncover;Je Kopf", table)["rows"]["lines"] == {
        "cover": {"unit": "user"}
    }


# Cells that cannot be used, each with its sentence


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("cover;weekly", "Row 2: “weekly” cannot be used as “Unit”. Possible: flat, per user."),
        ("cover;;dear", "Row 2: “dear” cannot be used as “Fee”."),
        ("cover;;1.234", "Row 2: “1.234” in “Fee” can be two numbers"),
        ("cover;;-5", "Row 2: “-5” in “Fee” is less than 0."),
        ("cover;;;;;5001", "Row 2: “5001” in “Count” is more than 5,000."),
        ("cover;;;2,5", "Row 2: “2,5” in “Rise” can be a share or a percentage"),
        ("cover;;;;30.2.2027", "Row 2: “30.2.2027” cannot be used as “From”."),
        ("cover;;;;;2,5", "Row 2: “2,5” cannot be used as “Count”."),
        ("cover;;;;;;123456789012345678901", "Row 2: “Note” is longer than 20 characters"),
        ("none;flat", "Row 2: this edition has no “none”."),
    ],
)
def test_what_cannot_be_used_is_named_and_the_rest_goes_on(
    page: Page, row: str, sentence: str
) -> None:
    found = read(page, _csv(row, "tools;flat"), LINES)
    assert [text for text in found["faults"] if text.startswith(sentence)] == found["faults"]
    assert len(found["faults"]) == found["unknown"] + found["unusable"] == 1
    assert found["rows"]["lines"] == {"tools": {"unit": "flat"}}


@pytest.mark.parametrize(
    ("other", "fee", "number"),
    [
        ("9000,5", "1.234", 1234),
        ("9000.5", "1.234", 1.234),
        ("1.234.567", "1,234", 1.234),
        ("1,234.50", "1,234", 1234),
        ("", "1.234,56 €", 1234.56),
        ("", "EUR 1’234.56", 1234.56),
        ("", "12 345,6", 12345.6),
        ("", "１２３４", 1234),
        ("", "12,34,567.5", 1234567.5),
        ("", ",5", 0.5),
    ],
)
def test_a_number_is_read_by_the_marks_of_the_whole_file(
    page: Page, other: str, fee: str, number: float
) -> None:
    found = read(page, _csv(f"tools;;{other}", f"cover;;{fee}"), LINES)
    assert (found["rows"]["lines"]["cover"], found["faults"]) == ({"fee": number}, [])


@pytest.mark.parametrize("fee", ["1.2.3", "1,23,4", "1 2x", "--5", "1,2,3.4,5", "€", "12k"])
def test_what_is_no_number_is_named(page: Page, fee: str) -> None:
    assert read(page, _csv(f'cover;;"{fee}"'), LINES)["faults"] == [
        f"Row 2: “{fee}” cannot be used as “Fee”."
    ]


def test_days_are_asked_for_once_and_then_read(page: Page) -> None:
    rows = _csv("tools;;;;10/3/2026", "cover;;;;1/1/2027")
    ask = read(page, rows, LINES)["ask"]
    assert ask["name"] == "lines/from"
    assert ask["readings"] == {"day": "2026-03-10", "month": "2026-10-03"}
    found = read(page, rows, LINES, orders={"lines/from": "month"})
    assert found["rows"]["lines"]["tools"] == {"from": "2026-10-03"}
    assert "ask" not in found


# Files that are not as they were


def _sheet(change: Callable[[Worksheet], Any]) -> Callable[[openpyxl.Workbook], Any]:
    return lambda book: change(book["Cost lines"])


def _hide(sheet: Worksheet) -> None:
    sheet.column_dimensions["H"].hidden = True
    sheet.row_dimensions[2].hidden = True


CHANGED = {
    "renamed": (
        _sheet(lambda sheet: sheet.__setitem__("H1", "Remark")),
        "Not found: Note. Not known: Remark.",
    ),
    "doubled": (
        _sheet(lambda sheet: sheet.__setitem__("J1", "Fee")),
        "Two columns are called “Fee”; the first was read.",
    ),
    "hidden": (_sheet(_hide), "Hidden in the file, and read all the same: Note."),
    "filtered": (_sheet(_hide), "One hidden row was read, too."),
    "joined": (
        _sheet(lambda sheet: sheet.merge_cells("H2:H4")),
        "Cells are joined in H2:H4: only the first of them holds something.",
    ),
    "commented": (
        _sheet(lambda sheet: setattr(sheet["D2"], "comment", Comment("why?", "me"))),
        "The file has comments beside its cells.",
    ),
    "twice": (
        _sheet(lambda sheet: sheet.append(["tools", None, "per user"])),
        "Row 7: tools stands in row 2 already",
    ),
    "number-as-day": (
        _sheet(lambda sheet: sheet.__setitem__("D3", datetime(2027, 1, 1))),
        "Row 3: “2027-01-01” cannot be used as “Fee”.",
    ),
    "edition": (
        lambda book: book["guide"].__setitem__("B3", "acme"),
        "It was made with another edition (acme).",
    ),
    "older": (
        lambda book: book["guide"].__setitem__("B2", "0"),
        "It was written by an older version of this tool.",
    ),
    "alike": (
        lambda book: book.copy_worksheet(book["Cost lines"]),
        "The sheet “Cost lines” was read; these have keys as well and were not: Cost lines Copy",
    ),
}


@pytest.mark.parametrize("name", CHANGED)
def test_what_was_changed_in_a_file_is_named_and_the_rest_is_read(page: Page, name: str) -> None:
    change, sentence = CHANGED[name]
    found = read(page, changed(written(page, LINES), change), LINES)
    assert any(text.startswith(sentence) for text in found["faults"]), found["faults"]
    assert found["rows"]["lines"]["tools"]["unit"] == "flat"
    assert "problem" not in found


def test_macros_are_named_and_not_run(page: Page) -> None:
    file = io.BytesIO(written(page, LINES))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")
    found = read(page, file.getvalue(), LINES)
    assert found["faults"] == [
        "The file holds macros. They were not run; only what stands in the cells was read."
    ]
    assert found["count"] == 6


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda book: book["guide"].__setitem__("B1", "register"), "another tool of the guide"),
        (lambda book: book["guide"].__setitem__("B2", "2"), "made by a newer version"),
        (lambda book: book["Cost lines"].delete_cols(1), "has no column “Key”"),
        (lambda book: book["Cost lines"].delete_cols(2, 9), "none of the columns that can be read"),
        (lambda book: book.remove(book["Cost lines"]), "has no column “Key”"),
    ],
)
def test_a_file_that_cannot_be_meant_is_refused(
    page: Page, change: Callable[[openpyxl.Workbook], Any], sentence: str
) -> None:
    found = read(page, changed(written(page, LINES), change), LINES)
    assert sentence in found["problem"]
    assert "Nothing was changed" in found["problem"]
    assert found["count"] == 0


def test_rows_of_elsewhere_are_told_once_and_ones_own_are_read(page: Page) -> None:
    more = """([text, table]) => GuideReturning.examine(
      { tables: [{ name: "", ...GuideCsv.read(text, ";") }] },
      { kind: "costs", version: 1, tables: [table], own: (key) => key.startsWith("own-"),
        aside: (key) => (key.startsWith("b/") ? "list b" : ""),
        present: (key) => key.replace("old", "tools") })"""
    rows = _csv("b/1;flat", "b/2;flat", "own-1;user", "old;user")
    found = page.evaluate(more, [rows, LINES])
    assert found["rows"]["lines"] == {"own-1": {"unit": "user"}, "tools": {"unit": "user"}}
    assert found["faults"] == [
        "Rows of other lists were left out here: list b. The page of all checklists reads them."
    ]
