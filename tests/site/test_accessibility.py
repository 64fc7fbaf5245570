"""axe finds nothing on any page: in light and dark, at 1280 and at 360 pixels; 320 are enough."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import cycle
from operator import attrgetter
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright

from tests.browser_finder import launched
from tests.conftest import AXE, LOOK

from .survey import Page, samples

WIDE, NARROW, NARROWEST = 1280, 360, 320
PARTS = 4
TEXT = "li td label"

Open = Callable[..., Any]


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """A browser that lays pages out and paints none: axe asks for no more, and it is quicker."""
    with launched(playwright, "--disable-threaded-compositing") as opened:
        yield opened


def resize(page: Any, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})


@pytest.fixture
def looking(new_page: Open) -> Any:
    """A page with axe in whatever it opens."""
    page = new_page(reduced_motion="reduce")
    for script in (AXE, LOOK):
        page.context.add_init_script(path=script)
    return page


def show(page: Any, each: Page, address: str) -> None:
    """Open a page that has a tool; lay any other over the one that is open."""
    if each.has_tool or page.url == "about:blank":
        page.goto(address)
    else:
        page.evaluate("address => GuideLook.turnTo(address)", address)


def findings(page: Any, widths: list[int]) -> list[str]:
    """Return what is wrong with the page that is shown, and at which width."""
    found = []
    for width in widths:
        resize(page, width)
        if width != NARROWEST:
            found += [f"{width}: {each}" for each in page.evaluate("GuideLook.everything()")]
        elif (needed := page.evaluate("document.documentElement.scrollWidth")) > NARROWEST:
            found.append(f"needs {needed} pixels")
    return found


@pytest.mark.parametrize("part", range(PARTS))
def test_every_page_is_accessible_light_and_dark_wide_and_narrow(
    part: int, every_page: list[Page], looking: Any, site_url: str
) -> None:
    found, widths = {}, [WIDE, NARROW, NARROWEST]
    for each in sorted(every_page[part::PARTS], key=attrgetter("has_tool"), reverse=True):
        show(looking, each, site_url + each.name)
        found[each.name] = findings(looking, widths)
        widths.reverse()  # the next page begins where this one ends
    looking.watch.forgive("status of 404")
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_every_kind_of_text_is_accessible_on_a_page_opened_as_readers_do(
    every_page: list[Page], looking: Any, site_url: str
) -> None:
    found = {}
    resize(looking, NARROW)
    for each, scheme in zip(samples(every_page, TEXT), cycle(["default", "slate"])):
        looking.goto(site_url + each.name)
        found[each.name] = looking.evaluate("scheme => GuideLook.thoroughly(scheme)", scheme)
    looking.watch.forgive("status of 404")
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("laid", [False, True], ids=["opened", "laid over another"])
def test_axe_finds_what_is_wrong(
    looking: Any, every_page: list[Page], site_url: str, laid: bool
) -> None:
    if laid:
        looking.goto(site_url)
    show(looking, next(page for page in every_page if not page.has_tool), site_url + "about/faq/")
    assert "/about/faq/" in looking.url
    looking.evaluate("document.querySelector('h1').style.color = '#ddd'")
    looking.evaluate("document.querySelector('main').append(document.createElement('button'))")
    found = " ".join(looking.evaluate("GuideLook.everything()"))
    assert "default: color-contrast" in found
    assert "slate: color-contrast" not in found
    assert "default: button-name" in found


BUTTON = "Object.assign(document.createElement('button'), { innerHTML: '<span>Go</span>' })"
FAULTS = {
    "in a menu like that of others": (WIDE, "menu.append(document.createElement('button'))"),
    "in what is shown only now": (NARROW, "article.append(document.createElement('button'))"),
    "in what is hidden only now": (NARROW, "button.firstChild.hidden = true"),
}


@pytest.mark.parametrize(("width", "fault"), FAULTS.values(), ids=FAULTS)
def test_axe_finds_what_is_wrong_where_it_has_looked_before(
    looking: Any, every_page: list[Page], site_url: str, width: int, fault: str
) -> None:
    looking.goto(site_url)
    for each in [page for page in every_page if "/risks/" in page.name][:2]:
        show(looking, each, site_url + each.name)
        looking.evaluate(f"""() => {{
            globalThis.menu = document.querySelector(".md-sidebar--primary nav")
            globalThis.article = document.querySelector("article")
            article.append(globalThis.button = {BUTTON})
        }}""")
        assert findings(looking, [NARROW, WIDE]) == []
    looking.evaluate(f"() => {{ {fault} }}")
    found = " ".join(findings(looking, [width]))
    assert "default: button-name" in found


def test_text_of_twice_the_size_fits(every_page: list[Page], looking: Any, site_url: str) -> None:
    wide = {}
    resize(looking, WIDE)
    for each in sorted(samples(every_page), key=attrgetter("has_tool"), reverse=True):
        show(looking, each, site_url + each.name)
        looking.evaluate("document.documentElement.style.fontSize = '250%'")
        wide[each.name] = looking.evaluate("document.documentElement.scrollWidth")
    looking.watch.forgive("status of 404")
    assert {name: width for name, width in wide.items() if width > WIDE} == {}


def test_text_with_more_space_fits(every_page: list[Page], looking: Any, site_url: str) -> None:
    wide = {}
    resize(looking, NARROWEST)
    for each in sorted(samples(every_page), key=attrgetter("has_tool"), reverse=True):
        show(looking, each, site_url + each.name)
        looking.evaluate("GuideLook.spaceOut()")
        wide[each.name] = looking.evaluate("document.documentElement.scrollWidth")
    looking.watch.forgive("status of 404")
    assert {name: width for name, width in wide.items() if width > NARROWEST} == {}


def test_the_colours_of_the_picture_stay_where_a_system_forces_its_own(
    new_page: Open, site_url: str
) -> None:
    page = new_page(forced_colors="active")
    page.goto(site_url)
    painted = "nodes => nodes.map(node => getComputedStyle(node).backgroundColor)"
    filled = "nodes => nodes.map(node => getComputedStyle(node).fill)"
    keys = page.locator(".guide-key").evaluate_all(painted)
    assert len(set(keys)) == len(keys) == 3
    assert set(page.locator(".guide-picture rect").evaluate_all(filled)) == set(keys)
