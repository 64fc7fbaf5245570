"""The scripts of the formats in a browser page, and spreadsheets as openpyxl sees them."""

from __future__ import annotations

import base64
import io
import json
import re
from pathlib import Path
from typing import Any

import openpyxl
from playwright.sync_api import Page

from macros.paths import ROOT

SCRIPTS = ROOT / "overrides" / "script"
OLD = ROOT / "overrides" / "assets" / "javascripts"
IMPORT = re.compile(r"^import \{[^}]*\} from \"([^\"]+)\"\n", re.MULTILINE)
WORDS = {"sheets": {"choices": "Choices"}}
DATA = {
    "language": "en-GB",
    "currency": "EUR",
    "edition": "base",
    "numbers": {"decimal": ".", "group": ",", "sizes": [3, 3]},
    "words": WORDS,
}
WRITE = """([tables, about]) => {
  const bytes = GuideWorkbook.write(tables, { date: "2026-11-29", ...about })
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))
}"""


def classic(*paths: Path, known: dict[Path, str] | None = None) -> str:
    """Return scripts with what they import, in order, as a page without modules runs them."""
    known = {} if known is None else known
    for path in paths:
        text = path.read_text(encoding="utf-8")
        classic(*((path.parent / name).resolve() for name in IMPORT.findall(text)), known=known)
        known.setdefault(path, re.sub(r"^export ", "", IMPORT.sub("", text), flags=re.MULTILINE))
    return "".join(known.values())


def prepare(page: Page, **data: Any) -> Page:
    """Let a page know the formats, and an edition."""
    old = [OLD / name for name in ("guide-dom.js", "numbers.js", "guide-csv.js")]
    forms = [SCRIPTS / "forms" / name for name in ("table.js", "workbook.js")]
    page.add_script_tag(content=f"globalThis.GuideData = {json.dumps(DATA | data)}")
    page.add_script_tag(content=classic(*old, *forms))
    return page


def written(page: Page, *tables: Any, **about: Any) -> bytes:
    """Return the workbook that the guide makes of tables."""
    given = {"kind": "costs", "version": 1} | about
    return base64.b64decode(page.evaluate(WRITE, [list(tables), given]))


def opened(content: bytes) -> openpyxl.Workbook:
    """Return a workbook with its formulas."""
    return openpyxl.load_workbook(io.BytesIO(content))
