"""A better answer for one side never helps the other: each step of a scale is held to that.

Delivery models stand in order, from own people to outsiders. Along a scale that leans outside, an
option's points for a model, compared with the model before it, never fall; along one that leans
inside they never rise. Then no step along the scale moves the result the wrong way, whatever the
other answers are (Keeney and Raiffa 1976: additive values must be monotone in each criterion).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from .findings import Finding, error
from .model import DecisionModel, Option, Question

SIGNS = {"outside": 1, "inside": -1}


@dataclass(frozen=True, slots=True)
class WrongStep:
    """A step to an option that helps a model against its neighbour, though it should not."""

    question: str
    option: str
    nearer: str  # the two models, the one nearer to own people first
    further: str


def wrong_steps(model: DecisionModel) -> Iterator[WrongStep]:
    """Yield every step of a scale that goes the other way, declared or not."""
    names = [alternative.id for alternative in model.alternatives]
    for question in model.questions:
        sign = SIGNS.get(question.direction, 0)
        for before, option in pairwise(question.options) if sign else ():
            for place, (one, other) in enumerate(zip(_gains(before), _gains(option), strict=True)):
                if sign * (other - one) < 0:
                    yield WrongStep(question.id, option.id, names[place], names[place + 1])


def _gains(option: Option) -> list[int]:
    """Return how far the option puts each model above the one before it."""
    return [further - nearer for nearer, further in pairwise(option.effect)]


def judge_directions(model: DecisionModel) -> Iterator[Finding]:
    """Yield steps that go the wrong way undeclared, exceptions without need, and open branches."""
    declared = {(q.id, option) for q in model.questions for option in q.exceptions}
    found = set()
    for step in wrong_steps(model):
        found.add((step.question, step.option))
        if (step.question, step.option) not in declared:
            yield error(
                f"questions/{step.question}",
                f"the step to '{step.option}' moves '{step.nearer}' and '{step.further}' against "
                f"its direction; change an effect, or say why under 'exceptions'",
            )
    for name, option in sorted(declared - found):
        yield error(f"questions/{name}", f"the exception '{option}' is none: take it out")
    yield from _judge_branches(model)


def _judge_branches(model: DecisionModel) -> Iterator[Finding]:
    """A scale whose steps open questions with points could be turned round by their answers."""
    for question in model.questions:
        if _has_points(question):
            for parent, _ in question.show_if:
                if model.question_by_id[parent].direction != "none":
                    yield error(
                        f"questions/{question.id}",
                        f"has points and is opened by the scale '{parent}', whose direction its "
                        f"answers could turn round: ask it always, or give it no points",
                    )


def _has_points(question: Question) -> bool:
    return question.weight > 0 and any(any(option.effect) for option in question.options)
