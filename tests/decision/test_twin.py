"""Python and JavaScript say the same, to the last number, on thousands of models and answers."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.decision import as_data, decide, decode, encode, evaluate, shorten
from macros.decision.model import DecisionModel

from .browser import Twin
from .making import random_answers, random_doubts, random_model, random_priorities, spoken

CASES, BATCH = 10_000, 500
Case = tuple[DecisionModel, dict[str, str], dict[str, str], list[str]]


def case_of(chance: Random) -> Case:
    """Return a model with answers, priorities and doubts, all by chance."""
    model = random_model(chance)
    answers, wishes = random_answers(chance, model), random_priorities(chance)
    return model, answers, wishes, random_doubts(chance, model)


def expected(
    model: DecisionModel, answers: dict[str, str], wishes: dict[str, str], unsure: list[str]
) -> Any:
    """Return what the twin should say about this case."""
    code = encode(model, answers, wishes, frozenset(unsure))
    said = {
        "short": spoken(evaluate(shorten(model), answers, wishes)),
        "code": code,
        "decoded": spoken(decode(model, code)),
    }
    return spoken(decide(model, answers, wishes, frozenset(unsure))) | said


def ask(twin: Twin, cases: list[Case]) -> list[Any]:
    """Return what the twin says about these cases."""
    return twin.everything([(as_data(model), *rest) for model, *rest in cases])


@pytest.mark.parametrize("first", range(0, CASES, BATCH))
def test_twins_agree_on_generated_models(twin: Twin, first: int) -> None:
    cases = [case_of(Random(seed)) for seed in range(first, first + BATCH)]
    for seed, case, said in zip(range(first, first + BATCH), cases, ask(twin, cases), strict=True):
        assert said == expected(*case), f"seed {seed}"


@given(st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None, derandomize=True, database=None)
def test_twins_agree_on_models_that_hypothesis_makes_odd(twin: Twin, chance: Random) -> None:
    cases = [case_of(chance) for _ in range(10)]
    for case, said in zip(cases, ask(twin, cases), strict=True):
        assert said == expected(*case)


def test_generated_cases_are_as_odd_as_they_should_be() -> None:
    seen: set[str] = set()
    for seed in range(500):
        model, answers, wishes, unsure = case_of(Random(seed))
        decision = decide(model, answers, wishes, frozenset(unsure))
        result = decision.result
        seen.add(decision.certainty)
        seen |= {"tie"} if result.lead == 0 else set()
        seen |= {"two parents"} if any(len(q.show_if) > 1 for q in model.questions) else set()
        seen |= {"hidden"} if len(result.shown) < len(model.questions) else set()
        seen |= {"unknown"} if result.unknown else set()
        seen |= {"priorities"} if result.priorities else set()
        seen |= {"two models"} if len(model.alternatives) == 2 else set()
        seen |= {"waiting"} if decision.lifting.together else set()
        seen |= {"a sample"} if not decision.readings.counted else set()
        seen |= {"doubts"} if decision.readings != decision.completions else set()
    words = {"none", "little", "open", "close", "leaning", "clear"}
    others = {"tie", "two parents", "hidden", "unknown", "priorities", "two models"}
    assert seen == words | others | {"waiting", "a sample", "doubts"}
