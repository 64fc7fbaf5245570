"""The pages of the part "Choose" that have small tools of their own."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

from macros.model import Guide

QUESTIONS = "choose/provider-questions/"


def test_questions_of_one_moment_are_shown_with_their_groups(page: Page, guide: Guide) -> None:
    page.goto(QUESTIONS)
    page.select_option("guide-provider-questions select", "before-signing")
    wanted = [q for q in guide.provider_questions.values() if q.moment == "before-signing"]
    expect(page.locator("guide-provider-questions [data-note]")).to_have_text(
        f"{len(wanted)} questions are shown."
    )
    assert {*page.locator("h3:visible").evaluate_all("all => all.map(each => each.id)")} == {
        question.id for question in wanted
    }
    groups = {question.group for question in wanted}
    shown = page.locator("[data-of]:visible").evaluate_all(
        "all => all.map(each => each.dataset.of)"
    )
    assert {*shown} == groups
    page.select_option("guide-provider-questions select", "")
    assert page.locator("h3:visible").count() == len(guide.provider_questions)


def test_the_term_sheet_prints_at_a_click_and_needs_no_script(new_page: Any) -> None:
    page = new_page()
    page.goto("choose/term-sheet/")
    page.evaluate("window.print = () => { document.title = 'printed' }")
    page.click("guide-term-sheet button")
    assert page.title() == "printed"
    plain = new_page(java_script_enabled=False)
    plain.goto("choose/term-sheet/")
    assert plain.locator("guide-term-sheet button:visible").count() == 0
