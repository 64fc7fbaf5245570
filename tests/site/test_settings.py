"""Settings of the system are kept, whatever has the focus is seen, and no page jumps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .survey import Page, samples

Open = Callable[..., Any]
TABS = 60
FOCUSABLE = "a button input select summary textarea"
SHAPES = "rect path circle"
BOXES = "nav details"
MOVING = """
() => [...document.querySelectorAll("*")].filter((element) => {
  const { transitionDuration, animationName } = getComputedStyle(element)
  return animationName !== "none" || transitionDuration.split(", ").some((each) => each !== "0s")
}).map((element) => element.outerHTML.slice(0, 100))
"""
# The shapes of pictures that have the colour of the page behind them, and so are not seen.
UNSEEN = """
() => {
  const behind = getComputedStyle(document.body).backgroundColor
  return [...document.querySelectorAll("article svg :is(rect, path, circle)")].filter((shape) => {
    const { fill, stroke } = getComputedStyle(shape)
    return shape.checkVisibility() && fill === behind && (stroke === "none" || stroke === behind)
  }).map((shape) => shape.outerHTML.slice(0, 100))
}
"""
# Empty if the element that has the focus is marked and not covered by the header.
FOCUS = """
() => {
  const element = document.activeElement
  if (!element || element === document.body) return ""
  // If a part inside has it, such as the button of a calendar, the browser marks it.
  if (!element.matches(":focus")) return ""
  const { outlineStyle, outlineWidth } = getComputedStyle(element)
  const shown = element.matches("input, label") ? element.closest("label") ?? element : element
  const { top, bottom } = element.getBoundingClientRect()
  const header = document.querySelector(".md-header").getBoundingClientRect().bottom
  const below = element.closest(".md-header, .md-skip") || bottom > header || bottom <= 0
  const marked = outlineStyle !== "none" && parseFloat(outlineWidth) > 0
  if (marked && (below || top >= header)) return ""
  return `${marked ? "covered" : "unmarked"}: ${shown.outerHTML.slice(0, 120)}`
}
"""
# What moved although only the page was scrolled; the list of contents in the sidebar follows it.
JUMPS = """
async () => {
  const jumps = []
  const watch = new PerformanceObserver((list) => jumps.push(...list.getEntries()))
  watch.observe({ type: "layout-shift" })
  for (const distance of [5, 15, 600, 1800, 0]) {
    scrollTo(0, distance)
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  }
  jumps.push(...watch.takeRecords())
  const moved = jumps.map(({ sources }) => sources.map(({ node }) => node?.parentElement))
  const inText = (nodes) => !nodes.length || nodes.some((node) => !node?.closest(".md-sidebar"))
  return moved.filter(inText)
    .map((nodes) => `jumps: ${nodes.map((node) => node?.outerHTML.slice(0, 80))}`)
}
"""


def looked_at(
    pages: list[Page], page: Any, site_url: str, look: str, tags: str = ""
) -> dict[str, list[str]]:
    """Return what is found on pages that have every such element of the site between them."""
    found = {}
    for each in samples(pages, tags):
        page.goto(site_url + each.name)
        found[each.name] = page.evaluate(look)
    return {name: elements for name, elements in found.items() if elements}


def test_nothing_moves_for_those_who_ask_for_less_motion(
    pages: list[Page], new_page: Open, site_url: str
) -> None:
    assert looked_at(pages, new_page(reduced_motion="reduce"), site_url, MOVING) == {}


def test_pictures_are_seen_in_forced_colours(
    pages: list[Page], new_page: Open, site_url: str
) -> None:
    for scheme in ("light", "dark"):
        page = new_page(forced_colors="active", color_scheme=scheme)
        assert looked_at(pages, page, site_url, UNSEEN, SHAPES) == {}, scheme


def test_whatever_has_the_focus_is_marked_and_in_sight(
    pages: list[Page], new_page: Open, site_url: str
) -> None:
    page, found = new_page(), {}
    for each in samples(pages, FOCUSABLE):
        page.goto(site_url + each.name)
        unseen = set()
        for _ in range(TABS):
            page.keyboard.press("Tab")
            unseen.add(page.evaluate(FOCUS))
        found[each.name] = unseen - {""}
    assert {name: elements for name, elements in found.items() if elements} == {}


def test_nothing_jumps_while_a_reader_scrolls(
    pages: list[Page], new_page: Open, site_url: str
) -> None:
    for width in (1280, 360):
        page = new_page(viewport={"width": width, "height": 720})
        assert looked_at(pages, page, site_url, JUMPS, BOXES) == {}, width


def test_what_the_browser_draws_itself_is_dark_where_the_page_is(page: Any, site_url: str) -> None:
    page.goto(site_url)
    assert page.locator("meta[name=color-scheme]").count() == 0  # none means light
    for scheme in ("dark", "light"):
        page.click(".guide-colours")
        page.locator(f"meta[name=color-scheme][content={scheme}]").wait_for(state="attached")
