"""What is kept in the browser: envelopes, sets, renamed ids, damage, denial, other tabs, files."""

from __future__ import annotations

import json
import re
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from tests.scripts import all_scripts
from tests.tab import DENIED, PLAIN

from . import kept
from .kept import DOSSIER, EXIT, OVERVIEW, PRIVACY, key, load, note, row, step_key, stored, tick

FULL = """
Storage.prototype.setItem = function (key) {
  if (!key.includes("probe")) throw new DOMException("full", "QuotaExceededError")
}
"""
SLOW = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def test_the_key_names_version_edition_set_and_tool(page: Page) -> None:
    page.goto(EXIT)
    tick(page, 0)
    envelope = json.loads(page.evaluate("localStorage.getItem('guide:1:base:default:checklists')"))
    assert envelope["version"] == 1
    assert envelope["saved"].startswith("20")
    assert set(envelope) == {"version", "saved", "data"}


DAMAGED = [
    "{",
    "null",
    "[]",
    "7",
    '"text"',
    '{"version": 2, "data": {"items": {}}}',
    '{"version": 1}',
    '{"version": 1, "data": {"items": {"__proto__": {"state": "done"}}}}',
    '{"version": 1, "data": {"constructor": {"prototype": {"polluted": 1}}}}',
    '{"version": 1, "data": {"items": {"exit/x": {"note": {"toString": 1}}}}}',
    '{"version": 1, "data": ' + "[" * 50 + "]" * 50 + "}",
    '{"version": 1, "data": {"items": {"exit/x": {"note": "' + "x" * 30_000 + '"}}}}',
    "\x00\ud7ff" * 40,
]


def test_damaged_text_is_set_aside_and_the_tool_goes_on(page: Page) -> None:
    page.goto(EXIT)
    broken = key("checklists") + ":broken"
    for text in DAMAGED:
        kept.keep_text(page, key("checklists"), text)
        page.evaluate("() => GuideStore.tell(null)")
        expect(page.locator("[data-kept]")).to_contain_text("could not be read")
        tick(page, 0)
        assert stored(page, "checklists")["items"] == {step_key(page, 0): {"state": "done"}}, text
        assert page.evaluate("key => localStorage.getItem(key)", broken) == text
        assert page.evaluate("({}).polluted") is None
        page.evaluate("key => localStorage.removeItem(key)", broken)


def test_a_second_damage_does_not_overwrite_the_first(page: Page) -> None:
    page.goto(PLAIN)
    for text in ("first {", "second {"):
        kept.keep_text(page, key("checklists"), text)
        page.goto(EXIT)
    names = page.evaluate("Object.keys(localStorage).filter(key => key.includes('broken')).sort()")
    assert names == [key("checklists") + ":broken", key("checklists") + ":broken2"]


def test_set_aside_text_can_be_downloaded_and_deleted(page: Page) -> None:
    page.goto(PLAIN)
    kept.keep_text(page, key("checklists"), "damaged {")
    page.goto(EXIT)
    page.goto(DOSSIER)
    file = kept.download(page, "[data-do=save-broken]")
    assert file.read_text() == "damaged {"
    page.click("[data-do=drop-broken]")
    assert not page.locator("[data-broken]").is_visible()
    assert page.evaluate("Object.keys(localStorage).filter(key => key.includes('broken'))") == []


WRONG: list[Any] = [
    7,
    "done",
    {"state": "finished"},
    {"due": "2027-02-30"},
    {"due": 20270101},
    {"owner": ["Maria"]},
    {"note": {"text": "x"}},
    {"surprise": "x"},
    {"owner": "x" * 5000},
]


def test_a_wrong_entry_is_left_out_and_the_others_stay(page: Page) -> None:
    page.goto(EXIT)
    good, bad = step_key(page, 0), step_key(page, 1)
    broken = key("checklists") + ":broken"
    for entry in WRONG:
        page.evaluate("() => localStorage.clear()")
        mine = {"state": "done", "owner": "Jan"}
        kept.keep(page, "checklists", {"items": {bad: entry, good: mine}})
        page.evaluate("() => GuideStore.tell(null)")
        assert row(page, 0).locator("[name=done]").is_checked()
        assert row(page, 0).locator("[data-who]").inner_text() == "Jan"
        expect(page.locator("[data-kept]")).to_contain_text("could not be read")
        aside = page.evaluate("key => localStorage.getItem(key)", broken)
        assert json.loads(aside)["data"]["items"][bad] == entry


