"""A year of reviews: which duty of governance falls in which month, and on which day of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..model import GovernanceDuty
from .site import Site

# Where no months are given: by rhythm. The rarer ones come earlier in a month, its own review last.
MONTHLY = 25
MONTHS = {
    "quarterly": (3, 6, 9, 12),
    "half-yearly": (6, 12),
    "yearly": (12,),
}
DAYS = {"yearly": 4, "half-yearly": 11, "quarterly": 18}
LISTS = {"half-yearly": ("quarterly", "yearly")}


class Review(NamedTuple):
    """A duty in one month, on the day so many days after the month begins."""

    duty: GovernanceDuty
    offset: int


class Month(NamedTuple):
    """A month of the year of reviews, with those that do not come round every month."""

    number: int
    reviews: list[Review]


def year(duties: Iterable[GovernanceDuty]) -> list[Month]:
    """Return the twelve months, each with its reviews by day; without those of every month."""
    duties = list(duties)
    return [Month(number, _reviews(number, duties)) for number in range(1, 13)]


def _reviews(number: int, duties: list[GovernanceDuty]) -> list[Review]:
    found: list[Review] = []
    for rhythm, day in DAYS.items():
        falling = [d for d in duties if d.rhythm == rhythm and number in months_of(d)]
        found += [Review(duty, day + place) for place, duty in enumerate(falling)]
    return found


def months_of(duty: GovernanceDuty) -> tuple[int, ...]:
    """Return the months in which a duty falls."""
    return duty.months or MONTHS.get(duty.rhythm, ())


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
