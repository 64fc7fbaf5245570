"""Why the winner leads, what would change that, and what is still open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .model import DecisionModel
from .open_questions import OpenQuestion, is_settled, open_questions
from .race import Race
from .racing import race_of
from .scoring import Result, evaluate


@dataclass(frozen=True, slots=True)
class Driver:
    """What one answer adds to the winner's lead over the runner-up, in half points."""

    question: str
    option: str
    points: int


@dataclass(frozen=True, slots=True)
class Flip:
    """One other answer that alone changes the winner, or whether it is ready."""

    question: str
    option: str
    winner: str | None
    ready: bool
    by_gate: bool  # a gate does it, not the points


@dataclass(frozen=True, slots=True)
class WeightRange:
    """The whole weights of one question with which the winner stays the winner."""

    question: str
    weight: int
    lowest: int
    highest: int | None  # None: however high


@dataclass(frozen=True, slots=True)
class Explanation:
    """The base lead and the points of the drivers add up to the lead exactly."""

    base_lead: int
    drivers: tuple[Driver, ...]  # strongest first, for and against; those of 0 points left out
    flips: tuple[Flip, ...]
    least_changes: int | None  # to turn the winner by points; None: they cannot
    settled: bool  # whatever the open questions' answers: winner and readiness stay
    open: tuple[OpenQuestion, ...]  # most useful first
    weights: tuple[WeightRange, ...]  # only of questions whose weight could turn the winner


def explain(model: DecisionModel, result: Result) -> Explanation:
    """Return why this result is what it is, and what would change it."""
    race, flips = race_of(model, result), tuple(_flips(model, result))
    return Explanation(
        base_lead=_base_lead(race, result),
        drivers=_drivers(race, result),
        flips=flips,
        least_changes=_least_changes(race, result, flips),
        settled=is_settled(model, result, race),
        open=open_questions(model, result, race),
        weights=tuple(WeightRange(*tipping) for tipping in race.tipping_weights()),
    )


def _base_lead(race: Race, result: Result) -> int:
    if result.winner is None or result.runner_up is None:
        return 0
    return race.base_lead(result.winner, result.runner_up)


def _drivers(race: Race, result: Result) -> tuple[Driver, ...]:
    if result.winner is None or result.runner_up is None:
        return ()
    leads = race.drivers(result.winner, result.runner_up)
    return tuple(Driver(lead.row, result.answers[lead.row], lead.least) for lead in leads)


def _flips(model: DecisionModel, result: Result) -> Iterator[Flip]:
    for name in result.shown:
        for option in model.question_by_id[name].options:
            if option.id == result.answers.get(name):
                continue
            changed = evaluate(model, {**result.answers, name: option.id}, result.priorities)
            if (changed.winner, changed.ready) != (result.winner, result.ready):
                by_gate = changed.winner == result.winner or changed.excluded != result.excluded
                yield Flip(name, option.id, changed.winner, changed.ready, by_gate)


def _least_changes(race: Race, result: Result, flips: tuple[Flip, ...]) -> int | None:
    """Return how many given answers must change until points, not a gate, turn the winner.

    Any gate turns a result by one answer: that is its nature, and says nothing about a close race.
    One is exact, because flips come from the full engine; more is exact but for branches.
    """
    answered = {row.question for row in result.rows}
    if any(f.question in answered and f.winner != result.winner and not f.by_gate for f in flips):
        return 1
    found = race.least_changes()
    return None if found is None else max(2, found)