def test_without_storage_the_tool_works_and_says_so(new_page: Any) -> None:
    page = new_page()
    page.add_init_script(DENIED)
    page.goto(EXIT)
    expect(page.locator("[data-kept]")).to_contain_text("This browser keeps nothing")
    tick(page, 0)
    expect(page.locator("[data-count]")).to_have_text("1 of 20 done")
    page.select_option("[data-filter=show]", "done")
    assert page.locator("[data-step]:visible").count() == 1


def test_with_full_storage_the_tool_works_and_says_so(page: Page) -> None:
    page.goto(EXIT)
    tick(page, 0)
    page.evaluate(f"() => {{ {FULL} }}")
    tick(page, 1)
    expect(page.locator("[data-count]")).to_have_text("2 of 20 done")
    expect(page.locator("[data-kept]")).to_contain_text("This browser keeps nothing")
    assert len(stored(page, "checklists")["items"]) == 1


def _with_renamed(page: Page, renamed: dict[str, str | None]) -> None:
    """Let the edition know of renamed ids, as data/renamed.yml does."""
    script = f"Object.defineProperty(globalThis, 'GuideData', {{ configurable: true, set(data) {{ \
        data.renamed = {json.dumps(renamed)}; \
        Object.defineProperty(globalThis, 'GuideData', {{ value: data }}) }} }})"
    page.add_init_script(script)


def test_renamed_steps_and_lists_keep_what_was_entered(new_page: Any) -> None:
    page = new_page()
    page.goto(EXIT)
    new = step_key(page, 0)
    kept.keep(
        page,
        "checklists",
        {
            "items": {
                "exit/old-name": {"state": "done"},
                "leaving/second": {"owner": "Jan"},
                "leaving/gone": {"note": "kept"},
            }
        },
    )
    second = step_key(page, 1).split("/")[1]
    _with_renamed(
        page,
        {
            "checklists/exit/old-name": f"checklists/{new}",
            "checklists/leaving": "checklists/exit",
            "checklists/exit/second": f"checklists/exit/{second}",
            "checklists/leaving/gone": None,
        },
    )
    page.reload()
    assert row(page, 0).locator("[name=done]").is_checked()
    assert row(page, 1).locator("[data-who]").inner_text() == "Jan"
    tick(page, 2)
    items = stored(page, "checklists")["items"]
    assert items[new] == {"state": "done"}
    assert items["leaving/gone"] == {"note": "kept"}
    page.goto(OVERVIEW)
    expect(page.locator("[data-kept]")).to_contain_text("leaving/gone")


def test_renames_in_a_circle_end(new_page: Any) -> None:
    page = new_page()
    _with_renamed(
        page, {"checklists/exit": "checklists/leave", "checklists/leave": "checklists/exit"}
    )
    page.goto(EXIT)
    tick(page, 0)
    assert stored(page, "checklists") is not None


def test_unknown_steps_are_kept_and_reported(page: Page) -> None:
    page.goto(EXIT)
    kept.keep(page, "checklists", {"items": {"exit/no-such-step": {"note": "mine"}}})
    page.reload()
    expect(page.locator("[data-kept]")).to_contain_text("exit/no-such-step")
    tick(page, 0)
    assert stored(page, "checklists")["items"]["exit/no-such-step"] == {"note": "mine"}


def test_damaged_names_of_sets_do_not_lose_the_sets(page: Page) -> None:
    page.goto(PLAIN)
    kept.keep(page, "checklists", {"items": {}}, named_set="s123")
    for text in (
        "{",
        '{"names": 7}',
        '{"current": {"x": 1}, "names": {"../x": "y", "s9": 4}}',
        "[]",
    ):
        kept.keep_text(page, kept.PREFIX + "sets", text)
        page.goto(EXIT)
        options = page.locator("[data-set] option").all_inner_texts()
        assert options == ["First set", "s123"]


