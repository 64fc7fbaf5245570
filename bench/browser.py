"""The tools in the browser, and the exact analysis, in milliseconds"""

from __future__ import annotations

import time
from collections.abc import Iterator
from statistics import median

from playwright.sync_api import Page, sync_playwright

from macros.decision.analysis import analyse
from macros.loader import company_folder, load_guide
from macros.proof import model_of
from tests.browser_finder import arguments, find_browser
from tests.site_server import serving

from .site import built_site

DECIDE = """() => {
  const model = GuideQuestions.model
  const answers = {}
  for (const question of model.questions) answers[question.id] = question.options.at(-1).id
  GuideDecision.decide(model, answers)
  const times = []
  for (let run = 0; run < 20; run += 1) {
    const start = performance.now()
    GuideDecision.decide(model, answers)
    times.push(performance.now() - start)
  }
  return times
}"""


def rows() -> Iterator[tuple[str, str]]:
    """Yield the time of a whole result, and of the exact analysis at build time."""
    guide = load_guide(overlay=company_folder())
    runs = [_milliseconds(guide) for _ in range(3)]
    yield (
        f"exact analysis of {len(guide.questions)} questions (median of 3)",
        f"{median(runs):.0f} ms",
    )
    with serving(built_site()) as address, sync_playwright() as playwright:
        chromium = playwright.chromium
        path = find_browser(chromium.executable_path)
        browser = chromium.launch(executable_path=path, args=arguments())
        page = browser.new_page()
        page.goto(f"{address}decide/questionnaire/")
        yield "whole result with 2,000 weightings (median of 20)", f"{_decide(page):.1f} ms"
        browser.close()


def _milliseconds(guide: object) -> float:
    model = model_of(guide)  # type: ignore[arg-type]
    start = time.process_time()
    analyse(model)
    return 1000 * (time.process_time() - start)


def _decide(page: Page) -> float:
    return median(page.evaluate(DECIDE))
