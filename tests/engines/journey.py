"""What a reader does first: asks the questionnaire, ticks a step, searches."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from .engine import Engine, wait

RISK = "understand/risks/hidden-lock-in/"
MOST_QUESTIONS = 40


class Journey:
    """The steps of a reader through the guide at an address."""

    def __init__(self, engine: Engine, address: str, risk: str) -> None:
        self.engine = engine
        self.address = address
        self.risk = risk

    @property
    def steps(self) -> list[Callable[[], None]]:
        """The steps in their order; each begins where the last one ended."""
        return [
            self.home, self.questions, self.result, self.tick, self.dossier, self.search,
            self.troubles,
        ]  # fmt: skip

    def home(self) -> None:
        """The home page shows its title, and a click leads to the questionnaire."""
        self.engine.goto(self.address)
        assert self.text("h1")
        self.engine.click('.md-content a[href$="decide/questionnaire/"]')
        self.wait_for("guide-questionnaire[data-ready]")

    def questions(self) -> None:
        """The short path is answered by clicks, and each question gets the focus."""
        self.engine.click("[data-path=short]")
        self.wait_for("[data-current]")
        for _ in range(MOST_QUESTIONS):
            asked = self.asked()
            if not asked:
                return
            wait(lambda asked=asked: self.focused() == asked, f"the focus on {asked}")  # type: ignore[misc]
            self.engine.click("[data-current] tbody label")
            self.engine.click("[data-continue]")
            wait(lambda asked=asked: self.asked() != asked, f"what follows {asked}")  # type: ignore[misc]
        raise AssertionError(f"still asked after {MOST_QUESTIONS} questions")

    def result(self) -> None:
        """The priorities lead to a result, which is there again after a reload."""
        self.engine.click("[data-continue]")
        self.wait_for("[data-view=result] .guide-result__verdict")
        verdict = self.text(".guide-result__verdict")
        assert verdict
        assert self.count(".guide-ledger tbody tr") > 1
        assert self.focused() == verdict
        self.reload()
        self.wait_for("[data-view=result] .guide-result__verdict")
        assert self.text(".guide-result__verdict") == verdict

    def tick(self) -> None:
        """A tick on a checklist survives a reload."""
        box = "[data-step] [name=done]"
        self.engine.goto(f"{self.address}move/checklists/exit/")
        self.engine.click(box)
        wait(lambda: self.text("[data-count]").startswith("1 "), "the count")
        self.reload()
        assert self.count(f"{box}:checked") == 1
        assert self.text("[data-count]").startswith("1 ")

    def dossier(self) -> None:
        """The dossier puts together what was answered and ticked."""
        self.engine.goto(f"{self.address}decide/dossier/")
        self.wait_for("#part-decision")
        self.wait_for("#part-checklists")

    def search(self) -> None:
        """A risk is found first by its title."""
        self.engine.goto(self.address)
        self.engine.click("[data-md-component=search-query]")
        self.engine.write(self.risk)
        first = ".md-search-result__item a"
        wait(lambda: RISK in str(self.attribute(first, "href")), f"the search for {self.risk}")

    def troubles(self) -> None:
        """No script failed and nothing was blocked on the way."""
        found = self.engine.run("return JSON.parse(sessionStorage.getItem('troubles') ?? '[]')")
        assert found == [], "\n".join(found)

    def reload(self) -> None:
        """Load the page anew."""
        self.engine.run("window.old = true; location.reload()")
        wait(self.is_new, "the reload")

    def is_new(self) -> bool:
        """Whether a reload is over."""
        ready = "return !window.old && document.readyState === 'complete'"
        try:
            return bool(self.engine.run(ready))
        except AssertionError:  # asked between two pages
            return False

    def wait_for(self, selector: str) -> None:
        """Wait until an element is there."""
        wait(lambda: self.count(selector), selector)

    def count(self, selector: str) -> int:
        """Return how many elements there are."""
        return int(self.engine.run(f"return document.querySelectorAll({_quoted(selector)}).length"))

    def text(self, selector: str) -> str:
        """Return the text of an element, or ""."""
        return str(self.engine.run(f"return {_one(selector)}?.innerText.trim() ?? ''"))

    def attribute(self, selector: str, name: str) -> Any:
        """Return an attribute of an element, or None."""
        return self.engine.run(f"return {_one(selector)}?.getAttribute({_quoted(name)})")

    def asked(self) -> str:
        """Return the question that is asked, or ""."""
        return str(self.attribute("[data-current]", "data-question") or "")

    def focused(self) -> str:
        """Return the id of what has the focus, else its text."""
        has = "document.activeElement"
        return str(self.engine.run(f"return {has}.id || {has}.innerText.trim()"))


def _quoted(text: str) -> str:
    return json.dumps(text)


def _one(selector: str) -> str:
    return f"document.querySelector({_quoted(selector)})"
