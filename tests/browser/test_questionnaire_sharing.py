"""Answers that leave the questionnaire or come in: links, files, colleagues, and what is kept."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from macros.model import Guide
from tests.tab import DENIED

from .questionnaire import (
    ADDRESS,
    answer_all,
    asked,
    beside,
    code_of,
    go_on,
    kept,
    note,
    open_questionnaire,
    pick,
    use,
    verdict,
)

Open = Callable[..., Any]
FULL = """Storage.prototype.setItem = function () {
  throw new DOMException("full", "QuotaExceededError") }"""
# Makes codes and files that are damaged in every way that chance finds, and reads them all.
DAMAGE = """(good) => {
  let state = 7
  const random = (most) => (state = (state * 1103515245 + 12345) % 2147483648) % most
  const odd = ["", "%", "~", ".", "v", "9", "0", "\\u0000", "é", "__proto__", "{", '"', "null"]
  const damaged = (text) => {
    for (let n = random(4) + 1; n > 0; n--) {
      const place = random(text.length + 1)
      text = text.slice(0, place) + odd[random(odd.length)] + text.slice(place + random(5))
    }
    return text
  }
  const known = new Set(GuideAnswers.full.questions.flatMap(({ id, options }) =>
    ["unknown", ...options.map((option) => option.id)].map((option) => `${id}=${option}`)))
  const strange = []
  const look = (found) => strange.push(...Object.entries(found?.answers ?? {})
    .map((pair) => pair.join("=")).filter((pair) => !known.has(pair)))
  const odd_value = { guide: GuideAnswers.FORMAT, answers: { size: { toString: 1 } } }
  look(GuideAnswers.fromFile(JSON.stringify(odd_value)))
  for (let i = 0; i < 5000; i++) {
    look(GuideAnswers.fromLink(damaged(good.link)))
    look(GuideAnswers.fromFile(damaged(good.file)))
  }
  return { strange, polluted: Object.keys(Object.prototype) }
}"""


@pytest.fixture(scope="module")
def mine(guide: Guide) -> dict[str, str]:
    """The answers of one scenario."""
    return dict(next(iter(guide.scenarios.values())).answers)


@pytest.fixture(scope="module")
def theirs(guide: Guide) -> dict[str, str]:
    """The answers of another, with another winner."""
    first, *others = guide.scenarios.values()
    return next(dict(s.answers) for s in others if s.expect.winner != first.expect.winner)


def file_with(tmp_path: Path, **content: Any) -> Path:
    """Return a file of the questionnaire with this content."""
    path = tmp_path / "answers.json"
    whole = {"guide": "who-runs-your-it", "edition": "base", "model": 1} | content
    path.write_text(json.dumps(whole), encoding="utf-8")
    return path


def load(page: Any, path: Path) -> None:
    field = page.locator("[data-file]:visible").first
    field.scroll_into_view_if_needed()
    field.set_input_files(path)


def test_a_link_gives_a_colleague_the_same_result(page: Any, guide: Guide, mine: Any) -> None:
    use(page, code_of(guide, mine))
    link, sentence = page.locator("[data-link]").input_value(), verdict(page)
    page.evaluate("localStorage.clear()")
    page.goto("about:blank")
    page.goto(link)
    page.wait_for_selector("[data-result] h2")
    assert verdict(page) == sentence


def test_a_shared_link_leaves_ones_own_answers_alone(
    page: Any, guide: Guide, mine: Any, theirs: Any
) -> None:
    use(page, code_of(guide, mine))
    before, own = kept(page), verdict(page)
    open_questionnaire(page, f"#s={code_of(guide, theirs)}")
    page.wait_for_selector("[data-shared]:visible")
    assert verdict(page) != own
    assert kept(page) == before
    assert page.locator("[data-result] a[href^='#change']").count() == 0
    page.click("[data-do=keepMine]")
    page.wait_for_url("**/#result")
    assert verdict(page) == own
    assert kept(page)["answers"] == before["answers"]


def test_using_shared_answers_can_be_undone(
    page: Any, guide: Guide, mine: Any, theirs: Any
) -> None:
    use(page, code_of(guide, mine))
    own = kept(page)["answers"]
    use(page, code_of(guide, theirs))
    assert kept(page)["answers"] != own
    page.click("[data-do=undo]")
    page.wait_for_selector("[data-shared]:visible")
    assert kept(page)["answers"] == own


def test_a_link_of_another_version_says_what_could_not_be_used(page: Any, guide: Guide) -> None:
    open_questionnaire(page, "#s=v99.a1b9zz3~q2")
    text = page.locator("[data-shared-text]").inner_text()
    assert "version 99" in text
    assert "3 parts could not be used" in text
    assert "questions are not answered" in text


@pytest.mark.parametrize("code", ["", "v1", "%E0%A4%A", "<b>", "v2.0", "x" * 5000])
def test_a_damaged_link_is_said_to_be_one(page: Any, guide: Guide, mine: Any, code: str) -> None:
    use(page, code_of(guide, mine))
    before = kept(page)["answers"]
    open_questionnaire(page, f"#s={code}")
    page.wait_for_selector("[data-note]:visible")
    assert note(page).startswith("This link holds no answers")
    assert kept(page)["answers"] == before


def test_ten_thousand_damaged_links_and_files_never_throw(
    page: Any, guide: Guide, mine: Any
) -> None:
    use(page, code_of(guide, mine))
    file = page.evaluate("document.querySelector('guide-questionnaire').answers.file('Ann')")
    found = page.evaluate(DAMAGE, {"link": code_of(guide, mine), "file": file})
    assert found == {"strange": [], "polluted": []}


def test_a_saved_file_brings_everything_back(page: Any, guide: Guide, mine: Any) -> None:
    use(page, code_of(guide, mine))
    page.fill("[data-name]", "Ann")
    with page.expect_download() as saving:
        page.click("[data-do=saveFile]")
    assert beside(page, "[data-do=saveFile]") == "The file is on its way to your downloads."
    path = saving.value.path()
    content = json.loads(path.read_text(encoding="utf-8"))
    assert content["guide"] == "who-runs-your-it"
    assert content["model"] == guide.questionnaire.version
    assert content["name"] == "Ann"
    sentence, answers = verdict(page), kept(page)["answers"]
    page.evaluate("localStorage.clear()")
    open_questionnaire(page)
    load(page, path)
    page.wait_for_url("**/#result")
    assert note(page).startswith("The answers of the file are loaded.")
    assert (verdict(page), kept(page)["answers"]) == (sentence, answers)


def test_a_file_is_shown_first_if_one_has_answers(
    page: Any, guide: Guide, mine: Any, theirs: Any, tmp_path: Path
) -> None:
    use(page, code_of(guide, mine))
    before = kept(page)["answers"]
    load(page, file_with(tmp_path, answers=theirs, name="Ben <i>"))
    page.wait_for_selector("[data-shared]:visible")
    assert page.locator("[data-shared-title]").inner_text() == "These are the answers of Ben <i>"
    assert kept(page)["answers"] == before


def test_a_file_of_another_edition_and_version_says_so(page: Any, tmp_path: Path) -> None:
    open_questionnaire(page)
    answers = {"owner": "nobody", "gone": "x", "growth": ["a"], "constructor": "name"}
    load(page, file_with(tmp_path, answers=answers, edition="acme", model=77))
    page.wait_for_url("**/#result")
    assert "version 77" in note(page)
    assert "another edition of the guide (acme)" in note(page)
    assert "3 parts could not be used" in note(page)
    assert kept(page)["answers"] == {"owner": "nobody"}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_a_file_may_have_been_saved_anew(
    page: Any, mine: Any, tmp_path: Path, encoding: str
) -> None:
    open_questionnaire(page)
    path = file_with(tmp_path, answers=mine, name="Zoë")
    path.write_text(path.read_text(encoding="utf-8"), encoding=encoding)
    load(page, path)
    page.wait_for_url("**/#result")
    assert kept(page)["answers"] == mine


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "This file holds no answers"),
        (b"[]", "This file holds no answers"),
        (b"\xff\xfe\x00", "This file holds no answers"),
        (b'{"guide": "who-runs-your-it"}', "This file holds no answers"),
        (b'{"guide": "x", "answers": {}}', "This file holds no answers"),
        (b'{"guide": "who-runs-your-it", "answers": {"__proto__": {"a": 1}}}', "This file holds"),
        (b" " * 300_000, "This file is too large"),
    ],
)
def test_a_bad_file_changes_nothing(
    page: Any, guide: Guide, mine: Any, tmp_path: Path, content: bytes, said: str
) -> None:
    use(page, code_of(guide, mine))
    before = kept(page)["answers"]
    path = tmp_path / "bad.json"
    path.write_bytes(content)
    load(page, path)
    assert beside(page, "[data-keep-panel] [data-file]").startswith(said)
    assert kept(page)["answers"] == before


def test_the_link_is_copied(new_page: Open, guide: Guide, mine: Any) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    use(page, code_of(guide, mine))
    page.click("[data-do=copyLink]")
    assert beside(page, "[data-do=copyLink]") == "It is copied."
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("[data-link]").input_value()


# Two heads


def add(page: Any, name: str, code: str) -> None:
    page.fill("[data-colleague-name]", name)
    page.fill("[data-colleague-link]", f"https://example.org/guide/#s={code}")
    page.click("[data-colleague] button")


def test_two_heads_see_where_they_differ_and_what_to_talk_about(
    page: Any, guide: Guide, mine: Any, theirs: Any
) -> None:
    use(page, code_of(guide, mine))
    open_questionnaire(page, "#compare")
    page.wait_for_selector("[data-missing]:visible")
    add(page, "Ann <b>Smith</b>", code_of(guide, theirs))
    page.wait_for_selector(".guide-compare__differ")
    differing = [q for q in mine if q in theirs and mine[q] != theirs[q]]
    rows = page.locator(".guide-compare__differ tbody tr")
    assert rows.count() >= len(differing)
    assert "Ann <b>Smith</b>" in page.locator(".guide-compare__who").inner_text()
    assert page.locator(".guide-compare b").count() == 0
    assert page.locator(".guide-compare__agenda > li").count() >= 3
    assert "Does it matter?" in page.locator(".guide-compare__differ").inner_text()
    assert page.locator(".guide-compare__joint").inner_text()


def test_agreeing_heads_agree(page: Any, guide: Guide, mine: Any) -> None:
    use(page, code_of(guide, mine))
    sentence = verdict(page)
    open_questionnaire(page, "#compare")
    add(page, "", code_of(guide, mine))
    page.wait_for_selector(".guide-compare__joint")
    assert "You agree on every question" in page.locator("[data-comparison]").inner_text()
    assert page.locator(".guide-compare__joint").inner_text() == sentence
    assert "Colleague 1" in page.locator("[data-people]").inner_text()


def _compare(page: Any, guide: Guide, mine: Any, *others: tuple[str, Any]) -> None:
    use(page, code_of(guide, mine))
    open_questionnaire(page, "#compare")
    for number, (name, answers) in enumerate(others, 1):
        add(page, name, code_of(guide, answers))
        expect(page.locator("[data-people] li")).to_have_count(number)


def test_differences_that_turn_a_result_come_first(
    page: Any, guide: Guide, mine: Any, theirs: Any
) -> None:
    _compare(page, guide, mine, ("Ann", theirs))
    effects = page.locator(".guide-compare__differ tbody td:last-child").all_inner_texts()
    turns = ["stays the same" not in effect for effect in effects]
    assert True in turns
    assert turns == sorted(turns, reverse=True)


def test_a_difference_that_turns_only_the_colleagues_result_is_on_the_agenda(
    page: Any, guide: Guide, mine: Any
) -> None:
    keys = mine | {"keys-in-hand": "tested", "owner": "experienced"}
    loose = keys | {"keys-in-hand": "not-held"}
    _compare(page, guide, keys, ("Ann", loose))
    agenda = page.locator(".guide-compare__agenda > li").first
    expect(agenda).to_contain_text(guide.questions["keys-in-hand"].title)
    expect(agenda).to_contain_text("turns the result of 2 of 2")
    expect(page.locator(".guide-compare__differ")).to_contain_text("For Ann, with your answer:")


def test_each_person_sees_whether_it_can_start(page: Any, guide: Guide, mine: Any) -> None:
    _compare(page, guide, mine, ("Ann", mine | {"keys-in-hand": "not-held"}))
    rows = page.locator(".guide-compare__who tbody tr")
    expect(rows.nth(1)).to_contain_text(guide.gates["keys-not-held"].title)
    assert guide.gates["keys-not-held"].title not in rows.nth(0).inner_text()


def test_the_joint_result_says_whose_answers_it_takes(
    page: Any, guide: Guide, mine: Any, theirs: Any
) -> None:
    _compare(page, guide, mine, ("Ann", theirs), ("Bo", theirs))
    said = page.locator("section:has(> .guide-compare__joint)")
    expect(said).to_contain_text("that You, Ann, Bo all gave")
    expect(said).to_contain_text("it takes nobody’s")


def test_one_head_too_many_is_refused_and_nobody_is_dropped(
    page: Any, guide: Guide, mine: Any, theirs: Any
) -> None:
    _compare(page, guide, mine, *((f"Head {number}", mine) for number in range(8)))
    add(page, "Ninth", code_of(guide, theirs))
    expect(page.locator("[data-note]")).to_contain_text("No more than 8 colleagues")
    names = page.locator("[data-people] li").all_inner_texts()
    assert [name.split(" Remove")[0] for name in names] == [f"Head {n}" for n in range(8)]


def test_a_name_travels_in_a_link_only_if_the_reader_says_so(
    new_page: Any, guide: Guide, mine: Any
) -> None:
    page = new_page()
    use(page, code_of(guide, mine))
    page.fill("[data-name]", "Zoë <i>& Co</i>")
    assert "&n=" not in page.input_value("[data-link]")
    page.click("[data-do=copyNamed]")
    expect(page.locator("[data-link]")).to_have_value(re.compile("&n=Zo%C3%AB"))
    other = new_page()
    other.goto(page.input_value("[data-link]"))
    expect(other.locator("[data-shared-title]")).to_have_text(
        "These are the answers of Zoë <i>& Co</i>"
    )


def test_colleagues_stay_until_they_are_removed(page: Any, guide: Guide, mine: Any) -> None:
    use(page, code_of(guide, mine))
    open_questionnaire(page, "#compare")
    add(page, "Ann", code_of(guide, mine))
    page.wait_for_selector("[data-people] li")
    page.reload()
    page.click("[data-people] button")
    assert page.locator("[data-people] li").count() == 0


def test_shared_answers_can_be_compared_with_ones_own(
    page: Any, guide: Guide, mine: Any, theirs: Any
) -> None:
    use(page, code_of(guide, mine))
    open_questionnaire(page, f"#s={code_of(guide, theirs)}")
    page.click("[data-do=compareShared]")
    page.wait_for_selector(".guide-compare__differ")
    assert kept(page)["answers"] == mine


def test_what_is_no_link_is_said_to_be_none(page: Any, guide: Guide, mine: Any) -> None:
    use(page, code_of(guide, mine))
    open_questionnaire(page, "#compare")
    page.fill("[data-colleague-link]", "hello")
    page.click("[data-colleague] button")
    assert beside(page, "[data-colleague-link]") == "This is not a link with answers."


# What the browser keeps


@pytest.mark.parametrize("trouble", [DENIED, FULL])
def test_without_storage_the_journey_goes_on_and_says_so(new_page: Open, trouble: str) -> None:
    page = new_page()
    page.add_init_script(trouble)
    open_questionnaire(page)
    page.click("[data-path=short]")
    pick(page)
    go_on(page)
    answer_all(page)
    go_on(page)
    page.wait_for_selector("[data-result] h2")
    open_questionnaire(page)
    assert note(page).startswith("This browser does not let the page keep your answers")


@pytest.mark.parametrize("text", ["{", "null", "[]", '{"version":99,"data":{}}', '{"version":1}'])
def test_damaged_storage_is_set_aside(page: Any, text: str) -> None:
    open_questionnaire(page)
    page.evaluate("text => localStorage.setItem(new GuideStore('questionnaire').key, text)", text)
    page.reload()
    assert note(page).startswith("The answers saved earlier could not be read")
    keys = page.evaluate("Object.keys(localStorage).filter(key => key.includes(':broken'))")
    assert len(keys) == 1
    page.click("[data-path=short]")
    assert asked(page)


def test_answers_of_another_version_are_kept_as_far_as_they_go(page: Any) -> None:
    open_questionnaire(page)
    page.evaluate("""() => new GuideStore("questionnaire").write(
      { answers: { owner: "nobody", gone: "x" }, path: "full", place: "q=owner", model: 0 })""")
    page.reload()
    assert note(page).startswith("1 of your saved answers belong to another version")
    assert kept(page)["answers"] == {"owner": "nobody"}


def test_a_change_in_a_second_window_is_shown(new_page: Open) -> None:
    first = new_page()
    open_questionnaire(first)
    first.click("[data-path=full]")
    second = first.context.new_page()
    second.goto(first.url)
    second.locator("[data-current] label").nth(1).click()
    first.wait_for_selector("[data-note]:visible")
    assert "another window" in note(first)
    assert first.locator("[data-current] input").nth(1).is_checked()


def test_the_result_can_be_asked_for_again_if_it_did_not_load(new_page: Open) -> None:
    page = new_page()
    page.route("**/guide-questionnaire-result.js", lambda route: route.abort())
    open_questionnaire(page, "#result")
    page.wait_for_selector("[data-note]:visible")
    assert note(page).startswith("The result could not be loaded")
    page.unroute("**/guide-questionnaire-result.js")
    page.evaluate("document.querySelector('guide-questionnaire').go('result')")
    page.wait_for_selector("[data-result] h2")
    page.watch.expect("Failed to load resource")


def test_nothing_is_sent_and_the_result_is_loaded_only_when_wanted(page: Any) -> None:
    open_questionnaire(page)
    assert not any("guide-questionnaire-result.js" in url for url in page.watch.requests)
    page.click("[data-path=short]")
    pick(page)
    page.wait_for_function('() => typeof GuideShare === "function"')
    assert ADDRESS in page.url
    assert not any("#" in url or "=" in url for url in page.watch.requests)


def test_the_result_is_copied_as_text_with_its_link_and_the_addresses_of_sources(
    page: Any, guide: Guide, mine: Any
) -> None:
    use(page, code_of(guide, mine))
    page.evaluate(
        "() => { navigator.clipboard.writeText = async (t) => { globalThis.copied = t } }"
    )
    page.click("[data-do=copyText]")
    page.wait_for_function("() => Boolean(globalThis.copied)")
    text = page.evaluate("globalThis.copied")
    assert f"## {verdict(page)}" in text
    assert "None of the gates makes" in text
    assert "other weightings" in text
    assert page.input_value("[data-link]") in text
    assert "## Sources behind the reasons" in text
    assert re.search(r"^- \[[^]]+\]\(https://[^)]+\)$", text, re.M)
    assert "](#" not in text
    assert "Change" not in re.findall(r"^\| .*", text, re.M)[-1]


def test_where_nothing_can_be_copied_the_text_is_saved(page: Any, guide: Guide, mine: Any) -> None:
    use(page, code_of(guide, mine))
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(Error('denied')) }")
    with page.expect_download() as download:
        page.click("[data-do=copyText]")
    assert download.value.suggested_filename.endswith(".md")
    assert "saved as a file" in beside(page, "[data-do=copyText]")
