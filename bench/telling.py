"""What the code says of the cases of the tests, part by part: by it a fault is noticed or not."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Any, NamedTuple

from macros.finish.modules import needed
from macros.load.loader import load_edition
from macros.model import Guide
from macros.paths import EXAMPLES
from tests.scripts import file_of

CASES, FIRST_SEED = 600, 50_000
EDITIONS = ("", "dental-germany")
GUIDES: dict[str, Guide] = {}


class Script(NamedTuple):
    """A script as it runs; faults are made in those that are judged."""

    name: str
    text: str
    judged: bool


class Round(NamedTuple):
    """Scripts with data, the arguments of each case, and the function that takes them."""

    data: str
    cases: list[Any]
    run: str


@dataclass(frozen=True)
class Part:
    """Code that is judged together: its modules and scripts, and what they say of cases."""

    name: str
    modules: tuple[str, ...]
    judged: tuple[str, ...]
    besides: tuple[str, ...]
    in_python: Callable[[], Iterable[str]]
    rounds: Callable[[], Iterable[Round]]

    def sources(self, language: str) -> tuple[str, ...]:
        """Return the names of what is judged in a language."""
        return self.modules if language == "python" else self.judged

    def scripts(self) -> list[Script]:
        """Return all scripts that must run, in their order."""
        files = [file_of(name) for name in (*self.besides, *self.judged)]
        judged = {file_of(name) for name in self.judged}
        texts = [(each.file, each.text) for each in needed(files)]
        return [Script(file.name, text, file in judged) for file, text in texts]


def guide_of(edition: str) -> Guide:
    """Return an edition; it is read once, for faulty code too."""
    if edition not in GUIDES:
        GUIDES[edition] = load_edition(overlay=EXAMPLES / edition if edition else None)[0]
    return GUIDES[edition]


def _decisions() -> Iterator[str]:
    """Yield what Python says of generated models with answers, and of generated races."""
    from tests.decision.races import random_race, said
    from tests.decision.test_twin import case_of, expected

    for seed in range(FIRST_SEED, FIRST_SEED + CASES):
        yield json.dumps(expected(*case_of(Random(seed))))
        yield json.dumps(said(random_race(Random(seed)), seed, 20))


def _decision_rounds() -> Iterator[Round]:
    from macros.decision import as_data
    from tests.decision.races import as_case, random_race
    from tests.decision.test_twin import case_of

    cases = []
    for seed in range(FIRST_SEED, FIRST_SEED + CASES):
        model, *rest = case_of(Random(seed))
        cases.append([as_data(model), *rest, as_case(random_race(Random(seed)), seed, 20)])
    yield Round("", cases, _both())


def _both() -> str:
    from tests.decision.browser import EVERYTHING, WHOLE_RACE

    decision, race = EVERYTHING.strip(), WHOLE_RACE.strip()
    return (
        f"(model, answers, priorities, unsure, race) =>"
        f" [({decision})(model, answers, priorities, unsure), ({race})(...race)]"
    )


def _views() -> Iterator[str]:
    """Yield what Python says on the page of a scenario with these answers."""
    from tests.decision.result_telling import in_python

    for edition in EDITIONS:
        for case in _view_cases(edition):
            yield json.dumps(in_python(guide_of(edition), case))


def _view_cases(edition: str) -> list[Any]:
    from macros.decision import UNKNOWN
    from tests.decision.test_verdict_view import cases_of

    return [case for case in cases_of(guide_of(edition)) if set(case[0].values()) - {UNKNOWN}]


def _view_rounds() -> Iterator[Round]:
    from tests.decision.page_cases import PAGE, SEEDS, case_of, data_script
    from tests.decision.result_telling import ON_THE_PAGE
    from tests.scripts import known

    for edition in EDITIONS:
        data = known(guide_of(edition), "questions", "functions")
        yield Round(data, _view_cases(edition), ON_THE_PAGE)
    for seed in SEEDS:
        yield Round(data_script(seed), [[case_of(seed)]], PAGE)


def _keeping_rounds() -> Iterator[Round]:
    from tests.browser.keeping_cases import CASES as KEPT
    from tests.browser.keeping_cases import STEPS, data_script

    yield Round(data_script(), [[steps] for steps in KEPT.values()], STEPS)


def _nothing() -> Iterator[str]:
    yield from ()


DECISION = ("race", "racing", "scoring", "explanation", "open_questions", "doubt", "lifting")
PARTS = (
    Part(
        "decision",
        tuple(f"macros.decision.{name}" for name in (*DECISION, "verdict", "codec")),
        ("chance.js", "race.js", "decision.js"),
        (),
        _decisions,
        _decision_rounds,
    ),
    Part(
        "views",
        ("macros.render.verdict_view", "macros.render.results", "macros.decision.first_steps"),
        ("verdict.js", "first-steps.js", "questionnaire/result.js", "doubt.js"),
        ("numbers.js", "dom.js", "dates.js", "decision.js", "functions.js", "fitting.js"),
        _views,
        _view_rounds,
    ),
    Part(
        "keeping",
        (),
        ("store.js", "sets.js", "file.js", "questionnaire/answers.js", "questionnaire/links.js"),
        ("saving.js",),
        _nothing,
        _keeping_rounds,
    ),
)
