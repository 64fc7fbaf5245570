"""What a page does with what other tabs did meanwhile: the newest wins, the deleted stays deleted.

A page that was put away (by Back, by a sleeping tab) hears of no change: `deaf` pages play it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from tests.tab import PLAIN

from . import kept
from .kept import DOSSIER, EXIT, PREFIX, PRIVACY, REVIEWS, keep, menu, row, step_key, stored, tick
from .questionnaire import answer_all, asked, go_on, open_questionnaire, pick

Open = Callable[..., Any]
FUNCTIONS = "decide/functions/"
DEAF = "addEventListener('storage', (event) => event.stopImmediatePropagation(), true)"
RETURNS = {
    "pageshow": "new PageTransitionEvent('pageshow', { persisted: true })",
    "focus": "new Event('focus')",
    "visibilitychange": "new Event('visibilitychange')",
}


@pytest.fixture
def deaf(new_page: Open) -> Page:
    """A page that hears nothing of what other tabs keep."""
    page: Page = new_page()
    page.add_init_script(DEAF)
    return page


def beside(page: Page, address: str) -> Page:
    """Open another tab of the same browser."""
    other = page.context.new_page()
    other.goto(address)
    return other


def come_back(page: Page, how: str = "pageshow") -> None:
    """Return to a page that was put away."""
    page.evaluate(f"() => {{ dispatchEvent({RETURNS[how]}) }}")


def name_set(page: Page, name: str) -> None:
    """Make a set with this name and use it."""
    menu(page, "Several sets")
    page.fill("[data-name]", name)
    page.click("[data-do=add]")


def answers(page: Page) -> dict[str, str]:
    """Return the answers that are kept."""
    found = stored(page, "questionnaire")
    return dict(found["answers"]) if found else {}


def asked_once(page: Page) -> str:
    """Answer the first question of the full path; return which it was."""
    open_questionnaire(page)
    page.click("[data-path=full]")
    pick(page)
    return asked(page)


# The set in use


@pytest.mark.parametrize("mine", [None, "undefined", "!!", "s404"])
def test_a_new_tab_uses_the_set_that_was_used_last(page: Page, mine: str | None) -> None:
    page.goto(EXIT)
    name_set(page, "Hamburg")
    tick(page, 0)
    tick(page, 1)
    if mine:
        page.evaluate("([key, id]) => sessionStorage.setItem(key, id)", [f"{PREFIX}set", mine])
    other = page if mine else beside(page, EXIT)
    other.reload()
    assert other.locator("[data-set] option:checked").inner_text() == "Hamburg"
    expect(other.locator("[data-count]")).to_contain_text("2 of 20 done")


@pytest.mark.parametrize("index", ['{"names": {}}', '{"current": null, "names": {}}', "7"])
def test_nothing_but_the_id_of_a_set_is_one(page: Page, index: str) -> None:
    page.goto(PLAIN)
    kept.keep_text(page, f"{PREFIX}sets", index)
    page.evaluate("key => sessionStorage.setItem(key, '?')", f"{PREFIX}set")
    page.goto(EXIT)
    tick(page, 0)
    assert page.locator("[data-set] option").all_inner_texts() == ["First set"]
    assert stored(page, "checklists")["items"]


def test_a_set_deleted_in_another_tab_does_not_come_back(deaf: Page) -> None:
    deaf.goto(EXIT)
    name_set(deaf, "Hamburg")
    tick(deaf, 0)
    other = beside(deaf, EXIT)
    menu(other, "Several sets")
    other.click("[data-do=remove]")
    come_back(deaf)
    assert deaf.locator("[data-set] option").all_inner_texts() == ["First set"]
    expect(deaf.locator("[data-count]")).to_contain_text("0 of 20 done")
    tick(deaf, 1)
    deaf.reload()
    assert deaf.locator("[data-set] option").all_inner_texts() == ["First set"]


# Coming back


@pytest.mark.parametrize("how", [*RETURNS, ""])
def test_answers_of_another_tab_are_not_overwritten(deaf: Page, how: str) -> None:
    asked_once(deaf)
    other = beside(deaf, deaf.url)
    for number in range(7):
        pick(other, 1 if number == 0 else 0)
        go_on(other)
    theirs = answers(other)
    assert len(theirs) == 7
    if how:
        come_back(deaf, how)
        assert deaf.locator("[data-current] input").nth(1).is_checked()
    go_on(deaf)
    pick(deaf, 1)
    own = asked(deaf)
    assert answers(deaf) == theirs | {own: answers(deaf)[own]}
    assert answers(deaf)[own] != theirs[own]


def test_deleted_answers_stay_deleted(deaf: Page) -> None:
    asked_once(deaf)
    other = beside(deaf, PRIVACY)
    other.click("[data-do=forget]")
    come_back(deaf)
    assert not deaf.locator("[data-current] input:checked").count()
    deaf.reload()
    assert deaf.evaluate("Object.keys(localStorage).filter(key => key.startsWith('guide:'))") == []
    pick(deaf)
    assert len(answers(deaf)) == 1


# What each tool shows of what another tab has kept meanwhile.
TOOLS: dict[str, tuple[str, Any, str, str]] = {
    "functions": (FUNCTIONS, {"model": "external", "checks": {}}, "[data-from]", "external"),
    "dates": (REVIEWS, {"reviews": "2027-03-01"}, "[data-date=reviews]", "2027-03-01"),
    "dossier": (DOSSIER, {"company": "Muster"}, "[name=company]", "Muster"),
}


@pytest.mark.parametrize("tool", TOOLS)
def test_every_tool_shows_what_was_kept_meanwhile(deaf: Page, tool: str) -> None:
    address, data, field, value = TOOLS[tool]
    deaf.goto(address)
    keep(beside(deaf, PLAIN), tool, data)
    come_back(deaf)
    expect(deaf.locator(field)).to_have_value(value)


def test_a_page_that_missed_nothing_stays_as_it_is(page: Page) -> None:
    page.goto(EXIT)
    tick(page, 0)
    page.evaluate("() => addEventListener('guide-change', () => { document.title = 'told' })")
    for how in RETURNS:
        come_back(page, how)
    assert page.title() != "told"


def test_two_tabs_of_the_questionnaire_do_not_answer_each_other(page: Page) -> None:
    asked_once(page)
    go_on(page)
    other = beside(page, page.url)
    other.evaluate("() => { window.heard = 0; addEventListener('storage', () => { heard += 1 }) }")
    pick(page)
    go_on(page)
    other.wait_for_timeout(300)
    assert other.evaluate("heard") == 2  # the answer, and where the reader is now


# Taking back


def test_taking_back_does_not_overwrite_what_was_answered_since(deaf: Page) -> None:
    first = asked_once(deaf)
    go_on(deaf)
    answer_all(deaf)
    before = answers(deaf)
    open_questionnaire(deaf)
    deaf.click("[data-resume] [data-do=restart]")
    other = beside(deaf, f"decide/questionnaire/#q={first}")
    pick(other, 1)
    newer = answers(other)
    deaf.click("[data-note] [data-do=undo]")
    assert newer[first] != before[first]
    assert answers(deaf) == before | newer


def test_ticks_since_a_list_was_cleared_stay(page: Page) -> None:
    page.goto(EXIT)
    kept.open_step(page, 0).locator("[name=owner]").fill("Jan")
    tick(page, 1)
    page.click("[data-do=reset]")
    tick(page, 0)
    page.click("guide-checklist > .guide-panel > .guide-note [data-do=undo]")
    items = stored(page, "checklists")["items"]
    assert items == {
        step_key(page, 0): {"state": "done", "owner": "Jan"},
        step_key(page, 1): {"state": "done"},
    }


def test_what_was_done_in_one_set_is_not_taken_back_in_another(page: Page) -> None:
    page.goto(EXIT)
    tick(page, 0)
    name_set(page, "Hamburg")
    tick(page, 1)
    page.click("[data-do=reset]")
    page.select_option("[data-set]", label="First set")
    page.click("guide-checklist > .guide-panel > .guide-note [data-do=undo]")
    assert list(stored(page, "checklists")["items"]) == [step_key(page, 0)]
    page.select_option("[data-set]", label="Hamburg")
    assert row(page, 1).locator("[name=done]").is_checked()


def test_deleting_everything_is_taken_back_around_what_is_new(page: Page) -> None:
    page.goto(EXIT)
    tick(page, 0)
    name_set(page, "Hamburg")
    page.goto(PRIVACY)
    page.click("[data-do=forget]")
    other = beside(page, EXIT)
    tick(other, 1)
    name_set(other, "Berlin")
    page.click("guide-file [data-do=undo]")
    other.reload()
    names = other.locator("[data-set] option").all_inner_texts()
    assert sorted(names) == ["Berlin", "First set", "Hamburg"]
    assert len(stored(page, "checklists")["items"]) == 2


VALUES = st.recursive(
    st.integers(0, 2) | st.lists(st.integers(0, 1), max_size=2),
    lambda inner: st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=8,
)
TREES = st.dictionaries(st.sampled_from("abc"), VALUES, max_size=3)
UNDONE = "rows => rows.map(row => GuideStore.undone(...row))"


@settings(max_examples=100, deadline=None)
@given(TREES, TREES)
def test_what_nobody_changed_since_is_taken_back_and_what_was_stays(
    tab: Any, one: Any, other: Any
) -> None:
    page = tab.page if tab.page.url.endswith(PRIVACY) else tab.as_new()
    if not page.url.endswith(PRIVACY):
        page.goto(PRIVACY)
    assert page.evaluate(UNDONE, [[one, one, other], [one, other, other]]) == [other, one]
