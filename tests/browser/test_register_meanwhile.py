"""The risk register when something else happens meanwhile, and what it refuses to lose."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from macros.model import Guide

from .kept import menu, note, stored
from .test_register import KEY_PERSON, LOCK, chip, day, edit, kept, open_with, risk


def test_a_review_of_the_example_ends_with_it_and_leaves_the_own_register_empty(
    page: Page,
) -> None:
    open_with(page)
    page.click("[data-do=example]")
    page.click("[data-do=review]")
    page.locator("[data-review-panel] h2").wait_for()
    page.click("[data-do=example-off]")
    expect(page.locator("[data-review-panel]")).to_be_hidden()
    assert stored(page, "register") is None


def test_a_review_passes_over_risks_that_were_taken_out_meanwhile(page: Page) -> None:
    open_with(page, risks={LOCK: risk("very-likely/serious"), KEY_PERSON: risk(), "gone": risk()})
    page.click("[data-do=review]")
    for name in (LOCK, "gone"):
        edit(page, name).locator("[data-do=remove]").click()
    expect(page.locator("[data-do=review-same]")).to_be_disabled()
    page.click("[data-do=review-skip]")
    page.click("[data-do=review-same]")
    expect(page.locator("[data-review-panel]")).to_be_hidden()
    assert list(stored(page, "register")["risks"]) == [KEY_PERSON]


def test_a_review_confirms_the_rating_to_which_the_risk_was_moved_meanwhile(page: Page) -> None:
    open_with(page, risks={LOCK: risk("possible/serious")})
    page.click("[data-do=review]")
    page.locator("[data-review-panel] h2").wait_for()
    chip(page, LOCK).focus()
    page.keyboard.press("ArrowUp")
    page.click("[data-do=review-same]")
    assert kept(page, LOCK)["today"] == "likely/serious"


def test_a_first_rating_in_a_review_is_no_move(page: Page) -> None:
    open_with(
        page,
        risks={LOCK: risk("likely/serious")},
        reviews={f"{day(0)}/{LOCK}": {"now": "likely/serious"}},
    )
    expect(page.locator("[data-since] li").first).to_have_text("No rating has moved.")


def test_a_day_that_cannot_be_kept_is_said_and_changes_nothing(page: Page, guide: Guide) -> None:
    open_with(page, risks={LOCK: risk(mitigations=["exit-plan"])})
    form, row = edit(page, LOCK), page.locator("[data-mitigation=exit-plan]")
    for field in (form.locator("[name=review]"), row.locator("[name=due]")):
        field.fill("0202-05-05")
        expect(field).to_have_attribute("aria-invalid", "true")
        assert note(page, "guide-register") == guide.words["register"]["no_day"]
        field.fill(day(9))
        expect(field).to_have_attribute("aria-invalid", "false")
    assert kept(page, LOCK)["review"] == kept(page, "exit-plan", "mitigations")["due"] == day(9)


def test_a_name_that_is_emptied_stays_until_there_is_another(page: Page, guide: Guide) -> None:
    own, step = "own-abcd1234", "own-step0001"
    open_with(page, risks={own: risk(title="Fire")}, mitigations={step: {"title": "Ask"}})
    row = page.locator(f"[data-mitigation={step}]")
    for field in (edit(page, own).locator("[name=title]"), row.locator("[name=title]")):
        field.fill(" ")
        assert note(page, "guide-register") == guide.words["register"]["no_title"]
    assert (kept(page, own)["title"], kept(page, step, "mitigations")["title"]) == ("Fire", "Ask")


def test_a_mitigation_that_serves_no_risk_can_be_taken_out_and_brought_back(page: Page) -> None:
    step = "own-step0001"
    open_with(
        page,
        risks={LOCK: risk(mitigations=["exit-plan"])},
        mitigations={step: {"title": "Ask"}},
    )
    assert page.locator("[data-forget]:visible").count() == 1
    page.click("[data-forget]:visible")
    assert kept(page, step, "mitigations") is None
    page.click("[data-do=undo]:visible")
    assert kept(page, step, "mitigations") == {"title": "Ask"}


def test_more_mitigations_than_fit_are_refused_before_they_are_lost(
    page: Page, guide: Guide
) -> None:
    many = {f"own-{n:08}": {"title": f"Step {n}"} for n in range(300)}
    open_with(page, risks={LOCK: risk()}, mitigations=many)
    form = edit(page, LOCK)
    menu(page, guide.words["register"]["add_mitigation"])
    form.locator("[name=own-mitigation]").fill("One more")
    form.locator("[data-do=lower-own]").click()
    assert "300" in note(page, "guide-register")
    assert len(stored(page, "register")["mitigations"]) == 300
    expect(form.locator("[name=own-mitigation]")).to_have_value("One more")


def test_the_list_says_until_when_a_risk_is_accepted(page: Page) -> None:
    accepted = {"answer": "accept", "accepted_by": "Board", "accepted_until": "2031-05-31"}
    open_with(page, risks={LOCK: risk(**accepted, review=day(3))})
    expect(page.locator(f"[data-risk={LOCK}]")).to_contain_text("31 May 2031")


def test_the_example_says_on_paper_that_it_is_invented(page: Page) -> None:
    open_with(page)
    page.click("[data-do=example]")
    page.locator("[data-list] tbody").first.wait_for()
    page.emulate_media(media="print")
    expect(page.locator("[data-kicker]")).to_contain_text("(invented)")
