"""What "I don't know" leaves open: whether the result is settled, and what to find out first."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from .model import DecisionModel, Gate
from .race import Race
from .racing import can_hold, is_open, may_be_shown
from .scoring import Result


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A shown question without an answer: how far it can move the lead, which gates it can fire."""

    question: str
    swing: int
    gates: tuple[str, ...]


def open_questions(model: DecisionModel, result: Result, race: Race) -> tuple[OpenQuestion, ...]:
    """Return the shown questions without an answer, those first that can do most."""
    may, swings = may_be_shown(model, result), race.swings()
    found = [
        OpenQuestion(name, swings[name], _gates_of(model, result, name, may))
        for name in result.shown
        if is_open(result, name)
    ]
    # Gates come before points, here too.
    return tuple(sorted(found, key=lambda each: (not each.gates, -each.swing)))


def is_settled(model: DecisionModel, result: Result, race: Race) -> bool:
    """Return whether no answer to the open questions can change the winner or its readiness.

    Yes is a promise. No may be too careful: it adds up worst cases that cannot all come together.
    """
    may = may_be_shown(model, result)
    gates = (gate for gate in model.gates if _would_matter(gate, result))
    return race.settled and not any(can_hold(gate.when, result, may) for gate in gates)


def _would_matter(gate: Gate, result: Result) -> bool:
    """Return whether firing this gate would change the winner or its readiness."""
    if gate.id in result.gates or result.winner not in gate.closes:
        return False
    return gate.kind == "exclude" or result.ready


def _gates_of(model: DecisionModel, result: Result, name: str, may: Set[str]) -> tuple[str, ...]:
    looking = (gate for gate in model.gates if name in dict(gate.when))
    return tuple(gate.id for gate in looking if can_hold(gate.when, result, may))
