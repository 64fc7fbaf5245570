"""How answer sets spread over the differences between three scores: exact, on a grid."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from .components import NOT_READY, Outcome

Grid = NDArray[np.float64]
Codes = NDArray[np.int8]
NOBODY = -1


@dataclass(frozen=True)
class Spread:
    """The share of answer sets by mask and by the leads of 2nd and 3rd over the 1st alternative.

    The cell [0, 0] of every grid stands for the leads in `corner`.
    """

    corner: tuple[int, int]
    grids: Mapping[int, Grid]

    def joined(self, outcomes: Mapping[Outcome, int]) -> Spread:
        """Return the spread after questions that come to these outcomes, so many times each."""
        low = min(o.second for o in outcomes), min(o.third for o in outcomes)
        high = max(o.second for o in outcomes), max(o.third for o in outcomes)
        height, width = next(iter(self.grids.values())).shape
        shape = height + high[0] - low[0], width + high[1] - low[1]
        # One grid after the other, because so much memory fits into the processor's cache.
        grids = {
            mask: self._summed(parts, outcomes, low, shape)
            for mask, parts in self._parts(outcomes).items()
        }
        return Spread((self.corner[0] + low[0], self.corner[1] + low[1]), grids)

    def _parts(self, outcomes: Iterable[Outcome]) -> dict[int, list[tuple[int, Outcome]]]:
        """Return, for each mask that these outcomes lead to, the masks and outcomes it comes of."""
        parts: dict[int, list[tuple[int, Outcome]]] = {}
        for outcome in outcomes:
            for mask in self.grids:
                parts.setdefault(mask | outcome.mask, []).append((mask, outcome))
        return parts

    def _summed(
        self,
        parts: list[tuple[int, Outcome]],
        outcomes: Mapping[Outcome, int],
        low: tuple[int, int],
        shape: tuple[int, int],
    ) -> Grid:
        """Return the sum of the grids of some masks, each in its share and moved by its outcome."""
        total = sum(outcomes.values())
        found = np.zeros(shape)
        scaled: dict[tuple[int, int], Grid] = {}
        for mask, outcome in parts:
            count, grid = outcomes[outcome], self.grids[mask]
            if (mask, count) not in scaled:
                scaled[mask, count] = grid * (count / total)
            down, right = outcome.second - low[0], outcome.third - low[1]
            found[down : down + grid.shape[0], right : right + grid.shape[1]] += scaled[mask, count]
        return found


def start(second: int, third: int, mask: int = 0) -> Spread:
    """Return the spread before the first question: only the bases count."""
    return Spread((second, third), {mask: np.ones((1, 1))})


@dataclass(frozen=True)
class Winners:
    """Who wins in every cell that a questionnaire can reach."""

    corner: tuple[int, int]
    shape: tuple[int, int]
    tables: dict[int, Codes] = field(default_factory=dict)  # by mask, made when first asked for

    def codes(self, spread: Spread, mask: int, shift: Outcome) -> Codes:
        """Return who wins in each cell of the spread's grid if this outcome comes on top.

        A code is the winner's place, plus 3 where it is not ready, or NOBODY.
        """
        down = spread.corner[0] + shift.second - self.corner[0]
        right = spread.corner[1] + shift.third - self.corner[1]
        height, width = spread.grids[mask].shape
        return self._table(mask | shift.mask)[down : down + height, right : right + width]

    def ties(self, mask: int) -> NDArray[np.bool_]:
        """Return where two share the first place; take it for a spread that fills all cells."""
        if bin(mask & 7).count("1") > 1:
            return np.zeros(self.shape, dtype=bool)
        scores = self._scores(mask)
        return np.asarray((scores == scores.max(axis=0)).sum(axis=0) > 1)

    def _scores(self, mask: int) -> NDArray[np.int32]:
        """Return the scores of the three in each cell, the excluded far below all others."""
        found = np.zeros((3, *self.shape), dtype=np.int32)
        found[1] = np.arange(self.corner[0], self.corner[0] + self.shape[0])[:, None]
        found[2] = np.arange(self.corner[1], self.corner[1] + self.shape[1])[None, :]
        for place in range(3):
            if mask >> place & 1:
                found[place] = -(10**8)
        return found

    def _table(self, mask: int) -> Codes:
        if mask not in self.tables:
            self.tables[mask] = self._make_table(mask)
        return self.tables[mask]

    def _make_table(self, mask: int) -> Codes:
        if mask & 7 == 7:
            return np.full(self.shape, NOBODY, dtype=np.int8)
        # argmax() takes the first of equals, as the method does.
        winners = np.argmax(self._scores(mask), axis=0)
        codes = [place + (3 if mask >> NOT_READY + place & 1 else 0) for place in range(3)]
        return np.asarray(np.array(codes, dtype=np.int8)[winners])


def winners_of(whole: Spread) -> Winners:
    """Return the winners for the spread of a whole questionnaire and for all parts of it."""
    shape = next(iter(whole.grids.values())).shape
    return Winners(whole.corner, (shape[0], shape[1]))
