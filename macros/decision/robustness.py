"""How often the winner stays ahead when the weights vary: the same figures in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

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
    left = [(model.place[name], name) for name in sorted(result.order, key=model.place.__getitem__)]
    if not left:
        return counts
    rows = _rows_by_place(model, result)
    bases = [HALF_POINTS * alternative.base for alternative in model.alternatives]
    settings, width = model.settings, len(bases) + len(model.questions)
    for percents in weightings(settings.seed, width, settings.weightings):
        scores = [percent * base for percent, base in zip(percents, bases, strict=False)]
        for place, points in rows:
            percent = percents[place]
            for i, value in enumerate(points):
                scores[i] += percent * value
        # max() takes the first of equals.
        counts[max(left, key=lambda each: scores[each[0]])[1]] += 1
    return counts


def _rows_by_place(model: DecisionModel, result: Result) -> list[tuple[int, tuple[int, ...]]]:
    """Return the points of each row with the place of its question in a weighting."""
    first = len(model.alternatives)
    places = {question.id: first + i for i, question in enumerate(model.questions)}
    return [(places[row.question], row.points) for row in result.rows if any(row.points)]


@lru_cache(maxsize=16)
def weightings(seed: int, width: int, count: int) -> tuple[tuple[int, ...], ...]:
    """Return percentages for all bases, then for all questions, once for each weighting."""
    numbers = mulberry32(seed)
    percents = (LEAST + number % (MOST - LEAST + 1) for number in numbers)
    return tuple(tuple(next(percents) for _ in range(width)) for _ in range(count))


def mulberry32(seed: int) -> Iterator[int]:
    """Yield random numbers of 32 bits: the same that the browser draws."""
    state = seed & WORD
    while True:
        state = (state + 0x6D2B79F5) & WORD
        mixed = ((state ^ state >> 15) * (state | 1)) & WORD
        mixed ^= (mixed + (mixed ^ mixed >> 7) * (mixed | 61)) & WORD
        yield mixed ^ mixed >> 14
