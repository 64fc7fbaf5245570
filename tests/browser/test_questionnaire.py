"""The journey through the questions, and the result at its end."""

from __future__ import annotations

import re
from collections.abc import Callable
from math import ceil
from typing import Any

import pytest

from macros.decision import decide, decode, shorten
from macros.model import Guide
from macros.render.results import Results, ScenarioResult
from macros.render.site import WORDS_A_MINUTE, Site
from macros.render.verdict_view import verdict_view

from .questionnaire import (
    ADDRESS,
    answer_all,
    asked,
    code_of,
    go_on,
    kept,
    model_of,
    note,
    open_questionnaire,
    pick,
    unfold,
    use,
    verdict,
)

Open = Callable[..., Any]

SHOWN = """() => {
  const all = (selector) => [...document.querySelectorAll(`[data-result] ${selector}`)]
  const text = (node) => node?.textContent.trim() ?? ""
  const size = (row, name) => Number(row.querySelector("rect").getAttribute(name))
  return {
    scores: all(".guide-scores tbody tr").map((row) => [
      text(row.querySelector(".guide-scores__points")), size(row, "x"), size(row, "width"),
      text(row.lastChild)]),
    reasons: all(".guide-reasons li").map((row) => [
      text(row.querySelector(".guide-weight")), size(row, "width")]),
    figures: text(all(".guide-front__figures")[0]),
    readiness: text(all(".guide-result__readiness")[0]),
    follows: all(".guide-result__gates li p").map(text),
    today: all(".guide-front__today p").map(text),
  }
}"""

# How many words show inside an element while nothing is opened.
WORDS = """root => {
  const texts = document.createTreeWalker(document.querySelector(root), NodeFilter.SHOW_TEXT)
  let said = ""
  while (texts.nextNode()) {
    const { data, parentElement: holder } = texts.currentNode
    const shows = holder.checkVisibility({ visibilityProperty: true })
    said += shows && !holder.closest(".guide-visually-hidden") ? ` ${data}` : ""
  }
  return said.match(/\\S*\\w\\S*/g).length
}"""


@pytest.fixture(scope="module")
def clear(guide: Guide) -> dict[str, str]:
    """The answers of a scenario with a clear result."""
    return next(dict(s.answers) for s in guide.scenarios.values() if s.expect.certainty == "clear")


def test_the_short_path_asks_one_question_at_a_time_and_ends_with_a_result(
    page: Any, guide: Guide
) -> None:
    open_questionnaire(page)
    page.click("[data-path=short]")
    assert page.locator("[data-question]:visible").count() == 1
    asked_always = [q for q in shorten(model_of(guide)).questions if not q.show_if]
    assert answer_all(page) == len(asked_always)
    assert page.url.endswith("#priorities")
    go_on(page)
    page.wait_for_selector("[data-result] h2")
    verdict = page.locator("[data-result] h2").first.inner_text()
    assert page.title().startswith(f"{verdict} – Result – ")


def test_focus_follows_to_each_heading(page: Any) -> None:
    open_questionnaire(page)
    page.click("[data-path=full]")
    focused = "document.activeElement.id"
    assert page.evaluate(focused) == asked(page)
    pick(page)
    go_on(page)
    assert page.evaluate(focused) == asked(page)
    answer_all(page)
    assert page.evaluate(focused) == "priorities"
    go_on(page)
    page.wait_for_selector("[data-result] h2:focus")


def test_the_step_is_counted_and_announced(page: Any) -> None:
    open_questionnaire(page)
    page.click("[data-path=full]")
    pick(page)
    go_on(page)
    assert re.fullmatch(r"Question 2 of about \d+", page.locator("[data-step]").inner_text())
    assert page.locator("[role=status][data-status]").inner_text().startswith("Question 2")
    question = page.locator("[data-current] h2").inner_text()
    assert page.title().startswith(f"{question} – Question 2 of about")


