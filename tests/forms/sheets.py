"""The scripts of the formats in a browser page, and spreadsheets as openpyxl sees them."""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Callable
from typing import Any

import openpyxl
from playwright.sync_api import Page

from macros.model import Guide
from macros.model.numbers import Numbers

from ..scripts import code

FORMS = ("workbook.js", "returning.js")
WRITE = """([tables, about]) => {
  const bytes = GuideWorkbook.write(tables, { date: "2026-11-29", ...about })
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))
}"""
READ = """async ([text, tables, more]) => {
  const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))
  const expected = { kind: "costs", version: 1, tables, ...more }
  return GuideReturning.examine(await GuideTableReader.open(bytes), expected)
}"""


def prepare(page: Page, guide: Guide, **data: Any) -> Page:
    """Let a page know the formats, and an edition."""
    tell_edition(page, guide, **data)
    page.add_script_tag(content=code(*FORMS))
    return page


def tell_edition(page: Page, guide: Guide, **data: Any) -> None:
    """Let a page know an edition, as the first script of every tool does."""
    company, words = guide.company, {name: dict(group) for name, group in guide.words.items()}
    known = {"language": company.tag, "currency": company.currency, "edition": company.edition}
    known |= {"numbers": Numbers(company.locale).marks, "renamed": guide.renamed, "words": words}
    page.add_script_tag(content=f"globalThis.GuideData = {json.dumps(known | data)}")


def written(page: Page, *tables: Any, **about: Any) -> bytes:
    """Return the workbook that the guide makes of tables."""
    given = {"kind": "costs", "version": 1} | about
    return base64.b64decode(page.evaluate(WRITE, [list(tables), given]))


def read(page: Page, content: bytes | str, *tables: Any, **more: Any) -> Any:
    """Return what the guide reads of a file that comes back."""
    data = content.encode() if isinstance(content, str) else content
    return page.evaluate(READ, [base64.b64encode(data).decode(), list(tables), more])


def changed(content: bytes, change: Callable[[openpyxl.Workbook], Any]) -> bytes:
    """Return a workbook after somebody has changed it in another program."""
    book = opened(content)
    change(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def opened(content: bytes) -> openpyxl.Workbook:
    """Return a workbook with its formulas."""
    return openpyxl.load_workbook(io.BytesIO(content))
