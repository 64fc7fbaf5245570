"""The word for how sure a result is, bound to thresholds and never to a feeling."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .explanation import Explanation, explain
from .model import Answers, DecisionModel, Priorities
from .robustness import robustness
from .scoring import Result, evaluate


@dataclass(frozen=True, slots=True)
class Decision:
    """Everything that the guide says about a set of answers."""

    result: Result
    explanation: Explanation
    robustness: dict[str, int]
    verdict: str


def decide(
    model: DecisionModel, answers: Answers, priorities: Priorities | None = None
) -> Decision:
    """Return the result of these answers with its explanation and its verdict."""
    result = evaluate(model, answers, priorities)
    explanation = explain(model, result)
    counts = robustness(model, result)
    return Decision(result, explanation, counts, verdict(model, result, explanation, counts))


def verdict(
    model: DecisionModel, result: Result, explanation: Explanation, counts: Mapping[str, int]
) -> str:
    """Return none, not-ready, open, close, clear or leaning: the first that applies."""
    if result.winner is None:
        return "none"
    if not result.ready:
        return "not-ready"
    if not explanation.settled:
        return "open"
    settings = model.settings
    holds_in = 100 * counts[result.winner]
    if result.lead == 0 or holds_in < settings.leaning_share * settings.weightings:
        return "close"
    changes = explanation.least_changes
    survives = changes is None or changes >= settings.clear_changes
    if survives and holds_in >= settings.clear_share * settings.weightings:
        return "clear"
    return "leaning"
