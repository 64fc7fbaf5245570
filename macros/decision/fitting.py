"""What comes with a result: risks, checklists, contract points. fitting.js is its twin.

A model and the answers choose them. What an answer contradicts is left out; of the rest, what is
typical of the model stands first, then what is highest, an answer that presses counting as a step.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ..model import Checklist, ContractPoint, Guide, Risk
from .model import Answers, Conditions
from .scoring import holds

SHOWN = 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A risk or contract point: where it may come, what raises it and what speaks against it."""

    id: str
    models: tuple[str, ...]
    typical_of: tuple[str, ...]
    raised_by: Conditions  # each question that has one of its options raises it by a step
    unless: Conditions  # one question that has one of its options is enough
    level: int = 0  # of a risk
    tames: tuple[str, ...] = ()  # risks, of a contract point


@dataclass(frozen=True, slots=True)
class List:
    """A checklist: the answers that it asks for, all of them, by delivery model."""

    id: str
    comes_with: dict[str, Conditions]
    unless: Conditions


@dataclass(frozen=True, slots=True)
class Fitting:
    """Everything that may come with a result; `signing` are the models that need a contract."""

    risks: tuple[Candidate, ...]
    checklists: tuple[List, ...]
    contract_points: tuple[Candidate, ...]
    signing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """An entry that comes with a result, and the questions whose answers raised it."""

    id: str
    raised_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coming:
    """What comes with a result, the most pressing first."""

    risks: tuple[Chosen, ...]
    checklists: tuple[str, ...]
    contract_points: tuple[Chosen, ...]
    provider: bool  # whether choosing a provider is a next step


def compile_fitting(guide: Guide) -> Fitting:
    """Return what may come with a result of this guide."""
    begin = {each.id: each.begin_with for each in guide.delivery_models.values()}
    signing = tuple(name for name, anchors in begin.items() if "signing" in anchors)
    matrix, order = guide.risk_matrix, list(guide.risk_matrix.levels)
    return Fitting(
        tuple(
            _candidate(each, each.delivery_models, order.index(matrix.level(each)))
            for each in guide.risks.values()
        ),
        tuple(_list(each, begin) for each in guide.checklists.values()),
        tuple(_candidate(each, signing, 0, each.risks) for each in guide.contract_points.values()),
        signing,
    )


def _candidate(
    entry: Risk | ContractPoint, models: tuple[str, ...], level: int, tames: tuple[str, ...] = ()
) -> Candidate:
    return Candidate(
        entry.id,
        models,
        entry.typical_of,
        tuple(entry.raised_by.items()),
        tuple(entry.unless.items()),
        level,
        tames,
    )


def _list(entry: Checklist, begin: Mapping[str, tuple[str, ...]]) -> List:
    always: dict[str, Conditions] = {
        name: () for name, anchors in begin.items() if entry.anchor in anchors
    }
    asked = {
        name: tuple(occasion.when.items())
        for name, occasion in entry.comes_with.items()
        if name in begin
    }
    return List(entry.id, asked | always, tuple(entry.unless.items()))


def coming(fitting: Fitting, winner: str, answers: Answers, *, ready: bool = True) -> Coming:
    """Return what comes with this model under these answers; `ready` if nothing is waited for."""
    risks = _chosen(fitting.risks, winner, answers)
    return Coming(
        risks,
        tuple(
            each.id
            for each in fitting.checklists
            if winner in each.comes_with
            and holds(each.comes_with[winner], answers)
            and not given(each.unless, answers)
        ),
        _chosen(fitting.contract_points, winner, answers, {risk.id for risk in risks}),
        ready and winner in fitting.signing,
    )


def given(conditions: Conditions, answers: Answers) -> tuple[str, ...]:
    """Return the questions that are answered with one of the options named for them."""
    return tuple(question for question, options in conditions if answers.get(question) in options)


def _chosen(
    candidates: Iterable[Candidate], winner: str, answers: Answers, risks: set[str] | None = None
) -> tuple[Chosen, ...]:
    """Return the first of those that fit; a contract point must tame one of the risks shown."""

    def rank(each: Candidate) -> tuple[bool, int, int]:
        height = each.level + len(risks.intersection(each.tames) if risks else ())
        height += len(given(each.raised_by, answers))
        return winner not in each.typical_of, -height, len(each.models)

    fit = [
        each
        for each in candidates
        if winner in each.models
        and not given(each.unless, answers)
        and (risks is None or risks.intersection(each.tames))
    ]
    return tuple(
        Chosen(each.id, given(each.raised_by, answers)) for each in sorted(fit, key=rank)[:SHOWN]
    )


def as_data(fitting: Fitting) -> dict[str, Any]:
    """Return it as plain data for the browser: no texts, and nothing that is empty."""
    return {
        "risks": [_as_data(each) for each in fitting.risks],
        "checklists": [
            {
                "id": each.id,
                "comesWith": {name: _plain(when) for name, when in each.comes_with.items()},
                "unless": _plain(each.unless),
            }
            for each in fitting.checklists
            if each.comes_with
        ],
        "points": [_as_data(each) for each in fitting.contract_points],
        "signing": list(fitting.signing),
    }


def _as_data(each: Candidate) -> dict[str, Any]:
    found = {
        "id": each.id,
        "models": list(each.models),
        "typical": list(each.typical_of),
        "raised": _plain(each.raised_by),
        "unless": _plain(each.unless),
        "level": each.level,
        "tames": list(each.tames),
    }
    return {name: value for name, value in found.items() if value}


def _plain(conditions: Conditions) -> dict[str, list[str]]:
    return {question: list(options) for question, options in conditions}
