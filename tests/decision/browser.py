"""The JavaScript twin in a browser page: the one place in these tests that knows how to run it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from playwright.sync_api import Page

from ..scripts import code, file_of

SCRIPTS = tuple(file_of(name) for name in ("chance.js", "race.js", "decision.js"))
# A case is names, bases, rows, those that are out, a seed and a number of weightings.
WHOLE_RACE = """
(names, bases, rows, out, seed, count) => {
  const race = GuideRace.of(names, bases, rows, out), [one, other] = race.order
  return {
    totals: race.totals, order: race.order,
    settled: GuideRace.settled(race), swings: GuideRace.swings(race),
    leads: names.map((each) => names.map((against) => GuideRace.lead(race, each, against))),
    drivers: other === undefined ? [] : GuideRace.drivers(race, one, other),
    tippingWeights: GuideRace.tippingWeights(race), leastChanges: GuideRace.leastChanges(race),
    cells: GuideRace.leastChanges(GuideRace.byCell(race, 0, 5)),
    robustness: GuideRace.robustness(race, seed, count),
  }
}
"""
# A case is a model as data, answers, priorities; what comes back is everything the twin says.
EVERYTHING = """
(model, answers, priorities, unsure) => {
  const guide = GuideDecision, code = guide.encode(model, answers, priorities, unsure)
  return {
    ...guide.decide(model, answers, priorities, unsure),
    short: guide.evaluate(guide.shorten(model), answers, priorities),
    code, decoded: guide.decode(model, code),
  }
}
"""


class Twin:
    """The functions of race.js and decision.js, each for many cases at once."""

    def __init__(self, page: Page) -> None:
        page.add_script_tag(content=code("race.js", "decision.js"))
        self.page = page

    def everything(self, cases: Sequence[Any]) -> list[Any]:
        """Return decision, short decision, code and decoded code of each case."""
        return self._map(EVERYTHING, cases)

    def races(self, cases: Sequence[Any]) -> list[Any]:
        """Return everything that the kernel says of each race."""
        return self._map(WHOLE_RACE, cases)

    def call(self, name: str, cases: Sequence[Any]) -> list[Any]:
        """Return what the function of this name gives for each list of arguments."""
        return self._map(f"GuideDecision.{name}", cases)

    def _map(self, function: str, cases: Sequence[Any]) -> list[Any]:
        # As JSON text, because Playwright takes long over big arguments.
        script = f"text => JSON.stringify(JSON.parse(text).map(each => ({function})(...each)))"
        return list(json.loads(self.page.evaluate(script, json.dumps(cases))))
