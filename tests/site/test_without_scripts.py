"""Without scripts every page shows all it has, and nothing that would need one.

Text is hidden by its class or by an attribute. So a browser looks at pages that use every class
between them, and at every page that has something hidden.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .survey import Page, samples

# What a script would fill or run may stay hidden inside its element; all other text is shown.
SCRIPTED = "[hidden], [data-at]:not(form), .guide-worksheet__screen, .guide-worksheet__go"
HIDDEN_TEXT = """
() => [...document.querySelectorAll("article *")].filter((element) => {
  const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim())
  if (!own || element.checkVisibility()) return false
  const needsScript = element.closest(NEEDS_SCRIPT)?.closest(":not(:defined)")
  const forPaper = element.closest("[aria-hidden=true]")
  const folded = element.closest("details:not([open]), option, svg title, svg desc")
  return !needsScript && !forPaper && !folded
}).map((element) => element.outerHTML.slice(0, 120))
""".replace("NEEDS_SCRIPT", repr(SCRIPTED))
BUTTONS = """
() => [...document.querySelectorAll("article button")].filter((button) => button.checkVisibility())
  .map((button) => button.textContent.trim())
"""


def test_every_page_shows_its_whole_text(
    pages: list[Page], new_page: Callable[..., Any], site_url: str
) -> None:
    page = new_page(java_script_enabled=False)
    hidden = {}
    for each in {page.name: page for page in [*samples(pages), *with_hidden_parts(pages)]}.values():
        page.goto(site_url + each.name)
        hidden[each.name] = page.evaluate(HIDDEN_TEXT)
    assert {name: texts for name, texts in hidden.items() if texts} == {}


def with_hidden_parts(pages: list[Page]) -> list[Page]:
    """Return the pages with a hidden part of their own; those of the theme are on every page."""
    return [page for page in pages if page.hidden]


def test_no_button_is_shown_that_would_do_nothing(
    pages: list[Page], new_page: Callable[..., Any], site_url: str
) -> None:
    page = new_page(java_script_enabled=False)
    shown = {}
    for each in [page for page in samples(pages) if page.has_tool]:
        page.goto(site_url + each.name)
        shown[each.name] = page.evaluate(BUTTONS)
    assert {name: buttons for name, buttons in shown.items() if buttons} == {}
