"""Colours, pictures, dates and pages of an edition."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from macros.model import Guide
from macros.model.dates import in_words
from macros.overlay.brand import READABLE, colours_of, contrast
from macros.overlay.pages import CompanyFile, company_files, page_fingerprint, with_pages
from macros.paths import ROOT

PAGE = "---\ntitle: Ours\ndescription: Our page.\n---\n\n# Ours\n"


def test_contrast_is_counted_as_wcag_counts_it() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_the_colours_of_the_guide_itself_can_be_read(scheme: str) -> None:
    colours = colours_of(scheme)
    for name in ("ink", "quiet", "accent"):
        for ground in ("paper", "raised"):
            assert contrast(colours[name], colours[ground]) >= READABLE, (name, ground)


def test_a_date_is_written_as_the_words_say(guide: Guide) -> None:
    assert in_words(date(2026, 11, 1), guide.words) == "1 November 2026"
    months = {"pattern": "{month} {day}, {year}", "months": guide.words["date"]["months"]}
    assert in_words(date(2026, 11, 1), {"date": months}) == "November 1, 2026"


def test_pages_join_the_section_of_their_folder(tmp_path: Path) -> None:
    for name in ("run/ours.md", "welcome.md", "about/index.md", "run/plan.svg"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(PAGE)
    nav = ["index.md", {"run": ["run/index.md"]}, {"about": ["about/index.md"]}]
    assert with_pages(nav, company_files(tmp_path)) == [
        "index.md",
        {"run": ["run/index.md", "run/ours.md"]},
        {"about": ["about/index.md"]},
        {"company": ["welcome.md"]},
    ]


def test_a_page_in_place_of_another_is_stale_when_that_moved_on() -> None:
    base = ROOT / "content" / "about" / "privacy.md"
    mark = page_fingerprint(base)
    assert not CompanyFile("about/privacy.md", base, mark, replaces=True).is_stale
    assert CompanyFile("about/privacy.md", base, "page-00000000", replaces=True).is_stale
