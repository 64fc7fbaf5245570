"""Each word of the verdict, and which comes first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from macros.decision import Explanation, decide, evaluate, explain, verdict

from .making import gate, model_of, question

SKILL = question("skill", 3, (2, 0, 0), (0, 0, 2))
NIGHTS = question("nights", 3, (2, 0, 0), (0, 0, 2))
COST = question("cost", 3, (2, 0, 0), (0, 0, 2))
ALL_A = {"skill": "a", "nights": "a", "cost": "a"}


def judged(holds_in: int, **changes: object) -> str:
    """Return the verdict on a winner that leads, if so many of 100 weightings agree."""
    model = model_of([SKILL, NIGHTS, COST])
    result = evaluate(model, ALL_A)
    explanation: Explanation = replace(explain(model, result), **changes)  # type: ignore[arg-type]
    return verdict(model, result, explanation, {"internal": holds_in})


def test_clear_needs_nine_of_ten_weightings_and_two_changes() -> None:
    assert judged(90, least_changes=2) == "clear"
    assert judged(89, least_changes=2) == "leaning"
    assert judged(100, least_changes=1) == "leaning"
    assert judged(100, least_changes=None) == "clear"


def test_leaning_needs_seven_of_ten_weightings() -> None:
    assert judged(70, least_changes=1) == "leaning"
    assert judged(69, least_changes=5) == "close"


def test_open_answers_come_before_weightings() -> None:
    assert judged(100, settled=False) == "open"


def test_a_tie_is_close_whatever_the_weightings_say() -> None:
    model = model_of([question("skill", 3, (1, 0, 1), (0, 0, 0))])
    result = evaluate(model, {"skill": "a"})
    assert result.lead == 0
    assert verdict(model, result, explain(model, result), {"internal": 100}) == "close"


def test_a_gate_that_waits_comes_before_open_answers() -> None:
    model = model_of([SKILL, NIGHTS], [gate("owner", "not-ready", "internal", skill="a")])
    assert decide(model, {"skill": "a"}).verdict == "not-ready"


def test_a_gate_on_another_model_does_not_make_the_winner_wait() -> None:
    gates = [gate("owner", "not-ready", "hybrid", "external", skill="a")]
    decision = decide(model_of([SKILL, NIGHTS, COST], gates), ALL_A)
    assert decision.verdict == "clear"


def test_nobody_left_comes_first_of_all() -> None:
    gates = [gate("law", "exclude", "internal", "hybrid", "external", skill="a")]
    assert decide(model_of([SKILL, NIGHTS], gates), {"skill": "a"}).verdict == "none"


@pytest.mark.parametrize("word", ["clear", "leaning"])
def test_thresholds_are_those_of_the_questionnaire(word: str) -> None:
    strict = model_of([SKILL, NIGHTS, COST], clear_changes=2 if word == "clear" else 4)
    assert decide(strict, ALL_A).verdict == word
