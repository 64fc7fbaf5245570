"""Programs that compute spreadsheets and know nothing of ours."""

from __future__ import annotations

import shutil
import subprocess
import warnings
from pathlib import Path
from typing import Any

import formulas
import openpyxl

GNUMERIC = shutil.which("ssconvert")


def computed(content: bytes, folder: Path) -> dict[str, dict[str, Any]]:
    """Return what a workbook comes to, by sheet and cell; Gnumeric, where it is, must agree."""
    path = folder / "book.xlsx"
    path.write_bytes(content)
    found = _by_formulas(path)
    if GNUMERIC:
        other = by_gnumeric(path)
        for sheet, cells in found.items():
            for place, value in cells.items():
                assert same(other[sheet].get(place), value), (sheet, place)
    return found


def same(one: Any, other: Any) -> bool:
    """Whether two programs mean the same: numbers to a billionth, empty as nothing or ''."""
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) <= 1e-9 * max(1, abs(one))
    return (one or "") == (other or "")


def _by_formulas(path: Path) -> dict[str, dict[str, Any]]:
    """Return the cells with a formula, computed; names of sheets in their own letters."""
    book = openpyxl.load_workbook(path)
    solution = formulas.ExcelModel().loads(str(path)).finish().calculate()
    wanted = {
        f"'[{path.name}]{sheet.title.upper()}'!{cell.coordinate}": (sheet.title, cell.coordinate)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }
    found: dict[str, dict[str, Any]] = {}
    for name, (sheet, place) in wanted.items():
        value = solution[name].value[0, 0]
        found.setdefault(sheet, {})[place] = value.item() if hasattr(value, "item") else value
    return found


def by_gnumeric(path: Path) -> dict[str, dict[str, Any]]:
    """Return all cells of a workbook that Gnumeric has computed anew and saved."""
    again = path.with_name("again.xlsx")
    command = ["ssconvert", "--recalc", str(path), str(again)]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    return kept(again)


def kept(path: Path) -> dict[str, dict[str, Any]]:
    """Return the values that stand beside the formulas."""
    with warnings.catch_warnings(action="ignore"):  # Gnumeric's files have no default style
        book = openpyxl.load_workbook(path, data_only=True)
    return {
        sheet.title: {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row}
        for sheet in book
    }
