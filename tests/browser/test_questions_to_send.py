"""Questions go out without giving anything away, and their answers stand beside each other."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from macros.model import Guide
from macros.model.markup import plain
from tests.tab import PLAIN

from .kept import download, keep, load, no_dialogs, note, stored

SEND = "choose/questions-to-send/"
STORE = "questions-to-send"
RIVAL = "Rival Systems"
LOADED = "[kind=provider-questions] [data-file]"
FIRST, SECOND = "fully-managed", "stays-with-us"


@pytest.fixture
def rival() -> dict[str, Any]:
    """What is kept after another provider has answered."""
    answers = {FIRST: {"answer": "All of it", "who": "provider"}}
    return {"out": [], "own": {}, "providers": {"p1": {"name": RIVAL, "answers": answers}}}


def _sheet(page: Page) -> bytes:
    return download(page, "[kind=provider-questions] [data-do=save]").read_bytes()


def _answered(content: bytes, rows: dict[str, tuple[str, str, str, str]], name: str = "") -> bytes:
    """Return a sheet as a provider sends it back: answer, enclosed, who, split by question."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    for line in book["Questions"].iter_rows(min_row=5):
        for cell, text in zip(line[5:], rows.get(line[0].value, ()), strict=False):
            cell.value = text or None
    book["Provider"]["C2"] = name
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _take(page: Page, content: bytes, name: str = "answers.xlsx") -> str:
    """Load an answered sheet, take it over, and return what was told before."""
    load(page, name, content, LOADED)
    told = page.locator("[data-told]")
    expect(told).to_be_visible()
    said = told.inner_text()
    page.click("[data-do=take]")
    expect(told).to_be_hidden()
    return said


def _letters(text: str) -> str:
    return re.sub(r"\W", "", text).lower()


def _secrets(guide: Guide) -> Iterator[str]:
    """Yield what no provider may read: what is good, what worries, what it weighs, who else."""
    for question in guide.provider_questions.values():
        for text in (question.good_answer, question.worrying_answer, question.ask_for):
            yield from (part for part in re.split(r"[.!?]\s", plain(text)) if len(part) > 20)
    yield from (criterion.title for criterion in guide.criteria.values())
    yield from (f"Weight {n}" for n in range(6))
    yield from (RIVAL, "Alpha set")


def _given_away(guide: Guide, text: str) -> list[str]:
    said, open_text = (
        _letters(text),
        " ".join(
            f"{each.id} {each.title} {each.why_we_ask} {each.please_enclose}"
            for each in guide.provider_questions.values()
        ),
    )
    open_text = _letters(open_text + " ".join(guide.words["question_group"].values()))
    secrets = {_letters(each) for each in _secrets(guide)} - {""}
    return [each for each in secrets if each in said and each not in open_text]


COPIED = """() => new Promise(resolve => {
  const { setData } = DataTransfer.prototype, found = {}
  DataTransfer.prototype.setData = function (type, text) {
    found[type] = text
    return setData.call(this, type, text)
  }
  document.querySelector("[data-do=copy]").click()
  const wait = () => (found["text/plain"] ? resolve(found) : setTimeout(wait, 20))
  wait()
})"""


def test_nothing_that_leaves_the_house_gives_anything_away(
    page: Page, guide: Guide, rival: dict[str, Any]
) -> None:
    page.goto(PLAIN)
    keep(page, STORE, rival)
    page.goto(SEND)
    expect(page.locator(".guide-answered").first).to_be_visible()
    _sheet(page)  # brings the script of the sets
    page.evaluate("name => GuideSets.rename('default', name)", "Alpha set")
    archive = zipfile.ZipFile(io.BytesIO(_sheet(page)))
    texts = {name: archive.read(name).decode() for name in archive.namelist()}
    texts |= page.evaluate(COPIED)
    texts["html"] = download(page, "[data-do=html]").read_text("utf-8")
    page.emulate_media(media="print")
    sheets = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    texts["paper"] = "".join(sheet.extract_text() for sheet in sheets)
    assert {
        name: found for name, text in texts.items() if (found := _given_away(guide, text))
    } == {}
    asked = _letters(guide.provider_questions[FIRST].title)
    whole = ("text/html", "text/plain", "html", "paper", "xl/worksheets/sheet1.xml")
    assert [name for name in whole if asked not in _letters(texts[name])] == []


def test_the_search_for_what_is_given_away_finds_it(guide: Guide) -> None:
    question = guide.provider_questions[FIRST]
    assert _given_away(guide, f"Dear {RIVAL}, {plain(question.worrying_answer)}")


