"""What the tests of the questionnaire share: answering, codes of answers, what the engine says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from playwright.sync_api import expect

from macros.decision import encode
from macros.decision.guide import model_of
from macros.model import Guide

ADDRESS = "decide/questionnaire/"
ANSWER_ALL = """(number) => {
  for (let count = 0; ; count++) {
    const question = document.querySelector("[data-current]")
    if (!question) return count
    ;[...question.querySelectorAll(".guide-option label")].at(number).click()
    document.querySelector("[data-continue]").click()
  }
}"""


def code_of(guide: Guide, answers: Mapping[str, str]) -> str:
    """Return the code of answers, as a link holds it."""
    return encode(model_of(guide), answers, {})


def open_questionnaire(page: Any, place: str = "") -> None:
    """Open the questionnaire anew at a place, such as "#all"."""
    if ADDRESS in page.url:
        page.goto("about:blank")
    page.goto(ADDRESS + place)
    page.wait_for_selector("guide-questionnaire[data-ready]")


def use(page: Any, code: str) -> None:
    """Make the answers of a code the reader's own and show their result."""
    open_questionnaire(page, f"#s={code}")
    page.click("[data-do=useShared]")
    page.wait_for_url("**/#result")


def unfold(page: Any) -> None:
    """Open every folded part of the result."""
    page.evaluate("for (const part of document.querySelectorAll('.guide-fold')) part.open = true")


def pick(page: Any, number: int = 0) -> None:
    """Pick an answer of the question that is asked; -1 is "I don't know"."""
    page.locator("[data-current] .guide-option label").nth(number).click()


def go_on(page: Any) -> None:
    """Press Continue."""
    page.click("[data-continue]")


def asked(page: Any) -> str:
    """Return the question that is asked, or ""."""
    found = page.locator("[data-current]")
    return found.get_attribute("data-question") if found.count() else ""


def answer_all(page: Any, number: int = 0) -> int:
    """Answer until no question is left, faster than a pointer could; return how many there were."""
    return int(page.evaluate(ANSWER_ALL, number))


def verdict(page: Any) -> str:
    """Return the verdict as it is shown."""
    return str(page.locator("[data-result] h2").first.inner_text())


def note(page: Any) -> str:
    """Return what the page says has happened, or ""."""
    found = page.locator("[data-note]")
    return str(found.locator("span").inner_text()) if found.is_visible() else ""


def beside(page: Any, control: str) -> str:
    """Return what is said beside a control once it is; it must be in view, and announced."""
    line = page.locator(control).locator("xpath=ancestor::*[self::p or self::li][1]")
    said = line.locator("[data-said][role=status]:not(:empty)")
    expect(said).to_be_in_viewport(ratio=0.95)
    return str(said.inner_text())


def kept(page: Any) -> Any:
    """Return what the browser keeps of the questionnaire."""
    return page.evaluate("new GuideStore('questionnaire').read(null)")