def test_everything_can_be_deleted_and_taken_back(page: Page) -> None:
    page.goto(EXIT)
    tick(page, 0)
    kept.keep_text(page, "guide:0:base:default:old", "older version")
    kept.keep_text(page, "guide:1:other-edition:default:checklists", "not ours")
    page.goto(PRIVACY)
    before = page.evaluate("({...localStorage})")
    page.click("[data-do=forget]")
    left = page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('guide:'))")
    assert left == ["guide:1:other-edition:default:checklists"]
    expect(page.locator("guide-file [data-do=undo]")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("({...localStorage})") == before


def _file(**changes: Any) -> str:
    file = {
        "format": "guide-dossier",
        "version": 1,
        "edition": "base",
        "updated": "2026-11-21",
        "set": "Hamburg",
        "saved": "2026-11-20T10:00:00.000Z",
        "tools": {"dates": {"exit": "2027-05-01"}},
    }
    return json.dumps({**file, **changes})


def test_the_file_holds_everything_and_loads_into_an_empty_browser(new_page: Any) -> None:
    page = new_page()
    page.goto(EXIT)
    tick(page, 0)
    page.fill("[data-date=exit]", "2027-05-01")
    page.goto(DOSSIER)
    page.fill("[name=company]", "Muster & Söhne")
    saved = kept.download(page, "[data-do=save]").read_bytes()
    other = new_page()
    other.goto(DOSSIER)
    load(other, "dossier.json", saved)
    assert "is loaded" in note(other, "guide-file")
    for tool in ("checklists", "dates", "dossier"):
        assert stored(other, tool) == stored(page, tool)
    again = json.loads(kept.download(other, "[data-do=save]").read_bytes())
    first = json.loads(saved)
    assert again["tools"] == first["tools"]
    assert (first["format"], first["edition"], first["set"]) == (
        "guide-dossier",
        "base",
        "First set",
    )


def test_a_loaded_file_never_overwrites_without_asking(page: Page) -> None:
    page.goto(EXIT)
    tick(page, 0)
    mine = stored(page, "checklists")
    page.goto(DOSSIER)
    load(page, "x.json", _file())
    expect(page.locator("[data-ask]")).to_be_visible()
    assert stored(page, "checklists") == mine
    page.click("[data-do=cancel]")
    assert stored(page, "checklists") == mine
    load(page, "x.json", _file())
    page.click("[data-do=beside]")
    assert "Hamburg" in note(page, "guide-file")
    assert stored(page, "checklists") == mine
    assert page.locator("[data-set] option:checked").inner_text() == "Hamburg"
    page.click("guide-file [data-do=undo]")
    assert page.locator("[data-set] option").all_inner_texts() == ["First set"]


def test_replacing_a_set_by_a_file_can_be_taken_back(page: Page) -> None:
    page.goto(EXIT)
    tick(page, 0)
    mine = stored(page, "checklists")
    page.goto(DOSSIER)
    load(page, "x.json", _file())
    page.click("[data-do=replace]")
    assert stored(page, "checklists") is None
    assert stored(page, "dates") == {"exit": "2027-05-01"}
    page.click("guide-file [data-do=undo]")
    assert stored(page, "checklists") == mine
    assert stored(page, "dates") is None


DEEP = "[" * 60 + "]" * 60


REFUSED: list[tuple[Any, str]] = [
    ("", "cannot be read"),
    ("{", "cannot be read"),
    ("\x00\x01", "not text"),
    (b"\xff\xfe\xff", "not text"),
    ("null", "not a file of this guide"),
    ("[1, 2]", "not a file of this guide"),
    ('"text"', "not a file of this guide"),
    ('{"tools": {}}', "not a file of this guide"),
    (_file(format="another-tool"), "not a file of this guide"),
    (_file(version="1"), "not a file of this guide"),
    (_file(tools=[]), "not a file of this guide"),
    (_file(tools=None), "not a file of this guide"),
    (_file(version=2), "newer version"),
    (_file(tools={"checklists": {"items": json.loads(DEEP)}}), "no file of this guide is"),
    ('{"format": "guide-dossier", "version": 1, "tools": ' + "[" * 100_000, "cannot be read"),
    (_file(set="x" * 1_000_001), "larger than 1 MB"),
    (_file(tools={"x": "y" * 30_000}), "no file of this guide is"),
    (_file().replace('"tools": {', '"tools": {"__proto__": {"polluted": 1}, '), "no file of"),
    (_file().replace('"dates"', '"constructor"'), "no file of this guide is"),
    (_file(tools={"dates": {"signing": {"toString": 1}}}), "no file of"),
    (_file(tools={"checklists": {"items": {"valueOf": {}}}}), "no file of"),
    (_file(edition={"toString": 1}), "no file of"),
]


def test_a_file_that_is_none_is_refused_in_a_sentence(page: Page) -> None:
    page.goto(EXIT)
    tick(page, 0)
    before = page.evaluate("({...localStorage})")
    page.goto(DOSSIER)
    for text, says in REFUSED:
        page.evaluate("() => document.querySelector('guide-file').report('')")
        load(page, "x.json", text)
        assert says in note(page, "guide-file"), text[:60]
        assert page.evaluate("({...localStorage})") == before
        assert page.evaluate("({}).polluted") is None


def test_a_file_of_five_megabytes_is_refused_at_once(page: Page) -> None:
    page.goto(DOSSIER)
    load(page, "big.json", _file(tools={"x": ["y" * 1000] * 5000}))
    assert "larger than 1 MB" in note(page, "guide-file")


def test_what_cannot_be_used_of_a_file_is_said(page: Page) -> None:
    page.goto(DOSSIER)
    tools = {
        "dates": {"exit": "2027-02-30", "signing": "2027-03-01", "go-live": 5},
        "checklists": {
            "items": {"exit/a": {"state": "maybe"}, "../x": {}, "exit/b": {"note": "ok"}}
        },
        "another-tool": {"anything": [1, 2]},
        "Bad Name": {},
    }
    load(page, "x.json", _file(tools={"another-tool": {}}))
    assert "Kept as it is, without being checked: another-tool" in note(page, "guide-file")
    page.click("guide-file [data-do=undo]")
    load(page, "x.json", _file(edition="acme", tools=tools))
    expect(page.locator("guide-file [data-note]")).to_contain_text("is loaded")
    said = note(page, "guide-file")
    assert "acme" in said
    assert "2027-02-30" in said
    assert "more" in said
    assert stored(page, "dates") == {"signing": "2027-03-01"}
    assert stored(page, "checklists") == {"items": {"exit/a": {}, "exit/b": {"note": "ok"}}}
    assert stored(page, "another-tool") == {"anything": [1, 2]}
    assert stored(page, "Bad Name") is None


TOOLS = ["checklists", "dates", "dossier", "questionnaire", "x"]
NAMES = ["items", "exit/a", "state", "due", "owner", "note", "__proto__", "signing"]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["items", "exit/a", "state", "due", "owner", "note", "__proto__", "signing"]
            )
            | st.text(max_size=8),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)
