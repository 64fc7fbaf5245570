"""The numbers that stand on the page of the cost comparison without scripts."""

from __future__ import annotations

from ..model import Guide
from ..model.costing import CostExample
from ..tools.costs.example import plan_of
from ..tools.costs.sums import WHOLE, Plan, Sheet, share, sheets

TERMS = range(3, 8)
RISES = (0, 100, 200, 250, 300, 400, 500)  # in hundredths of a per cent


def example_plan(guide: Guide, example: CostExample) -> Plan:
    """Return an example as a comparison."""
    return plan_of(example, guide.cost_lines)


def example_sheets(guide: Guide, example: CostExample) -> dict[str, Sheet]:
    """Return what each model of an example costs, year by year."""
    return sheets(example_plan(guide, example))


def factors() -> list[tuple[float, list[float]]]:
    """Return, for each yearly rise in per cent, by what a first year grows over each term."""
    return [(rise / 100, [_factor(rise, term) for term in TERMS]) for rise in RISES]


def _factor(rise: int, term: int) -> float:
    """Return the sum of all years, of which the first is one, to four digits."""
    years = [WHOLE**2]
    for _ in range(term - 1):
        years.append(share(years[-1], WHOLE + rise))
    return sum(years) / WHOLE**2
