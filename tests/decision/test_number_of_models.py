"""Two models to choose between, or four: nothing but data and texts counts them."""

from __future__ import annotations

import json
import re
from functools import cache
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser

from macros.decision import evaluate, explain, robustness
from macros.decision.guide import model_of, printed, proof_of
from macros.exports.api import documents
from macros.exports.browser import browser_data
from macros.exports.questionnaire import questionnaire_data
from macros.load.loader import build_guide, read_tree
from macros.model import Guide
from macros.model.tree import Tree
from macros.overlay.changes import Overlay
from macros.paths import ROOT, data_folder

from ..rendered import every_page
from ..scripts import code
from .test_verdict_view import SAY, answered, plain, view_of

MIDDLE, ADDED = "hybrid", "shared-centre"
COUNTS = (2, 4)
ANSWERS = ("answers", "when", "raised_by", "unless", "show_if", "signals")
IDS = {"delivery_models": ""}  # elsewhere an entry may have the id of the one in the middle
KEPT = ("words", "company", "renamed")
MODELS = "(internal|hybrid|external)"
NAMED = re.compile(rf"""["']{MODELS}["']|\.(hybrid|external)\b|--{MODELS}\b""")


def as_many(value: Any, names: tuple[str, ...], key: str = "") -> Any:
    """Return data in which these models stand where the one in the middle stood, all alike."""
    if key in ANSWERS:  # a question has an option of that name
        return value
    if isinstance(value, list):
        return _flat(value, names) or ["internal"] * bool(value)
    if isinstance(value, str) and not names:
        value = "internal" if value == MIDDLE else value
        return value.replace(f"delivery-models/{MIDDLE}", "delivery-models/internal")
    if not isinstance(value, dict):
        return value
    return {
        name: as_many(part, names, at)
        for at, part in value.items()
        for name in (names if at == MIDDLE and key != "options" else (at,))
    }


def _flat(value: list[Any], names: tuple[str, ...]) -> list[Any]:
    parts = (names if part == MIDDLE else (as_many(part, names),) for part in value)
    return [each for part in parts for each in part]


def mended(tree: dict[str, Any]) -> dict[str, Any]:
    """Return data in which effects have a 0 again, and a new model has what must be its own."""
    for number, question in enumerate(tree["questions"].values()):
        for option in question["options"].values():
            if ADDED in option["effect"] and number % 2:
                option["effect"][ADDED] = option["effect"]["external"]
            least = min(option["effect"].values())
            effect = {name: points - least for name, points in option["effect"].items()}
            option |= {"effect": effect, "because": {n: "A reason." for n in effect if effect[n]}}
    if added := tree["delivery_models"].get(ADDED):
        del added["today"]
        added |= {"title": "A shared centre", "code": "s"}
    return tree


@cache
def guide_of(count: int) -> Guide:
    """Return the real guide with two delivery models, or with four."""
    tree, *_ = read_tree(data_folder(), None)
    names = (MIDDLE, ADDED) if count == 4 else ()
    value = {
        part: of_part if part in KEPT else as_many(of_part, names, IDS.get(part, "options"))
        for part, of_part in tree.value.items()
    }
    guide, problems = build_guide(Tree(mended(value), dict(tree.places)), Overlay())
    assert guide, problems[:3]
    assert len(guide.delivery_models) == count
    return guide


@pytest.mark.parametrize("count", COUNTS)
def test_it_evaluates_and_explains(count: int) -> None:
    model, chance = model_of(guide_of(count)), Random(4)
    winners = set()
    for _ in range(60):
        answers, priorities, _ = answered(chance, model)
        result = evaluate(model, answers, priorities)
        winners.add(result.winner)
        assert len(result.scores) == count
        assert sum(robustness(model, result).values()) == model.settings.weightings * bool(
            result.order
        )
        if result.runner_up:
            found = explain(model, result)
            assert found.base_lead + sum(driver.points for driver in found.drivers) == result.lead
    assert winners >= set(guide_of(count).delivery_models)


@pytest.mark.parametrize("count", COUNTS)
def test_both_languages_say_the_same(browser: Browser, count: int) -> None:
    guide, page = guide_of(count), browser.new_page()
    for known, data in (("GuideData", browser_data), ("GuideQuestions", questionnaire_data)):
        page.evaluate(f"data => {{ globalThis.{known} = data }}", data(guide))
    page.add_script_tag(content=code("numbers.js", "race.js", "decision.js", "verdict.js"))
    chance = Random(5)
    cases = [answered(chance, model_of(guide)) for _ in range(30)]
    said = json.loads(page.evaluate(SAY, json.dumps(cases)))
    page.close()
    assert said == [plain(view_of(guide, case)) for case in cases]


@pytest.mark.parametrize("count", COUNTS)
def test_every_page_is_drawn_and_names_every_model(count: int) -> None:
    guide = guide_of(count)
    pages = dict(every_page(guide))
    titles = [model.title for model in guide.delivery_models.values()]
    for name in (
        "understand/comparison.md",
        "understand/delivery-models.md",
        "decide/questionnaire.md",
    ):
        assert [title for title in titles if title not in pages[name]] == []
    function = pages["decide/functions/help-desk.md"]
    assert function.count('<th scope="col">') == count
    assert f"This guide has {count}, so shares, ties" in pages["decide/how-it-decides.md"]


@pytest.mark.parametrize("count", COUNTS)
def test_what_is_not_counted_is_said_and_no_proof(count: int) -> None:
    guide = guide_of(count)
    proof = proof_of(guide)
    assert proof.analysis is None
    assert f"here are {count}, so they are not counted" in printed(proof)
    assert (
        json.loads(documents(guide, "https://example.org/")["api/v1/analysis.json"])["analysis"]
        is None
    )


def test_no_code_and_no_template_names_a_delivery_model() -> None:
    files = [path for folder in ("macros", "overrides") for path in (ROOT / folder).rglob("*")]
    own = [path for path in files if path.suffix in (".py", ".js", ".html", ".css", ".ts")]
    assert len(own) > 200
    assert [path.name for path in own if NAMED.search(path.read_text(encoding="utf-8"))] == []