CALL = """
(text) => {
  const result = GuideFile.examine(text)
  if (result.problem) return { problem: result.problem }
  const again = GuideFile.examine(JSON.stringify(result.dossier))
  const { tools } = result.dossier
  return { notes: result.notes, tools, again: again.dossier.tools, more: again.notes }
}
"""


@SLOW
@given(
    st.dictionaries(st.sampled_from(["checklists", "dates", "dossier", "questionnaire", "x"]), JSON)
)
def test_whatever_a_file_holds_is_cleaned_once_and_for_all(
    page: Page, tools: dict[str, Any]
) -> None:
    if not page.url.endswith(DOSSIER):
        page.goto(DOSSIER)
        page.evaluate("() => GuidePage.later('models')")
    found = page.evaluate(CALL, _file(tools=tools))
    if "problem" not in found:
        assert found["again"] == found["tools"]
        assert found["more"] == []
    assert page.evaluate("Object.keys(Object.prototype).length") == 0


@SLOW
@given(st.text())
def test_no_text_makes_the_reader_throw(page: Page, text: str) -> None:
    if not page.url.endswith(DOSSIER):
        page.goto(DOSSIER)
    assert page.evaluate("text => GuideFile.examine(text).problem", text)


@SLOW
@given(st.dates(), st.integers(-5000, 5000))
def test_days_are_counted_as_a_calendar_does(page: Page, day: Any, count: int) -> None:
    from datetime import timedelta

    if not page.url.endswith(DOSSIER):
        page.goto(DOSSIER)
    day = day.replace(year=2000 + day.year % 200)
    expected = (day + timedelta(days=count)).isoformat()
    call = "([day, count]) => [GuideDates.plus(day, count), GuideDates.valid(day)]"
    assert page.evaluate(call, [day.isoformat(), count]) == [expected, True]


NO_DAYS = [
    "2027-02-29",
    "2027-02-30",
    "2027-13-01",
    "2027-1-1",
    "0000-01-01",
    "",
    None,
    7,
    "20270101",
]


def test_days_that_do_not_exist_are_no_days(page: Page) -> None:
    page.goto(DOSSIER)
    assert page.evaluate("days => days.filter(day => GuideDates.valid(day))", NO_DAYS) == []


def test_only_the_store_talks_to_storage() -> None:
    talking = {
        path.name
        for path in all_scripts()
        if re.search(r"\b(local|session)Storage\b", path.read_text(encoding="utf-8"))
    }
    assert talking == {"store.js"}


def test_a_file_of_the_questionnaire_alone_loads_too(page: Page) -> None:
    file = {
        "guide": "who-runs-your-it",
        "edition": "base",
        "model": 99,
        "saved": "2026-11-20",
        "answers": {"no-such-question": "x"},
        "priorities": {},
        "name": "Jan",
    }
    page.goto(DOSSIER)
    load(page, "answers.json", json.dumps(file))
    said = note(page, "guide-file")
    assert "is loaded" in said
    assert "version 99 of the questions" in said
    assert "could not be used" in said
