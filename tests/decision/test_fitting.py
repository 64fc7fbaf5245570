"""What comes with a result fits the answers: the rule, its twin, and what the data make of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser

from macros.decision.fitting import Candidate, Chosen, Coming, Fitting, List, as_data, coming
from macros.decision.guide import fitting_of, model_of
from macros.decision.model import UNKNOWN, Conditions
from macros.decision.scoring import evaluate
from macros.load.loader import load_guide
from macros.model import Guide

from ..scripts import code
from .seeds import each_seed

GUIDE: Guide = load_guide()
REAL = fitting_of(GUIDE)
MODELS = tuple(GUIDE.delivery_models)
# Names that would hurt a browser that keeps answers in a careless object.
QUESTIONS, OPTIONS = ("hours", "law", "constructor"), ("a", "b", "tostring")
# Words of what is shown, and the answers that they would deny.
DENIALS = (
    ("no cover|cannot cover", "hours-of-cover", "office-hours own-cover provider-cover"),
    ("small .*team|few generalists|one or two people", "steady-workload", "ten-or-more"),
    ("one key person", "key-person", "few few-outside"),
    ("untested", "downtime", "own-proof provider-proof"),
    ("nobody keeps up|security for granted", "security-basics", "provider-tested"),
    ("puts out fires", "present-team", "strong none"),
    ("comparison|without a method", "whole-term-cost", "internal hybrid external no-gap"),
    ("good partnership|nobody is angry", "provider-today", "good-bad bad-bad"),
    ("nobody on site|on-site help", "on-site", "rarely"),
    ("keys are not yours", "keys-in-hand", "tested"),
    ("your own it people|staff who move|move employees", "present-team", "none"),
    ("inside, and making it better", "present-arrangement", "provider nobody"),
    ("leaving a provider", "present-arrangement", "own nobody"),
    ("before you sign|checking a provider|monthly fee", "outside-access", "all-closed"),
)


def _conditions(chance: Random, most: int) -> Conditions:
    names = chance.sample(QUESTIONS, chance.randint(0, most))
    return tuple((name, tuple(chance.sample(OPTIONS, chance.randint(1, 2)))) for name in names)


def _candidate(chance: Random, name: str, tames: tuple[str, ...] = ()) -> Candidate:
    models = tuple(chance.sample(("internal", "hybrid", "external"), chance.randint(1, 3)))
    raised, unless = _conditions(chance, 2), _conditions(chance, 1)
    return Candidate(name, models, models[: chance.choice((0, 0, 1))], raised, unless, 0, tames)


def _random_case(seed: int) -> tuple[Fitting, str, dict[str, str], bool]:
    chance = Random(seed)
    names = [f"r{i}" for i in range(chance.randint(1, 9))]
    points = [
        _candidate(chance, f"p{i}", tuple(chance.sample(names, 1)))
        for i in range(chance.choice((0, 7)))
    ]
    lists = [
        List(
            f"l{i}",
            {m: _conditions(chance, 2) for m in ("hybrid", "internal")},
            _conditions(chance, 1),
        )
        for i in range(2)
    ]
    fitting = Fitting(
        tuple(_candidate(chance, name) for name in names), tuple(lists), tuple(points), ("hybrid",)
    )
    answers = {name: chance.choice((*OPTIONS, UNKNOWN)) for name in QUESTIONS}
    return (
        fitting,
        chance.choice(("internal", "hybrid", "external")),
        answers,
        chance.random() < 0.5,
    )


@pytest.fixture(scope="module")
def said_in_javascript(browser: Browser) -> Iterator[Any]:
    page = browser.new_page()
    page.add_script_tag(content=code("fitting.js"))
    yield lambda cases: json.loads(
        page.evaluate(
            "text => JSON.stringify(JSON.parse(text).map((each) => GuideFitting.coming(...each)))",
            json.dumps(cases),
        )
    )
    page.close()


def _as_javascript(found: Coming) -> dict[str, Any]:
    def chosen(entries: tuple[Chosen, ...]) -> list[dict[str, Any]]:
        return [{"id": each.id, "raisedBy": list(each.raised_by)} for each in entries]

    points = chosen(found.contract_points)
    return {
        "risks": chosen(found.risks),
        "checklists": list(found.checklists),
        "points": points,
        "provider": found.provider,
    }


def test_both_languages_choose_the_same(said_in_javascript: Any) -> None:
    cases = [_random_case(seed) for seed in range(1000)]
    cases += [(REAL, name, answers, True) for answers in _answers() for name in MODELS]
    said = said_in_javascript([(as_data(first), *rest) for first, *rest in cases])
    for (fitting, winner, answers, ready), found in zip(cases, said, strict=True):
        assert _as_javascript(coming(fitting, winner, answers, ready=ready)) == found


def _random_answers(seed: int) -> dict[str, str]:
    chance = Random(seed)
    given = {
        each.id: chance.choice([option.id for option in each.options] + [UNKNOWN])
        for each in model_of(GUIDE).questions
    }
    return evaluate(model_of(GUIDE), given).answers


def _answers() -> list[dict[str, str]]:
    return [evaluate(model_of(GUIDE), each.answers).answers for each in GUIDE.scenarios.values()]


def _texts(found: Coming) -> Iterator[str]:
    for risk in found.risks:
        yield f"{GUIDE.risks[risk.id].title}. {GUIDE.risks[risk.id].summary}"
    for name in found.checklists:
        yield GUIDE.checklists[name].title
    for point in found.contract_points:
        yield GUIDE.contract_points[point.id].title


def _check(answers: dict[str, str]) -> None:
    found = {name: coming(REAL, name, answers) for name in MODELS}
    excluded = evaluate(model_of(GUIDE), answers).excluded
    for name, each in found.items():
        assert len(each.risks) >= 2
        assert each.checklists
        assert bool(each.contract_points) == (name in REAL.signing)
        if name not in excluded:
            assert [_denied(text, answers) for text in _texts(each)] == [None] * len(
                [*_texts(each)]
            )
    lists = {tuple(risk.id for risk in each.risks) for each in found.values()}
    assert len(lists) == len(MODELS)


def _denied(text: str, answers: dict[str, str]) -> str | None:
    """Return the answer that a text denies."""
    for words, question, options in DENIALS:
        if answers.get(question) in options.split() and re.search(words, text, re.I):
            return f"{question}={answers[question]}: {text}"
    return None


def test_what_comes_with_a_scenario_fits_its_answers() -> None:
    for answers in _answers():
        _check(answers)


@each_seed(range(500))
def test_what_comes_with_any_answers_fits_them(seed: int) -> None:
    _check(_random_answers(seed))


def test_nobody_who_may_not_have_a_provider_is_sent_to_choose_one() -> None:
    for seed in range(500):
        answers = _random_answers(seed) | {"outside-access": "all-closed"}
        result = evaluate(model_of(GUIDE), answers)
        assert result.winner == "internal"
        found = coming(REAL, result.winner, result.answers, ready=result.ready)
        assert not found.provider
        assert not found.contract_points


def test_who_waits_for_something_is_not_sent_to_choose_a_provider() -> None:
    assert coming(REAL, "external", {}).provider
    assert not coming(REAL, "external", {}, ready=False).provider


def test_an_answer_raises_what_it_makes_pressing() -> None:
    calm, pressed = (coming(REAL, "hybrid", answers) for answers in ({}, {"key-person": "most"}))
    assert "key-person-dependence" not in {risk.id for risk in calm.risks}
    assert Chosen("key-person-dependence", ("key-person",)) in pressed.risks
