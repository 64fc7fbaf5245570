"""How often the winner stays ahead when the weights vary: the same figures in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from .model import HALF_POINTS, DecisionModel
from .scoring import Result

# Every weight, and every base, is taken at a whole percentage between these.
LEAST, MOST = 50, 200
WORD = 0xFFFFFFFF


def robustness(model: DecisionModel, result: Result) -> dict[str, int]:
    """Return in how many of the weightings each alternative comes first.

    The weightings depend on the seed and the size of the model only: everybody's answers are
    judged by the same ones. The excluded never come first; ties go to what stands first.
    """
    counts = {alternative.id: 0 for alternative in model.alternatives}
    left = sorted(result.order, key=model.place.__getitem__)
    if not left:
        return counts
    points = np.array([_points_by_place(model, result, name) for name in left])
    tried = _as_matrix(model.settings.seed, points.shape[1], model.settings.weightings)
    firsts = np.argmax(points @ tried, axis=0)  # argmax() finds the first of equals
    for name, count in zip(left, np.bincount(firsts, minlength=len(left)), strict=True):
        counts[name] = int(count)
    return counts


def _points_by_place(model: DecisionModel, result: Result, name: str) -> list[int]:
    """Return an alternative's half points, each in the place of its percentage in a weighting."""
    place = model.place[name]
    bases = [0] * len(model.alternatives)
    bases[place] = HALF_POINTS * model.alternatives[place].base
    points = {row.question: row.points[place] for row in result.rows}
    return bases + [points.get(question.id, 0) for question in model.questions]


@lru_cache(maxsize=16)
def weightings(seed: int, width: int, count: int) -> tuple[tuple[int, ...], ...]:
    """Return percentages for all bases, then for all questions, once for each weighting."""
    numbers = mulberry32(seed)
    percents = (LEAST + number % (MOST - LEAST + 1) for number in numbers)
    return tuple(tuple(next(percents) for _ in range(width)) for _ in range(count))


@lru_cache(maxsize=16)
def _as_matrix(seed: int, width: int, count: int) -> NDArray[np.int64]:
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
