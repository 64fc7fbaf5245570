"""Search and colours work in a browser that keeps nothing, or something damaged."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.tab import DENIED

Open = Callable[..., Any]
SCHEME = "data-md-color-scheme"
DARK = "slate"
# What may stand where the theme keeps which colours the reader chose.
DAMAGED = [
    "{",
    "",
    "null",
    "7",
    "[]",
    '"dark"',
    '{"index": "x"}',
    '{"index": 0.5}',
    '{"color": 7}',
    '{"color": {"scheme": "none", "a b": "c"}}',
    '{"color": {"media": "(prefers-color-scheme)"}}',
]
CHOSEN = '{"index": 1, "color": {"scheme": "none", "a b": "c"}}'


def use_dark(page: Page) -> None:
    """Choose the dark colours, as the switch in the header does."""
    page.evaluate("() => document.querySelector('.guide-colours').click()")


def test_without_storage_search_finds_and_colours_change(new_page: Open, site_url: str) -> None:
    page = new_page()
    page.add_init_script(DENIED)
    page.goto(site_url)
    use_dark(page)
    expect(page.locator("body")).to_have_attribute(SCHEME, DARK)
    page.get_by_role("textbox", name="Search").fill("ransomware")
    page.locator(".md-search-result__item a").first.wait_for()


@pytest.mark.parametrize("text", DAMAGED)
def test_damaged_colours_are_none_and_the_switch_goes_on(
    page: Page, site_url: str, text: str
) -> None:
    page.goto(site_url)
    keep_colours(page, text)
    expect(page.locator("body")).to_have_attribute(SCHEME, "default")
    use_dark(page)
    page.reload()
    expect(page.locator("body")).to_have_attribute(SCHEME, DARK)


def test_of_the_colours_that_are_kept_only_the_choice_is_believed(
    page: Page, site_url: str
) -> None:
    page.goto(site_url)
    keep_colours(page, CHOSEN)
    expect(page.locator("body")).to_have_attribute(SCHEME, DARK)
    assert page.locator("body").get_attribute("data-md-color-a b") is None


def keep_colours(page: Page, text: str) -> None:
    """Open the page anew with a text where the theme keeps the colours."""
    page.evaluate(f"localStorage.setItem('/guide/.__palette', {json.dumps(text)})")
    page.reload()