def test_going_on_without_an_answer_shows_an_error_and_moves_focus_to_it(page: Any) -> None:
    open_questionnaire(page)
    page.click("[data-path=full]")
    first = asked(page)
    go_on(page)
    assert page.evaluate("document.activeElement.matches('[data-errors]')")
    assert page.locator("[data-errors]").inner_text().endswith("Pick an answer, or 'I don't know'")
    assert page.title().startswith("Error: ")
    described = page.locator("[data-current] [role=radiogroup]").get_attribute("aria-describedby")
    assert f"{first}-error" in described
    page.evaluate(
        """() => {
          const link = document.querySelector("[data-errors] a"), name = "24-hours"
          document.getElementById(link.hash.slice(1)).id = name
          link.hash = name
        }"""
    )  # an id may begin with a digit
    page.click("[data-errors] a")
    assert page.evaluate("document.activeElement.type") == "radio"
    assert asked(page) == first
    pick(page)
    assert page.locator("[data-errors]").is_hidden()


@pytest.mark.parametrize("way", ["mouse", "keyboard"])
def test_a_second_continue_at_once_does_not_accuse_the_next_question(page: Any, way: str) -> None:
    open_questionnaire(page)
    page.click("[data-path=full]")
    first = asked(page)
    pick(page)
    if way == "mouse":
        page.dblclick("[data-continue]")
    else:
        page.focus("[data-continue]")
        page.evaluate("() => [1, 2].map(() => document.activeElement.click())")
    second = asked(page)
    assert second not in {"", first}
    assert page.locator("[data-errors]").is_hidden()
    assert list(kept(page)["answers"]) == [first]
    page.wait_for_timeout(700)
    go_on(page)
    assert (asked(page), page.locator("[data-errors]").is_visible()) == (second, True)


def test_the_browser_goes_back_and_forward_through_the_questions(page: Any) -> None:
    open_questionnaire(page)
    page.click("[data-path=full]")
    first = asked(page)
    pick(page, 1)
    go_on(page)
    second = asked(page)
    page.go_back()
    assert asked(page) == first
    assert page.locator("[data-current] input").nth(1).is_checked()
    page.go_forward()
    assert asked(page) == second
    page.click("[data-do=back]")
    page.wait_for_function("id => document.activeElement.id === id", arg=first)


def test_reloading_keeps_place_and_answers(page: Any) -> None:
    open_questionnaire(page)
    page.click("[data-path=full]")
    pick(page, 1)
    go_on(page)
    second = asked(page)
    page.reload()
    assert asked(page) == second
    page.go_back()
    assert page.locator("[data-current] input:checked").count() == 1


def test_who_returns_is_offered_to_go_on(page: Any) -> None:
    open_questionnaire(page)
    assert page.locator("[data-resume]").is_hidden()
    page.click("[data-path=full]")
    pick(page)
    go_on(page)
    second = asked(page)
    open_questionnaire(page)
    page.click("[data-resume-link]")
    assert asked(page) == second


def test_branches_open_and_close(page: Any, guide: Guide) -> None:
    question = next(q for q in guide.questions.values() if q.show_if)
    (parent, opening), *_ = question.show_if.items()
    closing = next(o for o in guide.questions[parent].options if o not in opening)
    open_questionnaire(page, f"#q={parent}")
    for option, next_asked in ((opening[0], True), (closing, False)):
        page.locator(f'[name="{parent}"][value="{option}"]').check()
        shown = page.evaluate("document.querySelector('guide-questionnaire').answers.result.shown")
        assert (question.id in shown) == next_asked


def test_a_question_that_an_answer_has_closed_gives_way_to_the_next(
    page: Any, guide: Guide
) -> None:
    question = next(q for q in guide.questions.values() if q.show_if)
    (parent, opening), *_ = question.show_if.items()
    closing = next(o for o in guide.questions[parent].options if o not in opening)
    use(page, code_of(guide, {parent: closing}))
    page.goto(f"{ADDRESS}#q={question.id}")
    order = list(guide.questions)
    later = order[order.index(question.id) + 1 :]
    assert asked(page) == next(name for name in later if not guide.questions[name].show_if)


