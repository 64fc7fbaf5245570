"""The responsibility matrix on its page: letters, proposals, two views, sheets and paper."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from macros.model import Guide
from tests.tab import PLAIN

from .kept import download, keep, load, menu, note, stored

MATRIX = "move/responsibilities/"
TOOL = "guide-responsibilities"
TESTS = "restore-tests"


def open_with(page: Page, **data: Any) -> None:
    """Open the matrix with what an earlier visit kept."""
    page.goto(PLAIN)
    if data:
        keep(page, "responsibilities", data)
    page.goto(MATRIX)
    page.wait_for_selector(f"{TOOL}[data-ready]")


def cell(page: Page, name: str) -> Any:
    return page.locator(f"[data-cell='{name}']")


def proposed(page: Page, model: str = "hybrid") -> None:
    page.select_option("[name=model]", model)
    page.click("[data-do=prefill]")
    page.wait_for_selector("[data-proposed]")


def test_proposed_letters_are_marked_until_somebody_looks_and_can_be_taken_back(
    page: Page, guide: Guide
) -> None:
    open_with(page)
    proposed(page)
    assert page.locator("[data-proposed]").count() == len(guide.responsibilities)
    expect(cell(page, f"{TESTS}/provider")).to_have_value("R")
    cell(page, f"{TESTS}/management").select_option("C")
    expect(page.locator(f"#row-{TESTS}[data-proposed]")).to_have_count(0)
    page.click("[data-do=confirm-all]")
    assert page.locator("[data-proposed]").count() == 0
    page.click(f"{TOOL} [data-do=undo]:visible")
    assert page.locator("[data-proposed]").count() == len(guide.responsibilities) - 1


def test_a_letter_is_entered_by_keyboard_keeps_the_focus_and_is_taken_back(page: Page) -> None:
    open_with(page)
    cell(page, f"{TESTS}/provider").focus()
    page.keyboard.press("R")
    expect(cell(page, f"{TESTS}/provider")).to_be_focused()
    assert stored(page, "responsibilities")["cells"] == {f"{TESTS}/provider": {"letters": "R"}}
    page.click(f"{TOOL} [data-do=undo]:visible")
    expect(cell(page, f"{TESTS}/provider")).to_have_value("")


def test_own_rows_and_roles_have_names_and_come_and_go(page: Page, guide: Guide) -> None:
    open_with(page)
    words = guide.words["responsibilities"]
    menu(page, words["add"])
    page.click("[data-do=own]")
    assert note(page, TOOL) == words["no_name"]
    page.fill("[name=own-row]", "<b>Lifts</b>")
    page.click("[data-do=own]")
    page.fill("[name=own-role]", "Auditor")
    page.click("[data-do=role]")
    expect(page.locator("[data-matrix]")).to_contain_text("<b>Lifts</b>")
    expect(page.locator("[data-matrix] thead")).to_contain_text("Auditor")
    page.click("[data-do=remove-role][value=management]")
    expect(page.locator("[data-matrix] thead")).not_to_contain_text("Management")
    page.click("[data-do=restore]")
    expect(page.locator("[data-matrix] thead")).to_contain_text("Management")


def test_the_example_shows_where_two_sides_differ_and_keeps_nothing(page: Page) -> None:
    open_with(page)
    page.click("[data-do=example]")
    states = page.locator("[data-differences] article")
    expect(states).to_have_count(3)
    assert "nobody" in str(states.first.get_attribute("class"))
    page.click("[data-do=example-off]")
    assert page.locator("[data-differences] article").count() == 0


def sheet(page: Page, where: str) -> Any:
    """Return the workbook that the page hands out."""
    page.eval_on_selector_all(f"{TOOL} details", "all => all.forEach((e) => { e.open = true })")
    path = download(page, f"guide-sheets[kind={where}] [data-do=save][value=xlsx]")
    return openpyxl.load_workbook(io.BytesIO(path.read_bytes()))


def test_the_sheet_for_the_other_side_holds_none_of_our_letters_names_or_notes(page: Page) -> None:
    secret = {"rows": {TESTS: {"note": "secret note", "split": "secret part", "fee": "extra"}}}
    cells = {"cells": {f"{TESTS}/provider": {"letters": "AR"}}}
    open_with(page, **secret, **cells, roles={"internal-it": {"person": "Secret Sam"}})
    book = sheet(page, "responsibilities-theirs")
    rows = [row for row in book.worksheets[0].iter_rows(values_only=True) if TESTS in row]
    assert not {"A/R", "AR", "R", "extra"} & {value for value in rows[0] if value}
    text = str([list(each.iter_rows(values_only=True)) for each in book.worksheets])
    assert "secret" not in text.lower()


def test_letters_come_back_as_people_type_them_and_the_others_are_named(page: Page) -> None:
    open_with(page)
    book = sheet(page, "responsibilities-theirs")
    table = book.worksheets[0]
    head = next(row for row in table.iter_rows() if any(c.value == "Provider" for c in row))
    column = next(c.column for c in head if c.value == "Provider")
    typed = {TESTS: "a/r", "changes": "X", "budget": "ja", "domains": "–"}
    for row in table.iter_rows():
        if row[0].value in typed:
            table.cell(row[0].row, column).value = typed[row[0].value]
    file = io.BytesIO()
    book.save(file)
    where = "guide-sheets[kind=responsibilities-theirs]"
    load(page, "Fernhill.xlsx", file.getvalue(), f"{where} [data-file]")
    found = page.locator(f"{where} [data-found] li")
    expect(found).to_have_count(2)
    expect(found.first).to_contain_text("A/R")
    page.click(f"{where} [data-do=take]")
    kept = stored(page, "responsibilities")
    assert kept["theirs"] == {f"{TESTS}/provider": {"letters": "AR"}}
    assert kept["papers"]["theirs"]["name"] == "Fernhill"


def test_our_sheet_comes_back_with_two_roles_of_one_name_and_confirms_only_what_changed(
    page: Page,
) -> None:
    cells = {f"{TESTS}/provider": {"letters": "AR"}, f"{TESTS}/own-role": {"letters": "C"}}
    rows = {
        TESTS: {"proposed": "yes"},
        "budget": {"proposed": "yes"},
        "own-row1": {"title": "Lifts"},
    }
    roles = {"own-role": {"title": "provider"}, "internal-it": {"person": "Sam"}}
    open_with(page, cells=cells, rows=rows, roles=roles)
    book = sheet(page, "responsibilities")
    table = book.worksheets[0]
    head = next(row for row in table.iter_rows() if any(c.value == "Provider" for c in row))
    column = next(c.column for c in head if c.value == "Management")
    line = next(row for row in table.iter_rows() if row[0].value == "budget")
    table.cell(line[0].row, column).value = "i"
    file = io.BytesIO()
    book.save(file)
    where = "guide-sheets[kind=responsibilities]"
    load(page, "ours.xlsx", file.getvalue(), f"{where} [data-file]")
    page.click(f"{where} [data-do=take]")
    expect(cell(page, "budget/management")).to_have_value("I")
    kept = stored(page, "responsibilities")
    assert kept["cells"] == {**cells, "budget/management": {"letters": "I"}}
    assert kept["rows"] == {TESTS: {"proposed": "yes"}, "own-row1": {"title": "Lifts"}}
    assert kept["roles"] == roles


def test_open_rows_leave_as_tasks_with_who_answers_and_why(page: Page, guide: Guide) -> None:
    cells = {f"{TESTS}/internal-it": {"letters": "A"}, "changes/internal-it": {"letters": "AR"}}
    open_with(page, cells=cells, roles={"internal-it": {"person": "Sam", "deputy": "Alex"}})
    menu(page, guide.words["tasks"]["title"])
    text = download(page, "[data-do=tasks][value=markdown]").read_text("utf-8")
    title, changes = (guide.responsibilities[each].title for each in (TESTS, "changes"))
    assert f"- [ ] {title} (Sam)\n  {title}: nobody does it." in text
    assert f"- [ ] {changes}" not in text
    assert guide.words["responsibilities"]["why_open"] in text


def test_without_roles_nothing_is_proposed_and_the_page_does_not_say_all_is_filled(
    page: Page, guide: Guide
) -> None:
    open_with(page, roles={each: {"out": "yes"} for each in guide.responsibility_roles})
    page.select_option("[name=model]", "hybrid")
    page.click("[data-do=prefill]")
    expect(page.locator(f"{TOOL} [data-note]:visible")).to_have_text(
        guide.words["responsibilities"]["prefilled_none"]
    )
    menu(page, guide.words["responsibilities"]["add"])
    expect(page.locator("[data-do=restore]")).to_be_visible()


def test_the_head_of_the_table_breaks_no_word(page: Page) -> None:
    open_with(page)
    broken = page.eval_on_selector_all(
        "[data-matrix] thead th",
        """all => all.filter((head) => {
          const range = document.createRange(), text = head.firstChild
          range.setStart(text, 0)
          range.setEnd(text, text.textContent.split(" ")[0].length)
          return range.getClientRects().length > 1
        }).map((head) => head.textContent)""",
    )
    assert broken == []


def test_what_a_provider_answered_stands_beside_ours(page: Page, guide: Guide) -> None:
    page.goto(PLAIN)
    answers = {"backup-tests": {"answer": "You do.", "who": "customer"}}
    providers = {"p1": {"name": "Fernhill", "received": "2026-11-01", "answers": answers}}
    keep(page, "questions-to-send", {"out": [], "own": {}, "providers": providers})
    keep(page, "responsibilities", {"cells": {f"{TESTS}/provider": {"letters": "R"}}})
    page.goto(MATRIX)
    menu(page, guide.words["responsibilities"]["other_view"])
    page.click("[data-do=from-answers]")
    article = page.locator("[data-differences] article")
    expect(article).to_have_count(1)
    expect(article).to_contain_text(guide.words["responsibilities"]["state_nobody"])


def test_a_copy_tells_later_what_has_changed(page: Page, guide: Guide) -> None:
    open_with(page, cells={f"{TESTS}/provider": {"letters": "R"}})
    menu(page, guide.words["responsibilities"]["files"])
    page.click("[data-do=copy]")
    cell(page, f"{TESTS}/provider").select_option("I")
    expect(page.locator("[data-changes] li")).to_have_count(1)
    expect(page.locator("[data-changes]")).to_contain_text("does it before, is told now")


def test_a_file_with_nonsense_keeps_what_is_usable(page: Page) -> None:
    cells = {f"{TESTS}/provider": {"letters": "R"}, "x y": {}, "changes/provider": {"letters": "Z"}}
    open_with(page, cells=cells, roles=[], rows="none")
    expect(cell(page, f"{TESTS}/provider")).to_have_value("R")
    expect(cell(page, "changes/provider")).to_have_value("")


@pytest.mark.parametrize("mode", ["annex", "blank"])
def test_the_annex_has_both_signatures_and_the_sheet_none_of_our_letters(
    page: Page, guide: Guide, mode: str
) -> None:
    words = guide.words["responsibilities"]
    open_with(page)
    page.click("[data-do=example]")
    page.wait_for_selector(f"{TOOL}[data-example]")
    page.evaluate("() => { window.print = () => {} }")
    menu(page, words["print"])
    page.click(f"[data-do=print][value={mode}]")
    sheets = [each.extract_text() for each in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages]
    text = " ".join(sheets)
    assert guide.responsibility_roles["management"].title in sheets[0]  # no word is broken
    assert words["sign_ours"] in text
    assert words["sign_theirs"] in text
    assert words["findings"] not in text
    assert ("Ms Okafor" in text) == (mode == "annex")
    assert (words["fee_not_covered"] in text) == (mode == "annex")
    assert page.evaluate("document.scrollingElement.scrollWidth") <= page.viewport_size["width"]


def test_without_scripts_it_is_a_worksheet_with_every_row_and_check(
    new_page: Any, guide: Guide
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(MATRIX)
    for entry in (*guide.responsibilities, *guide.responsibility_checks):
        assert page.locator(f"#row-{entry}, #check-{entry}").is_visible()
    assert page.locator(f"{TOOL} button:visible").count() == 0


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (360, "dark")])
def test_axe_finds_nothing_with_both_views_and_details_open(
    new_page: Any, width: int, scheme: str
) -> None:
    size = {"width": width, "height": 900}
    page = new_page(viewport=size, color_scheme=scheme, reduced_motion="reduce")
    page.goto(MATRIX)
    page.click("[data-do=example]")
    page.locator("[data-differences] article").first.wait_for()
    page.locator("[data-do=open]").first.click()
    page.eval_on_selector_all(f"{TOOL} details", "all => all.forEach((e) => { e.open = true })")
    for script in ("axe.min.js", "look.js"):
        page.add_script_tag(url=f"/guide/-/{script}")
    assert page.evaluate("GuideLook.everything()") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
