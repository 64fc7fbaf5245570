"""How often the winner stays when answers that are open or doubtful are read in other ways.

Weights are one doubt, answers are another: see race.py for the first. Both languages read
the same answers, since both draw the same numbers where there are too many ways to try them all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import product
from math import prod

from .model import HALF_POINTS, Answers, DecisionModel, Question
from .race import mulberry32, ranked, totals
from .scoring import Result, holds, points_of

Choices = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Doubt:
    """How often each alternative came first, in how many readings of the answers.

    In the rest of them, all alternatives are excluded.
    """

    total: int
    counted: bool  # all readings there are; otherwise a sample of them, the same for everybody
    counts: dict[str, int]

    def kept(self, winner: str | None) -> int:
        """Return in how many readings this winner came first."""
        return self.counts.get(winner or "", 0)


def completions(model: DecisionModel, result: Result) -> Doubt:
    """Return what comes of answering the open questions in other ways."""
    return readings(model, result, frozenset())


def readings(model: DecisionModel, result: Result, unsure: Set[str]) -> Doubt:
    """Return what comes of reading the answers in other ways.

    A question without an answer may get any option. An answer that somebody is not quite sure of
    may also be the option before or after it; the order of options is that of a scale.
    """
    choices = _choices(model, result, unsure)
    total = prod(map(len, choices.values()))
    counted = total <= model.settings.readings
    ways = product(*choices.values()) if counted else _drawn(model, choices)
    counts = {alternative.id: 0 for alternative in model.alternatives}
    first = _Reader(model, result, choices)
    for way in ways:
        winner = first.of(way)
        if winner is not None:
            counts[winner] += 1
    return Doubt(total if counted else model.settings.readings, counted, counts)


def _choices(model: DecisionModel, result: Result, unsure: Set[str]) -> Choices:
    """Return every question that is or may be asked, with the options that it may have."""
    choices: Choices = {}
    for question in model.questions:
        if all(set(choices.get(name, ())) & set(options) for name, options in question.show_if):
            choices[question.id] = _options(question, result.answers, question.id in unsure)
    return choices


def _options(question: Question, answers: Answers, unsure: bool) -> list[str]:
    ids = [option.id for option in question.options]
    answer = answers.get(question.id)
    if answer not in ids:
        return ids
    place = ids.index(answer)
    return ids[max(0, place - 1) : place + 2] if unsure else [answer]


def _drawn(model: DecisionModel, choices: Choices) -> Iterator[tuple[str, ...]]:
    numbers = mulberry32(model.settings.seed)
    for _ in range(model.settings.readings):
        yield tuple(
            options[next(numbers) % len(options)] if len(options) > 1 else options[0]
            for options in choices.values()
        )


class _Reader:
    """Finds the winner of many readings of the same questions quickly."""

    def __init__(self, model: DecisionModel, result: Result, choices: Choices) -> None:
        self._model, self._names = model, list(choices)
        questions = [model.question_by_id[name] for name in choices]
        self._conditions = [question.show_if for question in questions]
        self._points: list[Mapping[str, Sequence[int]]] = [
            {o.id: points_of(question, o.effect, result.priorities) for o in question.options}
            for question in questions
        ]
        self._bases = [HALF_POINTS * alternative.base for alternative in model.alternatives]
        self._excluding = [gate for gate in model.gates if gate.kind == "exclude"]

    def of(self, way: Sequence[str]) -> str | None:
        """Return what comes first if the questions have these options."""
        given: dict[str, str] = {}
        rows: list[Sequence[int]] = []
        for name, conditions, points, option in zip(
            self._names, self._conditions, self._points, way, strict=True
        ):
            if not conditions or holds(conditions, given):
                given[name] = option
                rows.append(points[option])
        closed = {n for gate in self._excluding if holds(gate.when, given) for n in gate.closes}
        order = ranked(self._model.place, totals(self._bases, rows), closed)
        return order[0] if order else None
