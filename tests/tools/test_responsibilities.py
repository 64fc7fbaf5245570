"""The responsibility matrix: the same in both languages; each check fires, and falls silent."""

from __future__ import annotations

import json
from copy import deepcopy
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from macros.exports.responsibilities import matrix_data
from macros.model import Guide
from macros.tools.responsibilities import FINDERS, Matrix, read_letters

from .modules import mapped, run
from .responsibility_cases import CHECKS, FILE, case_of, outcome

WRITTEN = json.loads(FILE.read_text(encoding="utf-8"))
IN_BROWSER = """({ rules, kept, model, moves }) => {
  const grid = new GuideGrid(rules, kept)
  return { findings: grid.findings(), load: grid.load(), empty: grid.empty(),
    compared: grid.compared(),
    changes: grid.changes(), proposed: grid.proposed(model, moves) }
}"""
ROLES = {
    "boss": {"title": "Boss", "side": "own", "hours": "office"},
    "it": {"title": "IT", "side": "own", "hours": "office"},
    "msp": {"title": "Provider", "side": "provider", "hours": "office"},
}
NAMED = {role: {"person": f"{role} one", "deputy": f"{role} two"} for role in ROLES}


def in_browser(browser: Browser, cases: list[dict[str, Any]]) -> list[Any]:
    page: Page = browser.new_page()
    run(page, "tools/responsibilities/grid.js")
    found = mapped(page, IN_BROWSER, cases)
    page.close()
    return found


def matrix(tasks: dict[str, Any], **kept: Any) -> Matrix:
    """Return a matrix from rows as {"task": ({role: letters}, {field: value})}."""
    about = {
        name: {"title": name, "company": False, "hours": "office", "duty": "", **fields}
        for name, (_, fields) in tasks.items()
    }
    cells = {
        f"{name}/{role}": {"letters": letters}
        for name, (row, _) in tasks.items()
        for role, letters in row.items()
    }
    given = {"roles": ROLES, "rows": about, "checks": {name: {} for name in CHECKS}}
    return Matrix(given, {"roles": NAMED, "cells": cells, **kept})


def checks(of: Matrix) -> set[str]:
    return {each["check"] for each in of.findings()}


FINE = ({"it": "A", "msp": "R", "boss": "I"}, {})
SIX = {f"t{n}": ({"boss" if n < 2 else "it": "AR"}, {}) for n in range(6)}
SHARED = {f"t{n}": ({("boss", "it", "msp")[n % 3]: "AR", "boss": "AR" if n % 3 == 0 else "I"}, {})
          for n in range(6)}  # fmt: skip
TWO = {"it": "AR", "msp": "R"}
WATCH = {"watch": ({"it": "A", "msp": "R"}, {"duty": "watch"})}
BACKUP = {"run": ({"it": "A", "msp": "R"}, {"duty": "backup-run"})}
HOLES: dict[str, tuple[Matrix, Matrix]] = {
    "no-accountable": (matrix({"t": ({"it": "R"}, {})}), matrix({"t": FINE})),
    "two-accountable": (matrix({"t": ({"it": "AR", "boss": "A"}, {})}), matrix({"t": FINE})),
    "no-responsible": (matrix({"t": ({"it": "A"}, {})}), matrix({"t": FINE})),
    "accountable-outside": (
        matrix({"t": ({"msp": "AR", "it": "I"}, {"company": True})}),
        matrix({"t": ({"it": "A", "msp": "R"}, {"company": True})}),
    ),
    "role-twice": (
        matrix({"t": FINE}, roles=NAMED | {"it": {**NAMED["it"], "title": " boss"}}),
        matrix({"t": FINE}),
    ),
    "no-split": (
        matrix({"t": (TWO, {})}),
        matrix({"t": (TWO, {})}, rows={"t": {"split": "You report, we close."}}),
    ),
    "outside-hours": (
        matrix({"t": ({"it": "A", "msp": "R"}, {"hours": "always"})}),
        matrix(
            {"t": ({"it": "A", "msp": "R"}, {"hours": "always"})},
            roles=NAMED | {"msp": {**NAMED["msp"], "hours": "always"}},
        ),
    ),
    "nobody-inside": (matrix({"t": ({"msp": "AR"}, {})}), matrix({"t": FINE})),
    "not-covered": (
        matrix({"t": FINE}, rows={"t": {"fee": "not-covered"}}),
        matrix({"t": FINE}, rows={"t": {"fee": "included"}}),
    ),
    "paid-and-not-done": (
        matrix({"t": ({"it": "AR"}, {})}, rows={"t": {"fee": "included"}}),
        matrix({"t": FINE}, rows={"t": {"fee": "included"}}),
    ),
    "watch-cannot-act": (
        matrix({**WATCH, "act": ({"it": "AR"}, {"duty": "act"})}),
        matrix({**WATCH, "act": ({"it": "A", "msp": "R"}, {"duty": "act"})}),
    ),
    "backup-deletable": (
        matrix({**BACKUP, "keys": ({"it": "A", "msp": "R"}, {"duty": "backup-delete"})}),
        matrix({**BACKUP, "keys": ({"boss": "A", "it": "R"}, {"duty": "backup-delete"})}),
    ),
    "overloaded": (matrix(SIX), matrix(SHARED)),
    "no-deputy": (
        matrix({"t": FINE}, roles=NAMED | {"it": {"person": "Kim"}}),
        matrix({"t": FINE}),
    ),
    "own-deputy": (
        matrix({"t": FINE}, roles=NAMED | {"it": {"person": "Kim", "deputy": "kim"}}),
        matrix({"t": FINE}),
    ),
    "no-name": (
        matrix({"t": FINE}, roles=NAMED | {"msp": {"deputy": "Ada"}}),
        matrix({"t": FINE}),
    ),
}


