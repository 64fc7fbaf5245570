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


# Something of each kind that can have the focus; the questionnaire has a previous page to go to.
FOCUSED = {
    "decide/questionnaire/#q=owner": (
        "[data-current] input[type=radio], [data-continue], [data-do=back]"
    ),
    "decide/functions/": "summary",
    "understand/risks/": "article a",
}
WATCHED = """() => {
  navigation.onnavigate = () => (document.body.dataset.left = "")
  const next = Object.assign(document.createElement("link"), { rel: "next", href: "/guide/" })
  document.head.append(next)
}"""
FIRST_OF_EACH = """selector => {
  const found = [...document.querySelectorAll(selector)].filter((node) => node.checkVisibility())
  return [document.body, ...new Map(found.map((node) => [node.localName, node])).values()]
}"""
FOCUS = "node => node === document.body ? document.activeElement.blur() : node.focus()"


@pytest.mark.parametrize("address", FOCUSED)
def test_no_single_key_leads_away_from_what_has_the_focus(
    address: str, page: Any, site_url: str
) -> None:
    page.goto(site_url + address)
    page.evaluate(WATCHED)
    assert page.locator("link[rel=prev]").count()
    page.locator(FOCUSED[address]).first.wait_for()
    places = page.evaluate_handle(FIRST_OF_EACH, FOCUSED[address]).get_properties().values()
    for place in places:
        place.evaluate(FOCUS)
        for key in "sfpn/,.":
            page.keyboard.press(key)
            assert place.evaluate("node => node === document.activeElement"), key
    assert page.locator("body[data-left]").count() == 0


def test_a_text_field_takes_every_key(page: Any, site_url: str) -> None:
    page.goto(site_url)
    page.locator("[name=query]").click()
    page.keyboard.type("sfpn/,.")
    expect(page.locator("[name=query]")).to_have_value("sfpn/,.")


@pytest.mark.parametrize("system", ["light", "dark"])
@pytest.mark.parametrize("key", ["Space", "Enter"])
def test_the_colour_switch_says_what_is_shown_and_keeps_what_is_chosen(
    system: Any, key: str, new_page: Callable[..., Any], site_url: str
) -> None:
    page = new_page(color_scheme=system)
    page.goto(site_url)
    button, body = page.get_by_role("button", name="Dark colours"), page.locator("body")
    schemes = ["default", "slate"] if system == "light" else ["slate", "default"]
    for scheme in [*schemes, schemes[0], schemes[1]]:
        expect(body).to_have_attribute("data-md-color-scheme", scheme)
        expect(button).to_have_attribute("aria-pressed", str(scheme == "slate").lower())
        button.press(key)
    page.reload()
    expect(body).to_have_attribute("data-md-color-scheme", schemes[0])
    expect(button).to_have_attribute("aria-pressed", str(schemes[0] == "slate").lower())
    assert page.get_by_role("radio").count() == 0


def test_until_a_reader_chooses_the_colours_follow_the_system(
    new_page: Callable[..., Any], site_url: str
) -> None:
    page = new_page()
    for system, scheme in (("light", "default"), ("dark", "slate"), ("light", "default")):
        page.emulate_media(color_scheme=system)
        page.goto(site_url)
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert page.evaluate("localStorage.length") == 0
    page.locator(".guide-colours").click()
    for system in ("light", "dark"):
        page.emulate_media(color_scheme=system)
        page.wait_for_timeout(50)
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")


def test_without_scripts_there_is_no_switch(new_page: Callable[..., Any], site_url: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(site_url)
    expect(page.locator(".guide-colours")).to_be_hidden()


TERM = "article a.guide-term"


@pytest.mark.parametrize("way", ["pointer", "focus"])
def test_the_meaning_of_a_term_stays_until_it_is_left_or_dismissed(
    way: str, page: Any, site_url: str
) -> None:
    page.goto(site_url + "understand/risks/")
    term, tip = page.locator(TERM).first, page.get_by_role("tooltip")
    meaning = term.get_attribute("title")
    term.hover() if way == "pointer" else term.focus()
    expect(tip).to_have_text(meaning)
    expect(term).to_have_accessible_description(meaning)
    tip.hover()  # without a gap on the way
    page.wait_for_timeout(400)
    expect(tip).to_be_visible()
    page.keyboard.press("Escape")
    expect(tip).to_have_count(0)
    if way == "focus":
        expect(term).to_be_focused()


def test_the_meaning_of_a_term_goes_when_it_is_left(page: Any, site_url: str) -> None:
    page.goto(site_url + "understand/risks/")
    term, tip = page.locator(TERM).first, page.get_by_role("tooltip")
    term.hover()
    expect(tip).to_be_visible()
    page.locator("h1").hover()
    expect(tip).to_have_count(0)
    term.focus()
    expect(tip).to_be_visible()
    page.keyboard.press("Tab")
    expect(tip).to_have_count(0)


@pytest.mark.parametrize("width", [1280, 320])
def test_the_meaning_of_a_term_is_in_sight_and_widens_nothing(
    width: int, new_page: Callable[..., Any], site_url: str
) -> None:
    page = new_page(viewport={"width": width, "height": 400})
    page.goto(site_url + "understand/risks/")
    for term in page.locator(TERM).all():
        term.focus()
        expect(page.get_by_role("tooltip")).to_be_in_viewport(ratio=0.99)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
