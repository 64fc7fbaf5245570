"""A result as a race of delivery models: each question is a row, in its place, asked or not."""

from __future__ import annotations

from collections.abc import Set

from .model import HALF_POINTS, Conditions, DecisionModel, Question
from .race import Race, Row, Values
from .scoring import Result, factor


def race_of(model: DecisionModel, result: Result) -> Race:
    """Return the race that a result comes of, in half points.

    The excluded are out. An open question may go any way that its options go, and so may one that
    opens only if others are answered; that one may also stay hidden.
    """
    may = may_be_shown(model, result)
    rows = (_row(model, result, question, may) for question in model.questions)
    bases = tuple(HALF_POINTS * alternative.base for alternative in model.alternatives)
    return Race(tuple(model.place), bases, tuple(rows), result.excluded)


def _row(model: DecisionModel, result: Result, question: Question, may: Set[str]) -> Row:
    nothing: Values = (0,) * len(model.alternatives)
    times = factor(question, result.priorities)
    ways = {o.id: tuple([times * value for value in o.effect]) for o in question.options}
    given = ways.get(result.answers.get(question.id, ""))
    if given is not None:
        return Row(question.id, question.weight, given, given, tuple(ways.values()))
    if is_open(result, question.id):
        return Row(question.id, question.weight, nothing, nothing, tuple(ways.values()), False)
    if question.id in may:
        hidden = (nothing, *ways.values())
        return Row(question.id, question.weight, nothing, nothing, hidden, False)
    return Row(question.id, question.weight, nothing, nothing)


def robustness(model: DecisionModel, result: Result) -> dict[str, int]:
    """Return in how many of the weightings each alternative comes first."""
    counts = race_of(model, result).robustness(model.settings.seed, model.settings.weightings)
    return {name: span.least for name, span in counts.items()}


def is_open(result: Result, name: str) -> bool:
    """Return whether a question is shown and has no answer."""
    return name in result.unanswered or name in result.unknown


def may_be_shown(model: DecisionModel, result: Result) -> set[str]:
    """Return the questions that are hidden now, but may be asked once open ones are answered."""
    may: set[str] = set()
    for question in model.questions:
        if question.id not in result.shown and can_hold(question.show_if, result, may):
            may.add(question.id)
    return may


def can_hold(conditions: Conditions, result: Result, may: Set[str]) -> bool:
    """Return whether conditions hold, or may hold once open questions are answered."""
    return all(
        result.answers.get(question) in options or is_open(result, question) or question in may
        for question, options in conditions
    )
