"""Scorecards for tests, and what they come to.

`python -m tests.tools.scorecard_cases` writes tests/cases/scorecard.json anew: only when the
arithmetic is itself meant to change.
"""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

from macros.tools.scorecard import Card, Criterion, Price, Rating, compared

FILE = Path(__file__).parents[1] / "cases" / "scorecard.json"
COUNT = 40
TODAY = "2026-11-29"
# What the twin says of a scorecard, in the words of outcome().
OUTCOME = """({ card, prices }) => {
  const guide = GuideScorecardCount, counted = guide.count(card), names = card.providers
  const every = (action) => names.slice(0, 2).map((one) => names.map((other) => action(one, other)))
  return {
    scores: counted.scores, standing: guide.standing(counted), settled: guide.settled(counted),
    firsts: guide.firstIn(counted.race), kept: guide.kept(counted), order: counted.race.order,
    knocked_out: counted.knockedOut, unproven: counted.unproven, out: counted.out,
    least_changes: guide.leastChanges(counted), tipping: guide.tipping(counted),
    asks: guide.asks(counted), differences: guide.differences(counted),
    leads: every((one, other) => guide.lead(counted, one, other)),
    drivers: every((one, other) => guide.drivers(counted, one, other)),
    compared: every((one, other) => guide.compared(counted, prices, one, other)),
  }
}"""


def worked_example() -> Card:
    """Return the example of the page: three invented providers on three criteria."""
    return Card(
        ("Alpha", "Beta", "Gamma"),
        (Criterion("restore", 5), Criterion("staff", 4), Criterion("exit", 3)),
        {
            "Alpha": {"restore": [Rating(4)], "staff": [Rating(3)], "exit": [Rating(5)]},
            "Beta": {"restore": [Rating(2)], "staff": [Rating(5, "said")]},
            "Gamma": {"staff": [Rating(1)], "exit": [Rating(2)]},
        },
        today=TODAY,
    )


def random_card(random: Random, providers: int = 0, criteria: int = 0) -> Card:
    """Return a scorecard with gaps, several raters, must-haves, agreed points and a cap."""
    names = tuple(f"p{n}" for n in range(providers or random.randint(1, 8)))
    rated = tuple(
        Criterion(f"c{n}", random.choice((1, 2, 4)) * random.randint(1, 5), _least(random))
        for n in range(criteria or random.randint(1, 9))
    )
    ratings = {
        name: {each.id: found for each in rated if (found := _ratings(random))} for name in names
    }
    agreed = {
        name: {each: random.randint(0, 5) for each in given if random.random() < 0.1}
        for name, given in ratings.items()
    }
    over = tuple(name for name in names if random.random() < 0.05)
    return Card(names, rated, ratings, agreed, over, TODAY)


def firm_card(random: Random) -> Card:
    """Return a scorecard without gaps in which one provider is the best on most criteria."""
    rated = tuple(Criterion(f"c{n}", 2 * random.randint(1, 5)) for n in range(12))
    best = {each.id: [Rating(random.choice((3, 4, 5)))] for each in rated}
    others = {
        f"p{n}": {each.id: [Rating(random.choice((1, 2, 3, 4)))] for each in rated}
        for n in range(random.randint(1, 3))
    }
    return Card((*others, "best"), rated, {**others, "best": best}, today=TODAY)


def _least(random: Random) -> int:
    return random.choice((0, 0, 0, 1, 2))


def _ratings(random: Random) -> list[Rating]:
    raters = random.choice((0, 1, 1, 1, 1, 2, 3))
    return [
        Rating(
            random.choice((0, 2, 3, 3, 4, 4, 5)),
            random.choice(("said", "paper", "shown", "reference")),
            random.choice(("", "", "", "2026-01-31", "2027-12-31")),
        )
        for _ in range(raters)
    ]


def prices_of(card: Card) -> dict[str, Price]:
    """Return a price for each provider of a scorecard; some are equal."""
    return {
        name: Price(*(amount * 1_000_00 for amount in (8, 10 + 37 * place % 5, 20)))
        for place, name in enumerate(card.providers)
    }


def as_data(card: Card) -> dict[str, Any]:
    """Return a scorecard as the twin reads it, with prices."""
    ratings = {
        name: {each: [rating._asdict() for rating in found] for each, found in given.items()}
        for name, given in card.ratings.items()
    }
    data = {
        "providers": card.providers,
        "criteria": [each._asdict() for each in card.criteria],
        "ratings": ratings,
        "agreed": card.agreed,
        "over": card.over,
        "today": card.today,
    }
    return {
        "card": data,
        "prices": {name: each._asdict() for name, each in prices_of(card).items()},
    }


def outcome(card: Card) -> Any:
    """Return everything that is said of a scorecard, as JSON reads it back."""
    names, prices = card.providers, prices_of(card)
    found = {
        "scores": card.scores,
        "standing": card.standing,
        "settled": card.settled,
        "firsts": card.firsts,
        "kept": card.kept,
        "order": card.race.order,
        "knocked_out": [each._asdict() for each in card.knocked_out],
        "unproven": [each._asdict() for each in card.unproven],
        "out": card.out,
        "least_changes": card.least_changes,
        "tipping": [each._asdict() for each in card.tipping],
        "asks": [each._asdict() for each in card.asks],
        "differences": [each._asdict() for each in card.differences],
        "leads": [[card.lead(one, other) for other in names] for one in names[:2]],
        "drivers": [
            [[each._asdict() for each in card.drivers(one, other)] for other in names]
            for one in names[:2]
        ],
        "compared": [
            [
                dict(
                    zip(("dearer", "lead", "word"), compared(card, prices, one, other), strict=True)
                )
                for other in names
            ]
            for one in names[:2]
        ],
    }
    return json.loads(json.dumps(found))


def cards() -> list[Card]:
    """Return the scorecards of the file: the example, empty ones, ties, and random ones."""
    one = (Criterion("only", 3),)
    same = {name: {"only": [Rating(3)]} for name in ("a", "b")}
    corners = [
        worked_example(),
        Card((), ()),
        Card(("a", "b"), one, today=TODAY),
        Card(("a", "b"), one, same, today=TODAY),
        Card(("a", "b"), one, same, over=("a", "b"), today=TODAY),
        Card(("a", "b"), (), same, today=TODAY),
    ]
    firm = [firm_card(Random(seed)) for seed in range(10)]
    left = COUNT - len(corners) - len(firm)
    return [*corners, *firm, *(random_card(Random(seed)) for seed in range(left))]


if __name__ == "__main__":
    written = [{**as_data(card), "expected": outcome(card)} for card in cards()]
    FILE.write_text("[\n" + ",\n".join(map(json.dumps, written)) + "\n]\n", encoding="utf-8")
