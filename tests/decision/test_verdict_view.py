"""What a result says first: true for the answers, and the same in both languages."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser

from macros.decision import UNKNOWN, DecisionModel, decide
from macros.decision.guide import model_of
from macros.exports.browser import browser_data
from macros.exports.questionnaire import questionnaire_data
from macros.load.loader import load_edition
from macros.model import Guide
from macros.paths import ROOT
from macros.render.site import Site
from macros.render.verdict_view import VerdictView, verdict_view

from ..scripts import code

EDITIONS = ("", "dental-germany", "us-manufacturer")
SAY = """text => JSON.stringify(JSON.parse(text).map(([answers, priorities, unsure]) => {
  const { model } = GuideQuestions
  return GuideVerdict.view(GuideDecision.decide(model, answers, priorities, unsure), model)
}))"""
Case = tuple[dict[str, str], dict[str, str], list[str]]


@cache
def edition(name: str) -> Guide:
    """Return an edition: that of upstream has no name."""
    overlay = ROOT / "data/examples" / name if name else None
    return load_edition(overlay=overlay)[0]


def view_of(guide: Guide, case: Case) -> VerdictView:
    """Return what Python says about a case."""
    answers, priorities, unsure = case
    model = model_of(guide)
    return verdict_view(Site(guide), model, decide(model, answers, priorities, frozenset(unsure)))


def answered(chance: Random, model: DecisionModel) -> Case:
    """Return answers by chance: some sets whole, some with much that is open or in doubt."""
    missing = chance.choice((0, 0, 0.1, 0.3, 0.7))
    answers = {
        q.id: UNKNOWN if chance.random() < missing else chance.choice(q.options).id
        for q in model.questions
        if chance.random() >= missing / 2
    }
    unsure = chance.sample(sorted(answers), min(len(answers), chance.choice((0, 0, 1, 3))))
    return answers, {chance.choice(model.themes).id: chance.choice(("less", "more"))}, unsure


def cases_of(guide: Guide) -> list[Case]:
    """Return the scenarios of an edition, nothing answered, all ruled out, and some by chance."""
    model, chance = model_of(guide), Random(20)
    told = [(dict(s.answers), dict(s.priorities), []) for s in guide.scenarios.values()]
    return [*told, ({}, {}, []), *(answered(chance, model) for _ in range(60))]


@pytest.mark.parametrize("name", EDITIONS)
def test_both_languages_say_the_same(browser: Browser, name: str) -> None:
    guide = edition(name)
    page = browser.new_page()
    for known, data in (("GuideData", browser_data), ("GuideQuestions", questionnaire_data)):
        page.evaluate(f"data => {{ globalThis.{known} = data }}", data(guide))
    page.add_script_tag(content=code("numbers.js", "race.js", "decision.js", "verdict.js"))
    cases = cases_of(guide)
    said = json.loads(page.evaluate(SAY, json.dumps(cases)))
    page.close()
    for case, found in zip(cases, said, strict=True):
        assert found == plain(view_of(guide, case)), case


def plain(view: VerdictView) -> Any:
    """Return a view as JavaScript has it."""
    return json.loads(json.dumps(asdict(view)))


def customer(**answers: str) -> VerdictView:
    """Return what is said to a company that a provider serves, with these answers besides."""
    guide = edition("")
    usual = dict(guide.scenarios["frequent-problems"].answers)
    return view_of(guide, (usual | {"keys-in-hand": "tested"} | answers, {}, []))


def test_a_satisfied_and_a_furious_customer_are_told_different_things() -> None:
    happy = customer(**{"provider-today": "good-good", "leaving": "free"})
    furious = customer(**{"provider-today": "bad-bad", "leaving": "no-way"})
    assert happy.sentence == furious.sentence
    assert set(happy.today) & set(furious.today) == {happy.today[0]}


def test_nothing_is_compared_with_a_today_that_nobody_named() -> None:
    assert customer(**{"present-arrangement": UNKNOWN}).today == ()


def test_too_little_is_said_with_the_weight_that_is_answered() -> None:
    guide = edition("")
    view = view_of(guide, ({"steady-workload": "below-one"}, {}, []))
    weight = guide.questions["steady-workload"].weight
    assert view.sentence == guide.words["verdict_sentence"]["little"]
    assert view.figures[0].startswith(f"Your answers carry {weight} of ")
    assert view.today == ()


def test_what_stays_is_said_only_where_every_lift_was_tried() -> None:
    """On 250 answer sets, the sentence follows what lifting comes to."""
    guide, chance = edition(""), Random(3)
    model, site = model_of(edition("")), Site(edition(""))
    seen = set()
    for _ in range(250):
        answers, priorities, _ = answered(chance, model)
        decision = decide(model, answers, priorities)
        said = verdict_view(site, model, decision).readiness
        tried = "stays first" in said
        stays = not decision.result.ready and decision.lifting.stays(decision.result.winner)
        assert tried == stays, answers
        seen.add(tried)
    assert seen == {True, False}
    assert guide.words["readiness"]["stays"].endswith("{winner} stays first.")


def test_where_the_guide_is_too_coarse_the_result_says_so() -> None:
    guide = edition("")
    limits = guide.words["limits"]
    for key, text in limits.items():
        question, option = key.split("_")
        assert option in guide.questions[question].options
        assert text in view_of(guide, ({question: option}, {}, [])).advice
    large = guide.scenarios["eleven-hundred-people"]
    assert limits["steady-workload_ten-or-more"] in view_of(guide, (large.answers, {}, [])).advice
    small = guide.scenarios["six-people"]
    assert view_of(guide, (small.answers, {}, [])).advice == ""


@pytest.mark.parametrize("name", edition("").questionnaire.clashes)
def test_answers_of_which_only_one_can_be_true_are_asked_about(name: str) -> None:
    guide = edition("")
    clash = guide.questionnaire.clashes[name]
    parents = {"present-arrangement": "provider"} if "provider-today" in clash else {}
    answers = parents | {question: options[0] for question, options in clash.items()}
    found = view_of(guide, (answers, {}, [])).clashes
    (asked,) = (each for each in found if set(each.questions) == set(clash))
    for question, options in clash.items():
        assert guide.questions[question].title in asked.text
        assert f"“{guide.questions[question].options[options[0]].label}”" in asked.text
        del answers[question]
        others = view_of(guide, (answers, {}, [])).clashes
        assert clash.keys() not in [set(each.questions) for each in others]


def test_no_described_company_gives_answers_that_clash() -> None:
    for name in EDITIONS:
        guide = edition(name)
        for scenario in guide.scenarios.values():
            assert view_of(guide, (scenario.answers, {}, [])).clashes == ()


def test_one_gate_that_changes_nothing_is_said_to_change_nothing_once() -> None:
    """On 400 answer sets: what follows from a gate stands in readiness or beside the gate."""
    guide, chance = edition(""), Random(11)
    model, site = model_of(guide), Site(guide)
    seen = set()
    for _ in range(400):
        decision = decide(model, answered(chance, model)[0])
        result, lifting = decision.result, decision.lifting
        said = verdict_view(site, model, decision)
        alone = len(lifting.waiting) == 1 and "stays first" in said.readiness
        follows = [text for text in said.follows.values() if "comes first" in text]
        assert not (alone and follows)
        tried = [each for each in lifting.waiting if each.lifts]
        assert alone or len(follows) == len(tried) or result.winner is None
        seen.add(alone)
    assert seen == {True, False}


def test_a_model_of_today_with_as_many_points_is_not_called_behind() -> None:
    guide = edition("")
    tied = dict(guide.scenarios["dear-to-leave"].answers)
    assert decide(model_of(guide), tied).result.lead == 0
    said = view_of(guide, (tied, {}, [])).today
    assert said[-1].endswith("It has the same number of points.")


def test_so_many_changes_by_points_are_not_said_to_be_all_that_turns_a_result() -> None:
    """A single answer that fires a gate turns any result; the sentence speaks of points."""
    guide = edition("")
    answers = dict(guide.scenarios["startup"].answers)
    found = decide(model_of(guide), answers).explanation
    assert (found.least_changes or 0) > 1
    assert any(flip.winner != "external" and flip.by_gate for flip in found.flips)
    assert "By points, at least" in view_of(guide, (answers, {}, [])).figures[-1]
