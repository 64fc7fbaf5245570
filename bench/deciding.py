"""How long the decision takes: the analysis at build time, and the result in the browser."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import sync_playwright

from macros.decision import analyse, as_data
from macros.decision.guide import model_of
from macros.load.loader import load_guide
from tests.browser_finder import launched
from tests.scripts import code

from .figures import Figure, seconds

GROUP = "Decision"
# The median of many runs, after some to warm up.
TIMING = """
([model, answers]) => {
  const times = []
  for (let run = 0; run < 60; run++) {
    const start = performance.now()
    GuideDecision.decide(model, answers, {})
    times.push(performance.now() - start)
  }
  return times.slice(10).sort((a, b) => a - b)[25]
}
"""


def measure() -> Iterator[Figure]:
    """Yield the time of the exact analysis, and that of a whole result in Chromium."""
    guide = load_guide()
    model = model_of(guide)
    questions = f"{len(guide.questions)} questions"
    yield Figure(
        GROUP, f"exact analysis of {questions}", seconds(lambda: analyse.__wrapped__(model)), "s", 1
    )
    scenario = next(iter(guide.scenarios.values()))
    took = in_browser([as_data(model), scenario.answers])
    tried = f"{guide.questionnaire.weightings:,} weightings"
    yield Figure(GROUP, f"the whole result with {tried}, in Chromium", took, "ms", 16)


def in_browser(case: list[Any]) -> float:
    """Return the milliseconds that the twin in JavaScript takes for one decision."""
    with sync_playwright() as playwright, launched(playwright) as browser:
        page = browser.new_page()
        page.add_script_tag(content=code("race.js", "decision.js"))
        return float(page.evaluate(TIMING, case))
