"""Every text of the page of a result, on made-up questionnaires: nothing changes unseen."""

from __future__ import annotations

import json

from playwright.sync_api import Browser

from .page_cases import FILE, SEEDS, shown


def test_the_page_says_what_is_written_down(browser: Browser) -> None:
    written = json.loads(FILE.read_text(encoding="utf-8"))
    for seed, found, expected in zip(SEEDS, shown(browser), written, strict=True):
        for part, said in expected.items():
            assert found[part] == said, (seed, part)
