"""Scripts of tools in a browser page, without the page they are made for."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from playwright.sync_api import Page

from ..scripts import code


def run(page: Page, *paths: str) -> None:
    """Run modules in a page, each with what it imports; paths are below overrides/."""
    page.add_script_tag(content=code(*paths))


def mapped(page: Page, function: str, cases: Sequence[Any]) -> list[Any]:
    """Return what a JavaScript function gives for each case, through JSON."""
    script = f"text => JSON.stringify(JSON.parse(text).map({function}))"
    return list(json.loads(page.evaluate(script, json.dumps(cases))))
