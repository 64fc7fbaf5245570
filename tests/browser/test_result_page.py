"""The result as a page: its first screen, what is folded, and answers that are tried."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from macros.decision import decide
from macros.decision.guide import short_path_of
from macros.model import Guide

from .questionnaire import (
    ADDRESS,
    answer_all,
    code_of,
    go_on,
    kept,
    model_of,
    note,
    open_questionnaire,
    unfold,
    use,
    verdict,
)

FIRST = (
    ".guide-result__verdict, .guide-front__ready, .guide-front__steps, .guide-front .guide-actions"
)
COLOURS = """() => [...document.querySelectorAll("table.guide-scores tbody tr")].map(row => [
   row.querySelector("th").textContent, getComputedStyle(row.querySelector("rect")).fill])"""


def answers_of(guide: Guide, certainty: str, *, waits: bool = False) -> dict[str, str]:
    """Return the answers of a scenario with this certainty, whose winner must wait or is ready."""
    decisions = ((s, decide(model_of(guide), s.answers)) for s in guide.scenarios.values())
    return next(
        dict(scenario.answers)
        for scenario, found in decisions
        if found.certainty == certainty and not scenario.priorities and found.result.ready != waits
    )


@pytest.fixture(scope="module")
def hard(guide: Guide) -> dict[str, dict[str, str]]:
    """The answers of the three hard cases: too close and not ready, clear, open."""
    close = answers_of(guide, "close")
    return {
        "close": close | {"keys-in-hand": "not-held"},
        "clear": answers_of(guide, "clear"),
        "open": answers_of(guide, "open"),
    }


@pytest.mark.parametrize("case", ["close", "clear", "open"])
@pytest.mark.parametrize(("width", "height", "screens"), [(1280, 900, 1), (360, 740, 2)])
def test_verdict_readiness_reasons_steps_and_buttons_come_first(
    page: Any, guide: Guide, hard: Any, case: str, width: int, height: int, screens: int
) -> None:
    use(page, code_of(guide, hard[case]))
    open_questionnaire(page, "#result")
    page.set_viewport_size({"width": width, "height": height})
    page.wait_for_selector(".guide-front")
    page.evaluate("scrollTo(0, 0)")
    assert page.locator(FIRST).count() == 4
    reasons = page.locator(".guide-reasons").first.locator("li")
    assert reasons.count() == 3
    boxes = [each.bounding_box() for each in [*page.locator(FIRST).all(), *reasons.all()]]
    assert max(box["y"] + box["height"] for box in boxes) <= height * screens


def test_the_contents_lead_to_parts_that_are_folded(page: Any, guide: Guide, hard: Any) -> None:
    use(page, code_of(guide, hard["close"]))
    links = page.locator(".guide-result__contents a")
    assert links.count() == page.locator(".guide-fold").count() >= 8
    assert page.locator(".guide-fold[open]").count() == 0
    links.last.click()
    expect(page.locator(".guide-fold").last).to_have_attribute("open", "")
    expect(page.locator(".guide-fold").last.locator("summary")).to_be_focused()
    assert page.url.endswith("#result")


def test_a_colour_is_a_model_whoever_wins(page: Any, guide: Guide) -> None:
    found: set[tuple[str, str]] = set()
    first = set()
    for scenario in list(guide.scenarios.values())[:12]:
        use(page, code_of(guide, scenario.answers))
        colours = page.evaluate(COLOURS)
        first.add(colours[0][0])
        found |= {(name, colour) for name, colour in colours}
    assert len(first) > 1
    assert len(found) == len({colour for _, colour in found}) == len(guide.delivery_models)


def test_the_picture_shows_the_shares_that_the_engine_counts(
    page: Any, guide: Guide, hard: Any
) -> None:
    decision = decide(model_of(guide), hard["open"])
    use(page, code_of(guide, hard["open"]))
    page.click(".guide-doubt summary")
    rows = [row.split("\t") for row in page.locator(".guide-doubt tbody tr").all_inner_texts()]
    total = f"{model_of(guide).settings.weightings:,}"
    kept_ones = decision.completions
    assert rows == [
        [
            guide.delivery_models[name].title,
            f"{decision.robustness[name]:,} of {total}",
            f"{kept_ones.kept(name):,} of {kept_ones.total:,}",
        ]
        for name in decision.result.order
    ]
    grown = page.evaluate(
        "[...document.querySelector('.guide-strip').children].map(e => Number(e.style.flexGrow))"
    )
    assert sum(grown) == pytest.approx(1)


def test_tried_answers_change_the_sentence_and_are_kept_only_when_one_says_so(
    page: Any, guide: Guide, hard: Any
) -> None:
    use(page, code_of(guide, hard["close"]))
    before, answers = verdict(page), kept(page)["answers"]
    page.click(".guide-front__turn a")
    fields = page.locator("[data-try]")
    assert fields.count() == 5
    name = fields.first.get_attribute("data-try")
    model = model_of(guide)
    winner = decide(model, answers).result.winner
    turning = next(
        option
        for option in guide.questions[name].options
        if decide(model, answers | {name: option}).result.winner != winner
    )
    fields.first.select_option(turning)
    tried = page.locator("[data-tried]")
    expect(tried).to_contain_text("With these answers:")
    now = tried.locator("p").first.inner_text().removeprefix("With these answers: ")
    assert now != before == verdict(page)
    assert tried.locator(".guide-strip").count() >= 1
    assert kept(page)["answers"] == answers
    page.click("[data-do=dropTried]")
    assert fields.first.input_value() == answers[name]
    assert tried.inner_text() == ""
    fields.first.select_option(turning)
    page.click("[data-do=keepTried]")
    page.wait_for_selector("[data-result] h2:focus")
    assert kept(page)["answers"] == answers | {name: turning}
    assert verdict(page) == now
    assert note(page) == f"With the changed answers: {now} Before: {before}"
    page.click("[data-do=undo]")
    expect(page.locator("[data-result] h2").first).to_have_text(before)
    assert kept(page)["answers"] == answers


def test_points_say_what_they_are_and_why_a_model_starts_with_some(
    page: Any, guide: Guide, hard: Any
) -> None:
    use(page, code_of(guide, hard["clear"]))
    unfold(page)
    page.click(".guide-result__ledger .guide-scale summary")
    said = page.locator(".guide-result__ledger .guide-scale").inner_text()
    for model in guide.delivery_models.values():
        assert (f"{model.title} starts with" in said) == bool(model.base)
        assert " ".join((model.base_reason or "").split()) in " ".join(said.split())


def test_the_short_path_says_how_often_its_word_is_right(page: Any, guide: Guide) -> None:
    open_questionnaire(page)
    page.click("[data-path=short]")
    answer_all(page)
    go_on(page)
    page.wait_for_selector("[data-result] h2")
    said = page.locator(".guide-front__short").inner_text()
    right = [
        word
        for word, count in short_path_of(guide).items()
        if f"{count.same} of {count.sets} " in said
    ]
    current = page.locator(".guide-ladder [aria-current]").inner_text()
    assert guide.words["certainty"][right[0]] == current


@pytest.mark.parametrize("case", ["close", "clear", "open"])
def test_every_part_is_accessible_and_fits(page: Any, guide: Guide, hard: Any, case: str) -> None:
    use(page, code_of(guide, hard[case]))
    page.evaluate(
        "for (const part of document.querySelectorAll('[data-result] details')) part.open = true"
    )
    page.locator("[data-try]").first.select_option("unknown")
    for script in ("axe.min.js", "look.js"):
        page.add_script_tag(url=f"/guide/-/{script}")
    found = []
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{width}: {wrong}" for wrong in page.evaluate("GuideLook.everything()")]
    page.set_viewport_size({"width": 320, "height": 900})
    assert found == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_nothing_to_try_stands_on_paper_and_nothing_stays_folded(
    page: Any, guide: Guide, hard: Any
) -> None:
    use(page, code_of(guide, hard["clear"]))
    page.emulate_media(media="print")
    assert page.locator("[data-try]:visible").count() == 0
    shown = page.locator(
        ".guide-fold:not(.guide-result__try, .guide-result__next) > p:not(.guide-noprint)"
    )
    assert [e.evaluate("x => x.outerHTML")[:200] for e in shown.all() if not e.is_visible()] == []
    assert ADDRESS in page.url


def test_a_gate_says_its_sentence_once_on_a_result(page: Any, guide: Guide) -> None:
    use(page, code_of(guide, guide.scenarios["sensitive-environment"].answers))
    unfold(page)
    gate = guide.gates["all-access-closed"]
    shown = " ".join(page.locator("[data-result]").inner_text().split())
    assert shown.count(gate.reason) == 1
    assert gate.summary not in shown


def test_answers_that_clash_are_asked_about_before_anything_is_said_of_them(
    page: Any, guide: Guide
) -> None:
    strange = {"present-arrangement": "nobody", "present-team": "strong"}
    use(page, code_of(guide, guide.scenarios["stay-internal"].answers | strange))
    asked = page.locator("[data-result] .guide-result__clash")
    text = " ".join(asked.inner_text().split())
    for question, option in strange.items():
        assert f"{guide.questions[question].title} “" in text
        assert f"“{guide.questions[question].options[option].label}”" in text
    (verdict_box, box) = (
        page.locator(f"[data-result] {each}").first.bounding_box()
        for each in (".guide-front__columns", ".guide-result__clash")
    )
    assert box["y"] < verdict_box["y"]
    asked.locator("a").first.click()
    assert page.locator("[data-current]").get_attribute("data-question") == "present-arrangement"
    page.locator("[data-current] input[value=own]").check()
    go_on(page)
    page.wait_for_selector("[data-result] h2:focus")
    assert asked.count() == 0
