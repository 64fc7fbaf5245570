"""Questions that branches or gates tie together, and everything their answers can come to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from math import prod

from .model import Conditions, DecisionModel, Gate, Question
from .scoring import holds

# Excluded alternatives stand in the low bits of a mask, those that are not ready in the high ones.
NOT_READY = 3


@dataclass(frozen=True, slots=True, order=True)
class Outcome:
    """What some answers do: who they close, and how far they put 2nd and 3rd above the 1st."""

    mask: int
    second: int
    third: int


@dataclass(frozen=True)
class Component:
    """Questions whose answers must be looked at together, with the gates between them."""

    model: DecisionModel
    questions: tuple[Question, ...]
    gates: tuple[Gate, ...]

    @property
    def size(self) -> int:
        """Return the number of ways in which all its questions can be answered."""
        return prod(len(question.options) for question in self.questions)

    def choices(self) -> Iterator[dict[str, str]]:
        """Yield every way to answer all the questions, those that are hidden then included."""
        ids = [[option.id for option in question.options] for question in self.questions]
        for picked in product(*ids):
            yield dict(zip((question.id for question in self.questions), picked, strict=True))

    def outcome(self, choice: Mapping[str, str]) -> Outcome:
        """Return what this choice comes to; answers to hidden questions do nothing."""
        given = self.given(choice)
        mask = 0
        for gate in self.fired(given):
            for name in gate.closes:
                mask |= 1 << self.model.place[name] + (0 if gate.kind == "exclude" else NOT_READY)
        first = second = third = 0
        for question in self.questions:
            option = question.option(given.get(question.id))
            if option:
                first += question.weight * option.effect[0]
                second += question.weight * option.effect[1]
                third += question.weight * option.effect[2]
        return Outcome(mask, second - first, third - first)

    def given(self, choice: Mapping[str, str]) -> dict[str, str]:
        """Return the answers of this choice to questions that are shown."""
        given: dict[str, str] = {}
        for question in self.questions:
            if holds(question.show_if, given):
                given[question.id] = choice[question.id]
        return given

    def fired(self, given: Mapping[str, str]) -> list[Gate]:
        """Return the gates that these answers fire."""
        return [gate for gate in self.gates if holds(gate.when, given)]

    @cached_property
    def outcomes(self) -> Counter[Outcome]:
        """Return how many choices come to each outcome."""
        return Counter(self.outcome(choice) for choice in self.choices())


def components(model: DecisionModel) -> list[Component]:
    """Return the questions of the model in groups that do not depend on each other."""
    groups = {question.id: {question.id} for question in model.questions}
    for tied in _ties(model):
        joined = set().union(*(groups[name] for name in tied))
        groups |= dict.fromkeys(joined, joined)
    seen: set[str] = set()
    found = []
    for question in model.questions:
        if question.id not in seen:
            seen |= groups[question.id]
            found.append(_component(model, groups[question.id]))
    return found


def _ties(model: DecisionModel) -> Iterator[list[str]]:
    conditions: list[tuple[list[str], Conditions]] = [
        *(([question.id], question.show_if) for question in model.questions),
        *(([], gate.when) for gate in model.gates),
    ]
    for names, when in conditions:
        yield names + [name for name, _ in when if name in model.question_by_id]


def _component(model: DecisionModel, names: set[str]) -> Component:
    questions = tuple(question for question in model.questions if question.id in names)
    gates = tuple(gate for gate in model.gates if any(name in names for name, _ in gate.when))
    return Component(model, questions, gates)
