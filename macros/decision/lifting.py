"""What follows from each way to lift a gate: nothing is said to stay that was not tried."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from .model import Answers, DecisionModel, Gate
from .scoring import Result, evaluate


@dataclass(frozen=True, slots=True)
class Lift:
    """An answer with which a gate fires no more, nor another in its place, and what comes of it."""

    question: str
    option: str
    winner: str | None
    ready: bool
    lead: int | None  # in half points


@dataclass(frozen=True, slots=True)
class Waiting:
    """A gate that makes delivery models wait, with every answer that lifts it."""

    gate: str
    lifts: tuple[Lift, ...]


@dataclass(frozen=True, slots=True)
class Lifting:
    """The gates that make models wait, one by one and all together.

    `together` has every delivery model that comes first after some way to lift all of them; it
    is empty if nothing waits.
    """

    waiting: tuple[Waiting, ...]
    together: tuple[str, ...]

    def stays(self, winner: str | None) -> bool:
        """Return whether whatever lifts the gates leaves this winner first."""
        return bool(self.waiting) and self.together == (winner,)


def lifting(model: DecisionModel, result: Result) -> Lifting:
    """Return what follows from lifting the gates that make models wait."""
    gates = [gate for gate in model.gates if gate.id in result.gates and gate.kind == "not-ready"]
    waiting = tuple(Waiting(gate.id, tuple(_lifts(model, result, gate))) for gate in gates)
    first = set(_together(model, result, gates)) if gates else set()
    return Lifting(waiting, tuple(a.id for a in model.alternatives if a.id in first))


def _lifts(model: DecisionModel, result: Result, gate: Gate) -> Iterator[Lift]:
    for name, option in _other_answers(model, gate):
        after = _after(model, result, {name: option})
        if _is_lifted(result, after, [gate]):
            yield Lift(name, option, after.winner, after.ready, after.lead)


def _together(model: DecisionModel, result: Result, gates: list[Gate]) -> Iterator[str | None]:
    for way in product(*(list(_other_answers(model, gate)) for gate in gates)):
        answers = dict(way)
        agree = all(answers[name] == option for name, option in way)
        if agree and _is_lifted(result, after := _after(model, result, answers), gates):
            yield after.winner


def _other_answers(model: DecisionModel, gate: Gate) -> Iterator[tuple[str, str]]:
    """Yield each question of a gate with each option that does not fire it."""
    for name, options in gate.when:
        for option in model.question_by_id[name].options:
            if option.id not in options:
                yield name, option.id


def _after(model: DecisionModel, result: Result, answers: Answers) -> Result:
    return evaluate(model, {**result.answers, **answers}, result.priorities)


def _is_lifted(result: Result, after: Result, gates: list[Gate]) -> bool:
    """Return whether these gates fire no more, nor new ones in their place."""
    still = {gate.id for gate in gates}
    return not still & set(after.gates) and set(after.gates) <= set(result.gates)