def test_an_answer_in_doubt_is_kept_marked_and_counted(page: Any, guide: Guide, clear: Any) -> None:
    question = next(name for name in clear if guide.questions[name].weight)
    use(page, code_of(guide, clear))
    unfold(page)
    assert page.locator(".guide-ledger", has_text="(not quite sure)").count() == 0
    page.click(f'a[href="#change={question}"]')
    page.check("[data-current] [data-unsure]")
    go_on(page)
    page.wait_for_url("**/#result")
    page.reload()
    page.wait_for_selector("[data-result] h2")
    decision = decide(model_of(guide), clear, {}, {question})
    figures = verdict_view(Site(guide), model_of(guide), decision).figures
    assert any("not quite sure" in figure for figure in figures)
    assert " ".join(figures) in page.locator(".guide-result__head").inner_text()
    assert page.locator(".guide-ledger", has_text="(not quite sure)").count() == 1
    assert kept(page)["unsure"] == [question]
    code = page.locator("[data-link]").input_value().partition("#s=")[2]
    assert decode(model_of(guide), code).unsure == (question,)


def test_nobody_doubts_an_answer_that_is_not_there(page: Any, guide: Guide) -> None:
    open_questionnaire(page)
    page.click("[data-path=full]")
    box = page.locator("[data-current] [data-unsure]")
    assert box.is_disabled()
    pick(page)
    box.check()
    pick(page, -1)
    assert box.is_disabled()
    page.reload()
    assert not page.locator("[data-current] [data-unsure]").is_checked()


def test_a_changed_answer_leads_back_to_the_result(page: Any, guide: Guide, clear: Any) -> None:
    use(page, code_of(guide, clear))
    unfold(page)
    page.locator(".guide-ledger a", has_text="Change").nth(3).click()
    question = asked(page)
    assert page.url.endswith(f"#change={question}")
    pick(page, -1)
    go_on(page)
    page.wait_for_url("**/#result")
    assert kept(page)["answers"][question] == "unknown"


def test_a_change_that_opens_a_branch_asks_its_question_first(page: Any, guide: Guide) -> None:
    question = next(q for q in guide.questions.values() if q.show_if)
    (parent, opening), *_ = question.show_if.items()
    closing = next(o for o in guide.questions[parent].options if o not in opening)
    use(page, code_of(guide, {parent: closing}))
    unfold(page)
    page.click(f'a[href="#change={parent}"]')
    page.locator(f'[name="{parent}"][value="{opening[0]}"]').check()
    go_on(page)
    assert asked(page) == question.id
    pick(page)
    go_on(page)
    page.wait_for_url("**/#result")


def test_the_whole_journey_needs_only_a_keyboard(page: Any) -> None:
    open_questionnaire(page)
    page.locator("[data-path=short]").focus()
    page.keyboard.press("Enter")
    while asked(page):
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        page.keyboard.press("Enter")
    assert page.url.endswith("#priorities")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/#result")


def said_of(result: ScenarioResult) -> dict[str, Any]:
    """Return what the page of a scenario says, as SHOWN reads it from the screen."""
    said = result.verdict
    alone = result.decision.result.runner_up is None  # then the screen has nothing to compare
    reasons = [] if alone else [*result.reasons_for, *result.reasons_against[:1]]
    return {
        "scores": [[s.points, s.start, s.end - s.start, s.note] for s in result.scores],
        "reasons": [[reason.points, reason.width] for reason in reasons],
        "figures": " ".join([*said.figures, said.advice]).strip(),
        "readiness": said.readiness,
        "follows": [text for text in said.follows.values() if text],
        "today": list(said.today),
    }


def test_each_scenario_gets_on_screen_what_the_engine_says(page: Any, guide: Guide) -> None:
    results = Results(Site(guide))
    open_questionnaire(page)
    differing = {}
    for scenario in guide.scenarios.values():
        result = results.of(scenario)
        page.evaluate("code => location.hash = `s=${code}`", result.code)
        sentence = f"text={result.verdict.sentence}"
        page.locator("[data-result] h2").first.and_(page.locator(sentence)).wait_for(timeout=5000)
        shown = page.evaluate(SHOWN)
        if shown["scores"] and shown != said_of(result):
            differing[scenario.id] = (shown, said_of(result))
    assert differing == {}


