"""The page of all functions: the reader's own table on screen, and the worksheet on paper."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from macros.decision import evaluate
from macros.decision.functions import FunctionModel, changes, moves, shape
from macros.decision.guide import functions_of, model_of
from macros.model import Guide
from macros.model.markup import plain
from tests.tab import DENIED, PLAIN

from .kept import keep, keep_text, key, no_dialogs, printed, stored

FUNCTIONS = "decide/functions/"
SHEETS = 4  # in a font as wide as Arial; one more in DejaVu, all that some machines have
WIDE_FONT = """() => {
  const pen = document.createElement("canvas").getContext("2d")
  const words = "Who should run it next week?"
  const width = (font) => (pen.font = `100px ${font}`, pen.measureText(words).width)
  return width(getComputedStyle(document.body).fontFamily) > .83 * width("monospace")
}"""
PLACES = ["Keep", "Share", "Hand over"]
ACCEPTED = {
    "Keep": (0, 0),
    "Keep or share": (0, 1),
    "Share": (1, 1),
    "Share or hand over": (1, 2),
    "Hand over": (2, 2),
}
Open = Callable[..., Any]


@pytest.fixture(scope="module")
def model(guide: Guide) -> FunctionModel:
    """The function model of the guide."""
    return functions_of(guide)


@pytest.fixture(scope="module")
def worksheet(built_site: Any) -> BeautifulSoup:
    """The page as it is built, without scripts."""
    html = (built_site / FUNCTIONS / "index.html").read_text(encoding="utf-8")
    return BeautifulSoup(html, "html.parser")


def answers_of(guide: Guide, name: str) -> dict[str, Any]:
    """Return what the browser keeps of a scenario."""
    scenario = guide.scenarios[name]
    answers, priorities = dict(scenario.answers), dict(scenario.priorities)
    return {"answers": answers, "priorities": priorities, "path": "full", "place": "", "others": []}


def open_with(page: Page, guide: Guide, scenario: str = "", **kept: Any) -> None:
    """Open the page with the answers of a scenario, and what was kept of the functions."""
    page.goto(PLAIN)
    if scenario:
        keep(page, "questionnaire", answers_of(guide, scenario))
    if kept:
        keep(page, "functions", kept)
    page.goto(FUNCTIONS)
    page.wait_for_selector("guide-functions[data-ready]")


def shown(page: Page) -> dict[str, str]:
    """Return the move shown for each function."""
    rows = page.locator("[data-function]").evaluate_all(
        "rows => rows.map(r => [r.dataset.function, r.querySelector('.guide-party--keep,"
        ".guide-party--share,.guide-party--hand-over')?.textContent ?? ''])"
    )
    return dict(rows)


def shown_moves(page: Page) -> dict[str, str]:
    """Return the moves of the functions that the company has."""
    return {name: move for name, move in shown(page).items() if move}


def check(page: Page, name: str, option: str) -> None:
    """Answer a check, such as "help-desk/cover"."""
    function = page.locator(f"[data-function={name.split('/')[0]}]")
    if not function.locator("details").evaluate("each => each.open"):
        function.locator("summary").click()
    function.locator(f"input[name='{name}'][value='{option}']").check()


def titled(guide: Guide, found: Any) -> dict[str, str]:
    """Return moves in the words of the guide."""
    return {each.id: guide.words["move"][each.move] for each in found}


def text_of(page: Page, part: str) -> str:
    """Return what a part of the tool says."""
    return str(page.locator(f"guide-functions [data-{part}]").first.inner_text())


def test_an_empty_browser_asks_where_to_start_and_shows_who_typically_does_what(
    page: Page, guide: Guide
) -> None:
    open_with(page, guide)
    assert text_of(page, "says") == guide.words["functions"]["none"]
    assert set(shown(page).values()) == {""}
    assert page.locator("td.guide-moves__who:visible").count() == 3 * len(guide.functions)
    assert not page.locator("[data-do=print]").is_visible()


@pytest.mark.parametrize("name", ["startup", "small-it-team", "sensitive-environment"])
def test_the_screen_says_what_the_engine_says(
    page: Page, guide: Guide, model: FunctionModel, name: str
) -> None:
    scenario = guide.scenarios[name]
    result = evaluate(model_of(guide), scenario.answers, scenario.priorities)
    found = moves(model, result.winner, result.answers, {})
    open_with(page, guide, name)
    assert shown(page) == titled(guide, found)
    counts = shape(model, str(result.winner), found).counts
    assert [int(n) for n in re.findall(r"\d+", text_of(page, "counts"))] == list(counts.values())
    assert guide.delivery_models[str(result.winner)].title in text_of(page, "says")


def test_every_reason_stands_beside_its_move(
    page: Page, guide: Guide, model: FunctionModel
) -> None:
    name = "small-it-team"
    scenario = guide.scenarios[name]
    result = evaluate(model_of(guide), scenario.answers, scenario.priorities)
    open_with(page, guide, name)
    for each in moves(model, result.winner, result.answers, {}):
        why = page.locator(f"[data-function={each.id}] [data-why]")
        assert why.locator("li").count() == max(1, len(each.reasons))
        for reason in each.reasons:
            if reason.kind == "answer":
                option = result.answers[reason.id]
                signals = guide.functions[each.id].signals[reason.id]
                (text,) = (s.because for s in signals if option in s.options)
                expect(why).to_contain_text(text)


def test_a_delivery_model_can_be_chosen_by_hand_and_is_remembered(
    page: Page, guide: Guide, model: FunctionModel
) -> None:
    open_with(page, guide)
    page.select_option("[data-from]", "external")
    assert shown(page) == titled(guide, moves(model, "external", {}, {}))
    page.reload()
    assert page.locator("[data-from]").input_value() == "external"
    assert shown(page) == titled(guide, moves(model, "external", {}, {}))
    page.select_option("[data-from]", "")
    assert text_of(page, "says") == guide.words["functions"]["none"]


def test_a_check_moves_its_function_and_is_remembered(
    page: Page, guide: Guide, model: FunctionModel
) -> None:
    open_with(page, guide, model="internal", checks={})
    checks = {
        "help-desk/cover": "no",
        "devices/from-the-shop": "yes",
        "help-desk/caller-proof": "no",
    }
    for name, option in checks.items():
        check(page, name, option)
    expected = titled(guide, moves(model, "internal", {}, checks))
    assert expected["help-desk"] == "Share"
    assert shown(page) == expected
    assert "2 of 3" in page.locator("[data-function=help-desk] summary").inner_text()
    because = guide.functions["help-desk"].checks["cover"].options["no"].because
    expect(page.locator("[data-function=help-desk] [data-why]")).to_contain_text(str(because))
    assert stored(page, "functions") == {"model": "internal", "checks": checks}
    page.reload()
    assert shown(page) == expected
    assert page.locator("input[name='help-desk/cover'][value=no]").is_checked()


def test_i_do_not_know_moves_nothing(page: Page, guide: Guide, model: FunctionModel) -> None:
    open_with(page, guide, model="internal", checks={})
    check(page, "help-desk/cover", "unknown")
    assert shown(page) == titled(guide, moves(model, "internal", {}, {}))
    assert "1 of 3" in page.locator("[data-function=help-desk] summary").inner_text()


def test_what_would_change_it_is_said(page: Page, guide: Guide, model: FunctionModel) -> None:
    open_with(page, guide, model="hybrid", checks={})
    page.locator("[data-function=business-applications] summary").click()
    lines = page.locator("[data-function=business-applications] [data-change] li")
    found = changes(model, "business-applications", "hybrid", {}, {})
    texts = lines.all_inner_texts()
    assert len(texts) == len(found)
    for change, text in zip(found, texts, strict=True):
        assert text.startswith(guide.words["move"][change.move])
        if change.kind == "check":
            assert guide.functions["business-applications"].checks[change.id].title in text


def test_moves_that_do_not_fit_the_model_are_pointed_out(page: Page, guide: Guide) -> None:
    open_with(page, guide, "startup", model="internal", checks={})
    before = text_of(page, "shape")
    page.select_option("[data-from]", "external")
    open_with(page, guide, "onsite-heavy", model="external", checks={})
    assert "looks more like Hybrid IT" in text_of(page, "shape")
    assert before != text_of(page, "shape")


def test_a_gate_that_makes_the_result_wait_is_named(page: Page, guide: Guide) -> None:
    open_with(page, guide, "no-it-leadership")
    assert "gate" in text_of(page, "says")


def test_clearing_can_be_taken_back(page: Page, guide: Guide) -> None:
    kept = {"model": "hybrid", "checks": {"help-desk/cover": "no"}}
    open_with(page, guide, **kept)
    page.click("[data-do=reset]")
    note = page.locator("guide-functions [data-note]").first
    note.filter(has_text=guide.words["functions"]["cleared"]).wait_for()
    assert not page.locator("[data-function] input:checked").count()
    assert page.evaluate("document.activeElement.dataset.do") == "undo"
    page.keyboard.press("Enter")
    assert stored(page, "functions") == kept
    assert page.locator("[data-function] input:checked").count() == 1


def test_another_tab_is_followed(page: Page, guide: Guide) -> None:
    open_with(page, guide, model="internal", checks={})
    other = page.context.new_page()
    other.goto(FUNCTIONS)
    other.select_option("[data-from]", "external")
    expect(page.locator("[data-from]")).to_have_value("external")
    keep(other, "questionnaire", answers_of(guide, "startup"))
    other.reload()
    other.select_option("[data-from]", "")
    expect(page.locator("[data-says]")).to_contain_text("External IT")


STRANGE: list[Any] = [
    [],
    "text",
    3,
    {"model": 7, "checks": 3},
    {"model": "constructor", "checks": {"__proto__": "yes"}},
    {"checks": ["help-desk/cover"]},
    {"checks": {"help-desk/cover": {"deep": []}, "help-desk": "yes", "/": "", "a/b/c/d": "yes"}},
    {"checks": {"help-desk/constructor": "yes", "constructor/constructor": "name"}},
    {"checks": {"x" * 5000: "yes"}},
]


@pytest.mark.parametrize("data", STRANGE, ids=range(len(STRANGE)))
def test_strange_things_kept_do_no_harm(page: Page, guide: Guide, data: Any) -> None:
    page.goto(PLAIN)
    keep_text(page, key("functions"), json.dumps({"version": 1, "saved": "", "data": data}))
    page.goto(FUNCTIONS)
    page.select_option("[data-from]", "hybrid")
    check(page, "help-desk/cover", "no")
    assert set(shown(page).values()) <= set(PLACES)
    assert stored(page, "functions") == {"model": "hybrid", "checks": {"help-desk/cover": "no"}}


def test_what_cannot_be_used_is_said_and_set_aside(page: Page, guide: Guide) -> None:
    kept = {"model": "hybrid", "checks": {"help-desk/cover": "no", "help-desk/gone": "yes"}}
    open_with(page, guide, **kept)
    assert text_of(page, "note") == guide.words["store"]["damaged"]
    assert "help-desk/gone" in page.evaluate(
        "key => localStorage.getItem(key)", key("functions") + ":broken"
    )
    assert page.locator("input[name='help-desk/cover'][value=no]").is_checked()


def test_a_check_that_was_renamed_is_found_again(page: Page, guide: Guide) -> None:
    open_with(page, guide)
    page.select_option("[data-from]", "internal")
    page.wait_for_selector("guide-functions[data-known]")
    page.evaluate("GuideData.renamed['functions/desk'] = 'functions/help-desk'")
    page.evaluate("GuideData.renamed['functions/help-desk/old'] = 'functions/help-desk/cover'")
    taken = page.evaluate("GuideStore.clean('functions', {checks: {'desk/old': 'no'}})")
    assert taken == {"data": {"model": "", "checks": {"help-desk/cover": "no"}}, "faults": []}


def test_a_function_that_a_company_has_not_is_left_out_and_kept_so(
    page: Page, guide: Guide
) -> None:
    open_with(page, guide, "small-it-team")
    row = page.locator("[data-function=software-development]")
    row.get_by_label(guide.words["functions"]["have"]).check()
    expect(row.locator("[data-move]")).to_have_text(guide.words["functions"]["absent"])
    assert not row.locator("details").is_visible()
    assert "software-development" not in shown_moves(page)
    assert sum(map(int, re.findall(r"\d+", text_of(page, "counts")))) == len(guide.functions) - 1
    assert stored(page, "functions")["checks"] == {"software-development/have": "none"}
    page.goto("decide/questionnaire/#result")
    expect(page.locator(".guide-result__functions tbody tr")).to_have_count(
        len(guide.functions) - 1
    )
    page.goto(FUNCTIONS)
    row.get_by_label(guide.words["functions"]["have"]).uncheck()
    assert "software-development" in shown_moves(page)
    assert stored(page, "functions")["checks"] == {}


def test_what_a_gate_says_stands_once_above_the_rows(page: Page, guide: Guide) -> None:
    open_with(page, guide, "sensitive-environment")
    said = guide.gates["all-access-closed"].summary
    assert page.locator("guide-functions").inner_text().count(said) == 1
    expect(page.locator("[data-gate]")).to_contain_text(said)


def test_sharing_says_what_it_means_and_no_row_gives_a_condition_for_a_reason(
    page: Page, guide: Guide
) -> None:
    open_with(page, guide, "mid-sized-stable")
    for name, move in shown_moves(page).items():
        why, function = page.locator(f"[data-function={name}] [data-why]"), guide.functions[name]
        assert (plain(function.share_when) in why.inner_text()) == (move == "Share")
        assert plain(function.hand_over_when)[:40] not in why.inner_text()


def test_without_storage_the_page_works_and_says_so(new_page: Open, guide: Guide) -> None:
    page = new_page()
    page.add_init_script(DENIED)
    page.goto(FUNCTIONS)
    page.select_option("[data-from]", "internal")
    check(page, "help-desk/cover", "no")
    assert shown(page)["help-desk"] == "Share"


def test_everything_works_by_keyboard(page: Page, guide: Guide) -> None:
    open_with(page, guide)
    page.focus("[data-from]")
    page.keyboard.press("i")
    expect(page.locator("[data-from]")).to_have_value("internal")
    page.focus("[data-function=help-desk] summary")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    assert page.locator("input[name='help-desk/cover'][value=no]").is_checked()
    assert page.evaluate("document.activeElement.name") == "help-desk/cover"
    assert shown(page)["help-desk"] == "Share"


@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing_with_checks_open(new_page: Open, guide: Guide, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 900})
    open_with(page, guide, "small-it-team", checks={"help-desk/own-programs": "yes"}, model="")
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    for script in ("axe.min.js", "look.js"):
        page.add_script_tag(url=f"/guide/-/{script}")
    assert page.evaluate("GuideLook.everything()") == []


def test_nothing_is_wider_than_the_narrowest_screen(new_page: Open, guide: Guide) -> None:
    page = new_page(viewport={"width": 320, "height": 800})
    open_with(page, guide, "small-it-team")
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


# Paper


def sheets(page: Page) -> list[str]:
    """Return the text of each sheet of A4."""
    pdf = page.pdf(prefer_css_page_size=True)
    return [sheet.extract_text() for sheet in PdfReader(io.BytesIO(pdf)).pages]


def test_the_result_prints_as_a_table_with_its_reasons(page: Page, guide: Guide) -> None:
    open_with(page, guide, "small-it-team")
    printed_sheets = sheets(page)
    text = " ".join(" ".join(printed_sheets).split())
    assert len(printed_sheets) <= 3
    assert [f.title for f in guide.functions.values() if f.title not in text] == []
    assert guide.functions["help-desk"].signals["on-site"][0].because in text
    assert guide.functions["help-desk"].checks["cover"].title not in text
    assert text_of(page, "counts") in text


def test_the_blank_worksheet_is_printed_without_the_answers(page: Page, guide: Guide) -> None:
    open_with(page, guide, "small-it-team", model="", checks={"help-desk/cover": "no"})
    no_dialogs(page)
    page.click("[data-do=blank]")
    printed(page)
    assert_complete(guide, page)
    assert page.locator("input:checked").first.evaluate(
        "each => matchMedia('print').matches || each.checked"
    )
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("guide-functions[data-print]").count() == 0


def test_the_worksheet_needs_no_scripts_and_four_sheets(new_page: Open, guide: Guide) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(FUNCTIONS)
    assert_complete(guide, page)


def assert_complete(guide: Guide, page: Page) -> None:
    """Hold that every function, check and reason stands on at most four sheets."""
    printed_sheets = sheets(page)
    text = re.sub(r"\W", "", "".join(printed_sheets))
    wanted = [function.title for function in guide.functions.values()]
    for function in guide.functions.values():
        for each in function.checks.values():
            wanted += [each.title, *(o.because for o in each.options.values() if o.because)]
    assert [each for each in wanted if re.sub(r"\W", "", each) not in text] == []
    assert len(printed_sheets) <= SHEETS + page.evaluate(WIDE_FONT)


class Line:
    """A line of the worksheet: where it wants the function."""

    def __init__(self, node: Tag) -> None:
        strong = node.find("strong")
        self.pull = strong.text.rstrip(".") if isinstance(strong, Tag) else ""
        self.number = found.text if isinstance(found := node.find("b"), Tag) else ""
        self.options = re.findall("“(.*?)”", node.text)
        self.is_limit = isinstance(node.find("em"), Tag)


def by_hand(body: Tag, column: int, answers: dict[str, str], checks: dict[str, str]) -> str:
    """Fill in one function of the worksheet as its instructions say; return the result."""
    party = body.select("td.guide-moves__who")[column].text.strip()
    lines = [Line(node) for node in body.select(".guide-moves__signals li")]
    ticked = [each for each in lines if not each.number or answers.get(each.number) in each.options]
    boxes = [
        Line(box)
        for box in body.select(".guide-check p")
        if isinstance(radio := box.find("input"), Tag)
        and checks.get(str(radio["name"])) == radio["value"]
    ]
    place = PLACES.index(party)
    for kind in (
        [each for each in ticked if not each.is_limit],
        boxes,
        [each for each in ticked if each.is_limit],
    ):
        spans = [ACCEPTED[each.pull] for each in kind if each.pull]
        low = max((span[0] for span in spans), default=0)
        high = min((span[1] for span in spans), default=2)
        place = 1 if low > high else min(max(place, low), high)
    return PLACES[place]


@pytest.mark.parametrize("seed", range(20))
def test_the_worksheet_filled_in_by_hand_ends_where_the_engine_does(
    worksheet: BeautifulSoup, guide: Guide, model: FunctionModel, seed: int
) -> None:
    chance = Random(seed)
    # Where a gate leaves one model, the last instruction adds a limit that no line says.
    open_to_all = [s for s in guide.scenarios.values() if "all-access-closed" not in s.expect.gates]
    scenario = chance.choice(open_to_all)
    result = evaluate(model_of(guide), scenario.answers, scenario.priorities)
    numbers = {name: f"Q{i}" for i, name in enumerate(guide.questions, 1)}
    spoken = {
        numbers[name]: guide.questions[name].options[option].label
        for name, option in result.answers.items()
        if option in guide.questions[name].options
    }
    winner = chance.choice(model.models)
    checks = {
        f"{function.id}/{name}": chance.choice(["yes", "no", "unknown"])
        for function in model.functions
        for name in function.checks
    }
    found = {
        body["data-function"]: by_hand(body, model.models.index(winner), spoken, checks)
        for body in worksheet.select("tbody[data-function]")
    }
    assert found == titled(guide, moves(model, winner, result.answers, checks))


def test_the_page_of_a_function_tells_its_checks_and_signals(page: Page, guide: Guide) -> None:
    for function in guide.functions.values():
        page.goto(f"{FUNCTIONS}{function.id}/")
        text = " ".join(page.locator(".guide-entry").inner_text().split())
        for each in function.checks.values():
            assert each.title in text
        for signals in function.signals.values():
            assert all(signal.because in text for signal in signals)
        if function.limit:
            assert function.limit.because in text
