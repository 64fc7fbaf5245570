"""What the tests of tables that come back share: loading one, what is said, what is kept."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from .kept import EXIT, load, note, stored

FIRST, SECOND = "exit/read-the-end-terms", "exit/give-notice"
KEPT = "Nothing was changed"


def loading(page: Page, content: str | bytes, name: str = "list.csv") -> str:
    """Return all that is said when a file is loaded into the list of the exit."""
    if not page.url.endswith(EXIT):
        page.goto(EXIT)
    page.evaluate("() => document.querySelector('guide-checklist').report('')")
    load(page, name, content)
    said = note(page, ".guide-panel > .guide-note")
    faults = page.locator("[data-faults] li").all_text_contents()
    return " ".join([said, *faults])


def items(page: Page) -> Any:
    """Return what is kept of the steps, by key."""
    return (stored(page, "checklists") or {"items": {}})["items"]


def due(page: Page) -> dict[str, str]:
    """Return the days that are kept, by the key of their step."""
    return {key: entry["due"] for key, entry in items(page).items() if "due" in entry}
