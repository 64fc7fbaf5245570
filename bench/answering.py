"""How long a reader waits after an answer: for the next question, and for the result."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from typing import Any

from playwright.sync_api import sync_playwright

from tests.browser_finder import launched
from tests.site_server import serving

from .figures import Figure
from .project import run, scratch

GROUP = "Answering"
PAGE = "decide/questionnaire/"
# From pressing Continue until what follows is painted: a message comes after the next frame.
PRESS = """
() => new Promise((resolve) => {
  const start = performance.now(), { port1, port2 } = new MessageChannel()
  port1.onmessage = () => resolve(performance.now() - start)
  document.querySelector("[data-continue]").click()
  requestAnimationFrame(() => port2.postMessage(0))
})
"""


def measure() -> Iterator[Figure]:
    """Yield the waits on the full path, in Chromium."""
    with scratch() as folder, sync_playwright() as playwright:
        run("mkdocs", "build", "--site-dir", str(folder / "site"))
        with launched(playwright) as browser, serving(folder / "site") as address:
            page = browser.new_page(base_url=address)
            waits = list(answer_all(page))
            result = page.evaluate(PRESS)
    name = f"from an answer to the next of {len(waits)} questions, painted"
    yield Figure(GROUP, f"{name} (median)", statistics.median(waits), "ms", 50)
    yield Figure(GROUP, f"{name} (slowest)", max(waits), "ms", 50)
    yield Figure(GROUP, "from the last step to the whole result, painted", result, "ms")


def answer_all(page: Any) -> Iterator[float]:
    """Yield how long each answer of the full path waits; ends at the step before the result."""
    page.goto(PAGE)
    page.click("[data-path=full]")
    while page.locator("fieldset[data-current]").count():
        page.locator("fieldset[data-current] label").first.click()
        yield page.evaluate(PRESS)
