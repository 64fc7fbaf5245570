"""The questionnaire proves itself: shares, ties, and what each question decides, exactly.

Two numbers decide: how far the 2nd and the 3rd delivery model stand above the 1st. Their spread
over all answer sets is found by adding one group of questions after the other. Every answer to
every question counts the same here; hidden questions are answered too, but do nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from .components import Component, Outcome, components
from .model import DecisionModel, Question
from .spread import NOBODY, Spread, Winners, start, winners_of

COUNTED = 3  # delivery models: two differences of their points are the two sides of a grid
NOTHING = Outcome(0, 0, 0)


@dataclass(frozen=True, slots=True)
class QuestionFigures:
    """What a question decides: `pivotal` is the share of the answer sets that show it in which
    another answer to it changes the winner, or whether the winner is ready."""

    question: str
    shown: float
    pivotal: float
    swing: int  # in points: the greatest move of the lead between two models
    swing_share: float


@dataclass(frozen=True, slots=True)
class Analysis:
    """The figures of a questionnaire; all shares are of all answer sets."""

    answer_sets: int
    shares: dict[str, float]  # by delivery model: it is recommended
    shares_if_all_allowed: dict[str, float]  # the same, of the answer sets that exclude nobody
    nobody: float  # all are excluded
    not_ready: float  # the recommended model is not ready
    ties: float  # two models share the first place
    gates: dict[str, float]  # by gate: it fires
    questions: tuple[QuestionFigures, ...]

    @property
    def pivotal(self) -> dict[str, float]:
        """Return what each question decides, the most decisive first."""
        return {figures.question: figures.pivotal for figures in self.most_decisive_first}

    @property
    def most_decisive_first(self) -> list[QuestionFigures]:
        """Return the questions by what they decide; shares that rounding parts count as equal."""
        return sorted(self.questions, key=lambda figures: -round(figures.pivotal, 9))


@lru_cache(maxsize=4)  # a build asks for the same figures as a proof and as a document
def analyse(model: DecisionModel) -> Analysis:
    """Return the exact figures of a model of three alternatives."""
    # Those that close nothing come first: as long as there is one mask, there is one grid.
    groups = sorted(components(model), key=lambda group: len({o.mask for o in group.outcomes}))
    whole = _spread(model, groups)
    winners = winners_of(whole)
    places = _place_shares(whole, winners)
    return Analysis(
        answer_sets=_answer_sets(groups),
        shares=_by_model(model, places),
        shares_if_all_allowed=_by_model(model, _place_shares(_all_allowed(whole), winners)),
        nobody=places[NOBODY],
        not_ready=sum(places[i + 3] for i in range(3)),
        ties=_ties(whole, winners),
        gates=_gate_shares(model, groups),
        questions=tuple(_all_figures(model, groups, winners)),
    )


def shares_by_base(
    model: DecisionModel, name: str, bases: Iterable[int]
) -> dict[int, dict[str, float]]:
    """Return, for other points to start with, the shares of the answer sets that exclude nobody.

    Points to start with move the whole spread, so it is made only once.
    """
    whole = _all_allowed(_spread(model, components(model)))
    place, now = model.place[name], model.alternatives[model.place[name]].base
    return {
        base: _by_model(model, _place_shares(moved, winners_of(moved)))
        for base in bases
        for moved in [_moved(whole, place, base - now)]
    }


def _moved(whole: Spread, place: int, points: int) -> Spread:
    """Return the spread as it is if the alternative in this place starts with so much more."""
    leads = [points * ((place == rival) - (place == 0)) for rival in (1, 2)]
    return Spread((whole.corner[0] + leads[0], whole.corner[1] + leads[1]), whole.grids)


def _spread(model: DecisionModel, groups: list[Component]) -> Spread:
    spread = _start(model)
    for group in groups:
        spread = spread.joined(group.outcomes)
    return spread


def _start(model: DecisionModel) -> Spread:
    first, second, third = (alternative.base for alternative in model.alternatives)
    return start(second - first, third - first)


def _place_shares(whole: Spread, winners: Winners) -> dict[int, float]:
    found = dict.fromkeys(range(NOBODY, 6), 0.0)
    for mask, grid in whole.grids.items():
        codes = winners.codes(whole, mask, NOTHING)
        for place in found:
            found[place] += float(grid[codes == place].sum())
    return found


def _by_model(model: DecisionModel, places: dict[int, float]) -> dict[str, float]:
    return {a.id: places[i] + places[i + 3] for i, a in enumerate(model.alternatives)}


def _all_allowed(whole: Spread) -> Spread:
    """Return the spread of the answer sets that exclude nobody, as if there were no others."""
    allowed = {mask: grid for mask, grid in whole.grids.items() if mask & 7 == 0}
    share = sum(float(grid.sum()) for grid in allowed.values()) or 1.0
    return Spread(whole.corner, {mask: grid / share for mask, grid in allowed.items()})


def _ties(whole: Spread, winners: Winners) -> float:
    return sum(float(grid[winners.ties(mask)].sum()) for mask, grid in whole.grids.items())


def _answer_sets(groups: list[Component]) -> int:
    """Return in how many ways the questions that are shown can be answered."""
    count = 1
    for group in groups:
        count *= len({tuple(group.given(choice).items()) for choice in group.choices()})
    return count


def _gate_shares(model: DecisionModel, groups: list[Component]) -> dict[str, float]:
    shares = {gate.id: 0.0 for gate in model.gates}
    for group in groups:
        if group.gates:
            for choice in group.choices():
                for gate in group.fired(group.given(choice)):
                    shares[gate.id] += 1 / group.size
    return shares


def _all_figures(
    model: DecisionModel, groups: list[Component], winners: Winners
) -> Iterator[QuestionFigures]:
    swings = {question.id: _swing(question) for question in model.questions}
    total = sum(swings.values()) or 1
    found = {}
    for group, others in _without_each(groups, _start(model)):
        for question in group.questions:
            shown, pivotal = _pivotal(group, question, others, winners)
            swing = swings[question.id]
            found[question.id] = QuestionFigures(question.id, shown, pivotal, swing, swing / total)
    return (found[question.id] for question in model.questions)


def _without_each(groups: list[Component], spread: Spread) -> Iterator[tuple[Component, Spread]]:
    """Yield each group with the spread of all others, halving the list to share the work."""
    if len(groups) == 1:
        yield groups[0], spread
        return
    half = len(groups) // 2
    for mine, theirs in ((groups[:half], groups[half:]), (groups[half:], groups[:half])):
        rest = spread
        for group in theirs:
            rest = rest.joined(group.outcomes)
        yield from _without_each(mine, rest)


def _pivotal(
    group: Component, question: Question, others: Spread, winners: Winners
) -> tuple[float, float]:
    """Return how often the question is shown, and how often it then decides."""
    patterns: dict[tuple[Outcome, ...], int] = {}
    shown = 0
    for choice in group.choices():
        if choice[question.id] != question.options[0].id:
            continue
        if question.id in group.given(choice):
            shown += 1
            pattern = tuple(
                group.outcome({**choice, question.id: option.id}) for option in question.options
            )
            patterns[pattern] = patterns.get(pattern, 0) + 1
    if not shown:
        return 0.0, 0.0
    decided = sum(count * _share_decided(others, p, winners) for p, count in patterns.items())
    return shown * len(question.options) / group.size, decided / shown


def _share_decided(others: Spread, pattern: tuple[Outcome, ...], winners: Winners) -> float:
    """Return the share of the others' answers in which not all of these outcomes end the same."""
    share = 0.0
    different = sorted(set(pattern))
    for mask, grid in others.grids.items():
        first, *rest = (winners.codes(others, mask, outcome) for outcome in different)
        decided = np.zeros(grid.shape, dtype=bool)
        for codes in rest:
            decided |= codes != first
        share += float(grid[decided].sum())
    return share


def _swing(question: Question) -> int:
    pairs = ((0, 1), (0, 2), (1, 2))
    moves = (
        [option.effect[one] - option.effect[other] for option in question.options]
        for one, other in pairs
    )
    return question.weight * max(max(each) - min(each) for each in moves)
