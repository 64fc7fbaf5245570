"""What is said aloud when something was done, and where the focus goes."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from macros.model import Guide

from .kept import (
    DOSSIER,
    EXIT,
    OVERVIEW,
    PRIVACY,
    REVIEWS,
    download,
    keep,
    keep_text,
    key,
    load,
    menu,
    open_step,
    tick,
)
from .questionnaire import ADDRESS, code_of, open_questionnaire, unfold, use
from .spoken import focus_of, listen, names_of, said

FUNCTIONS = "decide/functions/"
UNDO = "[data-do=undo]:visible"
SAVED = "The file is on its way to your downloads."


@pytest.mark.parametrize(
    ("address", "button"),
    [
        (EXIT, "[data-do=reset]"),
        (FUNCTIONS, "[data-do=reset]"),
        (DOSSIER, "[data-do=forget]"),
        (PRIVACY, "[data-do=forget]"),
    ],
)
def test_undo_returns_the_focus_to_what_was_pressed(page: Page, address: str, button: str) -> None:
    page.goto(address)
    listen(page)
    page.locator(button).press("Enter")
    expect(page.locator(UNDO)).to_be_focused()
    page.locator(UNDO).press("Enter")
    expect(page.locator(button)).to_be_focused()
    assert "Taken back." in said(page)


def test_undo_of_a_choice_that_is_gone_returns_to_what_is_said(page: Page) -> None:
    page.goto(EXIT)
    tick(page, 0)
    page.goto(DOSSIER)
    file = download(page, "[data-do=save]").read_bytes()
    load(page, "a.json", file)
    page.locator("[data-do=replace]").press("Enter")
    page.locator(UNDO).press("Enter")
    expect(focus_of(page)).to_have_text("Taken back.")


def test_leaving_the_question_about_a_file_returns_to_the_file(page: Page) -> None:
    page.goto(EXIT)
    tick(page, 0)
    page.goto(DOSSIER)
    load(page, "a.json", download(page, "[data-do=save]").read_bytes())
    page.locator("[data-do=cancel]").press("Enter")
    expect(focus_of(page)).to_have_attribute("type", "file")


def test_deleting_a_damaged_text_can_be_taken_back(page: Page) -> None:
    keep_text(page, key("dates") + ":broken", "{{{")
    page.goto(DOSSIER)
    page.locator("[data-do=drop-broken]").press("Enter")
    expect(page.locator("[data-do=drop-broken]")).to_have_count(0)
    page.locator(UNDO).press("Enter")
    expect(page.locator("[data-do=drop-broken]")).to_have_count(1)
    expect(focus_of(page)).to_have_text("Taken back.")


def test_a_file_that_is_handed_out_is_said_each_time(page: Page) -> None:
    page.goto(EXIT)
    page.fill("[data-date=exit]", "2031-03-03")
    menu(page, "Save or load")
    listen(page)
    for kind in ("xlsx", "csv", "csv", "calendar"):
        download(page, f"[data-do=take][value={kind}]")
        assert said(page) == [SAVED]


@pytest.mark.parametrize(
    ("address", "button"), [(DOSSIER, "[data-do=save]"), (REVIEWS, "[data-do=calendar]")]
)
def test_the_dossier_and_the_calendar_say_that_they_are_saved(
    page: Page, address: str, button: str
) -> None:
    keep(page, "dates", {"reviews": "2031-03-03"})
    page.goto(address)
    listen(page)
    download(page, button)
    assert SAVED in said(page)


@pytest.mark.parametrize("address", [EXIT, OVERVIEW])
def test_a_day_says_how_many_steps_it_moves(page: Page, guide: Guide, address: str) -> None:
    lists = guide.checklists.values() if address == OVERVIEW else [guide.checklists["exit"]]
    count = sum(len(each.items) for each in lists if each.anchor == "exit")
    page.goto(address)
    if address == OVERVIEW:
        menu(page, "Your dates")
    listen(page)
    page.fill("[data-date=exit]", "2031-03-03")
    assert f"Counted from 3 March 2031, {count} steps have another day now." in said(page)
    page.fill("[data-date=exit]", "")
    assert any(text.startswith(f"Without that day, {count} steps") for text in said(page))


def test_the_day_on_which_the_year_begins_is_said(page: Page) -> None:
    page.goto(REVIEWS)
    listen(page)
    page.fill("[data-date=reviews]", "2031-03-03")
    assert said(page) == ["The year begins on 3 March 2031. Every review has its day."]


@pytest.mark.parametrize(("address", "total"), [(EXIT, 20), (OVERVIEW, None)])
def test_a_filter_says_how_much_it_shows(
    page: Page, guide: Guide, address: str, total: int | None
) -> None:
    total = total or sum(len(each.items) for each in guide.checklists.values())
    page.goto(address)
    listen(page)
    for wanted, count in (("done", 0), ("na", 0), ("open", total), ("", total)):
        page.select_option("[data-filter=show]", wanted)
        assert said(page) == [f"{count} of {total} steps are shown."]


def test_a_check_that_moves_a_function_says_so(page: Page) -> None:
    keep(page, "functions", {"model": "external", "checks": {}})
    page.goto(FUNCTIONS)
    listen(page)
    body = page.locator("tbody[data-function]").first
    body.locator("summary").click()
    name = body.locator("th").inner_text()
    before = body.locator("[data-move] .guide-party").inner_text()
    for radio in body.get_by_role("radio").all():
        radio.check()
        now = body.locator("[data-move] .guide-party").inner_text()
        heard = [text for text in said(page) if text.startswith(name)]
        moved = [f"{name} moves from “{before}” to “{now}”."]
        assert heard == (moved if now != before else [])
        if now != before:
            return
    pytest.fail("no check of the first function moves it")


def test_a_question_asked_alone_is_a_group_of_choices_and_no_table(page: Page) -> None:
    open_questionnaire(page, "#q=owner")
    question = page.locator("[data-current]")
    name = question.locator("h2").inner_text()
    assert names_of(page, "radiogroup") == [name]
    assert names_of(page, "table", "row", "cell", "gridcell", "LayoutTable") == []
    assert len(names_of(page, "radio")) == question.get_by_role("radio").count()
    page.goto(f"{ADDRESS}#all")
    assert question.count() == 0
    assert len(names_of(page, "table")) > len(names_of(page, "radiogroup")) > 10


@pytest.mark.parametrize(
    "address", [EXIT, OVERVIEW, FUNCTIONS, DOSSIER, REVIEWS, f"{ADDRESS}#priorities"]
)
def test_what_unfolds_and_what_is_grouped_has_a_name_of_its_own(page: Page, address: str) -> None:
    page.goto(address)
    if address == EXIT:
        open_step(page, 0)
        open_step(page, 1)
    folded = names_of(page, "DisclosureTriangle")
    groups = names_of(page, "group", "radiogroup")
    # Whatever unfolds is a group to the browser, and is named by what unfolds it.
    assert groups.count("") == page.locator("details:visible").count()
    for names in (folded, [name for name in groups if name]):
        assert len(set(names)) == len(names)
    assert all(folded)


def test_each_field_of_a_step_names_the_step(page: Page) -> None:
    page.goto(EXIT)
    titles = [open_step(page, number).locator("label").first.inner_text() for number in (2, 3)]
    fields = names_of(page, "textbox", "combobox", "Date", "checkbox")
    for title in titles:
        assert title in names_of(page, "group")
        assert any(name.endswith(title) for name in names_of(page, "DisclosureTriangle"))
        for field in ("Owner", "Due", "Note"):
            assert fields.count(f"{field} {title}") == 1


def test_points_have_heads_and_a_unit_and_no_empty_cells(page: Page, guide: Guide) -> None:
    scenario = next(each for each in guide.scenarios.values() if each.expect.certainty == "clear")
    shown = []
    for show in (
        lambda: use(page, code_of(guide, scenario.answers)),
        lambda: page.goto(f"understand/scenarios/{scenario.id}/"),
    ):
        show()
        unfold(page)
        scores = page.locator("table.guide-scores")
        shown.append(scores.aria_snapshot())
        assert scores.locator("thead th:not([aria-hidden])").count() == 3
        assert scores.locator("td:empty:not([aria-hidden], :last-child)").count() == 0
        weights = page.locator(".guide-reasons .guide-weight").all_inner_texts()
        assert weights
        assert all(re.fullmatch(r"\+[\d.]+ points?", weight) for weight in weights)
    assert shown[0] == shown[1]


def test_the_link_to_change_an_answer_names_the_question(page: Page, guide: Guide) -> None:
    scenario = next(iter(guide.scenarios.values()))
    use(page, code_of(guide, scenario.answers))
    names = page.locator(".guide-ledger a").all_text_contents()
    assert len(set(names)) == len(names) > 5
    assert all(name.startswith("Change your answer to the question: ") for name in names)


def test_the_parts_of_the_board_paper_are_headings(page: Page, guide: Guide) -> None:
    use(page, code_of(guide, next(iter(guide.scenarios.values())).answers))
    page.goto(DOSSIER)
    for name in (
        "How sure is it?",
        "Next three steps",
        "Behind this page",
        "What is still missing",
    ):
        expect(page.get_by_role("heading", name=name, exact=True).last).to_be_visible()


@pytest.fixture
def result(page: Page, guide: Guide) -> Page:
    """A page that shows the result of the reader's own answers."""
    clear = next(each for each in guide.scenarios.values() if each.expect.certainty == "clear")
    use(page, code_of(guide, clear.answers))
    return page


