"""axe finds nothing on any page: in light and dark, at 1280 and at 360 pixels; 320 are enough."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from .survey import Page, samples

WIDE, NARROW, NARROWEST = 1280, 360, 320
PARTS = 8

Open = Callable[..., Any]


def resize(page: Any, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})


def visit(page: Any, address: str) -> None:
    """Open a page, with axe in it; both scripts come from the site's own address."""
    page.goto(address)
    page.add_script_tag(url="/guide/-/axe.min.js")
    page.add_script_tag(url="/guide/-/look.js")


def findings(page: Any, address: str) -> list[str]:
    """Return what is wrong with one page, and at which width."""
    found = []
    resize(page, WIDE)
    visit(page, address)
    for width in (WIDE, NARROW):
        resize(page, width)
        found += [f"{width}: {each}" for each in page.evaluate("GuideLook.everything()")]
    resize(page, NARROWEST)
    needed = page.evaluate("document.documentElement.scrollWidth")
    return found + ([f"needs {needed} pixels"] if needed > NARROWEST else [])


@pytest.mark.parametrize("part", range(PARTS))
def test_every_page_is_accessible_light_and_dark_wide_and_narrow(
    part: int, every_page: list[Page], new_page: Open, site_url: str
) -> None:
    page = new_page()
    found = {each.name: findings(page, site_url + each.name) for each in every_page[part::PARTS]}
    page.watch.forgive("status of 404")
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_one_page_of_each_kind_is_accessible_text_by_text(
    every_page: list[Page], new_page: Open, site_url: str
) -> None:
    page = new_page()
    found = {}
    for each in samples(every_page):
        resize(page, WIDE)
        visit(page, site_url + each.name)
        found[each.name] = page.evaluate("GuideLook.thoroughly()")
    page.watch.forgive("status of 404")
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_axe_finds_what_is_wrong(new_page: Open, site_url: str) -> None:
    page = new_page()
    visit(page, site_url)
    page.evaluate("document.querySelector('h1').style.color = '#ddd'")
    page.evaluate("document.querySelector('main').append(document.createElement('button'))")
    found = " ".join(page.evaluate("GuideLook.everything()"))
    assert "default: color-contrast" in found
    assert "slate: color-contrast" not in found
    assert "default: button-name" in found


def test_text_of_twice_the_size_fits(every_page: list[Page], new_page: Open, site_url: str) -> None:
    page, wide = new_page(), {}
    resize(page, WIDE)
    for each in samples(every_page):
        page.goto(site_url + each.name)
        page.evaluate("document.documentElement.style.fontSize = '250%'")
        wide[each.name] = page.evaluate("document.documentElement.scrollWidth")
    page.watch.forgive("status of 404")
    assert {name: width for name, width in wide.items() if width > WIDE} == {}
