"""Each word for how firmly the answers speak, and which comes first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from macros.decision import Doubt, Explanation, certainty, decide, evaluate, explain

from .making import gate, model_of, question

SKILL = question("skill", 3, (2, 0, 0), (0, 0, 2))
NIGHTS = question("nights", 3, (2, 0, 0), (0, 0, 2))
COST = question("cost", 3, (2, 0, 0), (0, 0, 2))
ALL_A = {"skill": "a", "nights": "a", "cost": "a"}


def doubt(kept: int) -> Doubt:
    """Return readings of which so many of 100 keep the winner."""
    return Doubt(100, True, {"internal": kept})


def judged(holds_in: int, completed: int = 100, read: int = 100, **changes: object) -> str:
    """Return the word for a winner that leads in so many of 100 weightings and readings."""
    model = model_of([SKILL, NIGHTS, COST])
    result = evaluate(model, ALL_A)
    explanation: Explanation = replace(explain(model, result), **changes)  # type: ignore[arg-type]
    counts = {"internal": holds_in}
    return certainty(model, result, explanation, counts, doubt(completed), doubt(read))


def test_clear_needs_nine_of_ten_weightings_and_two_changes() -> None:
    assert judged(90, least_changes=2) == "clear"
    assert judged(89, least_changes=2) == "leaning"
    assert judged(100, least_changes=1) == "leaning"
    assert judged(100, least_changes=None) == "clear"


def test_leaning_needs_seven_of_ten_weightings() -> None:
    assert judged(70, least_changes=1) == "leaning"
    assert judged(69, least_changes=5) == "close"


def test_the_weaker_of_both_doubts_gives_the_word() -> None:
    assert judged(100, read=90, least_changes=2) == "clear"
    assert judged(100, read=89, least_changes=2) == "leaning"
    assert judged(100, read=69, least_changes=2) == "close"
    assert judged(75, read=95, least_changes=2) == "leaning"


def test_open_is_said_below_95_of_100_completions() -> None:
    assert judged(100, completed=94, least_changes=2) == "open"
    assert judged(100, completed=95, least_changes=2) == "clear"


def test_a_tie_is_close_whatever_the_weightings_say() -> None:
    model = model_of([question("skill", 3, (1, 0, 1), (0, 0, 0))])
    result = evaluate(model, {"skill": "a"})
    assert result.lead == 0
    sure = doubt(100), doubt(100)
    assert certainty(model, result, explain(model, result), {"internal": 100}, *sure) == "close"


def test_too_little_is_said_until_half_of_the_weight_is_answered() -> None:
    model = model_of([SKILL, NIGHTS], little_share=50, open_share=50)
    assert decide(model, {}).certainty == "little"
    assert decide(model, {"skill": "a"}).certainty != "little"
    assert decide(replace(model, questions=(*model.questions, COST)), ALL_A).certainty == "clear"
    heavy = model_of([SKILL, replace(NIGHTS, weight=4)], little_share=50)
    assert decide(heavy, {"skill": "a"}).certainty == "little"


def test_a_gate_that_leaves_one_model_is_enough_to_go_on() -> None:
    ban = gate("law", "exclude", "hybrid", "external", law="a")
    law = question("law", 0, (0, 0, 0), (0, 0, 0))
    model = model_of([law, SKILL], [ban], little_share=50)
    assert decide(model, {"law": "a"}).certainty == "clear"


def test_a_gate_that_waits_leaves_the_certainty_as_it_is() -> None:
    gates = [gate("owner", "not-ready", "internal", skill="a")]
    decision = decide(model_of([SKILL, NIGHTS, COST], gates), ALL_A)
    assert (decision.certainty, decision.result.ready) == ("clear", False)


def test_nobody_left_comes_first_of_all() -> None:
    gates = [gate("law", "exclude", "internal", "hybrid", "external", skill="a")]
    assert decide(model_of([SKILL, NIGHTS], gates), {"skill": "a"}).certainty == "none"


@pytest.mark.parametrize("word", ["clear", "leaning"])
def test_thresholds_are_those_of_the_questionnaire(word: str) -> None:
    strict = model_of([SKILL, NIGHTS, COST], clear_changes=2 if word == "clear" else 4)
    assert decide(strict, ALL_A).certainty == word
