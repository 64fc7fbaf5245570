"""Which three steps come first after a result: what it waits for, what presses, what is in doubt.

first-steps.js of the questionnaire is the twin. Both read the same rules; what a step says stands
in the words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .model import Conditions, DecisionModel
from .verdict import Decision

SHOWN = 3
UNANSWERED = "unanswered"
OTHER = "other"  # a gate that no rule names, such as one of an edition

Situation = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class StepRule:
    """A step, who does it, how many days after the meeting (before it: negative), and when."""

    id: str
    when: Conditions
    role: str
    days: int


def first_steps(rules: Sequence[StepRule], situation: Situation) -> tuple[StepRule, ...]:
    """Return the first three rules that fit a situation, in the order of their days."""
    fitting = [rule for rule in rules if _fits(rule, situation)]
    return tuple(sorted(fitting[:SHOWN], key=lambda rule: rule.days))


def _fits(rule: StepRule, situation: Situation) -> bool:
    return all(
        any(value in options for value in situation.get(name, (UNANSWERED,)))
        for name, options in rule.when
    )


def situation_of(
    rules: Sequence[StepRule], model: DecisionModel, decision: Decision
) -> dict[str, list[str]]:
    """Return what a decision says of a company, as the rules ask for it."""
    result, named = decision.result, {g for r in rules for g in dict(r.when).get("gate", ())}
    closing = [g.id for g in model.gates if g.id in result.gates and result.winner in g.closes]
    waits = result.winner is not None and not result.ready
    return {question: [option] for question, option in result.answers.items()} | {
        "gate": [gate if gate in named else OTHER for gate in closing],
        "certainty": [decision.certainty],
        "readiness": ["waits" if waits else "ready"],
        "side": [side(model, result.winner)],
        "rival": ["some" if result.runner_up else "none"],
        "turning": ["some" if turning(decision) else "none"],
    }


def side(model: DecisionModel, name: str | None) -> str:
    """Return whether a delivery model is at the inner or outer end, between them, or none."""
    if name is None:
        return "none"
    place, last = model.place[name], len(model.alternatives) - 1
    return "inside" if place == 0 else "outside" if place == last else "between"


def turning(decision: Decision) -> str | None:
    """Return the question of which another answer alone puts another model first, by its points.

    Any gate turns a result by one answer: that is its nature, and no reason to check that answer.
    """
    winner, flips = decision.result.winner, decision.explanation.flips
    found = (flip.question for flip in flips if flip.winner != winner and not flip.by_gate)
    return next(found, None)
