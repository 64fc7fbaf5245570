"""The sums of a cost comparison; overrides/tools/costs/sums.js is the twin.

Amounts are whole numbers of minor units (cents), rates are hundredths of a per cent, people are
hundredths of a person. Each year is computed from the *rounded* year before, as invoices are; every
total is a sum of what is shown.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

WHOLE = 10_000  # a rate of 100 per cent
LARGEST = 4_000_000_000_00  # what a line may come to in its first year, in minor units
LOW, LIKELY, HIGH = 0, 1, 2
# What a unit is counted by, and how often a year it is paid.
UNITS = {
    "year": ("", 1), "month": ("", 12), "once": ("", 1), "user-month": ("users", 12),
    "user-year": ("users", 1), "device-month": ("devices", 12), "device-year": ("devices", 1),
    "person-year": ("people", 1),
}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One cost of one model: three amounts for a unit, in its first year."""

    id: str
    model: str
    unit: str
    amounts: tuple[int, int, int]  # low, likely, high
    first: int = 1
    last: int = 1
    rise: int = 0
    at_least: int = 0  # units that are billed even if there are fewer
    moves: str = ""  # lines of one name are drawn together
    taxed: bool = False
    on_costs: bool = False


@dataclass(frozen=True)
class Side:
    """A model of the comparison: its own people, and its allowance for optimism."""

    id: str
    people: int = 0
    allowance: int = 0


@dataclass(frozen=True)
class Plan:
    """A comparison: models side by side over the same term."""

    term: int
    sides: tuple[Side, ...]
    lines: tuple[Line, ...]
    users: tuple[int, int, int] = (0, 0, 0)
    devices: tuple[int, int, int] = (0, 0, 0)
    discount: int = 0
    on_costs: int = 0
    vat: int = 0  # the rate, times the share of it that cannot be recovered

    @cached_property
    def people(self) -> dict[str, int]:
        """Return the hundredths of people by model."""
        return {side.id: side.people for side in self.sides}


@dataclass(frozen=True)
class Sheet:
    """What one model costs, year by year: its lines, and two that follow from them."""

    lines: dict[str, list[int]]
    vat: list[int]
    allowance: list[int]
    years: list[int] = field(default_factory=list)

    @property
    def total(self) -> int:
        """Return what the whole term costs."""
        return sum(self.years)


def share(amount: int, part: int, whole: int = WHOLE) -> int:
    """Return amount × part / whole, rounded half away from zero; the twin never leaves 2^53."""
    rest = amount % whole
    return (amount - rest) // whole * part + (2 * rest * part + whole) // (2 * whole)


def quantity(plan: Plan, line: Line, level: int = LIKELY) -> int:
    """Return how many hundredths of a unit are paid for in a year."""
    basis, times = UNITS[line.unit]
    if basis == "people":
        return plan.people[line.model] * times
    counts = {"": (1, 1, 1), "users": plan.users, "devices": plan.devices}[basis]
    return max(counts[level], line.at_least if basis else 0) * times * 100


def years_of(plan: Plan, line: Line, amount: int, level: int = LIKELY) -> list[int]:
    """Return what a line costs in each year of the term, if its unit costs this amount."""
    value, last = share(amount, quantity(plan, line, level), 100), line.last
    if line.on_costs:
        value = share(value, WHOLE + plan.on_costs)
    found = [0] * plan.term
    for year in range(line.first, min(line.first if line.unit == "once" else last, plan.term) + 1):
        found[year - 1] = _worth_today(value, plan.discount, year)
        value = share(value, WHOLE + line.rise)
    return found


def _worth_today(value: int, discount: int, year: int) -> int:
    for _ in range(year - 1 if discount else 0):
        value = share(value, WHOLE, WHOLE + discount)
    return value


def sheets(
    plan: Plan, amount: Callable[[Line], int] | None = None, level: int = LIKELY
) -> dict[str, Sheet]:
    """Return what each model costs, with the amounts and counts of a level, or other amounts."""
    taken = amount or (lambda line: line.amounts[level])
    return {side.id: _sheet(plan, side, taken, level) for side in plan.sides}


def _sheet(plan: Plan, side: Side, amount: Callable[[Line], int], level: int) -> Sheet:
    own = [line for line in plan.lines if line.model == side.id]
    lines = {line.id: years_of(plan, line, amount(line), level) for line in own}
    columns = range(plan.term)
    taxed = [sum(lines[line.id][y] for line in own if line.taxed) for y in columns]
    vat = [share(value, plan.vat) for value in taxed]
    before = [sum(years[y] for years in lines.values()) + vat[y] for y in columns]
    allowance = [share(value, side.allowance) for value in before]
    return Sheet(lines, vat, allowance, [before[y] + allowance[y] for y in columns])


def totals(
    plan: Plan, amount: Callable[[Line], int] | None = None, level: int = LIKELY
) -> dict[str, int]:
    """Return what each model costs over the term."""
    return {name: sheet.total for name, sheet in sheets(plan, amount, level).items()}


def ranking(plan: Plan) -> list[str]:
    """Return the models, the cheapest first; of equals, the one that stands first."""
    found = totals(plan)
    return sorted(found, key=found.__getitem__)
