"""Links and files of every published version: opened today, they say what they said then."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from macros.decision import evaluate, shorten
from macros.decision.guide import model_of
from macros.decision.model import Question
from macros.exports.archive import archived
from macros.load.loader import load_guide
from macros.model import Guide
from macros.model.renames import present
from macros.paths import EXAMPLES

from ..scripts import code, known

CASES = json.loads((Path(__file__).parents[1] / "archive/version-1.json").read_text("utf-8"))
EDITIONS = sorted({case["edition"] for case in CASES})
NEEDED = (
    *("numbers.js", "dom.js", "store.js", "race.js", "decision.js"),
    *("questionnaire/answers.js", "questionnaire/links.js", "earlier.js"),
)
# What version 2 changed, and by which words its entry in the list of versions tells so.
TOLD = {
    "base": "the points to start with went from -20",
    "scale": "Each scale was held to its direction",
    "weight": "five weights were argued again",
    "path": "The short path no longer asks what the whole term costs",
    "gate": "Gates are new",
}
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
    page.add_script_tag(content=known(guide, "questions", "earlier") + code(*NEEDED))
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


def test_what_ends_otherwise_today_has_a_cause_that_the_list_of_versions_tells(
    opened: Any,
) -> None:
    """A cause is what, taken back alone or with others, gives the result of then again."""
    others = [
        (case, guide) for case, read, guide in opened if read["now"]["winner"] != case["winner"]
    ]
    for case, guide in others:
        found = causes(case, guide)
        assert found, case["what"]
        for cause in found:
            assert TOLD[cause] in guide.questionnaire.changes[2], (case["what"], cause)
    assert len(others) <= len(opened) / 10


def causes(case: Any, guide: Guide) -> tuple[str, ...]:
    """Return the fewest changes of version 2 without which answers end as they did then."""
    answers, wishes = now_called(guide, case["answers"]), case["priorities"]
    steps = (names for count in range(1, len(TOLD) + 1) for names in combinations(TOLD, count))
    back = (names for names in steps if _back(case, guide, names, answers, wishes))
    return next(back, ())


def _back(case: Any, guide: Guide, names: Any, answers: Any, wishes: Any) -> bool:
    """Return whether the model of today with these parts of then gives the result of then."""
    model = model_of(guide)
    then = archived(guide)[1]["model"]
    old = {question["id"]: question for question in then["questions"]}
    bases = {each["id"]: each["base"] for each in then["alternatives"]}
    model = replace(
        model,
        alternatives=tuple(
            replace(each, base=bases[each.id]) if "base" in names else each
            for each in model.alternatives
        ),
        questions=tuple(_as_then(each, old.get(each.id), names) for each in model.questions),
        gates=() if "gate" in names else model.gates,
    )
    model = shorten(model) if case["path"] == "short" else model
    return evaluate(model, answers, wishes).winner == case["winner"]


def _as_then(question: Question, old: Any, names: Any) -> Question:
    if old is None:
        return question
    then = {option["id"]: tuple(option["effect"]) for option in old["options"]}
    return replace(
        question,
        short=old["short"] if "path" in names else question.short,
        weight=old["weight"] if "weight" in names else question.weight,
        options=tuple(
            replace(each, effect=then.get(each.id, each.effect)) if "scale" in names else each
            for each in question.options
        ),
    )


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