def test_python_says_what_is_written_down() -> None:
    for case in WRITTEN["cases"]:
        assert outcome(case) == case["expected"]
    assert {text: read_letters(text) for text in WRITTEN["letters"]} == WRITTEN["letters"]


def test_javascript_says_what_is_written_down(browser: Browser) -> None:
    found = in_browser(browser, WRITTEN["cases"])
    for case, each in zip(WRITTEN["cases"], found, strict=True):
        assert each == case["expected"]
    page = browser.new_page()
    run(page, "tools/responsibilities/grid.js")
    read = mapped(page, "(text) => GuideGrid.letters(text) ?? null", list(WRITTEN["letters"]))
    assert read == list(WRITTEN["letters"].values())
    page.close()


def test_letters_are_read_as_people_type_them_and_others_are_not_guessed() -> None:
    assert {read_letters(text) for text in ("a/r", "R / A", "A+R", "a, r")} == {"AR"}
    assert {read_letters(text) for text in ("X", "ja", "A/C", "RACI")} == {None}


@pytest.mark.parametrize("check", CHECKS)
def test_each_check_fires_on_a_minimal_hole_and_is_silent_once_it_is_mended(check: str) -> None:
    hole, mended = HOLES[check]
    assert check in checks(hole)
    assert check not in checks(mended)


def test_the_guide_has_every_check_and_no_other(guide: Guide) -> None:
    assert set(guide.responsibility_checks) == set(FINDERS) == set(CHECKS)


@pytest.mark.parametrize("seed", range(200, 240))
def test_letters_add_up_to_the_rows_and_order_changes_nothing(seed: int) -> None:
    case, chance = case_of(seed), Random(seed)
    found = outcome(case)
    own = Matrix(case["rules"], case["kept"])
    for role, counts in found["load"].items():
        held = [own.letters(row, role) for row in own.rows if own.letters(row, role)]
        assert sum(counts.values()) == len(held) + held.count("AR")
    shuffled = deepcopy(case)
    for part in (*shuffled["kept"].values(), shuffled["rules"]["rows"], shuffled["rules"]["roles"]):
        pairs = list(part.items())
        chance.shuffle(pairs)
        part.clear()
        part.update(pairs)
    other = outcome(shuffled)
    assert all(other[name] == found[name] for name in ("findings", "load", "empty", "proposed"))
    assert other["changes"] == found["changes"]
    states = [sorted(map(str, each["compared"])) for each in (found, other)]
    assert states[0] == states[1]


@pytest.mark.parametrize(
    ("ours", "theirs", "state"),
    [
        ({"msp": "R"}, {"it": "R"}, "nobody"),
        ({"it": "R"}, {"msp": "R"}, "both"),
        ({"it": "R"}, {"it": "R", "msp": "R"}, "share"),
        ({"it": "A", "msp": "R"}, {"boss": "A", "msp": "R"}, "accountable"),
        ({"msp": "R", "boss": "I"}, {"msp": "R"}, "detail"),
        ({"it": "A", "msp": "R"}, {"it": "A", "msp": "R"}, "agreed"),
        ({"it": "A", "msp": "R"}, {}, "unanswered"),
    ],
)
def test_two_views_of_a_row_are_as_far_apart_as_the_sides_that_do_it(
    ours: dict[str, str], theirs: dict[str, str], state: str
) -> None:
    seen = {f"t/{role}": {"letters": letters} for role, letters in theirs.items()}
    other = {"other/it": {"letters": "R"}}
    found = matrix({"t": (ours, {}), "other": ({"it": "R"}, {})}, theirs=seen | other).compared()
    assert {each["row"]: each["state"] for each in found}["t"] == state


def test_what_is_proposed_leaves_nothing_wrong(guide: Guide) -> None:
    data = matrix_data(guide)
    for model in guide.delivery_models:
        letters = Matrix(data, {}).proposed(model, {})
        cells = {key: {"letters": each} for key, each in letters.items()}
        found = Matrix(data, {"cells": cells}).findings()
        assert {key.split("/")[0] for key in letters} == set(guide.responsibilities)
        assert not [x for x in found if data["checks"][x["check"]]["severity"] == "wrong"]


def test_function_by_function_decides_row_by_row(guide: Guide) -> None:
    data = matrix_data(guide)
    kept, given = (
        Matrix(data, {}).proposed("external", {"backup-and-recovery": move})
        for move in ("keep", "hand-over")
    )
    assert kept["restore-tests/internal-it"] == "AR"
    assert given["restore-tests/provider"] == "R"
    assert kept["changes/provider"] == given["changes/provider"] == "R"
