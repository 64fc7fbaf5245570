"""On paper: the whole text, no navigation, and pages that are not half empty."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from pypdf import PdfReader

from macros.model import Checklist, Guide
from macros.model.dates import in_words
from macros.model.markup import paragraphs, plain

NAVIGATION = ("Search the guide", "Table of contents", "Back to top", "Print with ticks")


def printed(page: Any, address: str) -> list[str]:
    """Return the text of each sheet of A4, as a printer would get it."""
    page.goto(address)
    page.emulate_media(media="print")
    pdf = page.pdf(format="A4", print_background=False)
    return [sheet.extract_text() for sheet in PdfReader(io.BytesIO(pdf)).pages]


def letters(text: str) -> str:
    """Return the letters and digits of a text: line breaks do not matter."""
    return re.sub(r"[^\w]", "", text)


def missing(texts: list[str], sheets: list[str]) -> list[str]:
    """Return the texts that stand on none of the sheets."""
    whole = letters("".join(sheets))
    return [text for text in texts if letters(text) not in whole]


def texts_of(checklist: Checklist) -> list[str]:
    """Return what a printed checklist must hold of each item."""
    items = checklist.items.values()
    return [checklist.title] + [
        part for item in items for part in (item.title, plain(item.why), plain(item.proof))
    ]


@pytest.mark.parametrize("name", ["before-signing", "exit"])
def test_a_checklist_is_complete_on_paper(
    guide: Guide, page: Any, site_url: str, name: str
) -> None:
    checklist = guide.checklists[name]
    sheets = printed(page, f"{site_url}move/checklists/{name}/")
    assert missing(texts_of(checklist), sheets) == []
    assert len(sheets) <= 2 + len(checklist.items) / 4


def test_the_worksheet_is_complete_on_paper(guide: Guide, page: Any, site_url: str) -> None:
    texts = []
    for question in guide.questions.values():
        texts += [question.title, *(option.label for option in question.options.values())]
    texts += [text for gate in guide.gates.values() for text in paragraphs(plain(gate.reason))]
    sheets = printed(page, f"{site_url}decide/questionnaire/")
    assert missing(texts, sheets) == []
    assert len(sheets) <= 2 + len(guide.questions)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text that are long enough to be known again."""
    return [part for part in re.split(r"[.!?;:]", plain(text)) if len(letters(part)) > 12]


@pytest.mark.parametrize("scripts", [True, False])
def test_the_paper_for_providers_has_every_question_and_nothing_of_ours(
    guide: Guide, new_page: Any, scripts: bool
) -> None:
    page = new_page(java_script_enabled=scripts)
    page.goto("choose/provider-questions/")
    page.locator("article .guide-button").click()
    sheets = printed(page, page.url)
    questions = guide.provider_questions.values()
    assert missing([question.title for question in questions], sheets) == []
    ours = [
        part
        for question in questions
        for text in (question.good_answer, question.worrying_answer, question.summary)
        for part in sentences(text)
    ]
    assert len(ours) > 200
    assert set(ours) - set(missing(ours, sheets)) == set()
    assert len(sheets) <= 8


def test_the_print_with_our_answers_says_that_it_is_not_to_be_sent(
    guide: Guide, page: Any, site_url: str
) -> None:
    sheets = printed(page, f"{site_url}choose/provider-questions/")
    assert missing([guide.words["provider_question"]["internal"]], sheets[:1]) == []


def test_the_button_of_the_paper_for_providers_prints(page: Any) -> None:
    page.goto("choose/questions-to-send/")
    page.evaluate("window.print = () => { document.title = 'printed' }")
    page.click("[data-do=print]")
    assert page.title() == "printed"


def test_the_contract_points_are_complete_on_paper(guide: Guide, page: Any, site_url: str) -> None:
    points = guide.contract_points.values()
    sheets = printed(page, f"{site_url}choose/contract/")
    assert missing([point.title for point in points], sheets) == []
    assert len(sheets) <= 1 + len(points) / 2


@pytest.mark.parametrize(
    "address",
    ["move/checklists/exit/", "decide/questionnaire/", "choose/contract/", "understand/risks/"],
)
def test_no_navigation_is_printed(page: Any, site_url: str, address: str) -> None:
    text = " ".join(printed(page, site_url + address))
    assert [word for word in NAVIGATION if word in text] == []


@pytest.mark.parametrize("address", ["move/checklists/exit/", "choose/contract/"])
def test_name_and_edition_are_printed(guide: Guide, page: Any, site_url: str, address: str) -> None:
    text = letters(" ".join(printed(page, site_url + address)))
    assert letters(guide.company.name) in text
    assert letters(in_words(guide.company.updated, guide.words)) in text


@pytest.mark.parametrize("address", ["move/checklists/exit/", "understand/risks/hidden-lock-in/"])
def test_no_sheet_is_almost_empty(page: Any, site_url: str, address: str) -> None:
    sheets = printed(page, site_url + address)
    assert [n for n, text in enumerate(sheets[:-1], 1) if len(letters(text)) < 400] == []


def test_no_letters_are_joined_on_paper_so_that_a_pdf_can_be_searched(page: Any) -> None:
    page.goto("understand/why/")
    page.emulate_media(media="print")
    found = page.evaluate(
        "getComputedStyle(document.querySelector('article p')).fontFeatureSettings"
    )
    assert found == '"liga" 0'
