"""One checklist, and the overview of all: what a reader can do with them."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from macros.model.dates import workday

from . import kept
from .kept import EXIT, OVERVIEW, menu, note, open_step, row, step_key, stored, tick

TODAY = date.today()


def _days(count: int) -> str:
    return (TODAY + timedelta(days=count)).isoformat()


def _due(start: int, days: int) -> str:
    return workday(TODAY + timedelta(days=start), days).isoformat()


def test_a_tick_is_remembered_and_counted(page: Page) -> None:
    page.goto(EXIT)
    tick(page, 0)
    expect(page.locator("[data-count]")).to_have_text("1 of 20 done")
    page.reload()
    assert row(page, 0).locator("[name=done]").is_checked()
    assert stored(page, "checklists") == {"items": {step_key(page, 0): {"state": "done"}}}


def test_what_does_not_apply_leaves_the_count(page: Page) -> None:
    page.goto(EXIT)
    open_step(page, 1).locator("[name=na]").check()
    expect(page.locator("[data-count]")).to_have_text("0 of 19 done · does not apply: 1")
    tick(page, 1)
    expect(page.locator("[data-count]")).to_have_text("1 of 20 done")
    assert not row(page, 1).locator("[name=na]").is_checked()


def test_owner_and_note_are_kept_as_text_while_they_are_typed(page: Page) -> None:
    page.goto(EXIT)
    fields = open_step(page, 2)
    fields.locator("[name=owner]").fill("<img src=x onerror=alert(1)>")
    fields.locator("[name=note]").fill("line one\nline <b>two</b>")
    page.reload()
    assert row(page, 2).locator("[data-who]").inner_text() == "<img src=x onerror=alert(1)>"
    assert row(page, 2).locator("[data-remark]").inner_text() == "line one\nline <b>two</b>"
    assert page.locator("[data-step] img").count() == 0


def test_due_dates_are_counted_from_the_readers_date(page: Page) -> None:
    page.goto(EXIT)
    days = int(str(row(page, 0).get_attribute("data-days")))
    page.fill("[data-date=exit]", _days(400))
    computed = open_step(page, 0).locator("[name=due]")
    assert computed.input_value() == _due(400, days)
    page.fill("[data-date=exit]", _days(410))
    assert computed.input_value() == _due(410, days)


def test_a_changed_due_date_stays_when_the_readers_date_moves(page: Page) -> None:
    page.goto(EXIT)
    page.fill("[data-date=exit]", _days(400))
    due = open_step(page, 0).locator("[name=due]")
    due.fill("2031-02-03")
    page.fill("[data-date=exit]", _days(500))
    assert due.input_value() == "2031-02-03"
    due.fill("")
    due.blur()
    days = int(str(row(page, 0).get_attribute("data-days")))
    page.reload()
    assert open_step(page, 0).locator("[name=due]").input_value() == _due(500, days)


def test_the_filter_shows_open_overdue_done_and_mine(page: Page) -> None:
    page.goto(EXIT)
    page.fill("[data-date=exit]", _days(0))
    tick(page, 0)
    open_step(page, 1).locator("[name=owner]").fill("Maria")
    page.select_option("[data-filter=show]", "done")
    assert page.locator("[data-step]:visible").count() == 1
    expect(page.locator("[data-shown]")).to_have_text("1 of 20 steps is shown.")
    page.select_option("[data-filter=show]", "open")
    assert page.locator("[data-step]:visible").count() == 19
    page.select_option("[data-filter=show]", "overdue")
    assert not row(page, 19).is_visible()
    page.select_option("[data-filter=owner]", "Maria")
    assert page.locator("[data-step]:visible").count() == 1
    page.select_option("[data-filter=show]", "")
    page.select_option("[data-filter=owner]", "")
    page.select_option("[data-filter=part]", "Move")
    assert page.locator("[data-part]:visible h2").all_inner_texts() == ["Move"]


def test_a_step_that_is_ticked_stays_in_sight_until_the_filter_changes(page: Page) -> None:
    page.goto(EXIT)
    page.select_option("[data-filter=show]", "open")
    tick(page, 0)
    assert row(page, 0).is_visible()


def test_emptying_the_list_can_be_taken_back(page: Page) -> None:
    page.goto(EXIT)
    tick(page, 0)
    open_step(page, 1).locator("[name=note]").fill("important")
    before = stored(page, "checklists")
    page.click("[data-do=reset]")
    assert stored(page, "checklists") == {"items": {}}
    expect(page.locator(".guide-panel > .guide-note [data-do=undo]")).to_be_focused()
    page.keyboard.press("Enter")
    assert stored(page, "checklists") == before


def test_emptying_one_list_leaves_the_others_alone(page: Page) -> None:
    page.goto(EXIT)
    kept.keep(page, "checklists", {"items": {"hand-over/list-suppliers": {"state": "done"}}})
    page.reload()
    tick(page, 0)
    page.click("[data-do=reset]")
    assert stored(page, "checklists") == {"items": {"hand-over/list-suppliers": {"state": "done"}}}


def test_a_list_that_comes_round_begins_again_with_owners_and_notes(page: Page) -> None:
    page.goto("move/checklists/quarterly-review/")
    page.fill("[data-date]", "2027-01-31")
    tick(page, 0)
    open_step(page, 0).locator("[name=owner]").fill("Jan")
    page.click("[data-do=round]")
    assert page.input_value("[data-date]") == "2027-04-30"
    assert stored(page, "checklists")["items"] == {step_key(page, 0): {"owner": "Jan"}}
    page.click(".guide-panel > .guide-note [data-do=undo]")
    assert page.input_value("[data-date]") == "2027-01-31"
    assert stored(page, "checklists")["items"][step_key(page, 0)]["state"] == "done"


def test_a_list_that_comes_round_starts_with_go_live(page: Page) -> None:
    page.goto(OVERVIEW)
    menu(page, "Your dates")
    page.fill("[data-date=go-live]", "2027-03-01")
    page.goto("move/checklists/monthly-review/")
    assert page.input_value("[data-date]") == "2027-03-01"


def test_everything_works_with_the_keyboard_alone(page: Page) -> None:
    page.goto(EXIT)
    row(page, 0).locator("[name=done]").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("[name=na]").first.wait_for()
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "owner":
            break
    page.keyboard.type("Maria")
    assert stored(page, "checklists")["items"][step_key(page, 0)] == {
        "state": "done",
        "owner": "Maria",
    }


def test_progress_is_a_status(page: Page) -> None:
    page.goto(EXIT)
    assert page.locator("[data-count]").get_attribute("role") == "status"


def test_two_tabs_on_one_list_lose_nothing(page: Page) -> None:
    page.goto(EXIT)
    other = page.context.new_page()
    other.goto(EXIT)
    tick(page, 0)
    expect(row(other, 0).locator("[name=done]")).to_be_checked()
    tick(other, 1)
    open_step(other, 2).locator("[name=owner]").fill("Jan")
    open_step(page, 2).locator("[name=note]").fill("call back")
    items = stored(page, "checklists")["items"]
    assert items[step_key(page, 0)] == items[step_key(page, 1)] == {"state": "done"}
    assert items[step_key(page, 2)] == {"owner": "Jan", "note": "call back"}


def test_a_field_being_edited_is_not_overwritten_by_another_tab(page: Page) -> None:
    page.goto(EXIT)
    field = open_step(page, 0).locator("[name=note]")
    field.fill("mine")
    other = page.context.new_page()
    other.goto(EXIT)
    open_step(other, 0).locator("[name=note]").fill("theirs")
    assert field.input_value() == "mine"


def test_named_sets_are_kept_apart(page: Page) -> None:
    page.goto(EXIT)
    tick(page, 0)
    menu(page, "Several sets")
    page.fill("[data-name]", "Hamburg")
    page.click("[data-do=add]")
    assert note(page, "guide-sets").startswith("You are now in the new, empty set “Hamburg”.")
    assert not row(page, 0).locator("[name=done]").is_checked()
    tick(page, 1)
    page.select_option("[data-set]", label="First set")
    assert row(page, 0).locator("[name=done]").is_checked()
    assert not row(page, 1).locator("[name=done]").is_checked()
    page.goto(OVERVIEW)
    assert page.locator("[data-set] option").all_inner_texts() == ["First set", "Hamburg"]


def test_a_set_can_be_copied_renamed_and_deleted_with_undo(page: Page) -> None:
    page.goto(EXIT)
    tick(page, 0)
    menu(page, "Several sets")
    page.fill("[data-name]", "Provider B")
    page.click("[data-do=copy]")
    assert note(page, "guide-sets").startswith("You are now in the copy “Provider B”.")
    assert row(page, 0).locator("[name=done]").is_checked()
    page.fill("[data-name]", "<b>Provider C</b>")
    page.click("[data-do=rename]")
    assert note(page, "guide-sets") == "The set is now called “<b>Provider C</b>”."
    texts = page.locator("[data-set] option").all_inner_texts()
    assert texts == ["First set", "<b>Provider C</b>"]
    page.click("[data-do=remove]")
    assert page.locator("[data-set] option").count() == 1
    page.click("guide-sets [data-do=undo]")
    assert page.locator("[data-set] option:checked").inner_text() == "<b>Provider C</b>"
    assert row(page, 0).locator("[name=done]").is_checked()


def test_two_tabs_can_work_on_two_sets(page: Page) -> None:
    page.goto(EXIT)
    menu(page, "Several sets")
    page.fill("[data-name]", "Berlin")
    page.click("[data-do=add]")
    other = page.context.new_page()
    other.goto(EXIT)
    other.select_option("[data-set]", label="First set")
    tick(other, 0)
    page.reload()
    assert page.locator("[data-set] option:checked").inner_text() == "Berlin"
    assert not row(page, 0).locator("[name=done]").is_checked()


def test_the_overview_shows_progress_and_finds_steps(page: Page) -> None:
    page.goto(EXIT)
    page.fill("[data-date=exit]", _days(10))
    tick(page, 0)
    page.goto(OVERVIEW)
    expect(page.locator("[data-list=exit] [data-count]")).to_contain_text("1 of 20 done")
    page.select_option("[data-filter=show]", "overdue")
    found = page.locator("[data-found] li")
    assert found.count() > 5
    found.first.locator("[name=done]").check()
    expect(page.locator("[data-list=exit] [data-count]")).to_contain_text("2 of 20 done")
    found.first.locator("a").click()
    assert page.url.split("#")[0].endswith("/move/checklists/exit/")
    page.locator(f"[id='{page.url.split('#')[1]}']").wait_for()


def test_paper_shows_owner_and_date_columns_and_every_step_whole(
    page: Page, tmp_path: Path
) -> None:
    page.goto(EXIT)
    kept.no_dialogs(page)
    tick(page, 0)
    open_step(page, 1).locator("[name=owner]").fill("Maria Schmidt")
    texts = {}
    menu(page, "Print")
    for mode in ("blank", "progress", "open"):
        page.click(f"[data-do=print][value={mode}]")
        file = tmp_path / f"{mode}.pdf"
        page.pdf(path=file, prefer_css_page_size=True)
        texts[mode] = "".join(sheet.extract_text() for sheet in PdfReader(file).pages)
        assert 3 <= len(PdfReader(file).pages) <= 6
    first = row(page, 0).locator("label").first.inner_text()
    assert "Maria Schmidt" not in texts["blank"]
    assert "✓" not in texts["blank"]
    assert "Maria Schmidt" in texts["progress"]
    assert first in texts["progress"]
    assert first not in texts["open"]
    for text in texts.values():
        assert text.count("Until") >= 19
        assert text.count("Proof:") >= 19


def test_several_lists_print_in_one_go(page: Page, tmp_path: Path) -> None:
    page.goto(OVERVIEW)
    kept.no_dialogs(page)
    menu(page, "Print")
    page.check("[data-pick][value=exit]")
    page.check("[data-pick][value=hand-over]")
    page.click("[data-do=print][value=blank]")
    kept.printed(page)
    page.pdf(path=tmp_path / "lists.pdf", prefer_css_page_size=True)
    sheets = [sheet.extract_text() for sheet in PdfReader(tmp_path / "lists.pdf").pages]
    text = "".join(sheets)
    assert "Leaving a provider" in text
    assert "Handing over" in text
    assert "Before you decide" not in text
    assert len(sheets) == 4


def test_without_scripts_the_whole_list_can_be_read_and_printed(new_page, tmp_path: Path) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(EXIT)
    assert not page.locator("[data-panel]").first.is_visible()
    page.pdf(path=tmp_path / "list.pdf", prefer_css_page_size=True)
    text = "".join(sheet.extract_text() for sheet in PdfReader(tmp_path / "list.pdf").pages)
    assert text.count("Proof:") == 20
    assert text.count("Until") == 20


def test_the_page_does_not_move_when_the_tool_starts(new_page) -> None:
    page = new_page()
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver((list) => {"
        " for (const entry of list.getEntries()) window.shift += entry.value"
        " }).observe({ type: 'layout-shift', buffered: true })"
    )
    for path in (EXIT, OVERVIEW, kept.REVIEWS):
        page.goto(path)
        page.wait_for_timeout(200)
        assert page.evaluate("window.shift") <= 0.005, path
