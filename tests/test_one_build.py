"""Builds in one process leave nothing to each other, and do nothing twice."""

from __future__ import annotations

import os
from collections import Counter
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from macros.decision import guide as decision
from macros.decision import judging
from macros.decision.guide import proof_of
from macros.exports import api, browser
from macros.load.loader import load_guide
from macros.paths import EXAMPLES
from macros.render.renderer import Renderer
from macros.render.site import Site
from macros.site.configuration import set_dates
from macros.site.page_macros import PageMacros


def test_a_second_renderer_does_not_change_what_the_first_says() -> None:
    english = Renderer(Site(load_guide()))
    before = english.render("risks_list")
    german = Renderer(Site(load_guide(overlay=EXAMPLES / "dental-germany")))
    assert german.render("risks_list") != before
    assert english.render("risks_list") == before


def test_a_guide_is_compiled_and_proved_once(monkeypatch: pytest.MonkeyPatch) -> None:
    counts: Counter[str] = Counter()
    for module, name in (
        (decision, "compile_model"),
        (decision, "compile_functions"),
        (judging, "analyse"),
    ):
        real = getattr(module, name)

        def counted(*arguments: Any, name: str = name, real: Any = real) -> Any:
            counts[name] += 1
            return real(*arguments)

        monkeypatch.setattr(module, name, counted)
    guide = load_guide()
    PageMacros(Renderer(Site(guide)), proof_of(guide)).proof()
    Renderer(Site(guide)).render("scenarios_list")
    for name in browser.DATA:
        browser.BrowserData(guide).named(name)
    api.documents(guide, "")
    assert counts == {"compile_model": 1, "compile_functions": 1, "analyse": 1}


def test_a_server_dates_each_build_by_its_edition(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    page = SimpleNamespace(update_date="")
    files = SimpleNamespace(documentation_pages=lambda: [SimpleNamespace(page=page)])
    for day in (date(2026, 1, 2), date(2026, 3, 4)):
        set_dates(files, SimpleNamespace(updated=day))
        assert page.update_date == day.isoformat()
    assert "SOURCE_DATE_EPOCH" not in os.environ
