"""The spreadsheet of the cost comparison goes on counting, in programs that do not know us."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from ..browser.kept import stored
from ..forms.engines import GNUMERIC, computed, same

COSTS = "decide/costs/"
HEADS = ("Key", "Model")  # what the first column is called
TOTALS = ("Internal IT: Total", "External IT: Total")


def cells(content: bytes, sheet: str, *, values: bool = True) -> dict[tuple[str, str], Any]:
    """Return what stands in a sheet, by the key of its row and the heading of its column."""
    found = openpyxl.load_workbook(io.BytesIO(content), data_only=values)[sheet]
    rows = [[cell.value for cell in row] for row in found.iter_rows()]
    head = next(row for row in rows if row[0] in HEADS)
    return {
        (str(row[0]), str(name)): value
        for row in rows[rows.index(head) + 1 :]
        if row[0]
        for name, value in zip(head, row, strict=True)
    }


def place_of(content: bytes, sheet: str, key: str, name: str) -> str:
    """Return the cell of a row's key and a column's heading."""
    found = openpyxl.load_workbook(io.BytesIO(content))[sheet]
    head = next(row for row in found.iter_rows() if row[0].value in HEADS)
    column = next(cell.column_letter for cell in head if cell.value == name)
    row = next(row[0].row for row in found.iter_rows() if row[0].value == key)
    return f"{column}{row}"


def example(page: Page) -> None:
    """Open the page with its example."""
    page.goto(COSTS)
    page.locator("[data-do=example]").first.click()
    expect(page.locator("[data-headline]")).to_contain_text("19,466")


def saved(page: Page, kind: str = "xlsx") -> bytes:
    """Return the file that the page hands out."""
    page.set_default_timeout(8_000)
    page.locator("guide-sheets details").first.evaluate("menu => { menu.open = true }")
    with page.expect_download() as download:
        page.locator(f"guide-sheets [data-do=save][value={kind}]").click()
    return Path(download.value.path()).read_bytes()


def loaded(page: Page, name: str, content: bytes) -> None:
    """Give a file to the page."""
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    page.locator("guide-sheets [data-file]").set_input_files(file)  # type: ignore[arg-type]


def test_the_sheet_of_the_example_comes_to_the_same_cents(page: Page, tmp_path: Path) -> None:
    example(page)
    content = saved(page)
    sums = cells(content, "Sum")
    assert [sums[name, "Total"] for name in TOTALS] == [936365.81, 955831.5]
    beside = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    for sheet, found in computed(content, tmp_path).items():
        for cell, value in found.items():
            kept = beside[sheet][cell].value
            assert same(kept or 0, value or 0), (sheet, cell, kept, value)


@pytest.mark.parametrize(
    ("sheet", "key", "name", "value", "external"),
    [
        ("Lines", "external-provider-fee", "Likely", 160, None),
        ("Lines", "external-provider-fee", "Likely", 116, 401557.72),  # below low: left open
        ("What holds for all", "discount", "Likely", 0.03, None),
        ("What holds for all", "vat", "Likely", 0.19, None),
        ("What holds for all", "users", "Likely", 75, None),
        ("What holds for all", "term", "Likely", 7, None),
        ("Models", "external", "Allowance for optimism, %", 0.1, None),
    ],
)
def test_a_change_in_the_sheet_gives_what_the_page_gives(
    page: Page,
    tmp_path: Path,
    sheet: str,
    key: str,
    name: str,
    value: float,
    external: float | None,
) -> None:
    example(page)
    content = saved(page)
    book = openpyxl.load_workbook(io.BytesIO(content))
    book[sheet][place_of(content, sheet, key, name)] = value
    changed = io.BytesIO()
    book.save(changed)
    found = computed(changed.getvalue(), tmp_path)["Sum"]
    sums = [found[place_of(content, "Sum", total, "Total")] for total in TOTALS]
    loaded(page, "changed.xlsx", changed.getvalue())
    page.locator("guide-sheets [data-do=take]").click()
    again = cells(saved(page), "Sum")
    assert [round(each, 2) for each in sums] == [again[total, "Total"] for total in TOTALS]
    assert external is None or sums[1] == external


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_what_goes_out_comes_back_unchanged(page: Page, kind: str) -> None:
    example(page)
    before = stored(page, "costs")
    loaded(page, f"costs.{kind}", saved(page, kind))
    expect(page.locator("guide-sheets [data-note]")).not_to_be_empty()
    assert stored(page, "costs") == before


@pytest.mark.skipif(not GNUMERIC, reason="Gnumeric is not here; `formulas` judges all the same")
@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_gnumeric_saves_it_and_it_comes_back(page: Page, tmp_path: Path, ending: str) -> None:
    example(page)
    before = stored(page, "costs")
    (tmp_path / "book.xlsx").write_bytes(saved(page))
    again = tmp_path / f"again.{ending}"
    subprocess.run(["ssconvert", tmp_path / "book.xlsx", again], check=True, capture_output=True)
    loaded(page, again.name, again.read_bytes())
    expect(page.locator("guide-sheets [data-note]")).not_to_be_empty()
    assert stored(page, "costs") == before


def test_a_line_added_in_the_sheet_is_one_of_the_readers_own(page: Page) -> None:
    example(page)
    content = saved(page)
    book = openpyxl.load_workbook(io.BytesIO(content))
    lines = book["Lines"]
    head = {cell.value: cell.column for cell in lines[3]}
    row = next(row for row in range(4, 99) if not lines.cell(row, 1).value)
    for name, value in {"Model": "Internal IT", "Line": "Coffee", "Priced": "a month"}.items():
        lines.cell(row, head[name], value)
    lines.cell(row, head["Likely"], 12.5)
    changed = io.BytesIO()
    book.save(changed)
    loaded(page, "changed.xlsx", changed.getvalue())
    page.locator("guide-sheets [data-do=take]").click()
    [own] = [line for line in stored(page, "costs")["lines"] if not line["line"]]
    assert (own["model"], own["title"], own["unit"], own["likely"]) == (
        "internal",
        "Coffee",
        "month",
        "12.5",
    )
