"""What service levels and liability clauses come to: minutes, due times, credits and losses.

The twin of overrides/tools/service-levels/sums.js. All numbers are whole: availability in parts of
WHOLE, time in minutes, money in the smallest unit, shares in parts of SHARE. Clocks are those on
the wall: the hour that summer time adds or takes is not counted.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import prod
from typing import Any, NamedTuple

from ..model import Guide

WHOLE = 10_000_000  # 100 %: five places of a per cent
SHARE = 10_000  # 100 %: two places of a per cent
DAY, HOUR = 1_440, 60
LATEST = 5_000  # days after which a target counts as never due
WORKDAYS = (0, 1, 2, 3, 4)
PERCENTAGES = (9_900_000, 9_950_000, 9_990_000, 9_995_000, 9_999_000)  # of the table


def allowed(availabilities: Sequence[int], minutes: int, parts: int = 1) -> int:
    """Return how long services in a row may fail together, rounded once: to such parts of a minute.

    All stand still when one of them does, so their availabilities multiply.
    """
    whole = WHOLE ** len(availabilities)
    return _half_up(parts * minutes * (whole - prod(availabilities)), whole)


def measured(hours: int, days: int, excluded: int = 0) -> int:
    """Return the minutes that count: those a day, times the days, less agreed maintenance."""
    return max(hours * days - excluded, 0)


@dataclass(frozen=True)
class Hours:
    """When a service counts: minutes of the day, days of the week from Monday 0, holidays.

    Hours that end at or before their start go over midnight, and belong to the day they start on.
    """

    opens: int
    closes: int
    days: Collection[int] = WORKDAYS
    holidays: Collection[date] = ()

    @property
    def length(self) -> int:
        """Return the minutes of a day of service: 1 to 1,440."""
        return (self.closes - self.opens - 1) % DAY + 1

    def counts(self, day: date) -> bool:
        """Return whether service starts on a day."""
        return day.weekday() in self.days and day not in self.holidays


class Span(NamedTuple):
    """A stretch of service time that a target uses up."""

    start: datetime
    end: datetime


def used(logged: datetime, target: int, hours: Hours) -> list[Span]:
    """Return the stretches of service time that a target of so many minutes uses up.

    The last ends when it is due; nothing is returned where that is never.
    """
    spans: list[Span] = []
    for number in range(-1, LATEST):
        day = logged.date() + timedelta(days=number)
        if not hours.counts(day):
            continue
        opens = datetime.combine(day, time()) + timedelta(minutes=hours.opens)
        start, end = max(opens, logged), opens + timedelta(minutes=hours.length)
        if start >= end:
            continue
        spans.append(Span(start, min(end, start + timedelta(minutes=target))))
        target -= int((spans[-1].end - start).total_seconds()) // 60
        if target <= 0:
            return spans
    return []


def due(logged: datetime, target: int, hours: Hours) -> datetime | None:
    """Return when a target of so many minutes of service time is due; None if that is never."""
    spans = used(logged, target, hours)
    return spans[-1].end if spans else None


def credit(fee: int, share: int, cap: int = SHARE) -> int:
    """Return the credit for a bad month: a share of its fee, up to a cap."""
    return _half_up(fee * min(share, cap), SHARE)


def outage(people: int, blocked: int, minutes: int, hour: int, other: int = 0) -> int:
    """Return what an outage costs: people × share of work blocked × hours × cost an hour + rest."""
    return _half_up(people * blocked * minutes * hour, SHARE * HOUR) + other


class Loss(NamedTuple):
    """Who bears a loss."""

    provider: int
    insurer: int
    stays: int


def borne(expected: int, provable: int, ceiling: int, insured: int, deductible: int) -> Loss:
    """Return who bears an expected loss: provider up to the ceiling, insurer, and the customer.

    The insurer pays what is insured less the deductible, and nobody more than is left.
    """
    provider = min(provable, ceiling, expected)
    insurer = min(max(insured - deductible, 0), expected - provider)
    return Loss(provider, insurer, expected - provider - insurer)


def shown(_: Guide) -> Mapping[str, Any]:
    """Return what the page shows on paper: tables, and invented examples in whole units."""
    spans = {"always": measured(DAY, 30), "office": measured(10 * HOUR, 22)}
    return {
        "percentages": PERCENTAGES,
        "spans": spans,
        "minutes_of": _minutes,
        "in_row": {n: allowed([9_990_000] * n, spans["always"]) for n in (1, 2, 3, 5)},
        "credit": credit(6_000, 1_000, 2_000),
        "loss": outage(60, SHARE, 8 * HOUR, 40),
        "borne": borne(200_000, 120_000, 50_000, 100_000, 10_000),
    }


def _minutes(share: int, span: int) -> tuple[float, int]:
    """Return minutes to be shown and their digits: tenths below ten minutes."""
    whole = allowed([share], span)
    return (whole, 0) if whole >= 10 else (allowed([share], span, 10) / 10, 1)


def _half_up(number: int, divisor: int) -> int:
    return (2 * number + divisor) // (2 * divisor)
