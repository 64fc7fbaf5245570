"""The numbers behind the pictures; the partials draw them as tables with small bars."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from ..model import Function, Phase

PARTIES = ("own", "shared", "provider")


class Share(NamedTuple):
    """How many functions each party does under one delivery model."""

    model: str
    counts: dict[str, int]
    segments: tuple[tuple[str, int, int], ...]


class Bar(NamedTuple):
    """A stretch of time on a scale: where it begins and how long it is, in units of the picture."""

    phase: Phase
    start: int
    length: int
    goes_on: bool


def shares(functions: Iterable[Function], models: Iterable[str]) -> list[Share]:
    """Return for each delivery model how its functions are divided, own first."""
    functions = list(functions)
    found = []
    for model in models:
        counts: Counter[str] = Counter(function.who[model] for function in functions)
        segments, start = [], 0
        for party in PARTIES:
            segments.append((party, start, counts[party]))
            start += counts[party]
        found.append(Share(model, {party: counts[party] for party in PARTIES}, tuple(segments)))
    return found


def timeline(phases: Iterable[Phase], first: int = -26, last: int = 52) -> list[Bar]:
    """Return a bar for each phase on a scale of weeks from `first` to `last`."""
    bars = []
    for phase in phases:
        start = max(min(phase.starts_in_week, last - 4), first)
        end = min(phase.starts_in_week + phase.weeks, last)
        bars.append(
            Bar(
                phase, start - first, max(end - start, 1), phase.starts_in_week + phase.weeks > last
            )
        )
    return bars


class Week(NamedTuple):
    """The hours of a week against the hours of one person; an example in round numbers."""

    hours: int = 7 * 24
    worked: int = 40
    absent_hours: int = 200 + 80 + 64 + 40  # leave, public holidays, illness, training, in a year

    @property
    def hours_a_year(self) -> int:
        """Return the hours one person is really there in a year."""
        return 52 * self.worked - self.absent_hours

    @property
    def people_a_seat(self) -> float:
        """Return how many people one seat takes around the clock, absences included."""
        return 365 * 24 / self.hours_a_year

    @property
    def people_without_absence(self) -> float:
        """Return how many it would take if nobody were ever away."""
        return self.hours / self.worked
