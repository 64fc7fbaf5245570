"""The risk register on its page: rating, moving, accepting, reviewing; keyboard and paper."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from macros.model import Guide
from macros.model.markup import plain
from tests.tab import DENIED, PLAIN

from .kept import keep, keep_text, key, menu, no_dialogs, note, printed, stored

REGISTER = "run/risks/"
LOCK, KEY_PERSON = "hidden-lock-in", "key-person-dependence"
Open = Callable[..., Any]


def day(days: int) -> str:
    """Return the day so many days from today."""
    return (date.today() + timedelta(days=days)).isoformat()


def open_with(page: Page, **data: Any) -> None:
    """Open the register with what an earlier visit kept."""
    page.goto(PLAIN)
    if data:
        keep(page, "register", data)
    page.goto(REGISTER)
    page.wait_for_selector("guide-register[data-ready]")


def risk(today: str = "likely/serious", **fields: Any) -> dict[str, Any]:
    """Return a risk that leaves nothing to ask, but for what is changed of it."""
    return {"added": day(0), "today": today, "owner": "Kim", "answer": "share"} | fields


def kept(page: Page, name: str, kind: str = "risks") -> Any:
    """Return what is kept of an entry."""
    return stored(page, "register")[kind].get(name)


def line(page: Page, name: str) -> Any:
    """Return a risk of the list."""
    return page.locator(f"[data-risk='{name}']")


def edit(page: Page, name: str) -> Any:
    """Open the form of a risk."""
    page.click(f"[data-key='edit/{name}']")
    form = page.locator(f"[data-risk-form='{name}']")
    form.wait_for()
    return form


def chip(page: Page, name: str, which: str = "today") -> Any:
    """Return a risk on a map."""
    return page.locator(f"[data-map={which}] [value='{name}']")


def cell(page: Page, name: str, which: str = "today") -> str:
    """Return the rating at which a risk stands on a map."""
    return str(chip(page, name, which).evaluate("e => e.closest('[data-cell]').dataset.cell"))


def test_an_empty_register_says_how_to_begin_and_shows_no_empty_table(
    page: Page, guide: Guide
) -> None:
    open_with(page)
    assert page.inner_text("h1") == guide.words["register"]["title"]
    assert page.locator(".guide-register__none").first.is_visible()
    assert not page.locator(".guide-register__own").is_visible()


def test_a_risk_of_the_guide_comes_with_the_rating_it_proposes_until_somebody_looks(
    page: Page, guide: Guide
) -> None:
    open_with(page)
    page.click(f"[data-take={LOCK}] button")
    entry, words = guide.risks[LOCK], guide.words["register"]
    assert cell(page, LOCK) == f"{entry.likelihood}/{entry.impact}"
    assert words["proposed"] in line(page, LOCK).inner_text()
    assert "today" not in kept(page, LOCK)
    edit(page, LOCK).locator("[data-do=keep]").click()
    assert kept(page, LOCK)["today"] == f"{entry.likelihood}/{entry.impact}"
    assert words["proposed"] not in line(page, LOCK).inner_text()


def test_the_form_shows_the_reasons_of_the_guide_and_keeps_what_is_entered(
    page: Page, guide: Guide
) -> None:
    open_with(page, risks={LOCK: risk()})
    form = edit(page, LOCK)
    expect(form.locator("[data-says]")).to_contain_text(plain(guide.risks[LOCK].impact_reason)[:40])
    form.locator("[name=today-likelihood]").select_option("unlikely")
    form.locator("[name=why]").fill("The keys are ours now.\nSince May.")
    form.locator("[name=owner]").fill("Ada")
    form.locator("[name=review]").fill(day(30))
    found = kept(page, LOCK)
    assert (found["today"], found["owner"], found["review"]) == ("unlikely/serious", "Ada", day(30))
    assert found["why"] == "The keys are ours now.\nSince May."
    expect(form.locator("[data-level-of=today]")).to_have_text("Medium")
    expect(form.locator("[name=owner]")).to_have_value("Ada")


def test_the_sentence_on_top_counts_and_lists_what_runs_out(page: Page) -> None:
    soon = day(20)
    accepted = {"answer": "accept", "accepted_by": "Board", "accepted_why": "Small."}
    open_with(
        page,
        risks={
            LOCK: risk("very-likely/severe", owner=""),
            KEY_PERSON: risk("very-likely/serious", **accepted, accepted_until=soon),
            "slow-response": risk("likely/severe"),
        },
    )
    month = date.fromisoformat(soon).strftime("%B %Y")
    finding = f"Three critical, one without owner, one acceptance runs out in {month}."
    assert page.inner_text("h1") == finding


def test_half_a_rating_is_not_kept_and_not_lost(page: Page) -> None:
    open_with(page, risks={"own-abcd1234": {"added": day(0), "title": "The engineer leaves"}})
    form = edit(page, "own-abcd1234")
    form.locator("[name=today-likelihood]").select_option("likely")
    form.locator("[name=owner]").fill("Kim")
    assert "today" not in kept(page, "own-abcd1234")
    expect(form.locator("[name=today-likelihood]")).to_have_value("likely")
    form.locator("[name=today-impact]").select_option("severe")
    assert kept(page, "own-abcd1234")["today"] == "likely/severe"


def test_an_own_risk_needs_a_name_and_then_opens(page: Page, guide: Guide) -> None:
    open_with(page)
    menu(page, guide.words["register"]["add_risk"])
    page.click("[data-do=own]")
    assert note(page, "guide-register") == guide.words["register"]["no_name"]
    expect(page.locator("[data-own-name]")).to_have_attribute("aria-invalid", "true")
    page.fill("[data-own-name]", "The only network engineer leaves")
    page.click("[data-do=own]")
    page.locator("[data-risk-form] [name=title]").wait_for()
    [name] = stored(page, "register")["risks"]
    assert kept(page, name)["title"] == "The only network engineer leaves"


def test_arrow_keys_move_a_risk_on_either_map_and_the_focus_stays(page: Page) -> None:
    open_with(page, risks={LOCK: risk("possible/serious"), KEY_PERSON: risk()})
    chip(page, LOCK).focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowLeft")
    assert cell(page, LOCK) == kept(page, LOCK)["today"] == "very-likely/noticeable"
    assert chip(page, LOCK).evaluate("e => e === document.activeElement")
    chip(page, LOCK, "aim").focus()
    page.keyboard.press("ArrowDown")
    assert cell(page, LOCK, "aim") == kept(page, LOCK)["aim"] == "likely/noticeable"
    assert kept(page, LOCK)["today"] == "very-likely/noticeable"
    page.click("[data-do=undo]:visible")
    assert "aim" not in kept(page, LOCK)


def test_a_mouse_drags_a_risk_and_the_form_stays_shut(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    open_with(page, risks={LOCK: risk("possible/serious")})
    chip(page, LOCK).scroll_into_view_if_needed()
    start = chip(page, LOCK).bounding_box()
    end = page.locator("[data-map=today] [data-cell='likely/severe']").bounding_box()
    page.mouse.move(start["x"] + 5, start["y"] + 5)
    page.mouse.down()
    page.mouse.move(end["x"] + 20, end["y"] + 20, steps=4)
    page.mouse.up()
    expect(page.locator("[data-map=today] [data-cell='likely/severe'] button")).to_have_count(1)
    assert kept(page, LOCK)["today"] == "likely/severe"
    assert page.locator("[data-risk-form]").count() == 0
    chip(page, LOCK).click()
    page.locator("[data-risk-form]").wait_for()


def test_each_map_adds_up_to_all_risks_and_says_each_cell_in_words(page: Page) -> None:
    open_with(
        page, risks={LOCK: risk(aim="unlikely/limited"), KEY_PERSON: risk(), "own-abcd1234": {}}
    )
    for which in ("today", "aim"):
        caption = page.inner_text(f"[data-map={which}] caption")
        assert sum(map(int, re.findall(r"\d+", caption))) == 3
        words = page.locator(f"[data-map={which}] td .guide-map__level").all_inner_texts()
        assert len(words) == 16
        assert all(words)


def test_one_mitigation_serves_several_risks_and_says_which(page: Page, guide: Guide) -> None:
    open_with(page, risks={LOCK: risk(), KEY_PERSON: risk(mitigations=["ownership-list"])})
    form = edit(page, LOCK)
    menu(page, guide.words["register"]["add_mitigation"])
    form.locator(f"[data-do=lower][value='{LOCK} ownership-list']").click()
    row = page.locator("[data-mitigation=ownership-list]")
    said = row.locator("[data-serves]").inner_text()
    assert guide.risks[LOCK].title in said
    assert guide.risks[KEY_PERSON].title in said
    row.locator("[name=owner]").fill("Ada")
    row.locator("[name=due]").fill(day(-3))
    assert kept(page, "ownership-list", "mitigations") == {"owner": "Ada", "due": day(-3)}
    assert page.locator(".guide-register__late").count() == 2


def test_a_mitigation_of_ones_own_is_named_and_can_be_taken_away_again(
    page: Page, guide: Guide
) -> None:
    open_with(page, risks={LOCK: risk()})
    form = edit(page, LOCK)
    menu(page, guide.words["register"]["add_mitigation"])
    form.locator("[name=own-mitigation]").fill("Ask the notary")
    form.locator("[data-do=lower-own]").click()
    [name] = kept(page, LOCK)["mitigations"]
    assert kept(page, name, "mitigations") == {"title": "Ask the notary"}
    form.locator("[data-do=drop]").click()
    assert "mitigations" not in kept(page, LOCK)
    page.click("[data-do=undo]:visible")
    assert kept(page, LOCK)["mitigations"] == [name]


def test_accepting_says_who_may_and_notes_the_day_and_the_rating(page: Page, guide: Guide) -> None:
    open_with(page, risks={LOCK: risk("likely/serious", answer="")})
    form = edit(page, LOCK)
    form.locator("[data-answer][value=accept]").check()
    level = guide.risk_matrix.levels["high"]
    expect(form.locator("[data-may]")).to_contain_text(level.accepted_by)
    expect(form.locator("[data-asks]")).to_contain_text("who, why, until when")
    form.locator("[name=accepted_by]").fill("The board")
    form.locator("[name=accepted_why]").fill("It costs more than it saves.")
    form.locator("[name=accepted_until]").fill(day(400))
    found = kept(page, LOCK)
    assert (found["accepted_on"], found["accepted_at"]) == (day(0), "likely/serious")
    expect(form.locator("[data-asks]")).to_contain_text(f"at most {level.accepted_for} months")
    form.locator("[name=accepted_until]").fill(day(60))
    expect(form.locator("[data-asks] li")).to_have_count(0)


def test_a_review_asks_one_risk_after_the_other_and_keeps_each_with_its_day(page: Page) -> None:
    open_with(page, risks={LOCK: risk("very-likely/serious"), KEY_PERSON: risk("possible/serious")})
    page.click("[data-do=review]")
    panel = page.locator("[data-review-panel]")
    expect(panel.locator("h2")).to_be_focused()
    panel.locator("[data-review-note]").fill("The keys came back.")
    panel.locator("[data-do=review-down]").click()
    panel.locator("[data-do=review-keep]").click()
    panel.locator("[data-do=review-same]").click()
    expect(panel).to_be_hidden()
    reviews = stored(page, "register")["reviews"]
    assert reviews == {
        f"{day(0)}/{LOCK}": {
            "was": "very-likely/serious", "now": "likely/serious", "note": "The keys came back.",
        },
        f"{day(0)}/{KEY_PERSON}": {"was": "possible/serious", "now": "possible/serious"},
    }  # fmt: skip
    assert kept(page, LOCK)["today"] == "likely/serious"
    assert kept(page, LOCK)["review"] > day(80)
    expect(page.locator("[data-since] li").first).to_contain_text("Down: Hidden lock-in")
    page.click("[data-do=review]")
    expect(panel).to_contain_text("The keys came back.")


def test_up_at_the_top_of_the_scale_raises_the_impact(page: Page) -> None:
    open_with(page, risks={LOCK: risk("very-likely/serious")})
    page.click("[data-do=review]")
    page.click("[data-do=review-up]")
    page.click("[data-do=review-keep]")
    assert kept(page, LOCK)["today"] == "very-likely/severe"


def test_the_list_stays_in_order_while_a_form_is_open(page: Page) -> None:
    open_with(page, risks={LOCK: risk("very-likely/severe"), KEY_PERSON: risk("possible/limited")})
    form = edit(page, KEY_PERSON)
    form.locator("[name=today-likelihood]").select_option("very-likely")
    form.locator("[name=today-impact]").select_option("severe")
    form.locator("[name=review]").fill(day(-200))
    order = "rows => rows.map(row => row.dataset.risk)"
    assert page.locator("[data-list] tbody").evaluate_all(order) == [LOCK, KEY_PERSON]
    form.locator("[data-do=close]").click()
    assert page.locator("[data-list] tbody").evaluate_all(order) == [KEY_PERSON, LOCK]


def test_a_risk_is_taken_out_and_brought_back_with_all_that_was_entered(page: Page) -> None:
    before = risk(why="Because.")
    open_with(page, risks={LOCK: before})
    edit(page, LOCK).locator("[data-do=remove]").click()
    assert stored(page, "register")["risks"] == {}
    page.click("[data-do=undo]:visible")
    assert kept(page, LOCK) == before


def test_another_tab_changes_another_risk_and_nothing_is_lost(new_page: Open) -> None:
    first = new_page()
    open_with(first, risks={LOCK: risk(), KEY_PERSON: risk()})
    second = first.context.new_page()
    second.goto(REGISTER)
    second.wait_for_selector("guide-register[data-ready]")
    edit(first, LOCK).locator("[name=owner]").fill("Ada")
    edit(second, KEY_PERSON).locator("[name=owner]").fill("Bo")
    expect(first.locator(f"[data-risk={KEY_PERSON}]")).to_contain_text("Bo")
    assert (kept(first, LOCK)["owner"], kept(first, KEY_PERSON)["owner"]) == ("Ada", "Bo")
    expect(first.locator("[data-risk-form] [name=owner]")).to_be_focused()


def test_the_example_is_labelled_kept_nowhere_and_leaves_the_own_register_alone(
    page: Page, guide: Guide
) -> None:
    open_with(page)
    page.click("[data-do=example]")
    expect(page.locator("[data-example-text]")).to_contain_text("invented")
    expect(page.locator("[data-list] tbody")).to_have_count(12)
    edit(page, LOCK).locator("[name=owner]").fill("Ada")
    expect(line(page, LOCK)).to_contain_text("Ada")
    assert stored(page, "register") is None
    page.click("[data-do=example-off]")
    assert page.inner_text("h1") == guide.words["register"]["title"]


ODD = {
    "likelihood from a larger edition": {"today": "certain/serious"},
    "half a rating": {"aim": "likely"},
    "a day that does not exist": {"review": "2027-02-30"},
    "an answer nobody knows": {"answer": "ignore"},
    "a name as long as a book": {"owner": "x" * 81},
    "a line break in a name": {"owner": "a\nb"},
    "mitigations as a text": {"mitigations": "exit-plan"},
    "a field nobody knows": {"colour": "red"},
}


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_what_cannot_be_used_is_set_aside_and_the_rest_goes_on(
    page: Page, odd: dict[str, Any]
) -> None:
    good = {"added": day(0), "why": "Because."}
    open_with(page, risks={LOCK: good | odd, "__odd__": {}}, mitigations=[], reviews="x")
    assert page.locator("[data-list] tbody").count() == 1
    expect(page.locator("[data-kept]")).not_to_have_text("")
    edit(page, LOCK).locator("[name=note]").fill("A note.")
    assert kept(page, LOCK) == good | {"note": "A note."}
    assert page.evaluate("key => localStorage.getItem(key)", key("register") + ":broken")


def test_a_mitigation_that_is_gone_and_an_own_risk_without_a_name_are_shown(page: Page) -> None:
    open_with(
        page,
        risks={"own-abcd1234": {"added": day(0), "mitigations": ["nobody-knows"]}, "gone": risk()},
    )
    assert "Risk without a name" in line(page, "own-abcd1234").inner_text()
    assert "No longer in this guide (gone)" in line(page, "gone").inner_text()
    assert "nobody-knows" in page.inner_text("[data-mitigations]")


def test_two_hundred_own_risks_are_shown_and_can_be_moved(page: Page) -> None:
    many = {f"own-{n:08}": risk("likely/serious", title=f"Risk {n}") for n in range(200)}
    open_with(page, risks=many)
    assert page.locator("[data-list] tbody").count() == 200
    chip(page, "own-00000007").focus()
    page.keyboard.press("ArrowUp")
    assert kept(page, "own-00000007")["today"] == "very-likely/serious"


def test_without_storage_it_works_and_says_so(new_page: Open) -> None:
    page = new_page()
    page.add_init_script(DENIED)
    page.goto(REGISTER)
    page.click(f"[data-take={LOCK}] button")
    expect(line(page, LOCK)).to_be_visible()
    expect(page.locator("[data-kept]")).not_to_have_text("")


def test_damaged_text_is_set_aside(page: Page) -> None:
    page.goto(PLAIN)
    keep_text(page, key("register"), "{oops")
    page.goto(REGISTER)
    expect(page.locator("[data-kept]")).not_to_have_text("")
    assert page.evaluate("k => localStorage.getItem(k)", key("register") + ":broken") == "{oops"


@pytest.mark.parametrize(("mode", "pages", "present"), [("filled", 4, True), ("blank", 2, False)])
def test_paper_is_landscape_and_holds_the_legend(
    page: Page, mode: str, pages: int, present: bool
) -> None:
    open_with(page)
    page.click("[data-do=example]")
    page.locator("[data-list] tbody").first.wait_for()
    no_dialogs(page)
    menu(page, "Print")
    page.click(f"[data-do=print][value={mode}]")
    printed(page)
    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    text = " ".join(sheet.extract_text() for sheet in sheets)
    assert len(sheets) <= pages
    assert all(sheet.mediabox.width > sheet.mediabox.height for sheet in sheets)
    assert ("Two administrator accounts" in text or "Hidden lock-in" in text) is present
    assert "Stop and deal with it first" in text
    assert "mm/dd" not in text


def test_without_scripts_it_is_a_worksheet_with_all_risks(new_page: Open, guide: Guide) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(REGISTER)
    assert page.locator(".guide-register__worksheet").is_visible()
    assert page.locator(".guide-register__blank tbody tr").count() == 8
    assert page.locator("[data-take]").count() == len(guide.risks)
    assert page.locator("guide-register button:visible").count() == 0
    assert page.locator("guide-register input:visible").count() == 0


@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing_in_form_and_review(new_page: Open, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    page.goto(REGISTER)
    page.click("[data-do=example]")
    edit(page, LOCK).locator("[data-answer][value=accept]").check()
    page.locator("[data-risk-form] summary").click()
    page.click("[data-do=review]")
    page.locator("[data-review-panel] h2").wait_for()
    for script in ("axe.min.js", "look.js"):
        page.add_script_tag(url=f"/guide/-/{script}")
    assert page.evaluate("GuideLook.everything()") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
