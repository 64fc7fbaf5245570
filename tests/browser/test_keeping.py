"""Store, sets, files, links and answers: every step comes to what is written down."""

from __future__ import annotations

import json

from playwright.sync_api import Browser

from .keeping_cases import FILE, came


def test_every_step_comes_to_what_is_written_down(browser: Browser) -> None:
    written = json.loads(FILE.read_text(encoding="utf-8"))
    found = json.loads(json.dumps(came(browser)))
    assert list(found) == list(written)
    for name, steps in written.items():
        for number, (step, expected) in enumerate(zip(found[name], steps, strict=True)):
            assert step == expected, (name, number)
