"""Checks of the cost comparison: its lines and examples name models that there are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..model.costing import TODAY
from ..model.errors import Hint, did_you_mean
from ..model.tree import KeyPath

Parts = dict[str, Any]
Finding = tuple[KeyPath, str, Hint]


def check_costs(parts: Parts) -> Iterator[Finding]:
    """Every model that a line or an example of costs names is a delivery model, or today."""
    models = parts.get("delivery_models", ())
    known = (TODAY, *models)
    for keys, model in _named_models(parts):
        if models and model not in known:
            yield keys, f"there is no delivery model '{model}'", did_you_mean(model, known)
    for entry_id, example in parts.get("cost_examples", {}).items():
        if len({figure.model for figure in example.figures}) < 2:
            yield ("cost_examples", entry_id, "figures"), "compares fewer than two models", ""


def _named_models(parts: Parts) -> Iterator[tuple[KeyPath, str]]:
    for entry_id, line in parts.get("cost_lines", {}).items():
        for i, model in enumerate(line.needed_by):
            yield ("cost_lines", entry_id, "needed_by", i), model
    for entry_id, example in parts.get("cost_examples", {}).items():
        for i, figure in enumerate(example.figures):
            yield ("cost_examples", entry_id, "figures", i, "model"), figure.model
        for model in example.people:
            yield ("cost_examples", entry_id, "people", model), model
