"""What the tests of the checklists, the store, the exports and the dossier share."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

EXIT = "move/checklists/exit/"
OVERVIEW = "move/checklists/"
REVIEWS = "run/calendar/"
DOSSIER = "decide/dossier/"
PRIVACY = "about/privacy/"
PREFIX = "guide:1:base:"


def key(tool: str, named_set: str = "default") -> str:
    """Return the storage key of a tool."""
    return f"{PREFIX}{named_set}:{tool}"


def stored(page: Page, tool: str, named_set: str = "default") -> Any:
    """Return what a tool keeps, without its envelope; None if nothing."""
    text = page.evaluate("key => localStorage.getItem(key)", key(tool, named_set))
    return None if text is None else json.loads(text)["data"]


def keep(page: Page, tool: str, data: Any, named_set: str = "default") -> None:
    """Store data as an earlier visit left it; takes effect when the next page opens."""
    envelope = {"version": 1, "saved": "2026-11-01T08:00:00.000Z", "data": data}
    keep_text(page, key(tool, named_set), json.dumps(envelope))


def keep_text(page: Page, name: str, text: str) -> None:
    """Store a text under a key."""
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [name, text])


def row(page: Page, number: int) -> Any:
    """Return a step by its number, from 0."""
    return page.locator("[data-step]").nth(number)


def step_key(page: Page, number: int) -> str:
    """Return the key of a step."""
    return str(row(page, number).get_attribute("data-step"))


def tick(page: Page, number: int) -> None:
    """Tick a step."""
    row(page, number).locator("[name=done]").check()


def open_step(page: Page, number: int) -> Any:
    """Open the reader's fields of a step."""
    row(page, number).locator("summary").click()
    row(page, number).locator("[name=note]").wait_for()  # an event of its own brings them
    return row(page, number)


def menu(page: Page, name: str) -> None:
    """Open a folded menu by its name."""
    page.locator(f"summary:text-is('{name}')").click()


def download(page: Page, selector: str) -> Path:
    """Click something and return the file that it hands out."""
    with page.expect_download() as info:
        page.click(selector)
    return Path(info.value.path())


def load(page: Page, name: str, content: str | bytes, selector: str = "[data-file]") -> None:
    """Give a file to the page."""
    buffer = content.encode() if isinstance(content, str) else content
    page.set_input_files(
        selector, {"name": name, "mimeType": "application/octet-stream", "buffer": buffer}
    )


def note(page: Page, where: str) -> str:
    """Return what a tool has just said; waits until it says something."""
    place = page.locator(f"{where} [data-note]").last
    expect(place).not_to_have_text("")
    return str(place.text_content())


def no_dialogs(page: Page) -> None:
    """Let the page think that it was printed: <html data-printed> counts."""
    page.evaluate(
        "() => { window.print = () => {"
        " const { dataset } = document.documentElement;"
        " dataset.printed = Number(dataset.printed ?? 0) + 1 } }"
    )


def printed(page: Page, times: int = 1) -> None:
    """Wait until the page was printed so many times."""
    expect(page.locator("html")).to_have_attribute("data-printed", str(times))
