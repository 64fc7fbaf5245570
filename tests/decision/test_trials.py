"""How the described companies end, and what other points to start with would do."""

from __future__ import annotations

from dataclasses import replace
from html import unescape

import pytest

from macros.decision import analyse, decide
from macros.decision.analysis import shares_by_base
from macros.decision.guide import model_of, proof_of
from macros.decision.model import DecisionModel
from macros.decision.trials import Trial, trials, with_bases
from macros.load.loader import load_guide
from macros.render.renderer import Renderer
from macros.render.site import Site
from macros.render.verdict_view import verdict_view
from macros.site.page_macros import PageMacros

GUIDE = load_guide()
MODEL = model_of(GUIDE)

# Written down before anything was computed. Whoever changes a line here changes the past.
ARGUED = {
    "change-the-provider": ("external", "clear"),
    "coming-home": ("hybrid", "leaning"),
    "dear-to-leave": ("hybrid", "leaning"),
    "eleven-hundred-people": ("internal", "leaning"),
    "four-countries": ("hybrid", "leaning"),
    "keep-and-mend": ("external", "leaning"),
    "nobody-to-trust": ("hybrid", "leaning"),
    "not-asked-yet": ("external", "leaning"),
    "sister-desk": ("hybrid", "leaning"),
    "strong-team-no-owner": ("internal", "clear"),
}


def based(model: DecisionModel, name: str, base: int) -> DecisionModel:
    others = [replace(a, base=base) if a.id == name else a for a in model.alternatives]
    return replace(model, alternatives=tuple(others))


def test_what_was_argued_beforehand_is_never_changed() -> None:
    argued = {name: each.expect.argued for name, each in GUIDE.scenarios.items()}
    found = {name: (each.winner, each.certainty) for name, each in argued.items() if each}
    assert found == ARGUED


def test_every_second_argued_scenario_by_the_alphabet_is_set_aside() -> None:
    aside = {name for name, each in GUIDE.scenarios.items() if each.set_aside}
    assert aside == set(sorted(ARGUED)[1::2])


def test_a_trial_says_how_its_scenario_ended() -> None:
    found = list(trials(GUIDE.scenarios, proof_of(GUIDE).decisions))
    assert {trial.scenario for trial in found} == set(ARGUED)
    for trial in found:
        scenario = GUIDE.scenarios[trial.scenario]
        decision = decide(MODEL, scenario.answers, scenario.priorities)
        winner, word = ARGUED[trial.scenario]
        assert trial.same_winner == (decision.result.winner == winner)
        assert trial.same_word == (decision.certainty == word)
        assert trial.set_aside == scenario.set_aside


@pytest.mark.parametrize(
    ("argued", "word", "firmer"),
    [("leaning", "clear", True), ("leaning", "close", False), ("clear", "clear", False)],
)
def test_firmer_is_a_word_nearer_to_clear(argued: str, word: str, firmer: bool) -> None:
    assert Trial("one", False, True, argued, word).firmer == firmer


def test_a_word_that_is_no_step_of_firmness_is_not_firmer() -> None:
    assert not Trial("one", False, True, "open", "clear").firmer


@pytest.mark.parametrize("name", ["internal", "hybrid", "external"])
def test_shares_for_another_base_are_those_of_the_analysis(name: str) -> None:
    found = shares_by_base(MODEL, name, [-35, 20])
    for base, shares in found.items():
        expected = analyse(based(MODEL, name, base)).shares_if_all_allowed
        assert shares == pytest.approx(expected)


def test_the_base_in_use_is_among_the_others_and_fits_every_scenario() -> None:
    rows = {row.base: row for row in with_bases(MODEL, "hybrid", GUIDE.scenarios)}
    assert rows[-30].as_expected == len(GUIDE.scenarios) > rows[0].as_expected
    assert list(rows) == sorted(rows, reverse=True)
    odd = {row.base for row in with_bases(based(MODEL, "hybrid", -28), "hybrid", {})}
    assert odd == {*rows, -28}


def test_each_published_case_stands_with_what_the_questionnaire_says_to_it() -> None:
    site = Site(GUIDE)
    shown = unescape(str(PageMacros(Renderer(site), proof_of(GUIDE)).proof()))
    after = [scenario for scenario in GUIDE.scenarios.values() if scenario.published]
    assert shown.count(f"{len(after)} are made after a published finding or case.") == 1
    for scenario in after:
        assert scenario.sources
        decision = decide(MODEL, scenario.answers, scenario.priorities)
        sentence = verdict_view(site, MODEL, decision).sentence
        assert f"{scenario.published} <strong>{sentence}</strong>" in shown
