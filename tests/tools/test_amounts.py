"""Amounts as people type them are read in every country's way; what can be two things is asked."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Browser

from macros.paths import ROOT

from .modules import mapped, run

CASES: list[tuple[str, dict[str, Any]]] = json.loads(
    (ROOT / "tests/cases/amounts.json").read_text(encoding="utf-8")
)


def test_amounts_are_read_as_they_are_written_down(browser: Browser) -> None:
    page = browser.new_page()
    run(page, "script/method/amounts.js")
    read = 'text => GuideAmounts.read(text, { signs: ["€", "eur"] })'
    said = mapped(page, read, [text for text, _ in CASES])
    assert [(text, found) for (text, _), found in zip(CASES, said, strict=True)] == [
        tuple(case) for case in CASES
    ]
    percent = 'text => GuideAmounts.read(text, { most: 10_000, signs: ["%"] })'
    assert mapped(page, percent, ["2.5 %", "2.125", "2,5", "1.234"]) == [
        {"value": 250},
        {"fault": "too_fine"},
        {"value": 250},
        {"fault": "too_fine"},
    ]
    page.close()