@pytest.mark.parametrize("way", ["button", "browser"])
def test_back_from_a_change_returns_to_the_place_in_the_result(result: Page, way: str) -> None:
    unfold(result)
    link = result.locator(".guide-ledger a").nth(5)
    link.focus()
    top = link.bounding_box()["y"]
    result.keyboard.press("Enter")
    expect(result.locator("[data-current] h2")).to_be_focused()
    result.locator("[data-do=back]").press("Enter") if way == "button" else result.go_back()
    result.wait_for_url("**/#result")
    expect(link).to_be_focused()
    assert result.evaluate("scrollY") > 1000
    assert link.bounding_box()["y"] == pytest.approx(top, abs=2)


def test_back_from_a_change_that_was_opened_by_its_address_is_the_result(result: Page) -> None:
    address = result.locator(".guide-ledger a").nth(5).get_attribute("href")
    open_questionnaire(result, address)
    result.click("[data-do=back]")
    result.wait_for_url("**/#result")


def test_undo_of_starting_again_returns_to_the_result_and_says_so(result: Page) -> None:
    listen(result)
    again = result.locator(".guide-keep [data-do=restart]")
    again.press("Enter")
    expect(result.locator(UNDO)).to_be_focused()
    assert "Your answers are deleted." in said(result)
    result.locator(UNDO).press("Enter")
    result.wait_for_url("**/#result")
    expect(again).to_be_focused()
    assert "Taken back." in said(result)


