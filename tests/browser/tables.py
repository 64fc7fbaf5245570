"""What the tests of tables that come back share: loading one, what is said, what is kept."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page, expect

from .kept import EXIT, load, stored

FIRST, SECOND = "exit/read-the-end-terms", "exit/give-notice"
KEPT = "Nothing was changed"


def loading(page: Page, content: str | bytes, name: str = "list.csv") -> str:
    """Return all that is said when a file is loaded into the list of the exit, and taken over."""
    if not page.url.endswith(EXIT):
        page.goto(EXIT)
    page.evaluate("() => document.querySelector('guide-sheets').report('')")
    load(page, name, content)
    return told(page)


def told(page: Page) -> str:
    """Return all that is said of a file, before and after it is taken over."""
    place = page.locator("guide-sheets")
    question, note = place.locator("[data-told]:visible"), place.locator("[data-note]")
    expect(question.or_(note.filter(has_text=re.compile(".")))).to_be_visible()
    said = question.all_inner_texts()
    if said:
        question.locator("[data-do=take]").click()
        expect(question).to_be_hidden()
    faults = place.locator("[data-faults] li").all_text_contents()
    return " ".join([*said, str(note.text_content()), *faults])


def items(page: Page) -> Any:
    """Return what is kept of the steps, by key."""
    return (stored(page, "checklists") or {"items": {}})["items"]


def due(page: Page) -> dict[str, str]:
    """Return the days that are kept, by the key of their step."""
    return {key: entry["due"] for key, entry in items(page).items() if "due" in entry}
