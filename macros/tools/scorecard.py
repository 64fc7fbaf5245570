"""How providers are counted; overrides/tools/scorecard/count.js is the twin.

A score is 100 × the sum of weight × points, divided by 5 × the sum of weights. What is missing may
be anything from 0 to 5, and a high rating that is only said may be no more than a middle one: so a
score is a span. Nothing depends on which other providers are there, and no price is in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from ..decision.race import Lead, Race, Row, Span, Tipping

TOP = 5
SAID = 3  # what a higher rating that is only said is worth at least
FACTORS = {"less": 1, "": 2, "more": 4}  # half as much as suggested, as suggested, twice as much
SEED, WEIGHTINGS = 20252, 2_000
CLEAR, LEANING = (
    90,
    70,
)  # in so many of a hundred weightings it stays first, as for the questionnaire
STRONG, WEAK = 4, 2  # points from which on a criterion is a strength, and up to which a worry


class Rating(NamedTuple):
    """The points that somebody gave, how the evidence is known, and until which day it is good."""

    points: int
    known: str = "paper"  # said, paper, shown, reference
    until: str = ""

    def proven(self, today: str) -> bool:
        """Return whether there is more than a word: a paper that has expired is one."""
        return self.known != "said" and not (self.until and self.until < today)

    def span(self, today: str) -> Span:
        """Return what it may be worth."""
        least = self.points if self.proven(today) else min(self.points, SAID)
        return Span(least, self.points)


class Criterion(NamedTuple):
    """What counts: a whole weight, and the least points of a must-have (0: it is none)."""

    id: str
    weight: int
    least: int = 0


class Below(NamedTuple):
    """A must-have that a provider does not reach, or not surely."""

    provider: str
    criterion: str
    span: Span


class Ask(NamedTuple):
    """What is not known for sure, with what it may be worth in points of 100."""

    provider: str
    criterion: str
    worth: int
    turns: bool  # whether it alone can change who comes first


Ratings = Mapping[str, Mapping[str, Sequence[Rating]]]  # by provider and criterion, of each rater
Agreed = Mapping[str, Mapping[str, int]]


def merged(ratings: Sequence[Rating], agreed: int | None, today: str) -> Span:
    """Return what several raters leave open: from the lowest to the highest, never an average.

    Whoever left it out does not disagree. What the group agreed counts instead of what they gave;
    it is proven if one of them saw proof.
    """
    if agreed is not None:
        proof = any(rating.proven(today) for rating in ratings)
        return Rating(agreed, "paper" if proof else "said").span(today)
    spans = [rating.span(today) for rating in ratings]
    if not spans:
        return Span(0, TOP)
    return Span(min(span.least for span in spans), max(span.most for span in spans))


def rounded(part: int, whole: int) -> int:
    """Return 100 × part / whole as a whole number, a half rounded away from zero."""
    if not whole:
        return 0
    sign = -1 if part < 0 else 1
    return sign * ((200 * abs(part) + whole) // (2 * whole))


@dataclass(frozen=True)
class Card:
    """Providers beside each other on the same criteria.

    `over` are those whose price is above the cap; like those below a must-have they are out.
    """

    providers: tuple[str, ...]
    criteria: tuple[Criterion, ...]
    ratings: Ratings = field(default_factory=dict)
    agreed: Agreed = field(default_factory=dict)
    over: tuple[str, ...] = ()
    today: str = ""

    def given(self, provider: str, criterion: str) -> Sequence[Rating]:
        """Return the ratings of all who gave one."""
        return self.ratings.get(provider, {}).get(criterion, ())

    def span(self, provider: str, criterion: str) -> Span:
        """Return the points that a provider may have on a criterion."""
        agreed = self.agreed.get(provider, {}).get(criterion)
        return merged(self.given(provider, criterion), agreed, self.today)

    @cached_property
    def whole(self) -> int:
        """Return the sum of weights × points that is full marks."""
        return TOP * sum(criterion.weight for criterion in self.criteria)

    @cached_property
    def scores(self) -> dict[str, Span]:
        """Return the score of each provider, from 0 to 100."""
        return {
            name: Span(rounded(span.least, self.whole), rounded(span.most, self.whole))
            for name, span in self.race.totals.items()
        }

    @cached_property
    def race(self) -> Race:
        """Return the race of the providers for the first place."""
        spans = [[self.span(name, each.id) for name in self.providers] for each in self.criteria]
        rows = tuple(
            Row(
                each.id,
                each.weight,
                tuple(span.least for span in row),
                tuple(span.most for span in row),
            )
            for each, row in zip(self.criteria, spans, strict=True)
        )
        return Race(self.providers, (0,) * len(self.providers), rows, self.out)

    @cached_property
    def knocked_out(self) -> tuple[Below, ...]:
        """Return the must-haves that providers surely do not reach."""
        return tuple(below for below in self._below() if below.span.most < self._least(below))

    @cached_property
    def unproven(self) -> tuple[Below, ...]:
        """Return the must-haves that providers may not reach."""
        return tuple(below for below in self._below() if below.span.most >= self._least(below))

    @cached_property
    def out(self) -> tuple[str, ...]:
        """Return who is out, whatever the score."""
        below = {each.provider for each in self.knocked_out}
        return tuple(name for name in self.providers if name in below or name in self.over)

    def _below(self) -> Iterator[Below]:
        for name in self.providers:
            for each in self.criteria:
                span = self.span(name, each.id)
                if span.least < each.least:
                    yield Below(name, each.id, span)

    def _least(self, below: Below) -> int:
        return next(each.least for each in self.criteria if each.id == below.criterion)

    def lead(self, one: str, other: str) -> Span:
        """Return how many points of 100 the one is ahead of the other, at least and at most."""
        least, most = self.race.lead(one, other)
        return Span(rounded(least, self.whole), rounded(most, self.whole))

    def drivers(self, one: str, other: str) -> tuple[Lead, ...]:
        """Return what each criterion adds to the lead in points of 100, the strongest first."""
        return tuple(
            Lead(lead.row, rounded(lead.least, self.whole), rounded(lead.most, self.whole))
            for lead in self.race.drivers(one, other)
        )

    @cached_property
    def firsts(self) -> Span:
        """Return in how many of 2,000 weightings the leader comes first, at least and at most."""
        return self._first_in(self.race)

    @cached_property
    def kept(self) -> int:
        """Return in how many of them it comes first if every span is worth its middle."""
        rows = tuple(_in_the_middle(row) for row in self.race.rows)
        return self._first_in(Race(self.providers, self.race.bases, rows, self.out)).least

    def _first_in(self, race: Race) -> Span:
        if not race.order:
            return Span(0, 0)
        return race.robustness(SEED, WEIGHTINGS)[race.order[0]]

    @cached_property
    def standing(self) -> str:
        """Return empty, nobody, one, open, close, leaning or clear: the first that applies."""
        left = self.race.order
        if not any(self._rated()):
            return "empty"
        if len(left) < 2:
            return "one" if left else "nobody"
        leads = [self.race.lead(left[0], other) for other in left[1:]]
        if any(lead.least < 0 or (lead.least == 0 < lead.most) for lead in leads):
            return "open"
        return self._by_weights(tie=any(lead.most == 0 for lead in leads))

    def _by_weights(self, *, tie: bool) -> str:
        kept, surely = (100 * count // WEIGHTINGS for count in (self.kept, self.firsts.least))
        if tie or kept < LEANING:
            return "close"
        fragile = (self.least_changes or TOP) < 2
        return "leaning" if fragile or kept < CLEAR or surely < LEANING else "clear"

    def _rated(self) -> Iterator[bool]:
        for name in self.providers:
            for each in self.criteria:
                agreed = self.agreed.get(name, {})
                yield bool(self.given(name, each.id)) or each.id in agreed

    @cached_property
    def settled(self) -> bool:
        """Return whether nothing that is still to be shown can change who comes first."""
        return self.race.settled

    @cached_property
    def least_changes(self) -> int | None:
        """Return how many ratings must be quite different until another comes first."""
        return self.race.by_cell(0, TOP).least_changes()

    @cached_property
    def tipping(self) -> tuple[Tipping, ...]:
        """Return the criteria whose weight alone could change who comes first."""
        return self.race.tipping_weights()

    @cached_property
    def asks(self) -> tuple[Ask, ...]:
        """Return what to ask next: what can turn the order first, then by what it is worth."""
        found = [self._ask(name, each) for name in self.race.order for each in self.criteria]
        open_ones = [ask for ask in found if ask.worth or ask.turns]
        return tuple(sorted(open_ones, key=lambda ask: (not ask.turns, -ask.worth)))

    def _ask(self, name: str, each: Criterion) -> Ask:
        span = self.span(name, each.id)
        width = each.weight * (span.most - span.least)
        return Ask(
            name, each.id, rounded(width, self.whole), bool(width) and self._turns(name, width)
        )

    def _turns(self, name: str, width: int) -> bool:
        """Return whether a cell can change who is first while all others stay in their middle.

        In the middle it counts half of its width; so it can move its provider by that much.
        """
        order = self.race.order
        if name not in order:
            return False
        middles = {each: sum(span) for each, span in self.race.totals.items()}
        if name != order[0]:
            return middles[name] + width >= middles[order[0]]
        return len(order) > 1 and middles[name] - width <= middles[order[1]]

    @cached_property
    def differences(self) -> tuple[Ask, ...]:
        """Return where raters differ and nothing is agreed: what could turn the order first."""
        out = (self._ask(name, each) for name in self.out for each in self.criteria)
        return tuple(ask for ask in (*self.asks, *out) if self._differ(ask.provider, ask.criterion))

    def _differ(self, name: str, criterion: str) -> bool:
        points = {rating.points for rating in self.given(name, criterion)}
        return len(points) > 1 and criterion not in self.agreed.get(name, {})


def _in_the_middle(row: Row) -> Row:
    """Return a row with twice the middle of its values, which is whole."""
    middle = tuple(least + most for least, most in zip(row.low, row.high, strict=True))
    return Row(row.id, row.weight, middle, middle)


class Price(NamedTuple):
    """What a provider costs over the whole term, in whole minor units."""

    low: int
    likely: int
    high: int


def compared(
    card: Card, prices: Mapping[str, Price], one: str, other: str
) -> tuple[int, Span, str]:
    """Return by how much the one is dearer, how far it leads, and a word for both together.

    The words are: pays (dearer and better), saves (cheaper and weaker), both (cheaper and better),
    worse (dearer and weaker), unclear (it is not settled which is better), same (one price).
    """
    dearer = prices[one].likely - prices[other].likely
    lead = card.lead(one, other)
    if lead.least <= 0 <= lead.most:
        return dearer, lead, "unclear"
    if not dearer:
        return dearer, lead, "same"
    better = lead.least > 0
    return (
        dearer,
        lead,
        ("pays" if better else "worse") if dearer > 0 else ("both" if better else "saves"),
    )
