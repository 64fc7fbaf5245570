"""The scorecard in the browser: rating by keyboard, several raters, the result, paper, sheets."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from macros.model import Guide
from tests.tab import DENIED

from .kept import download, keep, load, note, stored
from .scorecard import (
    ESCALATION,
    LEVELS,
    ONLY,
    RESTORE,
    SCORECARD,
    Open,
    go,
    part,
    rating,
    scorecard,
    sentence,
)


@pytest.fixture
def show(page: Page) -> Open:
    """Opens the page with something kept, at a step."""

    def opens(data: Any = None, step: str = "") -> Page:
        if data is not None:
            keep(page, "scorecard", data)
        page.goto(SCORECARD)
        page.locator("guide-scorecard[data-ready]").wait_for()
        if step:
            go(page, step)
        return page

    return opens


# --- the worked example


def test_the_example_shows_the_points_that_the_arithmetic_comes_to(show: Open) -> None:
    page = show()
    page.click("[data-do=example]")
    page.locator(".guide-scorecard__sentence").wait_for()
    assert sentence(page) == "The ratings lean towards Alpha (invented)."
    cells = page.locator(".guide-scorecard__bars td:nth-child(2)").all_text_contents()
    assert cells == ["78", "37 to 75", "17 to 58"]
    assert "is settled, whatever Beta (invented) and Gamma (invented) still show" in (
        page.locator("[data-result]").inner_text()
    )
    assert (
        "costs 38,000 EUR more than Beta (invented) over the term and is 3 to 42 points better"
        in (part(page, "prices"))
    )


def test_the_example_is_kept_nowhere_and_leads_back_to_ones_own(show: Open, guide: Guide) -> None:
    mine = scorecard(guide, "Mine", "Other")
    page = show(mine)
    before = page.evaluate("JSON.stringify(localStorage)")
    page.click("[data-do=example]")
    page.locator(".guide-scorecard__sentence").wait_for()
    go(page, "rate")
    page.check("[name='points/p3'][value='5']")
    expect(page.locator("[name='points/p3'][value='5']")).to_be_checked()
    assert page.evaluate("JSON.stringify(localStorage)") == before
    expect(page.locator("guide-saving p")).to_be_hidden()
    page.click("[data-do=example-off]")
    expect(page.locator("[data-rate] .guide-scorecard__name >> nth=0")).to_have_text("Mine")
    assert stored(page, "scorecard") == mine


def test_papers_that_expire_reach_the_calendar_file(show: Open, guide: Guide) -> None:
    papers = {RESTORE: rating(4, until="2099-03-31"), LEVELS: rating(4, until="2020-01-31")}
    page = show(scorecard(guide, "Alpha", "Beta", ratings={"p2": papers}))
    days = download(page, "[data-do=calendar]").read_text(encoding="utf-8")
    assert days.count("BEGIN:VEVENT") == 1
    assert "DTSTART;VALUE=DATE:20990331" in days
    assert "SUMMARY:Beta: last day of the paper on " + guide.criteria[RESTORE].title in days
    assert "TRIGGER:-P30D" in days


# --- rating


def test_arrow_keys_rate_and_tab_moves_on_to_the_next_provider(show: Open, guide: Guide) -> None:
    page = show(scorecard(guide, "Alpha", "Beta"))
    page.focus("[name='points/p1'] >> nth=0")
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")  # past “Not rated”, which is there once something is rated
    page.keyboard.press("ArrowUp")
    kept = stored(page, "scorecard")["ratings"]
    assert {name: each[RESTORE]["points"] for name, each in kept.items()} == {"p1": 3, "p2": 5}
    assert kept["p1"][RESTORE]["known"] == "said"


def test_from_the_first_provider_to_the_result_no_mouse_is_needed(show: Open) -> None:
    page = show()
    for name in ("Alpha", "Beta"):
        page.focus("#scorecard-add")
        page.keyboard.press("Enter")  # the name of the new provider has the focus
        page.keyboard.type(name)
    page.focus("[data-setup] [data-do=go]")
    page.keyboard.press("Enter")
    expect(page.locator("#scorecard-rate")).to_be_focused()
    for _ in range(3):  # why this weight, the question to ask, the first provider
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    assert [each["name"] for each in stored(page, "scorecard")["providers"]] == ["Alpha", "Beta"]
    assert len(stored(page, "scorecard")["ratings"]["p1"]) == 1
    page.focus(".guide-scorecard__steps [value=result]")
    page.keyboard.press("Enter")
    expect(page.locator("#scorecard-result")).to_be_focused()
    expect(page.locator(".guide-scorecard__sentence")).to_contain_text("Only Beta is left")


def test_a_high_rating_that_is_only_said_is_told_beside_it(show: Open, guide: Guide) -> None:
    page = show(scorecard(guide, "Alpha", "Beta"))
    page.check("[name='points/p1'][value='5']")
    warning = page.locator("[data-evidence=p1] [data-warn]")
    expect(warning).to_have_text("Only said: it counts as anything from 3 to 5 until it is proven.")
    page.select_option("[name='known/p1']", "shown")
    expect(warning).to_be_hidden()
    page.check("[name='points/p1'][value='1']")
    expect(warning).to_contain_text("Below the must-have of 2")


def test_the_overview_says_what_is_missing_and_leads_there(show: Open, guide: Guide) -> None:
    page = show(scorecard(guide, "Alpha", "Beta", ratings={"p1": {LEVELS: rating(3)}}))
    expect(page.locator("[data-left]")).to_have_text("5 of 6 ratings are missing.")
    expect(page.locator(f"[data-state={LEVELS}]")).to_have_text("missing: Beta")
    page.click(f".guide-scorecard__overview [value={LEVELS}]")
    expect(page.locator("#scorecard-rate")).to_have_text(guide.criteria[LEVELS].title)
    expect(page.locator("#scorecard-rate")).to_be_focused()


def test_a_rating_can_be_taken_away_and_brought_back(show: Open, guide: Guide) -> None:
    page = show(scorecard(guide, "Alpha", "Beta", ratings={"p1": {RESTORE: rating(3)}}))
    page.click("[data-do=unrate][value=p1]")
    assert stored(page, "scorecard")["ratings"]["p1"][RESTORE]["points"] is None
    page.click("guide-scorecard > div [data-do=undo]:visible")
    assert stored(page, "scorecard")["ratings"]["p1"][RESTORE]["points"] == 3


def test_a_weight_that_changes_after_the_first_rating_is_named(show: Open, guide: Guide) -> None:
    page = show(scorecard(guide, "Alpha", "Beta", ratings={"p1": {RESTORE: rating(3)}}), "setup")
    page.select_option(f"[name='weight/{LEVELS}']", "more")
    go(page, "result")
    expect(page.locator(".guide-scorecard__late")).to_have_text(
        f"Weighed anew after the first rating: {guide.criteria[LEVELS].title}."
    )


def test_what_is_entered_for_a_provider_goes_and_comes_with_it(show: Open, guide: Guide) -> None:
    mine = scorecard(guide, "Alpha", "Beta", ratings={"p2": {RESTORE: rating(3)}})
    page = show(mine, "setup")
    page.click("[data-do=remove][value=p2]")
    assert "p2" not in stored(page, "scorecard")["ratings"]
    page.click("guide-scorecard > div [data-do=undo]:visible")
    assert stored(page, "scorecard") == mine


@pytest.mark.parametrize(
    ("typed", "kept", "said"),
    [
        ("38.000,50", 38_000_50, ""),
        ("540k", 540_000_00, ""),
        ("1.234", None, "can mean 1,234 EUR or 1.23 EUR"),
        ("about ten", None, "is no amount"),
        ("-5", None, "is no amount"),
    ],
)
def test_an_amount_is_read_as_typed_or_not_at_all(
    show: Open, guide: Guide, typed: str, kept: int | None, said: str
) -> None:
    page = show(scorecard(guide, "Alpha", "Beta"), "setup")
    page.fill("[name='price/p1/likely']", typed)
    page.keyboard.press("Tab")
    assert stored(page, "scorecard")["providers"][0]["price"]["likely"] == kept
    if said:
        assert said in note(page, "guide-scorecard .guide-scorecard__tool > p")
        assert page.input_value("[name='price/p1/likely']") == typed


def test_a_price_is_taken_from_the_cost_comparison(page: Page, guide: Guide) -> None:
    page.goto("decide/costs/")
    page.click("[data-do=example] >> nth=0")
    keep(page, "scorecard", scorecard(guide, "Alpha", "Beta"))
    page.goto(SCORECARD)
    go(page, "setup")
    page.click("[data-do=prices]")
    offered = page.locator("[name=offered] option").all_inner_texts()
    page.select_option("[name=offered-to]", "p2")
    page.click("[data-do=take-price]")
    price = stored(page, "scorecard")["providers"][1]["price"]
    amount = f"{price['likely'] / 100:,.2f}".removesuffix(".00")
    assert offered[0].endswith(f": {amount} EUR")
    assert 0 < price["low"] <= price["likely"] <= price["high"]


def test_a_cost_comparison_without_a_sum_is_told(show: Open, guide: Guide) -> None:
    page = show(scorecard(guide, "Alpha", "Beta"), "setup")
    page.click("[data-do=prices]")
    assert note(page, "guide-scorecard .guide-scorecard__tool > p").startswith(
        "The cost comparison"
    )


def test_prices_that_do_not_rise_are_told_once_and_the_word_goes(show: Open, guide: Guide) -> None:
    page = show(scorecard(guide, "Alpha"), "setup")
    where = "guide-scorecard .guide-scorecard__tool > p"
    page.fill("[name='price/p1/low']", "600k")
    page.fill("[name='price/p1/likely']", "500k")
    page.keyboard.press("Tab")
    assert note(page, where).startswith("These prices do not rise")
    page.fill("[name='price/p1/low']", "400k")
    page.keyboard.press("Tab")
    expect(page.locator(where).locator("[data-note]")).to_have_text("")


def test_the_first_rating_is_the_first_with_points_and_its_day_is_shown(
    show: Open, guide: Guide
) -> None:
    page = show(scorecard(guide, "Alpha", "Beta", first=""))
    page.fill("[name='evidence/p1']", "They wrote back.")
    assert stored(page, "scorecard")["first"] == ""
    page.check("[name='points/p2'][value='4']")
    kept = stored(page, "scorecard")
    assert kept["first"] == kept["ratings"]["p2"][RESTORE]["on"] != ""
    assert page.input_value("[name='on/p2']") == kept["first"]


# --- the result


def test_a_line_that_builds_on_another_is_told_whole(show: Open, guide: Guide) -> None:
    lines = [line for each in guide.criteria.values() for line in each.scale]
    assert all(line.startswith("As ") for line in lines if re.match(r"\w+ [0-4]\b", line))
    page = show(scorecard(guide, "Alpha", "Beta", ratings={"p1": {RESTORE: rating(4)}}), "result")
    scale = guide.criteria[RESTORE].scale
    strength = page.locator(".guide-scorecard__plus li").first
    expect(strength).to_contain_text(scale[3].rstrip(".") + scale[4].removeprefix("As 3"))


def test_below_a_must_is_out_with_the_reason_and_stays_in_view(show: Open, guide: Guide) -> None:
    low = {RESTORE: rating(1, evidence="No record."), LEVELS: rating(5), ESCALATION: rating(5)}
    mid = {RESTORE: rating(3), LEVELS: rating(3), ESCALATION: rating(3)}
    ratings = {"p1": low, "p2": mid, "p3": mid}
    page = show(scorecard(guide, "Alpha", "Beta", "Gamma", ratings=ratings), "result")
    assert part(page, "out").endswith(
        "Alpha is out: Backup and proven restore has 1 of 5 points, and at least 2 are a must."
        " The evidence: No record."
    )
    assert page.locator(".guide-scorecard__columns h4").all_inner_texts()[-1].startswith("Alpha")
    assert sentence(page) == "Too close to call: Beta and Gamma have the same points."


def test_a_price_above_the_cap_is_out_and_no_price_is_in_the_points(
    show: Open, guide: Guide
) -> None:
    ratings = {name: {RESTORE: rating(4)} for name in ("p1", "p2")}
    mine = scorecard(guide, "Alpha", "Beta", ratings=ratings, cap=100_00)
    page = show(mine, "result")
    before = page.locator(".guide-scorecard__bars td:nth-child(2)").all_text_contents()
    mine["providers"][1]["price"] = {"low": 90_00, "likely": 110_00, "high": 120_00}
    page = show(mine, "result")
    after = page.locator(".guide-scorecard__bars td:nth-child(2)").all_text_contents()
    assert before == after
    assert "its likely price of 110 EUR is above the cap of 100 EUR" in part(page, "out")
    assert sentence(page).startswith("Only Alpha is left")


def test_more_expensive_and_weaker_is_marked(show: Open, guide: Guide) -> None:
    full = {name: rating(4) for name in ONLY}
    weak = {name: rating(3) for name in ONLY}
    mine = scorecard(guide, "Alpha", "Beta", ratings={"p1": full, "p2": weak})
    for provider, likely in zip(mine["providers"], (100_00, 150_00), strict=True):
        provider["price"] = {"low": likely, "likely": likely, "high": likely}
    page = show(mine, "result")
    assert (
        "Beta is more expensive and weaker than Alpha: "
        "it costs 50 EUR more and is 20 points behind."
    ) in part(page, "prices")


def test_a_lead_of_one_is_one_point(show: Open, guide: Guide) -> None:
    every = {name: rating(4) for name, each in guide.criteria.items() if not each.is_cap}
    ratings = {"p1": every, "p2": {**every, RESTORE: rating(3)}}
    mine = scorecard(guide, "Alpha", "Beta", ratings=ratings, on=dict.fromkeys(every, True))
    for provider in mine["providers"]:
        provider["price"] = {"low": 90_00, "likely": 100_00, "high": 120_00}
    page = show(mine, "result")
    assert "cost the same, and Alpha is 1 point better." in part(page, "prices")
    assert "Alpha is 1 point ahead." in part(page, "between")


def test_what_to_ask_next_names_why_and_leads_to_the_rating(show: Open, guide: Guide) -> None:
    ratings = {
        "p1": {RESTORE: rating(4), LEVELS: rating(3), ESCALATION: rating(3)},
        "p2": {RESTORE: rating(5, "said"), LEVELS: rating(4, until="2026-01-31")},
    }
    page = show(scorecard(guide, "Alpha", "Beta", ratings=ratings), "result")
    assert sentence(page).startswith("Still open: ")
    asks = page.locator(".guide-scorecard__asks li").all_inner_texts()
    assert "Not rated. Up to 25 points of 100. It alone could turn the order." in asks[0]
    assert any("Only said, so it counts from 3 to 5" in ask for ask in asks)
    assert any("expired on" in ask for ask in asks)
    page.click(".guide-scorecard__jump >> nth=0")
    expect(page.locator("#scorecard-rate")).to_have_text(guide.criteria[ESCALATION].title)


# --- several raters


def test_others_are_seen_only_once_ones_own_ratings_are_closed(show: Open, guide: Guide) -> None:
    mine = scorecard(guide, "Alpha", "Beta", ratings={"p1": {RESTORE: rating(2)}})
    theirs = scorecard(guide, "Beta", "ALPHA ", rater="Ada", closed=True)
    theirs["ratings"] = {"p2": {RESTORE: rating(5), LEVELS: rating(3)}}
    page = show(mine, "raters")
    expect(page.locator("[name=rater-file]")).to_be_disabled()
    page.click("[data-do=close]")
    file = json.dumps({"format": "guide-dossier", "version": 1, "tools": {"scorecard": theirs}})
    load(page, "ada.json", file, "[name=rater-file]")
    topic = page.locator(".guide-scorecard__topic")
    expect(topic).to_have_count(1)  # what one left out is no difference
    assert "you: 2 points, on paper." in topic.inner_text()
    assert "Ada: 5 points, on paper." in topic.inner_text()
    go(page, "result")
    table = page.locator(".guide-scorecard__all-table tbody tr").first
    assert "2 to 5" in table.inner_text()


def test_an_agreed_point_counts_once_its_reason_is_written(show: Open, guide: Guide) -> None:
    other = {"name": "Ada", "ratings": {"p1": {RESTORE: rating(5)}}}
    ratings = {"p1": {RESTORE: rating(2)}}
    mine = scorecard(guide, "Alpha", "Beta", ratings=ratings, others=[other], closed=True)
    page = show(mine, "raters")
    page.select_option(f"[name='agreed/p1/{RESTORE}']", "4")
    expect(page.locator(".guide-scorecard__topic")).to_contain_text("once the reason is written")
    go(page, "result")
    cell = page.locator(".guide-scorecard__all-table tbody tr").first.locator("td").nth(1)
    expect(cell).to_contain_text("2 to 5")
    go(page, "raters")
    page.fill(f"[name='reason/p1/{RESTORE}']", "We watched it together.")
    go(page, "result")
    expect(cell).to_contain_text("4")
    expect(cell).not_to_contain_text("to 5")


def test_the_set_up_for_colleagues_has_no_rating_and_no_price(show: Open, guide: Guide) -> None:
    mine = scorecard(guide, "Alpha", "Beta", ratings={"p1": {RESTORE: rating(2)}}, cap=5_00)
    mine["providers"][0]["price"]["likely"] = 123_00
    page = show(mine, "raters")
    handed = json.loads(download(page, "[data-do=send]").read_text(encoding="utf-8"))
    assert list(handed["tools"]) == ["scorecard"]
    given = handed["tools"]["scorecard"]
    assert given["ratings"] == {}
    assert given["cap"] is None
    assert given["providers"][0]["price"]["likely"] is None
    assert given["on"] == mine["on"]


# --- bad input


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, "Nothing is rated yet."),
        ({"on": {}, "ratings": {}}, "Nothing is rated yet."),
        ({"ratings": {"p1": {RESTORE: rating(0)}, "p2": {RESTORE: rating(1)}}}, "Nobody is left"),
        ({"weight": dict.fromkeys(ONLY, "less"), "ratings": {"p1": {RESTORE: rating(3)}}}, "Still"),
    ],
)
def test_every_state_has_its_sentence(
    show: Open, guide: Guide, more: dict[str, Any], said: str
) -> None:
    page = show(scorecard(guide, "Alpha", "Beta", **more), "result")
    assert sentence(page).startswith(said)


def test_nothing_switched_on_and_everything_switched_on_are_told(show: Open, guide: Guide) -> None:
    every = {name: True for name, each in guide.criteria.items() if not each.is_cap}
    ratings = {"p1": {RESTORE: rating(3)}}
    page = show(
        scorecard(guide, "A", "B", on=dict.fromkeys(every, False), ratings=ratings), "result"
    )
    assert sentence(page) == "Nothing counts: switch on at least one criterion."
    page = show(scorecard(guide, "A", "B", on=every, ratings=ratings), "result")
    assert page.locator(".guide-scorecard__all-table tbody tr").count() == len(every) + 1


def test_odd_names_are_shown_as_they_are(show: Open, guide: Guide) -> None:
    names = ["<img src=x onerror=alert(1)>", "=1+1", "שלום ספק", "A" * 300]
    ratings = {f"p{n}": {name: rating(3) for name in ONLY} for n in (1, 2, 3, 4)}
    page = show(scorecard(guide, *names, ratings=ratings), "result")
    shown = page.locator(".guide-scorecard__columns bdi").all_text_contents()
    assert [text.strip("\u2068\u2069") for text in shown] == names
    assert page.locator("[data-result] img").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_a_ninth_provider_is_left_out_in_words(show: Open, guide: Guide) -> None:
    page = show(scorecard(guide, *(f"Firm {n}" for n in range(1, 10))), "setup")
    assert page.locator(".guide-scorecard__providers > li").count() == 8
    assert page.locator("[data-do=add]").count() == 0


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        "x",
        {"providers": "many"},
        {"providers": [None, {"id": "p1"}, {"id": "p1"}, {"id": "../x"}], "ratings": []},
        {"providers": [{"id": "p1"}], "ratings": {"p1": {RESTORE: {"points": 9}, "<b>": 3}}},
        {"others": [None, {"ratings": {"p1": 5}}], "agreed": {"p1": {RESTORE: {"points": "4"}}}},
        {"on": {RESTORE: "yes"}, "weight": {RESTORE: "most"}, "first": "2026-02-30", "cap": -1},
    ],
)
def test_broken_data_opens_and_nothing_of_it_is_believed(show: Open, data: Any) -> None:
    page = show(data)
    for step in ("setup", "rate", "raters", "result"):
        go(page, step)
    clean = page.evaluate("data => GuideScorecard.clean(data)", data)
    again = page.evaluate("data => GuideScorecard.clean(data)", clean["data"])
    assert again == {"data": clean["data"], "faults": []}
    assert all(isinstance(fault, str) for fault in clean["faults"])


def test_ratings_of_a_criterion_that_is_gone_are_kept(show: Open, guide: Guide) -> None:
    page = show(scorecard(guide, "Alpha", "Beta", ratings={"p1": {"gone-by-now": rating(4)}}))
    page.check("[name='points/p1'][value='3']")
    kept = stored(page, "scorecard")["ratings"]["p1"]
    assert kept["gone-by-now"]["points"] == 4


def test_where_nothing_is_kept_it_works_and_says_so(new_page: Open) -> None:
    page = new_page()
    page.add_init_script(DENIED)
    page.goto(SCORECARD)
    assert note(page, "guide-scorecard .guide-scorecard__tool > p") != ""
    page.click("[data-do=example]")
    expect(page.locator(".guide-scorecard__sentence")).to_contain_text("lean towards Alpha")
    page.click("[data-do=example-off]")
    assert note(page, "guide-scorecard .guide-scorecard__tool > p") != ""
