"""Links and files of every published version: opened today, they say what they said then."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from macros.exports.archive import archived
from macros.exports.browser import scripts
from macros.load.loader import load_guide
from macros.model import Guide
from macros.model.renames import present
from macros.paths import EXAMPLES

from ..scripts import code

CASES = json.loads((Path(__file__).parents[1] / "archive/version-1.json").read_text("utf-8"))
EDITIONS = sorted({case["edition"] for case in CASES})
DATA = ("guide-data.js", "guide-questions.js", "guide-earlier-data.js")
NEEDED = (
    *("numbers.js", "dom.js", "store.js", "race.js", "decision.js"),
    *("guide-answers.js", "guide-links.js", "guide-earlier.js"),
)
OPEN = """texts => texts.map((text) => {
  const found = text.startsWith("{") ? GuideAnswers.fromFile(text) : GuideAnswers.fromLink(text)
  if (!found) return null
  const { result, word } = GuideEarlier.resultOf(found)
  const model = GuideAnswers.model(found.path)
  const now = GuideDecision.evaluate(model, found.answers, found.priorities)
  const again = GuideAnswers.fromCode(GuideAnswers.codeOf(found))
  return { ...found, then: { ...result, word }, now, again }
})"""


@cache
def guide_of(edition: str) -> Guide:
    """Return the guide of today in this edition; "" is the base."""
    return load_guide(overlay=EXAMPLES / edition if edition else None)


@pytest.fixture(params=EDITIONS, ids=lambda edition: edition or "base")
def opened(
    request: Any, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> list[tuple[Any, Any, Guide]]:
    """Give each link of an edition that could be read, what scripts read today, and the guide."""
    if request.param:
        monkeypatch.setenv("GUIDE_COMPANY", str(EXAMPLES / request.param))
    guide = guide_of(request.param)
    cases = [case for case in CASES if case["edition"] == request.param and case["answers"]]
    page = browser.new_page()
    made = scripts(guide)
    page.add_script_tag(content="".join(made[name] for name in DATA) + code(*NEEDED))
    texts = [case.get("file") or case["code"] for case in cases]
    found = page.evaluate(OPEN, texts)
    page.close()
    return [(case, read, guide) for case, read in zip(cases, found, strict=True)]


def now_called(guide: Guide, answers: dict[str, str]) -> dict[str, str]:
    """Return answers under the names of today."""
    paths = [present(guide.renamed, f"questions/{key}/{value}") for key, value in answers.items()]
    return dict(path.split("/")[1:] for path in paths if path)


def test_what_could_be_read_then_is_read_now_on_the_path_it_was_given_on(opened: Any) -> None:
    for case, read, guide in opened:
        answers = now_called(guide, case["answers"])
        assert (read["answers"], read["path"]) == (answers, case["path"]), case["what"]
        assert (read["priorities"], read["version"]) == (case["priorities"], 1)
        assert read["dropped"] == len(case["dropped"]), case["what"]
        assert (read["origin"]["day"] == "2026-11-28") == ("file" in case)


def test_the_old_result_is_shown_to_the_last_point_and_word(opened: Any) -> None:
    for case, read, _ in opened:
        told = {name: read["then"][name] for name in ("scores", "winner", "order", "gates")}
        assert told == {name: case[name] for name in told}, case["code"]
        assert read["then"]["word"] == case["verdict"], case["code"]


def test_answers_that_are_handed_on_keep_their_version_and_path(opened: Any) -> None:
    for case, read, _ in opened:
        kept = ("answers", "priorities", "unsure", "path", "version")
        assert [read["again"][key] for key in kept] == [read[key] for key in kept], case["code"]


def test_what_ends_otherwise_today_has_a_reason_that_the_list_of_versions_tells(
    opened: Any,
) -> None:
    """A new gate, or a scale that was mended: the entry of version 2 says so."""
    reasons: Counter[str] = Counter()
    for case, read, guide in opened:
        if read["now"]["winner"] == case["winner"]:
            continue
        news = set(read["now"]["gates"]) - set(case["gates"])
        reasons["gate" if news and case["winner"] in read["now"]["excluded"] else "scale"] += 1
        told = guide.questionnaire.changes[2]
        assert "Gates are new" in told
        assert "scale was held to its direction" in told
    assert reasons.total() <= len(opened) / 3, reasons


def test_every_code_that_was_ever_given_is_read_today(monkeypatch: pytest.MonkeyPatch) -> None:
    for edition in EDITIONS:
        if edition:
            monkeypatch.setenv("GUIDE_COMPANY", str(EXAMPLES / edition))
        guide = guide_of(edition)
        for kept in archived(guide).values():
            for question in kept["model"]["questions"]:
                options = guide.questions[question["id"]].options
                assert {option["id"] for option in question["options"]} <= set(options)


def test_links_and_files_are_kept_in_full_in_part_and_damaged() -> None:
    whats = [case["what"] for case in CASES]
    assert sum("file" in case for case in CASES) > 15
    for kind in ("in part", "with unknowns", "damaged", "as a file", "as a damaged file"):
        assert any(kind in what for what in whats), kind
