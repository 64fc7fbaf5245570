"""The kernel of every weighing: names that race for the first place on rows of points.

It knows no questions, no criteria and no words: answers let delivery models race, ratings let
providers. Whole numbers only, for any number of names; race.js is the twin. Ties go to the name
that stands first. What is not known is either a span for each name, from `low` to `high`, or one
of some `ways` for all names together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Values = tuple[int, ...]  # one for each name, in their order
Matrix = NDArray[np.int64]

# Every weight, and every base, is taken at a whole percentage between these.
LEAST, MOST = 50, 200
WORD = 0xFFFFFFFF
NEVER = -(2**62)


class Span(NamedTuple):
    """The least and the most that a number can be; both are the same where it is known."""

    least: int
    most: int


class Lead(NamedTuple):
    """What one row adds to the lead of one name over another."""

    row: str
    least: int
    most: int


class Tipping(NamedTuple):
    """The whole weights of one row with which the leader stays in front of everybody."""

    row: str
    weight: int
    lowest: int
    highest: int | None  # None: however high


@dataclass(frozen=True, slots=True)
class Row:
    """A value for each name, times a weight.

    `ways` are the values that it may have instead. A row that is not `known` has one of them, and
    adds nothing until it is.
    """

    id: str
    weight: int
    low: Values
    high: Values
    ways: tuple[Values, ...] = ()
    known: bool = True

    def gap(self, one: int, other: int) -> Span:
        """Return what the row adds to the lead of the one place over the other."""
        if self.known:
            least, most = self.low[one] - self.high[other], self.high[one] - self.low[other]
            return Span(self.weight * least, self.weight * most)
        leads = [way[one] - way[other] for way in self.ways] or [0]
        return Span(self.weight * min(leads), self.weight * max(leads))

    def middle(self, one: int, other: int) -> int:
        """Return twice the lead that the row adds in the middle of its values."""
        first, second = self.low[one] + self.high[one], self.low[other] + self.high[other]
        return self.weight * (first - second)

    def gain(self, one: int, other: int) -> int:
        """Return twice what the other gains most if the row goes another way."""
        ways = (2 * self.weight * (way[one] - way[other]) for way in self.ways)
        middle = self.middle(one, other)
        return middle - min(ways, default=middle)


@dataclass(frozen=True)
class Race:
    """Names with the points they start with, and the rows that add to them.

    Those that are `out` never come first, whatever their points.
    """

    names: tuple[str, ...]
    bases: Values
    rows: tuple[Row, ...]
    out: tuple[str, ...] = ()

    @cached_property
    def totals(self) -> dict[str, Span]:
        """Return the points of each name."""
        least = totals(self.bases, ([row.weight * v for v in row.low] for row in self.rows))
        most = totals(self.bases, ([row.weight * v for v in row.high] for row in self.rows))
        return dict(zip(self.names, map(Span, least, most), strict=True))

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Return those that are not out, the best first, by the middle of their points."""
        return ranked(self.names, [sum(span) for span in self.totals.values()], self.out)

    def lead(self, one: str, other: str) -> Span:
        """Return how far the one may lead the other, whatever becomes of what is not known."""
        gaps = [row.gap(*self._places(one, other)) for row in self.rows]
        base = self.base_lead(one, other)
        return Span(base + sum(gap.least for gap in gaps), base + sum(gap.most for gap in gaps))

    def base_lead(self, one: str, other: str) -> int:
        """Return how far the one leads before any row is counted."""
        first, second = self._places(one, other)
        return self.bases[first] - self.bases[second]

    @property
    def settled(self) -> bool:
        """Return whether nothing that is not known can change who comes first.

        Yes is a promise. No may be too careful: it adds up worst cases that may exclude each other.
        """
        return all(self.lead(*pair).least >= self._needed(*pair) for pair in self._against())

    def drivers(self, one: str, other: str) -> tuple[Lead, ...]:
        """Return what each row adds to the lead, the strongest first; those of nothing left out."""
        places = self._places(one, other)
        leads = [Lead(row.id, *row.gap(*places)) for row in self.rows if row.known]
        counting = (lead for lead in leads if lead.least or lead.most)
        return tuple(sorted(counting, key=lambda lead: -abs(lead.least + lead.most)))

    def swings(self) -> dict[str, int]:
        """Return how far each row that is not known can move the lead over one of the others."""
        pairs = [self._places(*pair) for pair in self._against()]
        gaps = {row.id: [row.gap(*pair) for pair in pairs] for row in self.rows if not row.known}
        return {
            row: max((most - least for least, most in each), default=0)
            for row, each in gaps.items()
        }

    def tipping_weights(self) -> tuple[Tipping, ...]:
        """Return the rows whose weight alone could change who comes first."""
        spare = {self._places(*pair): self._spare(*pair) for pair in self._against()}
        found = (_tipping(row, spare) for row in self.rows if row.weight)
        return tuple(each for each in found if each.lowest > 0 or each.highest is not None)

    def least_changes(self) -> int | None:
        """Return how many known rows must go another way until another comes first.

        None: they cannot bring that about. Each row is changed once.
        """
        counts = [self._changes(one, other) for one, other in self._against()]
        return min((count for count in counts if count is not None), default=None)

    def by_cell(self, least: int, most: int) -> Race:
        """Return the race in which every value is a row of its own, and may be any in a range."""
        places = range(len(self.names))
        cells = (_cell(row, place, least, most) for row in self.rows for place in places)
        return Race(self.names, self.bases, tuple(cells), self.out)

    def robustness(self, seed: int, count: int) -> dict[str, Span]:
        """Return in how many of so many weightings each name comes first: at least and at most.

        The weightings depend on the seed and on how many names and rows there are only, so that
        all races of one size are judged by the same ones.
        """
        found = dict.fromkeys(self.names, Span(0, 0))
        left = [place for place, name in enumerate(self.names) if name not in self.out]
        if left:
            low, high = self._keys(left, seed, count)
            spans = map(Span, _firsts(low, high), _firsts(high, low))
            found |= zip((self.names[place] for place in left), spans, strict=True)
        return found

    def _keys(self, left: list[int], seed: int, count: int) -> tuple[Matrix, Matrix]:
        """Return the least and most points in each weighting, made such that no two are equal."""
        drawn = _as_matrix(seed, len(self.names) + len(self.rows), count)
        ties = np.array(left, dtype=np.int64)[:, None]
        low = [self._points(place, [row.low[place] for row in self.rows]) for place in left]
        high = [self._points(place, [row.high[place] for row in self.rows]) for place in left]
        points = np.array([low, high], dtype=np.int64) @ drawn * len(self.names) - ties
        return points[0], points[1]

    def _points(self, place: int, values: list[int]) -> list[int]:
        """Return the points of a name, each in the place of its percentage in a weighting."""
        bases = [self.bases[place] if other == place else 0 for other in range(len(self.names))]
        return bases + [row.weight * value for row, value in zip(self.rows, values, strict=True)]

    def _against(self) -> Iterator[tuple[str, str]]:
        """Yield the leader with each of the others, the strongest first."""
        return ((self.order[0], other) for other in self.order[1:])

    def _places(self, one: str, other: str) -> tuple[int, int]:
        return self.names.index(one), self.names.index(other)

    def _needed(self, one: str, other: str) -> int:
        """Return the lead with which the one comes first: ties go to what stands first."""
        first, second = self._places(one, other)
        return 0 if first < second else 1

    def _spare(self, one: str, other: str) -> int:
        """Return twice what the one can lose, in the middle of all values, and still be ahead."""
        ahead = sum(self.totals[one]) - sum(self.totals[other])
        return ahead - self._needed(one, other)

    def _changes(self, one: str, other: str) -> int | None:
        places, spare = self._places(one, other), self._spare(one, other)
        gains = (row.gain(*places) for row in self.rows if row.known)
        for count, gain in enumerate(sorted(gains, reverse=True), start=1):
            spare -= gain
            if spare < 0:
                return count
        return None


