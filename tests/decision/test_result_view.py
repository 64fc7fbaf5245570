"""A scenario's page and the result on screen say the same of the same answers, part by part."""

from __future__ import annotations

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser

from macros.decision import UNKNOWN
from macros.model import Guide
from macros.render.renderer import Renderer
from macros.render.site import Site

from ..scripts import code, known
from .result_telling import ON_THE_PAGE, in_python
from .test_verdict_view import EDITIONS, cases_of, edition

NEEDED = (
    *("numbers.js", "dom.js", "race.js", "decision.js", "method/functions.js", "fitting.js"),
    *("dates.js", "verdict.js", "questionnaire/result.js", "first-steps.js"),
)


def shown(browser: Browser, guide: Guide, cases: Any) -> list[Any]:
    """Return what the page shows of each case."""
    page = browser.new_page()
    page.add_script_tag(content=known(guide, "questions", "functions") + code(*NEEDED))
    run = (
        f"text => JSON.stringify(JSON.parse(text).map((each) => ({ON_THE_PAGE.strip()})(...each)))"
    )
    found = json.loads(page.evaluate(run, json.dumps(cases)))
    page.close()
    return list(found)


@pytest.mark.parametrize("name", EDITIONS)
def test_page_and_scenario_say_the_same_in_every_part(browser: Browser, name: str) -> None:
    guide = edition(name)
    cases = [case for case in cases_of(guide) if set(case[0].values()) - {UNKNOWN}]
    for case, found in zip(cases, shown(browser, guide, cases), strict=True):
        for part, said in json.loads(json.dumps(in_python(guide, case))).items():
            assert found[part] == said, (part, case)


DRAWN = ("verdict", "head", "today", "scores", "gates", "reasons", "changes", "findOut")


def test_the_page_of_a_scenario_draws_all_that_is_said() -> None:
    guide = edition("")
    renderer = Renderer(Site(guide))
    for scenario in guide.scenarios.values():
        html = renderer.render("scenario", scenario=scenario)
        drawn = "".join(BeautifulSoup(html, "html.parser").text.split())
        said = in_python(guide, (dict(scenario.answers), dict(scenario.priorities), []))
        texts = [text for part in DRAWN for text in said[part]]
        assert [text for text in texts if "".join(text.split()) not in drawn] == [], scenario.id
