"""Function by function: keep, share or hand over. method/functions.js is its twin.

A function starts where the delivery model usually puts it. Every reason then names the places it
accepts, and the function goes to the nearest of them: first by the answers to the questionnaire,
then by the checks, which are about the function itself, then by limits, last by gates. Reasons of
one of these levels that accept no place in common make it shared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..model import deciding, reading
from .model import Answers, Conditions
from .scoring import holds

MOVES = ("keep", "share", "hand-over")
ABSENT = ("have", "none")  # what stands beside the checks of a function that a company has not
STARTS = {"own": "keep", "shared": "share", "provider": "hand-over"}
# The first and the last place that a reason accepts, as positions in MOVES.
ACCEPTED = {
    "keep": (0, 0),
    "keep-part": (0, 1),
    "share": (1, 1),
    "get-help": (1, 2),
    "hand-over": (2, 2),
}
SHARED = 1
# A gate that leaves one delivery model lets a function go no further than that model does.
UP_TO = {"keep": "keep", "share": "keep-part"}


@dataclass(frozen=True, slots=True)
class Signal:
    """Options of one question that do the same; without a pull they do nothing."""

    options: tuple[str, ...]
    pull: str | None
    limit: bool = False


@dataclass(frozen=True, slots=True)
class Function:
    """A function with everything that can move it."""

    id: str
    starts: dict[str, str]  # the move under each delivery model
    limit: str | None
    signals: dict[str, tuple[Signal, ...]]
    checks: dict[str, dict[str, str | None]]


@dataclass(frozen=True, slots=True)
class Closing:
    """A gate that rules delivery models out."""

    id: str
    closes: tuple[str, ...]
    when: Conditions


@dataclass(frozen=True, slots=True)
class FunctionModel:
    """All functions, the delivery models in their order, and the gates that rule models out."""

    models: tuple[str, ...]
    gates: tuple[Closing, ...]
    functions: tuple[Function, ...]

    def of(self, function_id: str) -> Function:
        """Return the function with this id."""
        return next(each for each in self.functions if each.id == function_id)


@dataclass(frozen=True, slots=True)
class Reason:
    """What pulls a function: an answer, a check, its limit or a gate, by id.

    It holds if the function ended at a place that it accepts, or is shared because of it.
    """

    kind: str  # "gate", "limit", "check" or "answer"
    id: str
    pull: str
    holds: bool


@dataclass(frozen=True, slots=True)
class FunctionMove:
    """Where a function goes, and why; the strongest reasons first."""

    id: str
    start: str
    move: str
    torn: bool  # shared because reasons contradict each other
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """Something that would move a function: a check, an answer, or another delivery model."""

    kind: str  # "check", "answer" or "model"
    id: str
    options: tuple[str, ...]
    move: str


@dataclass(frozen=True, slots=True)
class Shape:
    """All moves together: how many of each, and which delivery model they look like."""

    counts: dict[str, int]
    matches: dict[str, int]  # functions that end where this model usually has them
    nearest: str


def compile_functions(
    functions: Mapping[str, reading.Function],
    questions: Mapping[str, deciding.Question],
    gates: Mapping[str, deciding.Gate],
    delivery_models: Mapping[str, reading.DeliveryModel],
) -> FunctionModel:
    """Return the function model of these entries; an edition may have hidden delivery models."""
    names = tuple(delivery_models)
    closing = (gate for gate in gates.values() if gate.kind == "exclude")
    return FunctionModel(
        models=names,
        gates=tuple(
            Closing(
                gate.id,
                tuple(name for name in names if name in gate.delivery_models),
                tuple(gate.when.items()),
            )
            for gate in closing
        ),
        functions=tuple(_compile(function, questions) for function in functions.values()),
    )


def _compile(function: reading.Function, questions: Mapping[str, deciding.Question]) -> Function:
    return Function(
        id=function.id,
        starts={model: STARTS[party] for model, party in function.who.items()},
        limit=function.limit.pull if function.limit else None,
        signals={
            question: _signals(signals, questions[question])
            for question, signals in function.signals.items()
        },
        checks={
            name: {option: each.pull for option, each in check.options.items()}
            for name, check in function.checks.items()
        },
    )


def _signals(
    signals: tuple[reading.FunctionSignal, ...], question: deciding.Question
) -> tuple[Signal, ...]:
    """Return the signals of a question, and one for the options that they do not name."""
    found = [Signal(each.options, each.pull, each.limit) for each in signals]
    named = {option for each in signals for option in each.options}
    rest = tuple(option for option in question.options if option not in named)
    return (*found, Signal(rest, None)) if rest else tuple(found)


def moves(
    model: FunctionModel, winner: str | None, answers: Answers, checks: Answers
) -> tuple[FunctionMove, ...]:
    """Return where each function goes if `winner` is the delivery model; nothing without one.

    `answers` are those to the questionnaire that count, `checks` those to "function/check".
    Functions that a company has not are left out.
    """
    if winner not in model.models:
        return ()
    gates = _gates(model, answers)
    name, absent = ABSENT
    return tuple(
        _move(each, winner, answers, checks, gates)
        for each in model.functions
        if checks.get(f"{each.id}/{name}") != absent
    )


# Reasons of one level: kind, id and pull of each.
_Level = list[tuple[str, str, str]]
_Gates = tuple[tuple[str, ...], str | None]


def _gates(model: FunctionModel, answers: Answers) -> _Gates:
    """Return the gates that fired, and the delivery model that they leave, if it is one only."""
    fired = [gate for gate in model.gates if holds(gate.when, answers)]
    closed = {name for gate in fired for name in gate.closes}
    left = [name for name in model.models if name not in closed]
    return tuple(gate.id for gate in fired), left[0] if len(left) == 1 else None


def _move(
    function: Function, winner: str, answers: Answers, checks: Answers, gates: _Gates
) -> FunctionMove:
    """Return where one function goes."""
    start = function.starts[winner]
    position, torn_level = MOVES.index(start), -1
    levels = list(_levels(function, answers, checks, gates))
    for i, level in enumerate(levels):
        low = max((ACCEPTED[pull][0] for _, _, pull in level), default=0)
        high = min((ACCEPTED[pull][1] for _, _, pull in level), default=len(MOVES) - 1)
        nearest = SHARED if low > high else min(max(position, low), high)
        if low > high:
            torn_level = i
        elif nearest != position:
            torn_level = -1
        position = nearest
    reasons = [
        Reason(kind, name, pull, i == torn_level or _accepts(pull, position))
        for i, level in reversed(list(enumerate(levels)))
        for kind, name, pull in level
    ]
    return FunctionMove(function.id, start, MOVES[position], torn_level >= 0, tuple(reasons))


def _accepts(pull: str, position: int) -> bool:
    first, last = ACCEPTED[pull]
    return first <= position <= last


def _levels(
    function: Function, answers: Answers, checks: Answers, gates: _Gates
) -> Iterator[_Level]:
    """Yield the reasons that apply, level by level; a later level has the last word."""
    given = list(_given_signals(function, answers))
    yield [("answer", name, pull) for name, pull, limit in given if not limit]
    yield list(_given_checks(function, checks))
    limits: _Level = [("answer", name, pull) for name, pull, limit in given if limit]
    yield [("limit", "", function.limit), *limits] if function.limit else limits
    fired, left = gates
    pull = UP_TO.get(function.starts[left]) if left else None
    yield [("gate", gate, pull) for gate in fired] if pull else []


def _given_signals(function: Function, answers: Answers) -> Iterator[tuple[str, str, bool]]:
    for question, signals in function.signals.items():
        for each in signals:
            if each.pull and answers.get(question) in each.options:
                yield question, each.pull, each.limit


def _given_checks(function: Function, checks: Answers) -> Iterator[tuple[str, str, str]]:
    for name, options in function.checks.items():
        pull = options.get(checks.get(f"{function.id}/{name}", ""))
        if pull:
            yield "check", name, pull


def changes(
    model: FunctionModel, function_id: str, winner: str, answers: Answers, checks: Answers
) -> tuple[Change, ...]:
    """Return every single change that would move this function, the checks first."""
    function = model.of(function_id)
    now = _move(function, winner, answers, checks, _gates(model, answers)).move
    tried = _tried(model, function, winner, answers, checks)
    return tuple(change for change in tried if change.move != now)


def _tried(
    model: FunctionModel, function: Function, winner: str, answers: Answers, checks: Answers
) -> Iterator[Change]:
    """Yield where the function goes after each single change."""
    gates = _gates(model, answers)
    for name, options in function.checks.items():
        key = f"{function.id}/{name}"
        for option in options:
            changed = {**checks, key: option}
            found = _move(function, winner, answers, changed, gates)
            yield Change("check", name, (option,), found.move)
    for question, signals in function.signals.items():
        for signal in signals if question in answers else ():
            given = {**answers, question: signal.options[0]}
            found = _move(function, winner, given, checks, _gates(model, given))
            yield Change("answer", question, signal.options, found.move)
    for name in model.models:
        found = _move(function, name, answers, checks, gates)
        yield Change("model", name, (), found.move)


def shape(model: FunctionModel, winner: str, found: tuple[FunctionMove, ...]) -> Shape:
    """Return what all moves come to. Of equally near models, the winner is named."""
    matches = {
        name: sum(model.of(each.id).starts[name] == each.move for each in found)
        for name in model.models
    }
    order = sorted(model.models, key=lambda name: (-matches[name], name != winner))
    return Shape(
        counts={move: sum(each.move == move for each in found) for move in MOVES},
        matches=matches,
        nearest=order[0],
    )


def as_data(model: FunctionModel) -> dict[str, Any]:
    """Return the function model as plain data for the browser: no texts."""
    return {
        "models": list(model.models),
        "gates": [
            {
                "id": gate.id,
                "closes": list(gate.closes),
                "when": {question: list(options) for question, options in gate.when},
            }
            for gate in model.gates
        ],
        "functions": [_as_data(function) for function in model.functions],
    }


def _as_data(function: Function) -> dict[str, Any]:
    return {
        "id": function.id,
        "starts": function.starts,
        "limit": {"pull": function.limit} if function.limit else None,
        "signals": {
            question: [_signal_as_data(each) for each in signals]
            for question, signals in function.signals.items()
        },
        "checks": {
            name: {"options": {option: {"pull": pull} for option, pull in options.items()}}
            for name, options in function.checks.items()
        },
    }


def _signal_as_data(signal: Signal) -> dict[str, Any]:
    limit = {"limit": True} if signal.limit else {}
    return {"options": list(signal.options), "pull": signal.pull, **limit}
