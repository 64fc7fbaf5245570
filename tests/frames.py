"""Runs scripts in a frame of their own, on an address that keeps things."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

FRAME = (Path(__file__).parent / "frame.js").read_text(encoding="utf-8")
BLANK = "<!doctype html><title>Guide</title>"


def framing_page(browser: Browser) -> Page:
    """Return a page that knows how to run scripts in a frame."""
    page = browser.new_page()
    page.route("**/*", lambda route: route.fulfill(body=BLANK, content_type="text/html"))
    page.goto("https://guide.example/")
    page.add_script_tag(content=FRAME)
    return page


def said_in_frames(
    browser: Browser, data: str, cases: list[Any], run: str, scripts: str
) -> list[Any]:
    """Return what a function in JavaScript says of each case, given these data and scripts."""
    page = framing_page(browser)
    found = page.evaluate("args => everyAnswer(...args)", [data, cases, run, scripts])
    page.close()
    return [json.loads(text) for text in found]