def test_undo_of_using_shared_answers_returns_to_the_choice(result: Page, guide: Guide) -> None:
    others = next(each for each in guide.scenarios.values() if each.expect.certainty != "clear")
    use(result, code_of(guide, others.answers))
    result.locator(UNDO).press("Enter")
    expect(result.locator("[data-do=useShared]")).to_be_focused()


def test_a_changed_answer_says_before_and_now(page: Page, guide: Guide) -> None:
    close = next(each for each in guide.scenarios.values() if each.expect.certainty == "close")
    use(page, code_of(guide, close.answers))
    unfold(page)
    listen(page)
    turned = 0
    parents = {parent for each in guide.questions.values() for parent in each.show_if}
    alone = [q for q in guide.questions.values() if q.id not in parents and not q.show_if]
    for question in alone[:4]:
        before = page.locator("[data-result] h2").first.inner_text()
        page.locator(f"[href='#change={question.id}']").click()
        page.locator("[data-current] input:not(:checked)").first.check()
        said(page)
        page.click("[data-continue]")
        page.wait_for_selector("[data-result] h2:focus")
        now = page.locator("[data-result] h2").first.inner_text()
        stays = f"With the changed answers the result stays the same: {now}"
        turns = f"With the changed answers: {now} Before: {before}"
        assert (stays if now == before else turns) in said(page)
        turned += now != before
    assert turned


