"""Rows that a reader fills in: what is usable, what is not, what has another name today."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from macros.model import Guide

from ..scripts import code
from .sheets import prepare

MAKE = """globalThis.Things = new GuideEntries("things", { kind: "risks", own: 2, fields: {
  title: { type: "text", most: 10 }, note: { type: "note" }, day: { type: "day" },
  state: { type: "one", of: ["open", "done"] }, count: { type: "number", least: 1, most: 5 },
  many: { type: "many", kind: "mitigations", most: 2 },
  rating: { type: "rating", scales: [["a", "b"], ["c"]] },
} })"""
GOOD = {
    "title": "A title",
    "note": "a\nb",
    "day": "2027-02-28",
    "state": "done",
    "many": ["exit-plan", "own-abcd1234"],
    "count": 5,
    "rating": "b/c",
}
BAD: dict[str, list[Any]] = {
    "title": ["x" * 11, "a\nb", 5, None, ["a"]],
    "note": ["x" * 2001, {}],
    "day": ["2027-02-29", "28.2.2027", 20270228],
    "state": ["odd", "", True],
    "many": ["exit-plan", ["a", "b", "c"], ["No Id"], [5]],
    "count": [0, 6, "5", float("1e99")],
    "rating": ["b", "b/c/c", "c/b", "", 5],
    "unknown": ["x"],
}


@pytest.fixture
def page(browser: Browser, guide: Guide) -> Iterator[Page]:
    """A page that knows how entries are kept, of a guide that has renamed some."""
    renamed = {"risks/old": "risks/new", "mitigations/old": "mitigations/exit-plan"}
    opened = prepare(browser.new_page(), guide, renamed=renamed)
    opened.add_script_tag(content=f"{{{code('forms/entries.js')}{MAKE}}}")
    yield opened
    opened.close()


def clean(page: Page, given: Any) -> tuple[Any, list[str]]:
    """Return what is usable, and what is said of the rest."""
    call = "given => { const faults = []; return [Things.clean(given, faults), faults] }"
    found, faults = page.evaluate(call, given)
    return found, faults


def test_what_is_in_order_stays_as_it_is(page: Page) -> None:
    assert clean(page, {"lock-in": GOOD}) == ({"lock-in": GOOD}, [])


@pytest.mark.parametrize("field", BAD)
def test_what_a_field_cannot_hold_is_left_out_and_named(page: Page, field: str) -> None:
    for value in BAD[field]:
        found, faults = clean(page, {"lock-in": GOOD | {field: value}})
        assert found == {"lock-in": {k: v for k, v in GOOD.items() if k != field}}
        assert len(faults) == 1
        assert field in faults[0]


@pytest.mark.parametrize("given", [None, [], "text", 5])
def test_what_are_no_entries_is_said(page: Page, given: Any) -> None:
    found, faults = clean(page, given)
    assert (found, len(faults)) == ({}, 1)


def test_rows_of_ones_own_have_a_limit_and_keys_of_their_own(page: Page) -> None:
    own = {f"own-abcd{n}": {"title": f"T{n}"} for n in range(3)}
    found, faults = clean(page, {**own, "own-x": {}, "No key": {}, "__proto__x": {}})
    assert list(found) == ["own-abcd0", "own-abcd1"]
    assert len(faults) == 4
    key = page.evaluate("Things.newKey()")
    assert page.evaluate("key => Things.mayHave(key)", key)


def test_old_names_are_read_under_those_of_today_and_the_newer_entry_wins(page: Page) -> None:
    data = {"risks": {"old": {"title": "Old", "note": "kept"}, "new": {"title": "New"},
                      "other": {"many": ["old", "exit-plan"]}}}  # fmt: skip
    assert page.evaluate("data => Things.of(data)", data) == {
        "new": {"title": "New", "note": "kept"},
        "other": {"many": ["exit-plan"]},
    }


def test_a_change_leaves_the_rest_alone_and_empty_fields_go(page: Page) -> None:
    data = {"risks": {"one": {"title": "A", "note": "b"}, "two": GOOD}, "mine": 1}
    change = {"one": {"note": "", "count": 2}, "two": None, "three": {"many": []}}
    changed = page.evaluate("([data, change]) => Things.changed(data, change)", [data, change])
    assert changed == {"risks": {"one": {"title": "A", "count": 2}}, "mine": 1}
