"""The weightings: the same numbers everywhere, and what they count."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from random import Random

import pytest

from macros.decision import evaluate, mulberry32, robustness, weightings
from macros.decision.model import DecisionModel

from .browser import Twin
from .making import model_of, question, random_answers, random_model, random_priorities
from .seeds import each_seed


def test_the_generator_draws_the_well_known_numbers() -> None:
    # The first numbers of mulberry32 for the seed 1, as its author's code gives them.
    assert list(islice(mulberry32(1), 3)) == [2693262067, 11749833, 2265367787]


@pytest.mark.parametrize("seed", [1, 7, 20252, 2**31, 2**32 - 1])
def test_both_languages_draw_the_same_weightings(twin: Twin, seed: int) -> None:
    flat = [percent for weighting in weightings(seed, 23, 200) for percent in weighting]
    found = twin.page.evaluate(f"[...GuideRace.weightings({seed}, 23, 200)]")
    assert found == flat


def test_weights_lie_between_half_and_double() -> None:
    percents = {percent for weighting in weightings(7, 20, 2000) for percent in weighting}
    assert (min(percents), max(percents)) == (50, 200)


def weighted(model: DecisionModel, percents: tuple[int, ...]) -> DecisionModel:
    """Return the model with its bases and weights multiplied by these."""
    bases, weights = percents[: len(model.alternatives)], percents[len(model.alternatives) :]
    return replace(
        model,
        alternatives=tuple(
            replace(each, base=each.base * percent)
            for each, percent in zip(model.alternatives, bases, strict=True)
        ),
        questions=tuple(
            replace(each, weight=each.weight * percent)
            for each, percent in zip(model.questions, weights, strict=True)
        ),
    )


@each_seed(range(100))
def test_counts_are_those_of_weighting_the_model_itself(seed: int) -> None:
    chance = Random(seed)
    model = random_model(chance)
    answers, priorities = random_answers(chance, model), random_priorities(chance)
    settings, width = model.settings, len(model.alternatives) + len(model.questions)
    expected = {each.id: 0 for each in model.alternatives}
    for percents in weightings(settings.seed, width, settings.weightings):
        winner = evaluate(weighted(model, percents), answers, priorities).winner
        if winner:
            expected[winner] += 1
    assert robustness(model, evaluate(model, answers, priorities)) == expected


def test_everybody_is_judged_by_the_same_weightings() -> None:
    skill = question("skill", 3, (2, 0, 1), (0, 2, 0))
    nights = question("nights", 3, (0, 2, 0), (0, 0, 1))
    model = model_of([skill, nights])
    both = robustness(model, evaluate(model, {"skill": "a", "nights": "a"}))
    assert sum(both.values()) == model.settings.weightings
    assert robustness(model, evaluate(model, {"skill": "a", "nights": "a"})) == both
