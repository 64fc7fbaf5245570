"""A worked example of the data, as a comparison that can be computed."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from ...model.costing import CostExample, CostFigure, CostLine
from .sums import Line, Plan, Side


def plan_of(example: CostExample, lines: Mapping[str, CostLine]) -> Plan:
    """Return the comparison of an example, in the order in which it names its models."""
    names = dict.fromkeys(figure.model for figure in example.figures)
    users = (example.users, example.users, example.users)
    return Plan(
        example.term,
        tuple(Side(name, _hundredths(example.people.get(name, "0"))) for name in names),
        tuple(_line(each, lines[each.line], example.term) for each in example.figures),
        users=users,
        on_costs=_hundredths(example.on_costs),
    )


def _line(figure: CostFigure, line: CostLine, term: int) -> Line:
    low, likely, high = map(_hundredths, (figure.low, figure.likely, figure.high))
    return Line(
        f"{figure.model}-{line.id}",
        figure.model,
        line.unit,
        (low, likely, high),
        term if line.at_the_end else 1,
        term,
        _hundredths(figure.rise),
        moves=line.moves_with or "",
        taxed=line.taxed,
        on_costs=line.on_costs,
    )


def _hundredths(text: str) -> int:
    return int(Decimal(text) * 100)