def totals(bases: Iterable[int], points: Iterable[Iterable[int]]) -> list[int]:
    """Return the sums of the points for each name."""
    return [sum(column) for column in zip(bases, *points, strict=True)]


def ranked(names: Iterable[str], points: Iterable[int], out: Iterable[str]) -> tuple[str, ...]:
    """Return the names that are not out, the best first."""
    left = [(name, total) for name, total in zip(names, points, strict=True) if name not in out]
    # sorted() keeps equals in their order: a tie goes to the name that stands first.
    return tuple(name for name, _ in sorted(left, key=lambda each: -each[1]))


def _tipping(row: Row, spare: dict[tuple[int, int], int]) -> Tipping:
    lowers, uppers = [0], []
    for places, most in spare.items():
        step = row.middle(*places) // row.weight
        if step > 0:
            lowers.append(row.weight - most // step)
        elif step < 0:
            uppers.append(row.weight + most // -step)
    return Tipping(row.id, row.weight, max(lowers), min(uppers, default=None))


def _cell(row: Row, place: int, least: int, most: int) -> Row:
    """Return one value as a row: it moves its own name only."""

    def alone(value: int) -> Values:
        return tuple(value if other == place else 0 for other in range(len(row.low)))

    ways = alone(least), alone(most)
    return Row(row.id, row.weight, alone(row.low[place]), alone(row.high[place]), ways)


def _firsts(mine: Matrix, theirs: Matrix) -> list[int]:
    """Return for each name in how many weightings its points are above all of the others'."""
    return [
        int((mine[i] > np.delete(theirs, i, axis=0).max(axis=0, initial=NEVER)).sum())
        for i in range(len(mine))
    ]


@lru_cache(maxsize=16)
def weightings(seed: int, width: int, count: int) -> tuple[tuple[int, ...], ...]:
    """Return percentages for all bases, then for all rows, once for each weighting."""
    numbers = mulberry32(seed)
    percents = (LEAST + number % (MOST - LEAST + 1) for number in numbers)
    return tuple(tuple(next(percents) for _ in range(width)) for _ in range(count))


@lru_cache(maxsize=16)
def _as_matrix(seed: int, width: int, count: int) -> Matrix:
    """Return the weightings with a column for each."""
    return np.array(weightings(seed, width, count), dtype=np.int64).T


def mulberry32(seed: int) -> Iterator[int]:
    """Yield random numbers of 32 bits: the same that the browser draws."""
    state = seed & WORD
    while True:
        state = (state + 0x6D2B79F5) & WORD
        mixed = ((state ^ state >> 15) * (state | 1)) & WORD
        mixed ^= (mixed + (mixed ^ mixed >> 7) * (mixed | 61)) & WORD
        yield mixed ^ mixed >> 14
