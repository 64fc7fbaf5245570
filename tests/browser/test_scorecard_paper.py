"""The scorecard on paper, in spreadsheets, in the dossier, and for everybody."""

from __future__ import annotations

import base64
import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page, expect

from macros.model import Guide
from macros.paths import TOOLS

from ..forms.engines import computed
from ..forms.sheets import changed, opened
from .kept import keep, load, stored
from .scorecard import (
    ONLY,
    PDF,
    RESTORE,
    SCORECARD,
    Open,
    go,
    rating,
    scorecard,
)


@pytest.fixture
def show(page: Page) -> Open:
    """Opens the page with something kept, at a step."""

    def opens(data: Any = None, step: str = "") -> Page:
        if data is not None:
            keep(page, "scorecard", data)
        page.goto(SCORECARD)
        page.locator("guide-scorecard[data-ready]").wait_for()
        if step:
            go(page, step)
        return page

    return opens


# --- on paper and without scripts


def test_without_scripts_there_is_every_line_with_boxes_for_four(
    guide: Guide, built_site: Path
) -> None:
    html = (built_site / SCORECARD / "index.html").read_text(encoding="utf-8")
    page = BeautifulSoup(html, "html.parser")
    for each in (each for each in guide.criteria.values() if not each.is_cap):
        section = page.select_one(f"[data-criterion={each.id}]")
        assert section is not None, each.id
        lines = [line.get_text() for line in section.select("[data-line]")]
        assert [re.sub(r"\s", "", line) for line in lines] == [
            re.sub(r"\s", "", line) for line in each.scale
        ]
        assert len(section.select("tbody .guide-scorecard__box")) == 24
    assert page.select_one("[data-panel]").has_attr("hidden")  # type: ignore[union-attr]


def test_blank_and_filled_papers_are_complete(show: Open, guide: Guide) -> None:
    from .paper import text_of

    page = show()
    blank = text_of(page.pdf(**PDF))
    assert len(blank) <= 14
    assert guide.criteria["accessible-help"].title in " ".join(blank)
    page.click("[data-do=example]")
    page.locator(".guide-scorecard__sentence").wait_for()
    page.evaluate("document.querySelector('guide-scorecard').dataset.print = 'result'")
    filled = text_of(page.pdf(**PDF))
    assert len(filled) <= 4
    assert "The ratings lean towards Alpha (invented)." in filled[0]
    assert "Points of 100" in filled[0]
    assert "Managing director, date" in " ".join(filled)


# --- sheets


def sheet(page: Page, blank: str = "") -> bytes:
    """Return the workbook that the page would hand out."""
    return base64.b64decode(
        page.evaluate(
            """async (variant) => {
              await GuidePage.later("sheets")
              const host = document.querySelector("guide-scorecard")
              const tables = GuideScorecardSheets.tables(host, variant)
              const bytes = GuideWorkbook.write(tables, { kind: "scorecard", version: 1 })
              return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))
            }""",
            blank,
        )
    )


def test_other_programs_compute_the_sheet_as_the_page_does(show: Open, tmp_path: Path) -> None:
    page = show()
    page.click("[data-do=example]")
    page.locator(".guide-scorecard__sentence").wait_for()
    found = computed(sheet(page), tmp_path)["Result"]
    assert [found[place] for place in ("D2", "E2", "D3", "E3", "D4", "E4")] == [
        78,
        78,
        37,
        75,
        17,
        58,
    ]


def test_a_sheet_that_was_filled_in_comes_back(show: Open, guide: Guide, tmp_path: Path) -> None:
    page = show(scorecard(guide, "Alpha", "=Beta"))

    def fill(book: Any) -> None:
        rows = book["Ratings"]
        for row in rows.iter_rows(min_row=4):
            if row[0].value == f"p2/{RESTORE}":
                row[6].value, row[7].value, row[8].value = 4, "shown to us", "Watched it."

    filled = changed(sheet(page), fill)
    assert computed(filled, tmp_path)["Result"]["D3"] == 33
    page.click("guide-sheets summary")
    load(page, "back.xlsx", filled, "guide-sheets [data-file]")
    page.click("guide-sheets [data-do=take]:visible")
    back = stored(page, "scorecard")["ratings"]["p2"][RESTORE]
    assert (back["points"], back["known"], back["evidence"]) == (4, "shown", "Watched it.")


def test_a_blank_sheet_is_for_four_and_counts_nothing_yet(
    show: Open, guide: Guide, tmp_path: Path
) -> None:
    page = show(scorecard(guide, "Alpha", "Beta"))
    blank = sheet(page, "blank")
    rows = list(opened(blank)["Ratings"].iter_rows(min_row=4, values_only=True))
    assert len(rows) == 4 * len(ONLY)
    assert computed(blank, tmp_path)["Result"]["E2"] == 100


# --- for everybody


@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing_on_eight_providers_and_all_criteria(
    new_page: Open, guide: Guide, width: int
) -> None:
    page = new_page(viewport={"width": width, "height": 800})
    page.goto("robots.txt")
    every = [name for name, each in guide.criteria.items() if not each.is_cap]
    data = scorecard(
        guide, *(f"Provider of IT {n}" for n in range(1, 9)), on=dict.fromkeys(every, True)
    )
    for n in range(1, 9):
        data["ratings"][f"p{n}"] = {
            name: rating((n + i) % 4 + 2, "said") for i, name in enumerate(every)
        }
        data["providers"][n - 1]["price"] = {
            "low": 90_00 * n,
            "likely": 100_00 * n,
            "high": 120_00 * n,
        }
        data["providers"][n - 1]["flags"] = {"no-exit-terms": "open"}
    data["others"] = [{"name": "Ada", "ratings": {"p1": {RESTORE: rating(0)}}}]
    data["closed"] = True
    keep(page, "scorecard", data)
    page.goto(SCORECARD)
    for script in ("axe.min.js", "look.js"):
        page.add_script_tag(url=f"/guide/-/{script}")
    for step in ("setup", "raters", "result", "rate"):
        go(page, step)
        assert page.evaluate("GuideLook.everything()") == [], step
        assert page.evaluate("document.documentElement.scrollWidth") <= width, step
    page.click(".guide-scorecard__overview [value=flags]")
    assert page.evaluate("GuideLook.everything()") == []


def test_every_word_that_scripts_show_is_there_and_none_is_left_over(guide: Guide) -> None:
    code = "".join(path.read_text("utf-8") for path in (TOOLS / "scorecard").glob("*.js"))
    asked = {*re.findall(r'told\("(\w+)"', code), *re.findall(r"scorecard\.(\w+)\"", code)}
    known = guide.words["scorecard"] | guide.words["scorecard_result"]
    assert asked - set(known) == set()
    made = re.compile(r"(says|title|worth|weight|switch|switched|flag|raters|sign|pair)_\w+")
    left = {each for each in known if each not in code and not made.fullmatch(each)}
    assert {each for each in left if not each.endswith("_one")} == {"missing", "keeps"} & left


def test_the_dossier_has_its_sentence_and_who_is_where(show: Open) -> None:
    page = show()
    page.click("[data-do=example]")
    page.locator(".guide-scorecard__sentence").wait_for()
    keep(page, "scorecard", page.evaluate("GuideScorecardExample.kept()"))
    page.goto("decide/dossier/")
    paper = page.locator(".guide-dossier__paper")
    expect(paper).to_contain_text("The ratings lean towards Alpha (invented).")
    expect(paper.get_by_role("row", name="Beta (invented) 37 to 75 502,000 EUR")).to_be_visible()
