"""What "I don't know" leaves open: whether the result is settled, and what to find out first."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from .leads import Rival, differences, rivals
from .model import DecisionModel, Gate, Question
from .scoring import Result


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A shown question without an answer: how far it can move the lead, which gates it can fire."""

    question: str
    swing: int
    gates: tuple[str, ...]


def open_questions(model: DecisionModel, result: Result) -> tuple[OpenQuestion, ...]:
    """Return the shown questions without an answer, those first that can do most."""
    may = _may_be_shown(model, result)
    found = [
        OpenQuestion(name, _swing(model, result, name), _gates_of(model, result, name, may))
        for name in result.shown
        if _is_open(result, name)
    ]
    # Gates come before points, here too.
    return tuple(sorted(found, key=lambda each: (not each.gates, -each.swing)))


def is_settled(model: DecisionModel, result: Result) -> bool:
    """Return whether no answer to the open questions can change the winner or its readiness.

    Yes is a promise. No may be too careful: it adds up worst cases that cannot all come together.
    """
    may = _may_be_shown(model, result)
    if any(_would_matter(gate, result) and _can_fire(gate, result, may) for gate in model.gates):
        return False
    return all(
        rival.spare + _worst_case(model, result, rival, may) >= 0 for rival in rivals(model, result)
    )


def _worst_case(model: DecisionModel, result: Result, rival: Rival, may: Set[str]) -> int:
    worst = 0
    for question in model.questions:
        if question.id in may:
            worst += min(0, *differences(model, result, question, rival))
        elif _is_open(result, question.id):
            worst += min(differences(model, result, question, rival))
    return worst


def _is_open(result: Result, name: str) -> bool:
    return name in result.unanswered or name in result.unknown


def _may_be_shown(model: DecisionModel, result: Result) -> set[str]:
    """Return the questions that are hidden now, but may be asked once open ones are answered."""
    may: set[str] = set()
    for question in model.questions:
        if question.id not in result.shown and _can_be_shown(question, result, may):
            may.add(question.id)
    return may


def _can_be_shown(question: Question, result: Result, may: Set[str]) -> bool:
    return all(
        result.answers.get(parent) in options or _is_open(result, parent) or parent in may
        for parent, options in question.show_if
    )


def _can_fire(gate: Gate, result: Result, may: Set[str]) -> bool:
    return all(
        result.answers.get(question) in options or _is_open(result, question) or question in may
        for question, options in gate.when
    )


def _would_matter(gate: Gate, result: Result) -> bool:
    """Return whether firing this gate would change the winner or its readiness."""
    if gate.id in result.gates or result.winner not in gate.closes:
        return False
    return gate.kind == "exclude" or result.ready


def _swing(model: DecisionModel, result: Result, name: str) -> int:
    """Return the greatest move of the winner's lead over a rival that the question can cause."""
    moves = (
        differences(model, result, model.question_by_id[name], rival)
        for rival in rivals(model, result)
    )
    return max((max(each) - min(each) for each in moves), default=0)


def _gates_of(model: DecisionModel, result: Result, name: str, may: Set[str]) -> tuple[str, ...]:
    return tuple(
        gate.id for gate in model.gates if name in dict(gate.when) and _can_fire(gate, result, may)
    )
