"""The cost comparison for the browser: its lines, models, examples, and what it may answer."""

from __future__ import annotations

from typing import Any

from ..model import Guide
from ..model.costing import TODAY, CostExample, CostFigure, CostLine
from ..model.markup import plain

# The questions that the comparison, and its sum of people, may answer if the reader says so.
ANSWERS = {"cost": "whole-term-cost", "people": "steady-workload"}


def cost_data(guide: Guide) -> dict[str, Any]:
    """Return what the page of the cost comparison needs."""
    models = {TODAY: guide.words["costs"]["today"]}
    models |= {each.id: each.title for each in guide.delivery_models.values()}
    return {
        "lines": {line.id: _line(line) for line in guide.cost_lines.values()},
        "models": models,
        "examples": {each.id: _example(each) for each in guide.cost_examples.values()},
        "answers": {name: _question(guide, question) for name, question in ANSWERS.items()},
    }


def _line(line: CostLine) -> dict[str, Any]:
    return {
        "title": line.title,
        "group": line.group,
        "unit": line.unit,
        "needed_by": line.needed_by,
        "only_always": line.only_always,
        "at_the_end": line.at_the_end,
        "moves_with": line.moves_with,
        "taxed": line.taxed,
        "on_costs": line.on_costs,
    }


def _example(example: CostExample) -> dict[str, Any]:
    """Return an example as a reader would have typed it."""
    return {
        "title": example.title,
        "takeaway": plain(example.takeaway),
        "term": str(example.term),
        "users": str(example.users),
        "on_costs": example.on_costs,
        "people": example.people,
        "figures": [_figure(figure) for figure in example.figures],
        "not_needed": example.not_needed,
    }


def _figure(figure: CostFigure) -> dict[str, Any]:
    return figure.model_dump() | {"note": figure.note or ""}


def _question(guide: Guide, name: str) -> dict[str, Any]:
    """Return a question's id, title and options; none if an edition has hidden it."""
    question = guide.questions.get(name)
    options = {each.id: each.label for each in question.options.values()} if question else {}
    return {"id": name, "title": question.title if question else "", "options": options}
