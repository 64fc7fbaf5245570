"""The questionnaire of the guide itself: it proves itself, and says what reviewers expect."""

from __future__ import annotations

from collections import Counter

import pytest
import yaml

from macros.decision import (
    DecisionModel,
    Proof,
    as_data,
    decide,
    judge_codes,
    prove,
    short_path_words,
    shorten,
)
from macros.decision.guide import model_of
from macros.load.loader import load_guide
from macros.model import Guide, Scenario
from macros.paths import data_folder

from .browser import Twin
from .making import spoken

GUIDE: Guide = load_guide()
MODEL: DecisionModel = model_of(GUIDE)
SCENARIOS: dict[str, Scenario] = GUIDE.scenarios


@pytest.fixture(scope="module")
def proof() -> Proof:
    """Give the proof of the whole questionnaire, made once."""
    return prove(MODEL, SCENARIOS)


def test_nothing_speaks_against_the_questionnaire(proof: Proof) -> None:
    assert proof.findings == ()


def test_every_model_wins_its_share_where_none_is_ruled_out(proof: Proof) -> None:
    assert proof.analysis is not None
    assert all(0.2 < share < 0.5 for share in proof.analysis.shares_if_all_allowed.values())


def test_codes_are_those_that_were_given_once() -> None:
    lock = yaml.safe_load((data_folder() / "codes.lock.yml").read_text(encoding="utf-8"))
    assert list(judge_codes(MODEL, lock)) == []


def test_the_short_path_is_short_and_mostly_agrees() -> None:
    assert len(shorten(MODEL).questions) == 14
    words = short_path_words(MODEL, 300)
    assert sum(word.same for word in words.values()) > 0.7 * 300
    assert words["clear"].same > 0.9 * words["clear"].sets


def test_the_short_path_agrees_on_most_scenarios() -> None:
    short = shorten(MODEL)
    same = [
        decide(MODEL, each.answers, each.priorities).result.winner
        == decide(short, each.answers, each.priorities).result.winner
        for each in SCENARIOS.values()
    ]
    assert sum(same) >= 0.9 * len(same)


def test_scenarios_are_spread_over_all_results() -> None:
    ends = Counter(
        each.expect.certainty if each.expect.certainty in ("open", "close") else each.expect.winner
        for each in SCENARIOS.values()
    )
    assert len(SCENARIOS) >= 24
    assert ends["internal"] >= 3
    assert ends["external"] >= 4
    assert ends["hybrid"] >= 5
    assert ends["open"] >= 2
    assert ends["close"] >= 3


def test_every_gate_fires_in_a_scenario() -> None:
    fired = {gate for each in SCENARIOS.values() for gate in each.expect.gates}
    assert fired == set(GUIDE.gates)


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_story_is_told_in_80_to_150_words(name: str) -> None:
    assert 80 <= len(SCENARIOS[name].story.split()) <= 150


@pytest.mark.parametrize("name", SCENARIOS)
def test_no_reason_points_at_articles_that_the_reader_never_saw(name: str) -> None:
    scenario = SCENARIOS[name]
    said = f"{scenario.summary} {scenario.expect.reason}".lower()
    assert not any(phrase in said for phrase in ("articles", "often said", "is listed"))


@pytest.mark.parametrize("name", GUIDE.questions)
def test_a_question_ends_with_a_question_mark_and_has_a_neutral_scale(name: str) -> None:
    question = GUIDE.questions[name]
    assert question.title.endswith("?")
    assert all("don't know" not in option.label.lower() for option in question.options.values())


def test_both_languages_end_every_scenario_alike(twin: Twin) -> None:
    data = as_data(MODEL)
    cases = [(data, each.answers, each.priorities) for each in SCENARIOS.values()]
    said = twin.call("decide", cases)
    for each, found in zip(SCENARIOS.values(), said, strict=True):
        assert found == spoken(decide(MODEL, each.answers, each.priorities))