def test_a_question_looked_at_without_a_change_says_nothing(result: Page) -> None:
    unfold(result)
    listen(result)
    result.locator(".guide-ledger a").first.click()
    result.click("[data-continue]")
    result.wait_for_selector("[data-result] h2:focus")
    assert [text for text in said(result) if "answers" in text] == []


def test_shared_answers_are_announced_as_shared(page: Page, guide: Guide) -> None:
    scenario = next(iter(guide.scenarios.values()))
    open_questionnaire(page, f"#s={code_of(guide, scenario.answers)}")
    expect(page).to_have_title(re.compile("^These are shared answers – "))
    headings = page.locator("guide-questionnaire").get_by_role("heading").all_text_contents()
    assert headings[1] == "These are shared answers"
    page.go_back()
    open_questionnaire(page)
    page.evaluate("code => location.hash = `s=${code}`", code_of(guide, scenario.answers))
    expect(page.get_by_role("heading", name="These are shared answers")).to_be_focused()


def test_copying_a_link_is_said_and_the_focus_stays(result: Page) -> None:
    result.context.grant_permissions(["clipboard-write"])
    listen(result)
    button = result.locator("[data-do=copyLink]")
    for _ in range(2):
        button.press("Enter")
        expect(button).to_be_focused()
        assert said(result) == ["It is copied."]
    result.context.clear_permissions()


@pytest.mark.parametrize(
    ("address", "submit", "field"),
    [
        (f"{ADDRESS}#compare", "[data-colleague] button", "[data-colleague-link]"),
        (EXIT, "[data-do=rename]", "guide-sets [data-name]"),
        (REVIEWS, "[data-do=calendar]", "[data-date=reviews]"),
    ],
)
def test_a_field_that_is_wrong_says_so_and_gets_the_focus(
    page: Page, address: str, submit: str, field: str
) -> None:
    page.goto(address)
    if address == EXIT:
        menu(page, "Several sets")
    listen(page)
    page.locator(submit).first.press("Enter")
    expect(page.locator(field).first).to_be_focused()
    expect(page.locator(field).first).to_have_attribute("aria-invalid", "true")
    assert said(page)


def test_a_wrong_link_is_an_error_at_its_field_until_a_colleague_is_added(
    result: Page, guide: Guide
) -> None:
    result.goto(f"{ADDRESS}#compare")
    field, said_of = result.locator("[data-colleague-link]"), "This is not a link with answers."
    field.fill("nonsense")
    field.press("Enter")
    expect(field).to_have_accessible_description(said_of)
    expect(field).to_have_attribute("aria-invalid", "true")
    error, ink = result.locator("#guide-colleague-said"), "getComputedStyle(e).color"
    assert error.evaluate(f"e => {ink} !== (e = e.parentElement, {ink})")
    field.fill(code_of(guide, next(iter(guide.scenarios.values())).answers))
    field.press("Enter")
    expect(field).not_to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description("")


def test_removing_a_colleague_can_be_taken_back(result: Page, guide: Guide) -> None:
    result.goto(f"{ADDRESS}#compare")
    result.fill(
        "[data-colleague-link]", code_of(guide, next(iter(guide.scenarios.values())).answers)
    )
    result.locator("[data-colleague-link]").press("Enter")
    listen(result)
    remove = result.locator("[data-do=removeColleague]")
    remove.press("Enter")
    expect(remove).to_have_count(0)
    assert "The answers of that person are removed here." in said(result)
    expect(result.locator(UNDO)).to_be_focused()
    result.locator(UNDO).press("Enter")
    expect(remove).to_have_count(1)


def test_the_step_is_said_once_and_the_question_once(page: Page) -> None:
    open_questionnaire(page)
    page.click("[data-path=full]")
    name = page.locator("[data-current] h2").inner_text()
    assert names_of(page, "heading").count(name) == 1
    steps = [text for text in names_of(page, "StaticText") if text.startswith("Question 1 of")]
    assert len(steps) == 1
