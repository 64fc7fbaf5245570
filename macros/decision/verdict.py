"""Two statements about a result: how firmly the answers speak for it, and what it waits for.

Certainty is found as if no gate made anything wait; readiness stands in the result and in lifting.
Both are bound to figures, and never to a feeling.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

from .doubt import Doubt, completions, readings
from .explanation import Explanation, explain
from .lifting import Lifting, lifting
from .model import Answers, DecisionModel, Priorities
from .racing import robustness
from .scoring import Result, evaluate

FIRMEST_LAST = ("close", "leaning", "clear")
CERTAINTIES = (*reversed(FIRMEST_LAST), "open", "little", "none")


@dataclass(frozen=True, slots=True)
class Decision:
    """Everything that the guide says about a set of answers."""

    result: Result
    explanation: Explanation
    robustness: dict[str, int]  # in how many weightings each alternative comes first
    completions: Doubt  # the open questions answered in other ways
    readings: Doubt  # and the answers that are not quite sure read in other ways, too
    lifting: Lifting
    certainty: str


def decide(
    model: DecisionModel,
    answers: Answers,
    priorities: Priorities | None = None,
    unsure: Set[str] = frozenset(),
) -> Decision:
    """Return the result of these answers with its explanation, certainty and readiness.

    `unsure` names the questions whose answers somebody is not quite sure of.
    """
    result = evaluate(model, answers, priorities)
    explanation = explain(model, result)
    counts = robustness(model, result)
    open_ones = completions(model, result)
    others = readings(model, result, unsure) if unsure else open_ones
    word = certainty(model, result, explanation, counts, open_ones, others)
    return Decision(result, explanation, counts, open_ones, others, lifting(model, result), word)


def certainty(
    model: DecisionModel,
    result: Result,
    explanation: Explanation,
    counts: Mapping[str, int],
    open_ones: Doubt,
    others: Doubt,
) -> str:
    """Return none, little, open, close, leaning or clear: the first that applies."""
    settings, winner = model.settings, result.winner
    if winner is None:
        return "none"
    if result.runner_up is not None and too_little(model, result):
        return "little"
    if 100 * open_ones.kept(winner) < settings.open_share * open_ones.total:
        return "open"
    words = (
        _by_weights(model, result, explanation, counts),
        _by_share(model, others.kept(winner), others.total),
    )
    return min(words, key=FIRMEST_LAST.index)


def certainty_of(model: DecisionModel, result: Result) -> str:
    """Return the certainty of a result of which no answer is in doubt."""
    doubt = completions(model, result)
    return certainty(model, result, explain(model, result), robustness(model, result), doubt, doubt)


def too_little(model: DecisionModel, result: Result) -> bool:
    """Return whether the answers carry too small a part of the weight that is asked for."""
    weights = {name: model.question_by_id[name].weight for name in result.shown}
    answered = sum(weights[row.question] for row in result.rows)
    return 100 * answered < model.settings.little_share * sum(weights.values())


def _by_weights(
    model: DecisionModel, result: Result, explanation: Explanation, counts: Mapping[str, int]
) -> str:
    if result.lead == 0:
        return "close"
    word = _by_share(model, counts[result.winner or ""], model.settings.weightings)
    changes = explanation.least_changes
    fragile = changes is not None and changes < model.settings.clear_changes
    return "leaning" if word == "clear" and fragile else word


def _by_share(model: DecisionModel, kept: int, total: int) -> str:
    if 100 * kept >= model.settings.clear_share * total:
        return "clear"
    return "leaning" if 100 * kept >= model.settings.leaning_share * total else "close"
