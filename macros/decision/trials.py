"""How the described companies end: as argued beforehand, and with other points to start with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ..model.deciding import Scenario
from .analysis import shares_by_base
from .model import DecisionModel
from .scoring import evaluate
from .verdict import FIRMEST_LAST, Decision

# Other points to start with, from none to more than ours: enough to see what ours does.
BASES = (0, -10, -20, -25, -30, -35)


@dataclass(frozen=True, slots=True)
class Trial:
    """A scenario that was argued before it was computed, and how it ended."""

    scenario: str
    set_aside: bool
    same_winner: bool
    argued: str
    word: str

    @property
    def same_word(self) -> bool:
        """Return whether the certainty is the one that was argued."""
        return self.argued == self.word

    @property
    def firmer(self) -> bool:
        """Return whether the questionnaire is firmer than whoever argued."""
        known = {self.argued, self.word} <= set(FIRMEST_LAST)
        return known and FIRMEST_LAST.index(self.word) > FIRMEST_LAST.index(self.argued)


@dataclass(frozen=True, slots=True)
class Based:
    """What other points to start with would do: shares where nobody is excluded, and scenarios."""

    base: int
    shares: dict[str, float]
    as_expected: int  # scenarios that end with the expected model


def trials(scenarios: Mapping[str, Scenario], decisions: Mapping[str, Decision]) -> Iterator[Trial]:
    """Yield every scenario that was argued beforehand, with how it ended."""
    for name, scenario in scenarios.items():
        if argued := scenario.expect.argued:
            decision = decisions[name]
            same = decision.result.winner == argued.winner
            yield Trial(name, scenario.set_aside, same, argued.certainty, decision.certainty)


def with_bases(model: DecisionModel, name: str, scenarios: Mapping[str, Scenario]) -> list[Based]:
    """Return what other points to start with would do for this alternative, its own among them."""
    bases = sorted({*BASES, model.alternatives[model.place[name]].base}, reverse=True)
    shares = shares_by_base(model, name, bases)
    return [Based(b, shares[b], _as_expected(_based(model, name, b), scenarios)) for b in bases]


def _based(model: DecisionModel, name: str, base: int) -> DecisionModel:
    others = (replace(a, base=base) if a.id == name else a for a in model.alternatives)
    return replace(model, alternatives=tuple(others))


def _as_expected(model: DecisionModel, scenarios: Mapping[str, Scenario]) -> int:
    return sum(
        evaluate(model, each.answers, each.priorities).winner
        == (each.expect.argued or each.expect).winner
        for each in scenarios.values()
    )