def test_the_ledger_adds_up_to_the_lead(page: Any, guide: Guide, clear: Any) -> None:
    use(page, code_of(guide, clear))
    numbers = page.evaluate(
        """[...document.querySelectorAll('.guide-ledger tbody tr, .guide-ledger tfoot tr')].map(
          row => [...row.querySelectorAll('.guide-number')].map(
            cell => Number(cell.firstChild.data.replace('−', '-'))))"""
    )
    *parts, total = numbers
    assert [sum(column) for column in zip(*parts, strict=True)] == total
    first, second, *_ = sorted(total[:-1], reverse=True)
    assert total[-1] == first - second


def test_a_theme_that_matters_more_counts_double(page: Any, guide: Guide, clear: Any) -> None:
    use(page, code_of(guide, clear))
    unfold(page)
    before = page.locator(".guide-ledger tbody").inner_text()
    page.click("text=Change what matters more to you")
    page.locator('[name="priority:people"][value=more]').check()
    go_on(page)
    page.wait_for_url("**/#result")
    assert page.locator(".guide-ledger tbody").inner_text() != before
    assert kept(page)["priorities"] == {"people": "more"}
    assert "theme counts double" in page.locator(".guide-ledger").inner_text()


def test_who_knows_nothing_gets_no_recommendation_but_what_to_find_out(page: Any) -> None:
    open_questionnaire(page)
    page.click("[data-path=full]")
    answer_all(page, -1)
    go_on(page)
    page.wait_for_selector("[data-result] h2")
    assert verdict(page).startswith("No recommendation yet")
    assert page.locator(".guide-result__open li").count() > 10
    assert page.locator(".guide-result__functions").count() == 0


def test_the_short_path_says_whether_what_it_left_out_matters(page: Any) -> None:
    open_questionnaire(page)
    page.click("[data-path=short]")
    answer_all(page)
    go_on(page)
    page.wait_for_selector("[data-result] h2")
    unfold(page)
    text = page.locator(".guide-result__sure").inner_text()
    assert re.search(r"The short path left out \d+ questions", text)
    page.click(".guide-result__sure [data-path=full]")
    assert asked(page)
    assert kept(page)["path"] == "full"


def test_links_to_questions_and_gates_show_them_on_the_worksheet(page: Any, guide: Guide) -> None:
    for entry in (next(reversed(guide.questions)), next(iter(guide.gates))):
        open_questionnaire(page, f"#{entry}")
        box = page.locator(f"[id='{entry}']").bounding_box()
        assert box["y"] < 900
        assert page.locator("guide-questionnaire").get_attribute("data-view") == "all"


def test_all_questions_stand_on_one_page_with_sums_that_follow(page: Any, guide: Guide) -> None:
    open_questionnaire(page, "#all")
    shown = page.locator("[data-question]:visible").count()
    assert shown == sum(1 for q in guide.questions.values() if not q.show_if)
    question = next(q for q in guide.questions.values() if q.weight)
    option = next(o for o in question.options.values() if o.effect["internal"])
    page.locator(f'[name="{question.id}"][value="{option.id}"]').check()
    cells = page.locator(f"[data-own='{question.id}'] td").all_inner_texts()
    assert cells[0] == str(question.weight * option.effect["internal"])
    go_on(page)
    page.wait_for_url("**/#result")


def test_starting_again_can_be_undone(page: Any, guide: Guide, clear: Any) -> None:
    use(page, code_of(guide, clear))
    before = kept(page)["answers"]
    page.click(".guide-keep [data-do=restart]")
    assert kept(page)["answers"] == {}
    page.click("[data-do=undo]")
    assert kept(page)["answers"] == before


def states(page: Any, code: str, other: str) -> dict[str, Callable[[], None]]:
    """Return how to get to each state of the questionnaire from its start."""

    def error() -> None:
        page.click("[data-path=full]")
        go_on(page)

    def comparison() -> None:
        use(page, code)
        page.goto(f"{ADDRESS}#compare")
        page.fill("[data-colleague-link]", other)
        page.click("[data-colleague] button")
        page.wait_for_selector(".guide-compare__who")

    return {
        "start": lambda: None,
        "error": error,
        "all": lambda: page.goto(f"{ADDRESS}#all"),
        "priorities": lambda: page.goto(f"{ADDRESS}#priorities"),
        "shared": lambda: open_questionnaire(page, f"#s={code}"),
        "result": lambda: use(page, code),
        "compare": comparison,
    }