def test_only_what_is_picked_leaves(page: Page, guide: Guide) -> None:
    page.goto(SEND)
    page.click("[data-do=pick][value=before-signing]")
    wanted = [
        question.id
        for question in guide.provider_questions.values()
        if question.moment == "before-signing"
    ]
    page.locator(f"[data-pick][value={wanted[0]}]").uncheck()
    page.fill("[data-own]", "Do you speak =1+1 <b>?")
    page.click("[data-do=add]")
    total = len(guide.provider_questions) + 1
    expect(page.locator("[data-count]")).to_have_text(f"{len(wanted)} of {total} are picked.")
    page.reload()
    sheet = openpyxl.load_workbook(io.BytesIO(_sheet(page)))["Questions"]
    rows = [row[:3] for row in sheet.iter_rows(min_row=5, values_only=True)]
    [own] = stored(page, STORE)["own"]
    assert {row[0] for row in rows} == {*wanted[1:], own}
    assert rows[-1][2] == "Do you speak =1+1 <b>?"
    page.emulate_media(media="print")
    shown = page.locator(".guide-send li:visible")
    assert shown.count() == len(wanted)


def test_answers_can_be_written_into_the_sheet_and_nothing_else(page: Page) -> None:
    page.goto(SEND)
    sheet = openpyxl.load_workbook(io.BytesIO(_sheet(page)))["Questions"]
    free = {cell.column_letter for cell in sheet[5] if not cell.protection.locked}
    assert (free, sheet.protection.sheet) == ({"F", "G", "H", "I"}, True)
    assert sheet.data_validations.dataValidation[0].formula1 == "'Choices'!$A$1:$A$4"


def test_answers_stand_beside_each_other_with_what_worries(
    page: Page, guide: Guide, rival: dict[str, Any]
) -> None:
    page.goto(PLAIN)
    keep(page, STORE, rival)
    page.goto(SEND)
    rows = {FIRST: ("Nearly all", "A list", "both", ""), SECOND: ("Little", "", "nobody", "")}
    said = _take(page, _answered(_sheet(page), rows, "Alpha IT"))
    assert "6 entries read in 3 rows" in said
    question = guide.provider_questions[FIRST]
    place = page.locator(".guide-answered__question", has_text=question.title)
    expect(place).to_contain_text(plain(question.worrying_answer))
    rows_shown = [row.inner_text().split("\t") for row in place.locator("tbody tr").all()]
    assert [row[0] for row in rows_shown] == [RIVAL, "Alpha IT"]
    expect(place).to_contain_text("All of it")
    expect(place).to_contain_text("The providers see differently who does it.")
    back = page.locator(".guide-answered__back").inner_text()
    assert f"Alpha IT writes “both” without saying who does which part: {question.title}" in back
    assert "Alpha IT says that nobody does this" in back
    section = page.locator(".guide-answered", has=place)
    expect(section.locator("h3")).to_have_text(guide.criteria[question.criteria[0]].title)


def test_who_does_it_is_kept_as_the_view_of_the_provider(page: Page) -> None:
    page.goto(SEND)
    rows = {FIRST: ("Yes", "", "you", ""), SECOND: ("No", "", "both", "We patch, you approve")}
    _take(page, _answered(_sheet(page), rows, "Alpha IT"))
    views = page.evaluate("data => GuideSentQuestions.views(data)", stored(page, STORE))
    assert views == [
        {
            "name": "Alpha IT",
            "rows": {
                FIRST: {"who": "provider", "split": ""},
                SECOND: {"who": "both", "split": "We patch, you approve"},
            },
        }
    ]


def test_whose_answers_they_are_is_said_by_the_reader_the_file_or_its_name(page: Page) -> None:
    page.goto(SEND)
    content = _answered(_sheet(page), {FIRST: ("Yes", "", "", "")}, "alpha it ")
    _take(page, _answered(content, {}, "Alpha IT"))
    _take(page, _answered(content, {FIRST: ("Later", "", "", "")}, "alpha it "))
    _take(page, _answered(content, {}, ""), "beta works.xlsx")
    page.fill("[data-from]", "Gamma")
    _take(page, content)
    kept = stored(page, STORE)["providers"]
    assert [each["name"] for each in kept.values()] == ["Alpha IT", "beta works", "Gamma"]
    assert kept["p1"]["answers"][FIRST]["answer"] == "Later"


def test_taking_over_and_removing_can_be_undone(page: Page) -> None:
    page.goto(SEND)
    _take(page, _answered(_sheet(page), {FIRST: ("Yes", "", "", "")}, "Alpha IT"))
    before = stored(page, STORE)
    page.click("[data-do=remove]")
    assert stored(page, STORE)["providers"] == {}
    page.locator("[data-do=undo]:focus").click()
    assert stored(page, STORE) == before


def test_a_sheet_with_odd_answers_is_told_row_by_row(page: Page) -> None:
    page.goto(SEND)
    content = _answered(_sheet(page), {FIRST: ("Yes", "", "perhaps", "")}, "Alpha IT")
    book = openpyxl.load_workbook(io.BytesIO(content))
    book["Questions"].append(["no-such-question", *[None] * 4, "Yes"])
    file = io.BytesIO()
    book.save(file)
    said = _take(page, file.getvalue())
    assert "“perhaps” cannot be used as “Who does it”. Possible: you, we, both, nobody." in said
    assert "this edition has no “no-such-question”" in said
    assert stored(page, STORE)["providers"]["p1"]["answers"] == {FIRST: {"answer": "Yes"}}


