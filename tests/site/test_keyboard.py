"""The frame of the pages without a mouse: skip to the text, open the menu, follow a link in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from .survey import Page

PAGES = ["", "understand/risks/", "decide/questionnaire/", "about/faq/"]
PHONE = {"width": 360, "height": 800}


def test_every_page_offers_to_skip_to_its_text(every_page: list[Page]) -> None:
    without = [
        page.name
        for page in every_page
        if "#guide-text" not in page.hrefs or "guide-text" not in page.ids
    ]
    assert without == []


@pytest.mark.parametrize("address", PAGES)
def test_the_first_press_of_tab_skips_to_the_text(address: str, page: Any, site_url: str) -> None:
    page.goto(site_url + address)
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.matches('.md-skip')")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("() => !!document.activeElement.closest('article')")


@pytest.mark.parametrize("address", PAGES)
def test_the_menu_of_a_phone_opens_by_keyboard(
    address: str, new_page: Callable[..., Any], site_url: str
) -> None:
    page = new_page(viewport=PHONE)
    page.goto(site_url + address)
    button = page.locator(".guide-drawer")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".md-sidebar--primary a:visible").first).to_be_in_viewport()


def test_a_wide_screen_needs_no_menu_button(page: Any, site_url: str) -> None:
    page.goto(site_url)
    expect(page.locator(".guide-drawer")).to_be_hidden()


def test_the_menu_opens_without_scripts_too(new_page: Callable[..., Any], site_url: str) -> None:
    page = new_page(viewport=PHONE, java_script_enabled=False)
    page.goto(site_url)
    expect(page.locator(".guide-drawer")).to_be_hidden()
    page.locator("label[for=__drawer].md-header__button").click()
    expect(page.locator(".md-sidebar--primary a").first).to_be_in_viewport()