@pytest.mark.parametrize(
    "state", ["start", "error", "all", "priorities", "shared", "result", "compare"]
)
def test_every_state_is_accessible_and_fits(
    page: Any, guide: Guide, clear: dict[str, str], state: str
) -> None:
    other = code_of(guide, {**clear, next(reversed(clear)): "unknown"})
    open_questionnaire(page)
    states(page, code_of(guide, clear), other)[state]()
    for script in ("axe.min.js", "look.js"):
        page.add_script_tag(url=f"/guide/-/{script}")
    found = []
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{width}: {wrong}" for wrong in page.evaluate("GuideLook.everything()")]
    page.set_viewport_size({"width": 320, "height": 900})
    assert found == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.evaluate("GuideLook.spaceOut()")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_targets_are_large_enough(new_page: Open, guide: Guide, clear: Any) -> None:
    page = new_page(viewport={"width": 360, "height": 800})
    use(page, code_of(guide, clear))
    small = page.evaluate(
        """[...document.querySelectorAll('guide-questionnaire :is(button, input, label)')]
          .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 24)
          .map(e => e.outerHTML)"""
    )
    assert small == []


def test_it_works_from_a_folder_without_a_server(built_site: Any, new_page: Open) -> None:
    page = new_page()
    page.goto((built_site / ADDRESS / "index.html").as_uri())
    page.click("[data-path=short]")
    answer_all(page)
    go_on(page)
    page.wait_for_selector("[data-result] h2")
    page.reload()
    page.wait_for_selector("[data-result] h2")
    assert note(page) == ""
    assert page.locator("[data-link]").input_value().startswith("v2s")
    page.watch.forgive("search_index.js")  # the search needs a server, or the offline edition


def test_what_is_asked_and_why_is_explained_on_request_and_an_answer_when_it_is_picked(
    page: Any,
) -> None:
    open_questionnaire(page)
    page.click("[data-path=short]")
    hints = page.locator("[data-current] .guide-option__hint:visible")
    assert hints.count() == 0
    page.locator("[data-current] input[type=radio]").first.check()
    assert hints.count() == 1
    why = page.locator("[data-current] .guide-question__why")
    assert not why.is_visible()
    page.locator("[data-explain]").check()
    assert hints.count() > 2
    assert why.is_visible()
    open_questionnaire(page, "#priorities")
    what = page.locator(".guide-priority__what:visible")
    assert what.count() == 0
    page.locator("[data-explain]").check()
    assert what.count() > 3


@pytest.mark.parametrize("path", ["short", "full"])
def test_the_start_says_the_minutes_that_reading_takes(page: Any, path: str) -> None:
    open_questionnaire(page)
    said = page.locator(f".guide-start__path:has([data-path={path}]) p").first.inner_text()
    minutes = ceil(sum(words_on_the_way(page, path, ".guide-questionnaire")) / WORDS_A_MINUTE)
    assert f", {minutes} min to read." in said


def test_from_home_to_the_verdict_of_the_short_path_1500_words_are_read(page: Any) -> None:
    page.goto("")
    home = page.evaluate(WORDS, "main .md-content")
    open_questionnaire(page)
    count = home + sum(words_on_the_way(page, "short", "main .md-content"))
    assert count <= 1500
    assert count / WORDS_A_MINUTE <= 6.5


def words_on_the_way(page: Any, path: str, root: str) -> list[int]:
    """Return how many words show at the start, with each question and with the priorities."""
    counts = [page.evaluate(WORDS, root)]
    page.click(f"[data-path={path}]")
    while asked(page):
        counts.append(page.evaluate(WORDS, root))
        pick(page)
        go_on(page)
    return [*counts, page.evaluate(WORDS, root)]
