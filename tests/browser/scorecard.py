"""What the tests of the scorecard share: what is kept, and where things stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page

from macros.model import Guide

SCORECARD = "choose/scorecard/"
RESTORE, LEVELS, ESCALATION = "backup-and-restore", "service-levels", "escalation"
ONLY = {RESTORE, LEVELS, ESCALATION}
PDF = {"prefer_css_page_size": True}
Open = Callable[..., Any]


def rating(points: int | None, known: str = "paper", **more: str) -> dict[str, Any]:
    """Return a rating as it is kept."""
    plain = {"evidence": "", "on": "2026-11-02", "until": ""}
    return {"points": points, "known": known, **plain, **more}


def scorecard(guide: Guide, *names: str, **more: Any) -> dict[str, Any]:
    """Return what is kept of providers on the three criteria of the example."""
    price = {"low": None, "likely": None, "high": None}
    providers = [
        {"id": f"p{n}", "name": name, "price": price, "flags": {}}
        for n, name in enumerate(names, start=1)
    ]
    on = {name: name in ONLY for name, each in guide.criteria.items() if not each.is_cap}
    empty = {"cap": None, "rater": "", "closed": False, "weight": {}, "first": "2026-11-02"}
    lists = {"late": {}, "ratings": {}, "others": [], "agreed": {}}
    return {"providers": providers, "on": on, **empty, **lists, **more}


def go(page: Page, step: str) -> None:
    """Go to a step, and wait until it is drawn."""
    page.click(f".guide-scorecard__steps [value={step}]")
    page.locator(f"[data-{step}] > *").first.wait_for(state="attached")


def sentence(page: Page) -> str:
    """Return the sentence on top of the result."""
    return str(page.locator(".guide-scorecard__sentence").text_content())


def part(page: Page, name: str) -> str:
    """Return what a part of the result says."""
    return " ".join(page.locator(f".guide-scorecard__{name}").inner_text().split())
