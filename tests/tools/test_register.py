"""The risk register: the same in both languages; each ask fires on a minimal case."""

from __future__ import annotations

import json
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from macros.model import Guide
from macros.tools.register import Levels, matrix_data

from ..scripts import code
from .register_cases import (
    ASKS,
    FILE,
    asked,
    case_of,
    language,
    outcome,
    ratings,
    register_of,
)

CASES: list[dict[str, Any]] = json.loads(FILE.read_text(encoding="utf-8"))
SAYS = """
  const { kept, texts, raised } = given
  const own = Object.fromEntries(Object.entries(texts.risks).map(([id, { today }]) => [id, today]))
  const of = new GuideRegisterRows(kept, GuideRegisterRows.proposals(own, raised), "2026-11-29")
  const view = new GuideRegisterView(of), touched = of.touchedBy()
  const each = (say) => Object.fromEntries(of.rows.map((row) => [row.id, say(row)]))
  return {
    rows: of.rows, counts: [of.count(), of.count("aim")], touched, late: of.late(),
    acceptances: of.acceptances(), moves: of.moves(), unseen: of.unseen(),
    next: of.reviewDays().next, happenings: of.happenings(),
    finding: view.finding(), lead: view.lead(), lines: [view.counts("level"), view.counts("aim")],
    asks: each((row) => view.asks(row)), ratings: each(({ rating }) => view.rating(rating)),
    titles: each(({ id }) => view.title("risks", id)),
    serves: Object.fromEntries(Object.keys(touched).map((id) => [id, view.touches(id)])),
  }
"""
SCRIPTS = ["tools/register/rows.js", "tools/register/view.js"]


def in_browser(page: Page, cases: list[dict[str, Any]]) -> list[Any]:
    """Return what the scripts say of cases; they read the matrix when they start, so each anew."""
    body = f"(GuideRisks, GuideData, given) => {{{code(*SCRIPTS)}{SAYS}}}"
    page.add_script_tag(content=f"globalThis.says = {body}")
    given = [[case["texts"], language(case["edition"]), case] for case in cases]
    return list(page.evaluate("cases => cases.map((each) => says(...each))", given))


def test_python_says_what_is_written_down() -> None:
    for case in CASES:
        assert outcome(case) == case["expected"]


def test_javascript_says_what_is_written_down(browser: Browser) -> None:
    page = browser.new_page()
    for case, found in zip(CASES, in_browser(page, CASES), strict=True):
        assert found == case["expected"]
    page.close()


@pytest.mark.parametrize("name", ASKS)
def test_each_ask_fires_on_a_minimal_case_and_is_silent_once_answered(name: str) -> None:
    first, then = (register_of(asked(name, answered=answered)) for answered in (False, True))
    assert first.rows[0].asks[-1:] == (name,)
    assert name not in then.rows[0].asks


@pytest.mark.parametrize("seed", range(200, 260))
def test_counts_add_up_and_the_level_is_that_of_the_matrix(seed: int) -> None:
    case = case_of(seed)
    register, cells = register_of(case), case["texts"]["matrix"]["cells"]
    for which in ("level", "aim"):
        assert sum(register.count(which).values()) == len(register.rows)
    for row in register.rows:
        down, _, across = row.rating.partition("/")
        assert row.level == (cells[down][across] if row.rating else "")


@pytest.mark.parametrize("seed", range(300, 320))
def test_the_order_in_which_risks_were_added_changes_nothing(seed: int) -> None:
    case, chance = case_of(seed), Random(seed)
    names = list(case["kept"]["risks"])
    chance.shuffle(names)
    risks = {name: case["kept"]["risks"][name] for name in names}
    other = case | {"kept": case["kept"] | {"risks": risks}}
    assert outcome(other) == outcome(case)


def test_a_worse_rating_comes_first_and_never_reads_as_going_down(guide: Guide) -> None:
    matrix = matrix_data(guide.risk_matrix)
    levels, found = Levels(matrix), ratings(matrix)
    for one in found:
        for other in found:
            above = levels.is_above(other, one), levels.is_above(one, other)
            if above == (True, False):
                assert levels.rank(other) >= levels.rank(one)
                assert levels.moved(one, other) == "up"
                assert levels.moved(other, one) == "down"
