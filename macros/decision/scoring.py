"""Answers to scores: which questions count, what they add up to, which gates fire, who is ahead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .model import (
    FACTORS,
    HALF_POINTS,
    UNKNOWN,
    Answers,
    Conditions,
    DecisionModel,
    Gate,
    Priorities,
    Question,
)
from .race import ranked, totals


@dataclass(frozen=True, slots=True)
class Row:
    """One counted answer: its half points for each alternative, in their order."""

    question: str
    option: str
    points: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What the answers come to. All scores and the lead are in half points."""

    version: int
    answers: dict[str, str]  # of the questions that are shown, "unknown" included
    priorities: dict[str, str]  # those that are not normal
    shown: tuple[str, ...]
    unanswered: tuple[str, ...]
    unknown: tuple[str, ...]
    rows: tuple[Row, ...]
    scores: dict[str, int]
    gates: tuple[str, ...]
    excluded: tuple[str, ...]
    not_ready: tuple[str, ...]
    order: tuple[str, ...]  # best first, without the excluded
    winner: str | None
    runner_up: str | None
    lead: int | None

    @property
    def ready(self) -> bool:
        """Return whether the winner may start today."""
        return self.winner not in self.not_ready


def evaluate(
    model: DecisionModel, answers: Answers, priorities: Priorities | None = None
) -> Result:
    """Return what these answers come to. Answers to questions that are not shown never count."""
    shown, given = shown_questions(model, answers)
    wishes = _known_priorities(model, priorities or {})
    rows = tuple(_rows(shown, given, wishes))
    scores = _scores(model, rows)
    gates = tuple(gate for gate in model.gates if holds(gate.when, given))
    excluded = _closed(model, gates, "exclude")
    order = ranked(scores, scores.values(), excluded)
    return Result(
        version=model.version,
        answers=given,
        priorities=wishes,
        shown=tuple(question.id for question in shown),
        unanswered=tuple(q.id for q in shown if q.id not in given),
        unknown=tuple(q.id for q in shown if given.get(q.id) == UNKNOWN),
        rows=rows,
        scores=scores,
        gates=tuple(gate.id for gate in gates),
        excluded=excluded,
        not_ready=_closed(model, gates, "not-ready"),
        order=order,
        winner=order[0] if order else None,
        runner_up=order[1] if len(order) > 1 else None,
        lead=scores[order[0]] - scores[order[1]] if len(order) > 1 else None,
    )


def holds(conditions: Conditions, given: Answers) -> bool:
    """Return whether all these questions have one of these options."""
    return not conditions or all(given.get(name) in options for name, options in conditions)


def shown_questions(
    model: DecisionModel, answers: Answers
) -> tuple[list[Question], dict[str, str]]:
    """Return the questions that are shown, and the valid answers to them."""
    shown: list[Question] = []
    given: dict[str, str] = {}
    for question in model.questions:
        if not holds(question.show_if, given):
            continue
        shown.append(question)
        answer = answers.get(question.id)
        if answer is not None and (answer == UNKNOWN or question.option(answer)):
            given[question.id] = answer
    return shown, given


def factor(question: Question, priorities: Priorities) -> int:
    """Return the factor of the question's weight, in half points."""
    return FACTORS[priorities.get(question.theme, "normal")]


def points_of(question: Question, effect: Iterable[int], priorities: Priorities) -> tuple[int, ...]:
    """Return the half points that this effect adds to each alternative."""
    weight = question.weight * factor(question, priorities)
    return tuple([weight * value for value in effect])


def _known_priorities(model: DecisionModel, priorities: Priorities) -> dict[str, str]:
    wishes = ((theme.id, priorities.get(theme.id)) for theme in model.themes)
    return {theme: wish for theme, wish in wishes if wish in FACTORS and wish != "normal"}


def _rows(shown: list[Question], given: Answers, priorities: Priorities) -> Iterable[Row]:
    for question in shown:
        option = question.option(given.get(question.id))
        if option:
            yield Row(question.id, option.id, points_of(question, option.effect, priorities))


def _scores(model: DecisionModel, rows: tuple[Row, ...]) -> dict[str, int]:
    bases = [HALF_POINTS * alternative.base for alternative in model.alternatives]
    return dict(zip(model.place, totals(bases, (row.points for row in rows)), strict=True))


def _closed(model: DecisionModel, gates: tuple[Gate, ...], kind: str) -> tuple[str, ...]:
    closed = {name for gate in gates if gate.kind == kind for name in gate.closes}
    return tuple(a.id for a in model.alternatives if a.id in closed)
