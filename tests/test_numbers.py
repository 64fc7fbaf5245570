"""Numbers and counted words: as the language writes them, the same in Python and JavaScript."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

import pytest
from playwright.sync_api import Browser

from macros.load.loader import load_edition
from macros.model import Guide
from macros.model.numbers import FORMS, Numbers, rounded
from macros.paths import ROOT

from .number_cases import FILE, OF_WORDS, outcome
from .rendered import every_page
from .scripts import all_scripts, code
from .small_guide import SmallGuide

SHARED: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
RUN = """([cases, words, ofWords]) => cases.map(({ locale, numbers, call, arguments: given }) => {
  globalThis.GuideData = { language: locale, numbers }
  return GuideNumbers[call](...(ofWords.includes(call) ? [words] : []), ...given)
})"""
COUNTED = re.compile(r"\{(count|points)\}")


def test_both_languages_write_what_is_written_down(browser: Browser) -> None:
    page = browser.new_page()
    page.add_script_tag(content=code("numbers.js"))
    cases, words = SHARED["cases"], SHARED["words"]
    given = [case | {"numbers": Numbers(case["locale"]).marks} for case in cases]
    expected = [case["expected"] for case in cases]
    assert [outcome(case) for case in cases] == expected
    assert page.evaluate(RUN, [given, words, OF_WORDS]) == expected
    page.close()


def test_a_half_is_rounded_away_from_zero() -> None:
    halves = {0.5: 1, 1.5: 2, 2.5: 3, 62.5: 63, -2.5: -3}
    assert {half: rounded(half) for half in halves} == halves
    assert rounded(1.005, 2) == 1.01


@pytest.mark.parametrize(
    ("locale", "written"),
    [
        ("en-GB", "1,234,567.5"),
        ("de", "1.234.567,5"),
        ("de-CH", "1’234’567.5"),
        ("de-US", "1.234.567,5"),
        ("en-IN", "12,34,567.5"),
        ("fr", "1\u202f234\u202f567,5"),
    ],
)
def test_thousands_are_written_as_in_the_country(locale: str, written: str) -> None:
    assert Numbers(locale).number(1234567.5, 1) == written


def test_a_number_too_long_for_a_float_keeps_all_its_digits() -> None:
    assert Numbers("en-GB").number(6**25) == "28,430,288,029,929,701,376"


@pytest.mark.parametrize(
    ("count", "word"), [(1, "dzień"), (2, "dni"), (5, "dnia"), (22, "dni"), (1000, "dnia")]
)
def test_a_language_with_more_forms_gets_each_of_them(
    small_guide: SmallGuide, count: int, word: str
) -> None:
    small_guide.set("company", "language", "pl")
    forms = {"days_one": "dzień", "days_few": "dni", "days_many": "dnia"}
    small_guide.lay_over("words", json.dumps({"due": forms}))
    assert Numbers("pl").form(small_guide.load().words["due"], "days", count) == word


def test_every_counted_word_has_a_form_for_one(guide: Guide) -> None:
    missing = [
        f"{group}.{key}"
        for group, words in guide.words.items()
        for key, text in words.items()
        if COUNTED.search(text) and key.rpartition("_")[2] not in FORMS
        if f"{key}_one" not in words and (group, key) not in {("due", "before"), ("due", "after")}
    ]
    assert missing == []


def test_templates_and_scripts_count_by_the_rules_of_the_language() -> None:
    partials = (ROOT / "overrides").rglob("*.html")
    by_hand = re.compile(r'\.format\([^)]*\bcount=|"%\.\d?f"|\{:,\}|\| round')
    assert [path.name for path in partials if by_hand.search(path.read_text("utf-8"))] == []
    own = re.compile(r"toLocaleString|toFixed|Math\.round|NumberFormat\(.*\)\.format\(\w+\)")
    scripts = [path for path in all_scripts() if path.name != "numbers.js"]
    assert [path.name for path in scripts if own.search(path.read_text("utf-8"))] == []


def test_where_there_is_one_of_each_nothing_is_counted_as_many(small_guide: SmallGuide) -> None:
    small_guide.set("checklists", "before-signing", "items", "read-it", "days", 1)
    many = re.compile(r"(?<![\d.,])1 [a-z]{3,}s\b")
    for name, html in every_page(small_guide.load()):
        assert not many.search(re.sub(r"<[^>]+>", "|", html)), name


@cache
def pages_of(edition: str) -> dict[str, str]:
    """Return the pages of an example edition, as its words and numbers make them."""
    return dict(every_page(load_edition(overlay=ROOT / "data" / "examples" / edition)[0]))


def test_a_german_edition_prints_no_number_in_english() -> None:
    pages = pages_of("dental-germany")
    assert "In 2.000 anderen" in pages["understand/scenarios/needs-structure.md"]
    computed = re.compile(r"\b\d{1,3},\d{3}\b (?:andere|Antwort)|\d\.\d %")
    assert [name for name, html in pages.items() if computed.search(html)] == []


def test_a_language_that_nobody_knows_is_refused(small_guide: SmallGuide) -> None:
    small_guide.set("company", "locale", "xx-DE")
    [problem] = small_guide.problems()
    assert "is in no language whose numbers are known (found 'xx-DE')" in str(problem)
