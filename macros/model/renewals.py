"""What ages, and by which day somebody looks for a newer text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from . import Guide, Law, Source


class Renewal(NamedTuple):
    """A text that must be looked at again, with its kind."""

    day: date
    kind: str
    entry: Law | Source


def renewals(guide: Guide) -> list[Renewal]:
    """Return the laws and sources that age, those to be looked at first at the top."""
    return sorted(_renewals(guide), key=lambda renewal: renewal.day)


def _renewals(guide: Guide) -> Iterator[Renewal]:
    yield from (Renewal(law.renew_by, "law", law) for law in guide.law.values())
    for source in guide.sources.values():
        if source.renew_by:
            yield Renewal(source.renew_by, "sources", source)