def test_a_question_that_was_renamed_keeps_its_answers(page: Page) -> None:
    page.goto(SEND)
    cleaned = page.evaluate(
        """() => {
          GuideData.renamed["provider-questions/old-one"] = "provider-questions/fully-managed"
          const answers = { "old-one": { answer: "Yes" }, gone: { answer: "No" } }
          return GuideSentQuestions.clean({ providers: { p1: { name: "A", answers } } })
        }"""
    )
    answers = cleaned["data"]["providers"]["p1"]["answers"]
    assert answers == {FIRST: {"answer": "Yes"}, "gone": {"answer": "No"}}
    assert cleaned["faults"] == []


BAD: dict[str, tuple[Any, int]] = {
    "nothing": (None, 1),
    "text": ("x", 1),
    "numbers": ({"out": [1, {}], "own": {"own-1": 3}, "providers": {"p1": 4}}, 2),
    "names": ({"own": {"x": "a"}, "providers": {"q": {"name": "a"}, "p1": {"name": "n" * 81}}}, 3),
    "who": ({"providers": {"p1": {"name": "a", "answers": {FIRST: {"who": "they", "x": 1}}}}}, 2),
    "answers": ({"providers": {"p1": {"name": "a", "answers": []}}}, 0),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_kept_is_cleaned_and_what_is_not_fine_is_named(page: Page, name: str) -> None:
    given, faults = BAD[name]
    page.goto(SEND)
    found = page.evaluate("given => GuideSentQuestions.clean(given)", given)
    assert len(found["faults"]) == faults
    again = page.evaluate("given => GuideSentQuestions.clean(given)", found["data"])
    assert again == {"data": found["data"], "faults": []}


def test_paper_has_all_questions_where_scripts_do_not_run(
    new_page: Callable[..., Page], guide: Guide
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(SEND)
    titles = [each.title for each in guide.provider_questions.values()]
    assert [each for each in titles if not page.get_by_text(each, exact=True).count()] == []
    assert page.locator("button:visible").count() == 0
    page.emulate_media(media="print")
    assert page.locator("input:visible").count() == 0


def test_our_print_has_the_answers_and_says_that_it_is_not_to_be_sent(
    page: Page, rival: dict[str, Any]
) -> None:
    page.goto(PLAIN)
    keep(page, STORE, rival)
    page.goto(SEND)
    no_dialogs(page)
    page.click("[data-do=ours]")
    page.emulate_media(media="print")
    expect(page.get_by_text("do not send this print")).to_be_visible()
    expect(page.locator(".guide-answered").first).to_be_visible()
    expect(page.locator(".guide-send")).to_be_hidden()
    page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".guide-answered").first).to_be_hidden()


def test_an_own_question_needs_words(page: Page) -> None:
    page.goto(SEND)
    page.fill("[data-own]", "  ")
    page.click("[data-do=add]")
    assert note(page, "guide-questions-to-send > .guide-panel") == "Write the question first."
    expect(page.locator("[data-own]")).to_be_focused()


def test_a_removed_question_of_ones_own_never_lends_its_answers_to_a_new_one(page: Page) -> None:
    page.goto(SEND)
    page.fill("[data-own]", "First?")
    page.click("[data-do=add]")
    [first] = stored(page, STORE)["own"]
    page.click("[data-do=drop]")
    page.fill("[data-own]", "Second?")
    page.click("[data-do=add]")
    assert list(stored(page, STORE)["own"]) != [first]


def test_what_is_asked_no_more_is_neither_counted_nor_asked_back(
    page: Page, rival: dict[str, Any], guide: Guide
) -> None:
    rival["providers"]["p1"]["answers"] = {"no-such-question": {"enclosed": "A paper"}}
    keep(page, STORE, rival | {"out": [FIRST, "no-such-question"]})
    page.goto(SEND)
    asked = len(guide.provider_questions) - 1
    expect(page.locator("[data-count]")).to_contain_text(f"{asked} of {asked + 1}")
    expect(page.locator("[data-providers]")).to_contain_text(f"0 of {asked}")
    back = page.locator(".guide-answered__back")
    expect(back).to_contain_text(f"has left {asked} questions open")
    expect(back).not_to_contain_text("no-such-question")


@pytest.mark.parametrize("name", [" ", "other house"])
def test_a_provider_keeps_its_name_until_there_is_one_of_its_own(
    page: Page, rival: dict[str, Any], name: str
) -> None:
    rival["providers"]["p2"] = {"name": "Other House", "answers": {}}
    keep(page, STORE, rival)
    page.goto(SEND)
    field = page.locator("[data-name=p1]")
    field.fill(name)
    field.press("Tab")
    expect(field).to_have_value(RIVAL)
    expect(page.locator("[data-note]", has_text="last")).to_have_count(1)
    assert stored(page, STORE)["providers"]["p1"]["name"] == RIVAL


def test_a_day_that_there_is_not_does_not_hide_the_answers(
    page: Page, rival: dict[str, Any]
) -> None:
    rival["providers"]["p1"]["received"] = "2026-13-45"
    keep(page, STORE, rival)
    page.goto(SEND)
    expect(page.locator("[data-answers]")).to_contain_text("All of it")
