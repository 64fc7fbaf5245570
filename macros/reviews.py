"""A year of reviews: which duty of governance falls in which month, and on which day of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from .model import GovernanceDuty
from .site import Site

# Where no months are given: by rhythm. The rarer ones come earlier in a month, its own review last.
MONTHS = {
    "monthly": tuple(range(1, 13)),
    "quarterly": (3, 6, 9, 12),
    "half-yearly": (6, 12),
    "yearly": (12,),
}
DAYS = {"yearly": 4, "half-yearly": 11, "quarterly": 18, "monthly": 25}
LISTS = {"half-yearly": ("quarterly", "yearly")}


class Review(NamedTuple):
    """A duty in one month, on the day so many days after the month begins."""

    duty: GovernanceDuty
    offset: int


class Month(NamedTuple):
    """A month of the year of reviews: those that come round each month, and the others."""

    number: int
    usual: list[Review]
    special: list[Review]


def year(duties: Iterable[GovernanceDuty]) -> list[Month]:
    """Return the twelve months, each with its reviews by day."""
    duties = list(duties)
    return [_month(number, duties) for number in range(1, 13)]


def _month(number: int, duties: list[GovernanceDuty]) -> Month:
    found: list[Review] = []
    for rhythm, day in DAYS.items():
        falling = [d for d in duties if d.rhythm == rhythm and number in months_of(d)]
        found += [Review(duty, day + place) for place, duty in enumerate(falling)]
    usual = [review for review in found if review.duty.rhythm == "monthly"]
    return Month(number, usual, [review for review in found if review not in usual])


def months_of(duty: GovernanceDuty) -> tuple[int, ...]:
    """Return the months in which a duty falls."""
    return duty.months or MONTHS.get(duty.rhythm, ())


def weekly(duties: Iterable[GovernanceDuty]) -> list[GovernanceDuty]:
    """Return the duties of every week."""
    return [duty for duty in duties if duty.rhythm == "weekly"]


def steps(site: Site, duty: GovernanceDuty) -> list[tuple[str, str, str]]:
    """Return (checklist, item, title) of the steps that carry a duty out.

    They stand on a checklist of the same rhythm, and share a mitigation with the duty.
    """
    rhythms = LISTS.get(duty.rhythm, (duty.rhythm,))
    return [
        (checklist.id, item.id, item.title)
        for checklist in site.guide.checklists.values()
        if checklist.rhythm in rhythms
        for item in checklist.items.values()
        if set(item.mitigations) & set(duty.mitigations)
    ]
