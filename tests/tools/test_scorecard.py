"""The arithmetic of the scorecard: the worked example, what must always hold, the twin."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations, product
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from macros.exports.criteria import criteria_data
from macros.model import Guide
from macros.tools.scorecard import CLEAR, LEANING, SEED, WEIGHTINGS, Card, Rating, merged

from ..forms.sheets import tell_edition
from ..scripts import code
from .modules import mapped, run
from .scorecard_cases import (
    COUNT,
    FILE,
    OUTCOME,
    TODAY,
    as_data,
    cards,
    firm_card,
    outcome,
    random_card,
    worked_example,
)

CASES: list[dict[str, Any]] = json.loads(FILE.read_text(encoding="utf-8"))
RANDOM = [random_card(Random(seed)) for seed in range(300, 360)]
EXAMPLE = worked_example()


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    run(page, "tools/scorecard/count.js")
    yield page
    page.close()


def without(card: Card, name: str) -> Card:
    """Return the scorecard as if a provider had not been asked."""
    return replace(card, providers=tuple(each for each in card.providers if each != name))


def rated(card: Card, name: str, criterion: str, *ratings: Rating) -> Card:
    """Return the scorecard with other ratings in one place."""
    given = {**card.ratings.get(name, {}), criterion: ratings}
    return replace(card, ratings={**card.ratings, name: given})


# --- the worked example


def test_the_example_comes_to_these_points() -> None:
    assert EXAMPLE.scores == {"Alpha": (78, 78), "Beta": (37, 75), "Gamma": (17, 58)}


def test_alpha_is_settled_whatever_the_others_still_show() -> None:
    assert EXAMPLE.settled
    assert EXAMPLE.standing == "leaning"
    assert (EXAMPLE.kept, EXAMPLE.firsts) == (2000, (1345, 2000))


def test_what_is_missing_comes_before_what_is_only_said() -> None:
    beta = [ask for ask in EXAMPLE.asks if ask.provider == "Beta"]
    assert [(ask.criterion, ask.worth, ask.turns) for ask in beta] == [
        ("exit", 25, False),
        ("staff", 13, False),
    ]


# --- how one rating counts


@pytest.mark.parametrize("known", ["paper", "shown", "reference"])
def test_what_is_proven_counts_as_given(known: str) -> None:
    assert [Rating(n, known).span(TODAY) for n in range(6)] == [(n, n) for n in range(6)]


def test_a_high_rating_that_is_only_said_begins_at_three() -> None:
    assert [Rating(n, "said").span(TODAY) for n in (2, 3, 4, 5)] == [(2, 2), (3, 3), (3, 4), (3, 5)]


def test_a_paper_is_good_until_its_last_day() -> None:
    assert Rating(5, "paper", TODAY).span(TODAY) == (5, 5)
    assert Rating(5, "paper", "2026-11-28").span(TODAY) == (3, 5)


def test_raters_are_never_averaged_and_who_left_it_out_does_not_disagree() -> None:
    low, high = Rating(2), Rating(5)
    assert merged([low, high], None, TODAY) == (2, 5)
    assert merged([high], None, TODAY) == (5, 5)
    assert merged([], None, TODAY) == (0, 5)


def test_what_the_group_agreed_counts_and_needs_proof_like_any_rating() -> None:
    assert merged([Rating(2), Rating(5)], 4, TODAY) == (4, 4)
    assert merged([Rating(2, "said"), Rating(5, "said")], 4, TODAY) == (3, 4)


# --- what must always hold


@pytest.mark.parametrize("card", RANDOM)
def test_another_provider_changes_neither_scores_nor_order_of_the_others(card: Card) -> None:
    for name in card.providers:
        fewer = without(card, name)
        assert fewer.scores == {k: v for k, v in card.scores.items() if k != name}
        assert fewer.race.order == tuple(each for each in card.race.order if each != name)


@pytest.mark.parametrize("card", RANDOM)
def test_a_better_rating_never_lowers_a_place(card: Card) -> None:
    name, each = card.providers[0], card.criteria[-1]
    places = []
    for points in range(6):
        order = rated(card, name, each.id, Rating(points)).race.order
        places.append(order.index(name) if name in order else len(card.providers))
    if each.id not in card.agreed.get(name, {}):
        assert places == sorted(places, reverse=True)


def test_a_span_holds_every_completion() -> None:
    for seed in range(12):
        card = random_card(Random(seed), providers=2, criteria=3)
        card = replace(card, agreed={})
        for name in card.providers:
            spans = [card.span(name, each.id) for each in card.criteria]
            for points in product(*(range(least, most + 1) for least, most in spans)):
                full = card
                for each, value in zip(card.criteria, points, strict=True):
                    full = rated(full, name, each.id, Rating(value))
                least, most = card.scores[name]
                assert least <= full.scores[name].least == full.scores[name].most <= most


@pytest.mark.parametrize("card", RANDOM)
def test_no_points_undo_a_knock_out(card: Card) -> None:
    if card.knocked_out:
        below = card.knocked_out[0]
        for each in card.criteria:
            if each.id != below.criterion:
                card = rated(card, below.provider, each.id, Rating(5))
        assert below.provider in card.out
        assert below.provider not in card.race.order


@pytest.mark.parametrize("card", RANDOM)
def test_the_order_of_raters_does_not_matter(card: Card) -> None:
    for given in card.ratings.values():
        for ratings in given.values():
            spans = {merged(each, None, TODAY) for each in permutations(ratings)}
            assert len(spans) == 1


@pytest.mark.parametrize("card", RANDOM)
def test_weights_times_a_constant_change_nothing(card: Card) -> None:
    more = tuple(each._replace(weight=7 * each.weight) for each in card.criteria)
    found = replace(card, criteria=more)
    ours = ("scores", "standing", "firsts", "kept", "out", "asks", "differences", "least_changes")
    assert [getattr(found, name) for name in ours] == [getattr(card, name) for name in ours]


@pytest.mark.parametrize("card", RANDOM)
def test_clear_and_leaning_are_said_only_if_no_completion_has_another_first(card: Card) -> None:
    if card.standing in {"clear", "leaning", "close"}:
        first = card.race.order[0]
        assert all(card.race.lead(first, other).least >= 0 for other in card.race.order[1:])


def test_the_word_is_the_weaker_of_both_doubts() -> None:
    found = [firm_card(Random(seed)) for seed in range(60)]
    clear = [card for card in found if card.standing == "clear"]
    assert 0 < len(clear) < len(found)
    for card in clear:
        assert 100 * card.kept >= CLEAR * WEIGHTINGS
        assert 100 * card.firsts.least >= LEANING * WEIGHTINGS
        assert (card.least_changes or 9) > 1


def test_a_cell_that_is_said_to_turn_the_order_turns_it() -> None:
    turned = 0
    for card in RANDOM:
        if card.agreed == {name: {} for name in card.ratings}:
            turned += sum(
                _turns_indeed(card, ask.provider, ask.criterion) for ask in card.asks if ask.turns
            )
    assert turned > 5


def _turns_indeed(card: Card, name: str, criterion: str) -> bool:
    firsts = {
        rated(card, name, criterion, Rating(points)).race.order[:1]
        for points in card.span(name, criterion)
    }
    return len(firsts) > 1


def test_the_thresholds_are_those_of_the_questionnaire(guide: Guide) -> None:
    asked = guide.questionnaire
    ours = (CLEAR, LEANING, WEIGHTINGS, SEED)
    assert ours == (asked.clear_share, asked.leaning_share, asked.weightings, asked.seed)


def test_relative_points_for_price_would_let_a_hopeless_offer_turn_the_order() -> None:
    """Why price is not in the points: the page tells it with these figures."""

    def with_price(**offers: tuple[int, int]) -> dict[str, float]:
        cheapest = min(price for _, price in offers.values())
        return {name: (p + 100 * cheapest / price) / 2 for name, (p, price) in offers.items()}

    assert with_price(A=(75, 100), B=(60, 80)) == {"A": 77.5, "B": 80}
    with_a_hopeless_one = with_price(A=(75, 100), B=(60, 80), C=(10, 50))
    assert with_a_hopeless_one == {"A": 62.5, "B": 61.25, "C": 55}


# --- the twin


def test_python_comes_to_what_is_written() -> None:
    assert len(CASES) == COUNT
    for card, case in zip(cards(), CASES, strict=True):
        assert outcome(card) == case["expected"]


def test_javascript_comes_to_what_is_written(page: Page) -> None:
    for case, found in zip(CASES, mapped(page, OUTCOME, CASES), strict=True):
        assert found == case["expected"]


def test_javascript_agrees_on_random_scorecards(page: Page) -> None:
    found = mapped(page, OUTCOME, [as_data(card) for card in RANDOM])
    assert found == [outcome(card) for card in RANDOM]


# --- what it brings to the dossier


def test_the_board_reads_one_sentence_and_the_dossier_who_and_why(
    browser: Browser, guide: Guide
) -> None:
    page = browser.new_page()
    tell_edition(page, guide)
    page.add_script_tag(content=f"globalThis.GuideCriteria = {json.dumps(criteria_data(guide))}")
    page.add_script_tag(content=code("scorecard/dossier.js", "scorecard/example.js"))
    kept = page.evaluate("GuideScorecardExample.kept()")
    brief = page.evaluate("kept => GuideTool.find('scorecard').brief(kept)", kept)
    assert brief == "The ratings lean towards Alpha (invented)."
    said = page.evaluate(
        "kept => GuideTool.find('scorecard').dossier(kept).map((n) => n.textContent).join(' ')",
        kept,
    )
    assert "Alpha (invented)78540,000 EUR" in said
    assert "Beta (invented)37 to 75" in said
    assert "Gamma (invented): Backup and proven restore. Not rated. Up to 42 points" in said
    assert page.evaluate("GuideTool.find('scorecard').brief(undefined)") is None
    page.close()
