"""The exact analysis says what trying every answer set says."""

from __future__ import annotations

from collections import Counter
from itertools import product
from random import Random
from typing import Any

import pytest

from macros.decision import analyse, evaluate
from macros.decision.model import DecisionModel

from .making import model_of, question, random_model
from .seeds import each_seed

MODELS = 150


def every_choice(model: DecisionModel) -> list[dict[str, str]]:
    """Return every way to answer all questions, hidden ones included."""
    names = [question.id for question in model.questions]
    ids = [[option.id for option in question.options] for question in model.questions]
    return [dict(zip(names, picked, strict=True)) for picked in product(*ids)]


def tried(model: DecisionModel) -> dict[str, Any]:
    """Return the figures of the analysis, found by evaluating every choice."""
    choices = every_choice(model)
    results = [evaluate(model, choice) for choice in choices]
    winners = Counter(result.winner for result in results)
    allowed = [result for result in results if not result.excluded]
    allowed_winners = Counter(result.winner for result in allowed)
    gates = Counter(gate for result in results for gate in result.gates)
    return {
        "answer_sets": len({tuple(result.answers.items()) for result in results}),
        "shares": {a.id: winners[a.id] / len(choices) for a in model.alternatives},
        "shares_if_all_allowed": {
            a.id: allowed_winners[a.id] / (len(allowed) or 1) for a in model.alternatives
        },
        "nobody": winners[None] / len(choices),
        "not_ready": sum(not result.ready for result in results) / len(choices),
        "ties": sum(result.lead == 0 for result in results) / len(choices),
        "gates": {gate.id: gates[gate.id] / len(choices) for gate in model.gates},
    }


def tried_pivotal(model: DecisionModel, name: str) -> tuple[float, float]:
    """Return how often the question is shown, and how often another answer then matters."""
    choices = every_choice(model)
    shown = [choice for choice in choices if name in evaluate(model, choice).shown]
    decided = 0
    for choice in shown:
        others = (
            evaluate(model, {**choice, name: option.id})
            for option in model.question_by_id[name].options
        )
        decided += len({(result.winner, result.ready) for result in others}) > 1
    return len(shown) / len(choices), decided / len(shown) if shown else 0.0


@each_seed(range(MODELS))
def test_analysis_agrees_with_trying_every_answer_set(seed: int) -> None:
    model = random_model(Random(seed), most_questions=4, most_options=3, alternatives=3)
    found, expected = analyse(model), tried(model)
    for name, value in expected.items():
        assert getattr(found, name) == pytest.approx(value), name
    for figures in found.questions:
        pivotal = tried_pivotal(model, figures.question)
        assert (figures.shown, figures.pivotal) == pytest.approx(pivotal)


@pytest.mark.parametrize(
    ("effects", "swing"),
    [
        (((2, 0, 1), (0, 1, 1)), 9),  # internal against hybrid
        (((3, 1, 0), (0, 1, 2)), 15),  # internal against external
        (((1, 3, 0), (1, 0, 2)), 15),  # hybrid against external
        (((1, 0, 0), (1, 0, 0)), 0),
    ],
)
def test_swing_is_the_greatest_move_of_a_lead(effects: Any, swing: int) -> None:
    other = question("other", 1, (1, 0, 0), (0, 0, 0))
    figures = analyse(model_of([question("skill", 3, *effects), other])).questions
    assert [each.swing for each in figures] == [swing, 1]
    assert figures[0].swing_share == pytest.approx(swing / (swing + 1))
