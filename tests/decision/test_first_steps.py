"""The first steps after a result: the same in both languages, three of them, none out of place."""

from __future__ import annotations

import json
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from macros.decision import decide
from macros.decision.first_steps import SHOWN, StepRule, first_steps, situation_of, turning
from macros.decision.guide import model_of, step_rules_of
from macros.load.loader import load_guide
from macros.model import Guide
from macros.paths import ROOT
from macros.render.results import Results
from macros.render.site import Site

from ..scripts import code, known

SHARED: dict[str, Any] = json.loads(
    (ROOT / "tests/cases/first-steps.json").read_text(encoding="utf-8")
)
NAMES = (
    *("numbers.js", "dates.js", "race.js", "decision.js"),
    *("verdict.js", "first-steps.js"),
)
GUIDE: Guide = load_guide()
MODEL, RULES = model_of(GUIDE), step_rules_of(GUIDE)
SITUATIONS = """sets => sets.map((answers) => {
  const { model, steps } = GuideQuestions
  return GuideFirstSteps.situationOf(steps, model, GuideDecision.decide(model, answers))
})"""
SAID = """([answers, meeting]) => {
  const { model } = GuideQuestions, view = { ...GuideDecision.decide(model, answers), model }
  return GuideFirstSteps.of(view, meeting, "2026-12-01")
}"""


@pytest.fixture(scope="module")
def steps_page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.add_script_tag(content=known(GUIDE, "questions") + code(*NAMES))
    yield page
    page.close()


def _answers(chance: Random) -> dict[str, str]:
    """Return answers, with some unknown and some missing."""
    return {
        question.id: chance.choice([*(option.id for option in question.options), "unknown"])
        for question in MODEL.questions
        if chance.random() < 0.9
    }


SETS = [_answers(Random(seed)) for seed in range(25)]


def _rule(each: dict[str, Any]) -> StepRule:
    when = tuple((name, tuple(values)) for name, values in each["when"].items())
    return StepRule(each["id"], when, each["role"], each["days"])


def test_both_languages_choose_what_is_written_down(steps_page: Page) -> None:
    rules, cases = SHARED["rules"], SHARED["cases"]
    expected = [names for _, names in cases]
    own = tuple(map(_rule, rules))
    assert [[rule.id for rule in first_steps(own, each)] for each, _ in cases] == expected
    call = (
        "([rules, cases]) => cases.map(([each]) =>"
        " GuideFirstSteps.choose(rules, each).map(({ id }) => id))"
    )
    assert steps_page.evaluate(call, [rules, cases]) == expected


def test_both_languages_see_the_same_situation(steps_page: Page) -> None:
    own = [situation_of(RULES, MODEL, decide(MODEL, answers)) for answers in SETS]
    assert steps_page.evaluate(SITUATIONS, SETS) == own


def test_every_answer_set_gets_three_steps(steps_page: Page) -> None:
    found = [first_steps(RULES, each) for each in steps_page.evaluate(SITUATIONS, SETS)]
    assert {len(each) for each in found} == {SHOWN}


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_every_rule_is_reached_where_nothing_else_presses(rule: StepRule) -> None:
    calm = {"certainty": ["clear"], "readiness": ["ready"], "whole-term-cost": ["no-gap"]}
    situation = calm | {name: [options[0]] for name, options in rule.when}
    assert rule in first_steps(RULES, situation)


def test_every_gate_has_a_step_of_its_own_that_comes_first(guide: Guide) -> None:
    named = [gate for rule in RULES for gate in dict(rule.when).get("gate", ())]
    waiting = [gate.id for gate in guide.gates.values() if gate.kind == "not-ready"]
    assert sorted(named) == sorted([*waiting, "other"])
    places = [number for number, rule in enumerate(RULES) if "gate" in dict(rule.when)]
    assert all(dict(rule.when).keys() <= {"gate", "certainty"} for rule in RULES[: places[-1]])


def test_nobody_is_sent_to_providers_before_the_result_is_firm_and_ready() -> None:
    moving = [rule for rule in RULES if rule.days > 0 and "side" in dict(rule.when)]
    assert len(moving) > 5
    for rule in moving:
        when = dict(rule.when)
        assert when["readiness"] == ("ready",)
        assert set(when["certainty"]) <= {"leaning", "clear"}


def test_a_scenario_and_the_browser_say_the_same_words(steps_page: Page) -> None:
    results = Results(Site(GUIDE))
    for scenario in GUIDE.scenarios.values():
        if scenario.priorities:
            continue
        said = steps_page.evaluate(SAID, [dict(scenario.answers), ""])
        own = [step._asdict() for step in results.of(scenario).first_steps]
        assert [{name: each[name] for name in own[0]} for each in said] == own


def test_days_count_from_the_meeting_and_one_that_is_over_is_late(steps_page: Page) -> None:
    answers = {**next(iter(GUIDE.scenarios.values())).answers, "keys-in-hand": "not-held"}
    said = steps_page.evaluate(SAID, [answers, "2026-12-11"])
    keys = next(step for step in said if "administrator accounts" in step["text"])
    assert (keys["day"], keys["late"]) == ("2026-11-27", True)
    on_time = steps_page.evaluate(SAID, [answers, "2027-01-15"])
    assert not any(step["late"] for step in on_time)
    assert [step["day"] for step in on_time] == sorted(step["day"] for step in on_time)


def test_the_answer_to_check_is_one_that_turns_the_result_by_points() -> None:
    """Any gate turns a result by one answer, so the law would be checked by everybody."""
    seen = set()
    for scenario in GUIDE.scenarios.values():
        decision = decide(MODEL, scenario.answers, scenario.priorities)
        found, flips = turning(decision), decision.explanation.flips
        by_points = [
            f.question for f in flips if f.winner != decision.result.winner and not f.by_gate
        ]
        assert found == next(iter(by_points), None)
        seen.add(found is None)
    assert seen == {True, False}
