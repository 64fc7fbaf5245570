"""The dossier: what a reader has, what is missing, and the paper for the board."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from macros.load.tools import read_tools
from macros.model import Guide
from tests.tab import PLAIN

from . import kept
from .kept import DOSSIER, EXIT, OVERVIEW, PRIVACY, REVIEWS, keep

COVER = {
    "company": "Muster & <b>Söhne</b>",
    "author": "Maria & Jan",
    "decision": "Share it?\nFrom July.",
    "meeting": "2027-01-15",
}
BOARD = "[data-board]"
SHEET = {"width": 673, "height": 979}  # of A4, within its margins


def _answers(guide: Guide, option: int = 0) -> dict[str, Any]:
    answers = {q.id: list(q.options)[option] for q in guide.questions.values()}
    answers["present-team"] = "side-job"  # what the other answers say does not clash with it
    return {"answers": answers, "priorities": {}, "path": "full", "place": "", "others": []}


def _fill(page: Page, guide: Guide) -> None:
    page.goto(PLAIN)
    keep(page, "questionnaire", _answers(guide))
    items = {"exit/reasons": {"note": "x"}}
    first = next(iter(guide.checklists["before-signing"].items))
    items[f"before-signing/{first}"] = {"state": "done", "owner": "Jan"}
    keep(page, "checklists", {"items": items})
    keep(page, "dates", {"signing": "2026-01-31", "go-live": "2026-04-01"})
    keep(page, "dossier", COVER)
    page.goto(DOSSIER)
    expect(page.locator("#part-decision")).to_be_visible()


def test_an_empty_browser_is_told_where_to_begin(page: Page, guide: Guide) -> None:
    page.goto(DOSSIER)
    assert page.locator("[data-none]").is_visible()
    links = page.locator("[data-missing] a")
    pages = {tool.page for tool in read_tools(guide.words)[0].values() if tool.order}
    assert links.count() == len(pages) > 2
    for number in range(links.count()):
        page.goto(DOSSIER)
        links.nth(number).click()
        assert page.locator("h1").inner_text()
        assert "does not exist" not in page.title()


def test_an_empty_browser_loads_nothing_it_does_not_need(page: Page) -> None:
    page.goto(DOSSIER)
    page.wait_for_timeout(200)
    assert not [url for url in page.watch.requests if "guide-result" in url]


def test_everything_that_is_there_is_gathered(page: Page, guide: Guide) -> None:
    _fill(page, guide)
    titles = page.locator(".guide-dossier__part > h2").all_inner_texts()
    assert titles == [
        "Reasons and doubt in full",
        "Function by function",
        "Risks, and what to do about them",
        "Progress of the checklists",
        "Dates",
        "Annex: the answers",
    ]
    assert page.locator("[data-contents] a").all_inner_texts() == titles
    missing = page.locator("[data-missing]").inner_text()
    assert [title for title in titles if title in missing] == []
    certainty = page.evaluate(
        "() => GuideDecision.decide(GuideQuestions.model,"
        " new GuideStore('questionnaire').read({}).answers).certainty"
    )
    assert certainty
    assert page.locator(".guide-board__verdict").first.inner_text()
    progress = page.locator("section:has(#part-checklists)")
    assert "1 of 20 done" in progress.inner_text()
    assert "exit/reasons" in progress.inner_text()


def test_the_verdict_is_that_of_the_questionnaire(page: Page, guide: Guide) -> None:
    _fill(page, guide)
    said = page.locator(".guide-board__verdict").first.inner_text()
    page.goto("decide/questionnaire/#result")
    expect(page.locator(".guide-result__verdict")).to_have_text(said)


def test_the_cover_names_edition_date_and_version(page: Page, guide: Guide) -> None:
    _fill(page, guide)
    facts = page.locator("[data-facts]").inner_text()
    assert f"edition {guide.company.edition}" in facts
    assert f"version {guide.questionnaire.version}" in facts
    assert str(guide.company.updated.year) in facts
    assert page.locator("[data-print-company]").inner_text() == COVER["company"]
    assert page.locator("[data-print-decision]").inner_text() == COVER["decision"]
    assert page.locator(".guide-dossier b").count() == 0


def test_what_is_typed_on_the_cover_is_kept(page: Page, guide: Guide) -> None:
    _fill(page, guide)
    page.fill("[name=company]", "Another Ltd")
    expect(page.locator("[data-print-company]")).to_have_text("Another Ltd")
    page.reload()
    assert page.input_value("[name=company]") == "Another Ltd"


def _sheets(page: Page) -> list[str]:
    page.emulate_media(media="print")
    pdf = page.pdf(prefer_css_page_size=True)
    return [sheet.extract_text() for sheet in PdfReader(io.BytesIO(pdf)).pages]


def test_everything_a_board_decides_on_stands_on_the_first_sheet(page: Page, guide: Guide) -> None:
    _fill(page, guide)
    keep(page, "dossier", COVER | {"named": "yes"})
    page.reload()
    expect(page.locator("#part-decision")).to_be_visible()
    first, second, *_ = sheets = _sheets(page)
    board = guide.words["board"]
    heads = [board[name] for name in ("sure", "against", "turn", "money", "decision", "decided")]
    heads += [guide.words["readiness"]["title"], guide.words["first_steps"]["title"]]
    texts = [COVER["company"], "Maria & Jan", "15 January 2027", "#s=v", "&n=Maria%20%26%20Jan"]
    assert [text for text in heads + texts if text not in first] == []
    assert "Behind this page" in second
    assert len(sheets) <= 10
    assert [number for number, text in enumerate(sheets[:-1]) if len(text) < 900] == []
    whole = "".join(sheets)
    assert [text for text in ("Save the file", "Print the board paper") if text in whole] == []


def test_the_first_page_fits_on_one_sheet_whatever_the_answers(page: Page, guide: Guide) -> None:
    page.goto(PLAIN)
    keep(page, "dossier", COVER | {"decision": "What shall we do about our IT? " * 6})
    page.emulate_media(media="print")
    page.set_viewport_size(SHEET)
    tall = {}
    for scenario in guide.scenarios.values():
        answers = dict(scenario.answers) | {"keys-in-hand": "not-held", "owner": "name-only"}
        keep(page, "questionnaire", _answers(guide) | {"answers": answers})
        page.goto(DOSSIER)
        page.wait_for_selector(f"{BOARD} table", state="attached")
        height = page.locator(".guide-dossier .guide-board").evaluate("node => node.offsetHeight")
        if height > SHEET["height"]:
            tall[scenario.id] = height
    assert tall == {}


def test_nothing_is_folded_away_on_the_paper(page: Page, guide: Guide) -> None:
    _fill(page, guide)
    folded = page.locator(".guide-dossier__paper details")
    assert folded.evaluate_all("all => all.filter(({ open }) => !open).length") == 0


@pytest.mark.parametrize("scripts", [True, False])
def test_an_empty_board_paper_is_printed_on_one_sheet(
    new_page: Any, guide: Guide, scripts: bool
) -> None:
    page = new_page(java_script_enabled=scripts)
    page.goto(DOSSIER)
    assert not page.locator(".guide-board--blank").is_visible()
    sheets = _sheets(page)
    board = guide.words["board"]
    assert len(sheets) == 1
    texts = [guide.words["dossier"]["question"], board["proposed"], board["turn"], "External IT"]
    assert [text for text in texts if text not in sheets[0]] == []


def test_the_days_of_the_steps_follow_the_day_of_the_meeting(new_page: Any, guide: Guide) -> None:
    page = new_page()
    _fill(page, guide)
    page.clock.set_fixed_time("2026-11-30T12:00:00")
    keep(page, "questionnaire", _answers(guide) | {"answers": {"keys-in-hand": "not-held"}})
    page.reload()
    steps = page.locator(".guide-board__steps tbody tr")
    expect(steps.filter(has_text="administrator accounts")).to_contain_text("1 January 2027")
    page.fill("[name=meeting]", "2026-12-04")
    expect(steps.filter(has_text="administrator accounts")).to_contain_text("at once")
    expect(page.locator(BOARD)).to_contain_text("ask for more days than are left")
    page.fill("[name=meeting]", "2026-11-27")
    expect(page.locator(BOARD)).to_contain_text("The day of the meeting is over")
    page.fill("[name=meeting]", "")
    expect(steps.filter(has_text="administrator")).to_contain_text("2 weeks before the board")


def test_the_link_on_the_paper_holds_the_name_only_if_wanted(page: Page, guide: Guide) -> None:
    _fill(page, guide)
    line = page.locator(f"{BOARD} .guide-source-line")
    assert "&n=" not in line.inner_text()
    page.check("[name=named]")
    expect(line).to_contain_text("&n=Maria%20%26%20Jan")
    page.reload()
    assert page.is_checked("[name=named]")
    address = line.inner_text().split(": ", 1)[1]
    page.goto(PLAIN)
    page.goto(address)
    expect(page.locator("[data-result]")).not_to_be_empty()


def test_the_first_page_says_which_parts_have_nothing_yet(page: Page, guide: Guide) -> None:
    page.goto(PLAIN)
    keep(page, "questionnaire", _answers(guide))
    page.goto(DOSSIER)
    missing = page.locator(f"{BOARD} .guide-board__topics tr").last
    expect(missing).to_contain_text("Progress of the checklists")
    expect(page.locator(f"{BOARD} .guide-board__topics")).to_contain_text("functions:")


def test_a_new_tool_brings_its_part_without_a_change_here(page: Page, guide: Guide) -> None:
    _fill(page, guide)
    keep(page, "parking", {"total": 4711})
    page.evaluate(
        """() => {
          const clean = (data) => ({ data, faults: [] })
          const dossier = (own) => own ? [`Total ${own.total}`] : null
          GuideTool.define({ id: "parking", clean, dossier })
          GuideTool.define({ id: "faulty", clean, dossier: () => { throw new Error("no") } })
          GuideTools.splice(2, 0,
            { id: "parking", tool: "parking", page: "x/y", title: "Parking", missing: "Compare" },
            { id: "faulty", tool: "faulty", page: "x/z", title: "Faulty", missing: "Repair it" })
          GuideStore.tell(null)
        }"""
    )
    titles = page.locator(".guide-dossier__part > h2").all_inner_texts()
    assert titles.index("Parking") < titles.index("Function by function")
    assert "Total 4711" in page.locator("section:has(#part-parking)").inner_text()
    assert "Repair it" in page.locator("[data-missing]").inner_text()


def test_it_follows_what_happens_in_another_tab(page: Page, guide: Guide) -> None:
    page.goto(DOSSIER)
    other = page.context.new_page()
    other.goto(EXIT)
    kept.tick(other, 0)
    expect(page.locator("#part-checklists")).to_be_visible()


def test_answers_that_make_no_sense_do_not_break_it(page: Page) -> None:
    page.goto(PLAIN)
    keep(page, "questionnaire", {"answers": {"__no": 1, "x": "y"}, "priorities": 7, "path": []})
    keep(page, "dossier", {"company": 7, "surprise": "x"})
    page.goto(DOSSIER)
    expect(page.locator("[data-missing]")).to_contain_text("Answer the questionnaire")


def test_without_scripts_it_says_what_to_do(new_page: Any) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(DOSSIER)
    assert "needs JavaScript" in page.locator("main").inner_text()


@pytest.mark.parametrize("width", [1280, 320])
def test_the_tools_are_accessible_in_use(page: Page, guide: Guide, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    _fill(page, guide)
    found = {DOSSIER: _look(page)}
    page.goto(EXIT)
    page.fill("[data-date]", "2026-12-01")
    kept.tick(page, 0)
    kept.open_step(page, 1).locator("[name=na]").check()
    for name in ("Print", "Save or load", "Several sets"):
        kept.menu(page, name)
    page.fill("[data-name]", "Second")
    page.click("[data-do=add]")
    kept.open_step(page, 2)
    page.click("[data-do=reset]")
    found[EXIT] = _look(page)
    page.goto(OVERVIEW)
    for name in ("Your dates", "Print", "Save or load", "Several sets"):
        kept.menu(page, name)
    page.select_option("[data-filter=show]", "")
    found[OVERVIEW] = _look(page)
    page.goto(REVIEWS)
    page.fill("[data-date]", "2027-01-04")
    found[REVIEWS] = _look(page)
    page.goto(PRIVACY)
    page.click("[data-do=forget]")
    found[PRIVACY] = _look(page)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def _look(page: Page) -> list[str]:
    page.add_script_tag(url="/guide/-/axe.min.js")
    page.add_script_tag(url="/guide/-/look.js")
    found = list(page.evaluate("GuideLook.everything()"))
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return found + ([f"{wide} pixels too wide"] if wide > 0 else [])


def test_the_board_paper_is_copied_as_text_with_doubts_and_the_addresses_of_sources(
    page: Page, guide: Guide
) -> None:
    _fill(page, guide)
    page.evaluate(
        "() => { navigator.clipboard.writeText = async (t) => { globalThis.copied = t } }"
    )
    page.click("[data-do=copyText]")
    page.wait_for_function("() => Boolean(globalThis.copied)")
    text = page.evaluate("globalThis.copied")
    for said in page.locator(f"{BOARD} .guide-board__verdict").all_inner_texts():
        assert said in text
    assert "other weightings" in text
    assert "January 2027" in text
    assert "## Annex: the answers" in text
    assert "| Question | Answer |" in text
    assert re.search(r"^- \[[^]]+\]\(https://[^)]+\)$", text, re.M)
    assert "](#" not in text
    expect(page.get_by_text("The board paper is copied as text.")).to_be_in_viewport()


def test_where_the_board_paper_cannot_be_copied_it_is_saved(page: Page, guide: Guide) -> None:
    _fill(page, guide)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(Error('denied')) }")
    with page.expect_download() as download:
        page.click("[data-do=copyText]")
    assert download.value.suggested_filename.startswith("board-paper-")
    expect(page.get_by_text("saved as a text file")).to_be_in_viewport()
