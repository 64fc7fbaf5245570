"""Why the winner leads, what would change that, and what is still open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .leads import Rival, differences, rivals, winners_place
from .model import HALF_POINTS, DecisionModel
from .open_questions import OpenQuestion, is_settled, open_questions
from .scoring import Result, Row, evaluate, factor


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
    flips = tuple(_flips(model, result))
    return Explanation(
        base_lead=_base_lead(model, result),
        drivers=_drivers(model, result),
        flips=flips,
        least_changes=_least_changes(model, result, flips),
        settled=is_settled(model, result),
        open=open_questions(model, result),
        weights=tuple(_weight_ranges(model, result)),
    )


def _base_lead(model: DecisionModel, result: Result) -> int:
    if result.winner is None or result.runner_up is None:
        return 0
    winner, rival = model.place[result.winner], model.place[result.runner_up]
    return HALF_POINTS * (model.alternatives[winner].base - model.alternatives[rival].base)


def _drivers(model: DecisionModel, result: Result) -> tuple[Driver, ...]:
    if result.winner is None or result.runner_up is None:
        return ()
    winner, rival = model.place[result.winner], model.place[result.runner_up]
    drivers = (
        Driver(row.question, row.option, row.points[winner] - row.points[rival])
        for row in result.rows
    )
    return tuple(sorted((d for d in drivers if d.points), key=lambda d: -abs(d.points)))


def _flips(model: DecisionModel, result: Result) -> Iterator[Flip]:
    for name in result.shown:
        for option in model.question_by_id[name].options:
            if option.id == result.answers.get(name):
                continue
            changed = evaluate(model, {**result.answers, name: option.id}, result.priorities)
            if (changed.winner, changed.ready) != (result.winner, result.ready):
                by_gate = changed.winner == result.winner or changed.excluded != result.excluded
                yield Flip(name, option.id, changed.winner, changed.ready, by_gate)


def _least_changes(model: DecisionModel, result: Result, flips: tuple[Flip, ...]) -> int | None:
    """Return how many given answers must change until points, not a gate, turn the winner.

    Any gate turns a result by one answer: that is its nature, and says nothing about a close race.
    One is exact, because flips come from the full engine; more is exact but for branches.
    """
    answered = {row.question for row in result.rows}
    if any(f.question in answered and f.winner != result.winner and not f.by_gate for f in flips):
        return 1
    counts = (_changes_against(model, result, rival) for rival in rivals(model, result))
    known = [count for count in counts if count is not None]
    return max(2, min(known)) if known else None


def _changes_against(model: DecisionModel, result: Result, rival: Rival) -> int | None:
    """Return how many answers must change until this rival has eaten up the spare lead."""
    gains = sorted((_greatest_gain(model, result, row, rival) for row in result.rows), reverse=True)
    spare = rival.spare
    for count, gain in enumerate(gains, start=1):
        spare -= gain
        if spare < 0:
            return count
    return None


def _greatest_gain(model: DecisionModel, result: Result, row: Row, rival: Rival) -> int:
    now = row.points[winners_place(model, result)] - row.points[rival.place]
    question = model.question_by_id[row.question]
    return now - min(differences(model, result, question, rival))


def _weight_ranges(model: DecisionModel, result: Result) -> Iterator[WeightRange]:
    against = rivals(model, result)
    for row in result.rows:
        found = _weight_range(model, result, row, against)
        if found.weight and (found.lowest > 0 or found.highest is not None):
            yield found


def _weight_range(
    model: DecisionModel, result: Result, row: Row, against: list[Rival]
) -> WeightRange:
    question = model.question_by_id[row.question]
    times = factor(question, result.priorities)
    effect = next(option.effect for option in question.options if option.id == row.option)
    lowers, uppers = [0], []
    for rival in against:
        step = times * (effect[winners_place(model, result)] - effect[rival.place])
        if step > 0:
            lowers.append(question.weight - rival.spare // step)
        elif step < 0:
            uppers.append(question.weight + rival.spare // -step)
    return WeightRange(question.id, question.weight, max(lowers), min(uppers, default=None))
