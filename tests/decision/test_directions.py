"""A better answer for one side never helps the other, in the data and in the results."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from random import Random

from macros.decision import DecisionModel, evaluate
from macros.decision.directions import judge_directions, wrong_steps
from macros.decision.guide import model_of as model_of_guide
from macros.decision.model import Question
from macros.load.loader import load_guide

from .making import model_of, question

MODEL = model_of_guide(load_guide())


def leaning(direction: str, *effects: tuple[int, ...], **fields: object) -> DecisionModel:
    """Return a model of one question whose options are called a, b, c and lean one way."""
    scale = replace(question("skill", 3, *effects), direction=direction, **fields)
    return model_of([scale])


def test_a_step_that_turns_back_is_an_error_with_its_models() -> None:
    (found,) = judge_directions(leaning("outside", (0, 2, 0), (0, 3, 1), (0, 0, 3)))
    assert found.entry == "questions/skill"
    assert found.message.startswith("the step to 'c' moves 'internal' and 'hybrid' against")


def test_a_scale_that_goes_one_way_is_in_order() -> None:
    assert list(judge_directions(leaning("outside", (2, 1, 0), (0, 1, 1), (0, 2, 3)))) == []
    assert list(judge_directions(leaning("inside", (0, 2, 3), (0, 1, 1), (2, 1, 0)))) == []


def test_options_that_are_no_scale_may_go_any_way() -> None:
    assert list(judge_directions(leaning("none", (2, 0, 0), (0, 0, 2), (2, 0, 0)))) == []


def test_a_declared_exception_passes_and_a_needless_one_does_not() -> None:
    turning = ((0, 2, 0), (0, 3, 1), (0, 0, 3))
    assert list(judge_directions(leaning("outside", *turning, exceptions=("c",)))) == []
    (found,) = judge_directions(leaning("outside", (2, 0, 0), (0, 0, 2), exceptions=("b",)))
    assert found.message == "the exception 'b' is none: take it out"


def test_points_may_not_hang_on_a_step_of_a_scale() -> None:
    scale = replace(question("team", 3, (0, 0, 2), (2, 1, 0)), direction="inside")
    branch = question("depth", 5, (0, 0, 1), (0, 0, 0), show_if=(("team", ("b",)),))
    (found,) = judge_directions(model_of([scale, branch]))
    assert "is opened by the scale 'team'" in found.message


def test_no_step_of_the_questionnaire_moves_a_result_the_wrong_way() -> None:
    """Over every scale, on 300 answer sets each: a step towards own people never leads away."""
    chance, places = Random(11), MODEL.place
    wrong = []
    for scale in (q for q in MODEL.questions if q.direction != "none"):
        for _ in range(300):
            answers = {q.id: chance.choice(q.options).id for q in MODEL.questions}
            found = [places_of(MODEL, answers, scale, option.id) for option in scale.options]
            for (name, before), (_, after) in pairwise(found):
                if before is not None and after is not None:
                    outwards = places[after] - places[before]
                    if outwards * (1 if scale.direction == "outside" else -1) < 0:
                        wrong.append((scale.id, name, answers))
    assert wrong == []


def places_of(
    model: DecisionModel, answers: dict[str, str], scale: Question, option: str
) -> tuple[str, str | None]:
    """Return the option with what comes first under it, whatever gates exclude."""
    free = replace(model, gates=())
    return option, evaluate(free, {**answers, scale.id: option}).winner


def test_the_questionnaire_declares_no_exception() -> None:
    assert list(wrong_steps(MODEL)) == []
