"""The dates of a contract: when a term ends, and by when it must be ended or renewed.

The twin of overrides/tools/contract-dates/terms.js. Days are texts such as 2028-04-30. Each end is
counted from the start, so that short months do not shift what comes after them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple

from ..model.dates import plus_months

REMINDERS = (180, 90, 30)  # days before a deadline
LONGEST = 1_200  # months after which nobody counts on


@dataclass(frozen=True)
class Contract:
    """What a contract says of its term; lengths in months, but for a notice of days."""

    start: str
    first: int
    renewal: int  # 0: only if both agree
    notice: int
    unit: Literal["months", "days"] = "months"

    def end(self, number: int) -> str:
        """Return the last day of the term that ends so many months after the start.

        It is the day before the day of the start; a month too short for that has its last day.
        """
        day = plus_months(self.start, number)
        is_short = day[-2:] != self.start[-2:]
        return day if is_short else _plus_days(day, -1)

    def ends(self) -> Iterator[str]:
        """Yield the ends of its terms, first to last."""
        yield self.end(self.first)
        if self.renewal:
            for months in range(self.first + self.renewal, LONGEST, self.renewal):
                yield self.end(months)

    def last_day(self, end: str) -> str:
        """Return the last day for notice to an end; the earlier one where a month is short."""
        if self.unit == "days":
            return _plus_days(end, -self.notice)
        return plus_months(end, -self.notice)


class Chance(NamedTuple):
    """The next chance to act."""

    end: str  # of the term that can be ended
    by: str  # the last day for notice; "" if none is left
    runs: str  # the end of the term that runs today


def next_chance(contract: Contract, today: str) -> Chance:
    """Return the next chance to end a contract, or to renew one that does not roll on."""
    ends = list(contract.ends())
    runs = next((end for end in ends if end >= today), ends[-1])
    for end in ends:
        by = contract.last_day(end)
        if by >= today:
            return Chance(end, by, runs)
    return Chance(ends[-1], "", runs)


def reminders(by: str, today: str) -> list[tuple[int, str]]:
    """Return the days on which to think of a deadline, with how long before it; none has passed."""
    days = [(before, _plus_days(by, -before)) for before in REMINDERS]
    return [(before, day) for before, day in days if day >= today]


def _plus_days(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
