"""Links with answers, as mail hands them on: read as a person would, and known if they were cut."""

from __future__ import annotations

from typing import Any

import pytest

from macros.decision import Origin, encode
from macros.decision.guide import model_of
from macros.model import Guide

from .questionnaire import asked, code_of, go_on, note, open_questionnaire, pick, use, verdict

ELSEWHERE = Origin("short", "2026-03-15", "plant-2", 3)
OLD_FULL = "v1.a1b3c2d4e1g2h2i2j2k1l1m2n1o2p3q4r2s3t3"
OLD_SHORT = "v1.a1b3c2d1e1i2l1s3"


@pytest.fixture(scope="module")
def mine(guide: Guide) -> dict[str, str]:
    """The answers of one scenario."""
    return dict(next(iter(guide.scenarios.values())).answers)


def in_mail(code: str) -> dict[str, str]:
    """Return the ways in which mail, and those who write it, hand on a link with a code."""
    link = f"https://example.org/guide/decide/questionnaire/#s={code}"
    wrapped = f"Hello,\n> here:\n> {link[:-9]}\n> {link[-9:]}\n> Ann"
    return {
        "tilde": link.replace("~", "%7E"),
        "twice": link.replace("~", "%257E").replace("#", "%23"),
        "bracket": f"(see {link})",
        "stop": f"It is at {link}.",
        "angle": f"<{link}>",
        "entity": f"{link.replace('~', '&#126;')}&amp;utm=x",
        "wrapped": wrapped,
        "soft": link.replace("s=", "s=3D").replace("~", "=\r\n~"),
        "gap": link.replace("~", " ~"),
        "hyphen": link.replace("-", "\u2011").replace("~", "\u200b~"),
        "in a field": wrapped.replace("\n", ""),
        "alone": f"My code {code}, yours?",
    }


def test_a_link_out_of_mail_is_read_as_a_person_would(page: Any, guide: Guide, mine: Any) -> None:
    wishes = dict.fromkeys(list(guide.themes)[:2], "more")
    code = encode(model_of(guide), mine, wishes, origin=ELSEWHERE)
    use(page, code)
    read = page.evaluate(
        "texts => texts.map((text) => GuideAnswers.fromLink(text))", [code, *in_mail(code).values()]
    )
    assert all(each["check"] == "right" for each in read)
    assert all(each["priorities"] == wishes and each["answers"] == mine for each in read)
    assert {(each["origin"]["day"], each["origin"]["edition"]) for each in read} == {
        (ELSEWHERE.day, ELSEWHERE.edition)
    }


@pytest.mark.parametrize("end", ["%29", ".", "%3E", "&amp;x=1", "%20", '"'])
def test_a_link_opens_with_what_mail_hung_on_it(
    page: Any, guide: Guide, mine: Any, end: str
) -> None:
    open_questionnaire(page, f"#s={code_of(guide, mine)}{end}")
    page.wait_for_selector("[data-shared]:visible")
    assert "missing" not in page.locator("[data-shared-text]").inner_text()


def test_a_link_that_was_cut_or_has_no_check_says_that_it_may_be_incomplete(
    page: Any, guide: Guide, mine: Any
) -> None:
    code = encode(model_of(guide), mine, dict.fromkeys(guide.themes, "more"))
    for length, said in ((-1, "was cut off"), (-4, "end of the link"), (-5, "was cut off")):
        open_questionnaire(page, f"#s={code[:length]}")
        page.wait_for_selector("[data-shared]:visible")
        assert said in page.locator("[data-shared-text]").inner_text()
    page.click("[data-do=useShared]")
    assert "was cut off" in note(page)


def test_a_copy_in_a_folder_offers_the_published_address_or_the_code(
    page: Any, guide: Guide, mine: Any
) -> None:
    use(page, code_of(guide, mine))
    today = page.evaluate("GuideDom.today()")
    code = encode(model_of(guide), mine, {}, origin=Origin("full", today, "base", 0))
    assert page.evaluate("GuidePage.address('http://x/a/#b')") == "http://x/a/#b"
    page.evaluate("GuidePage.home = 'file:///C:/My%20guide/assets/javascripts/a.js'")
    page.evaluate("""() => {
      const { address } = GuidePage
      GuidePage.address = () => address.call(GuidePage, "file:///C:/My%20guide/decide/questionnaire.html")
    }""")
    page.evaluate("document.querySelector('guide-questionnaire').later('showResult')")
    assert page.input_value("[data-link]") == code
    assert page.locator("[for=guide-share-link]").inner_text() == "The code of your answers"
    assert "lies in a folder" in page.locator("#guide-share-link-note").inner_text()
    page.evaluate("GuideData.address = 'https://guide.example.net/it/'")
    page.evaluate("document.querySelector('guide-questionnaire').later('showResult')")
    address = "https://guide.example.net/it/decide/questionnaire/"
    assert page.input_value("[data-link]") == f"{address}#s={code}"
    assert "sent to a server" in page.locator("#guide-share-link-note").inner_text()


def test_an_old_link_is_joined_where_mail_wrapped_it_and_with_nothing_else(
    page: Any, guide: Guide, mine: Any
) -> None:
    old = code_of(guide, mine).partition("-")[0]
    use(page, old)
    text = f"Here: https://example.org/#s={old[:10]}\n> {old[10:]} in R2 or so"
    read = page.evaluate("text => GuideAnswers.fromLink(text)", text)
    assert (read["answers"], read["dropped"], read["check"]) == (mine, 0, "none")


def test_a_link_says_its_own_day_its_edition_and_its_path(
    page: Any, guide: Guide, mine: Any
) -> None:
    code = encode(model_of(guide), mine, {}, origin=ELSEWHERE)
    open_questionnaire(page, f"#s={code}")
    line = page.locator("[data-result] .guide-source-line").first.inner_text()
    assert "15 March 2026" in line
    assert "Short path" in page.locator("[data-result]").inner_text()
    assert "(plant-2)" in page.locator("[data-shared-text]").inner_text()
    assert page.input_value("[data-link]").endswith(f"#s={code}")
    page.emulate_media(media="print")
    assert page.locator("[data-paper-link]").inner_text() == page.input_value("[data-link]")
    assert not line.rstrip().endswith("·")
    open_questionnaire(page, f"#s={code.replace('20260315', '20261399')}")
    assert "result of" not in page.locator("[data-result] .guide-source-line").first.inner_text()


def test_an_old_link_shows_what_was_said_then_beside_today_and_asks_only_what_is_new(
    page: Any, guide: Guide
) -> None:
    open_questionnaire(page, f"#s={OLD_FULL}")
    earlier = page.locator("[data-earlier]")
    earlier.locator("button").wait_for()
    assert "Version 1" in earlier.locator("th").nth(1).inner_text()
    assert guide.questionnaire.changes[2][:40] in earlier.inner_text()
    new = earlier.locator("li").all_inner_texts()
    page.click("[data-do=answerNew]")
    seen = []
    while name := asked(page):
        seen.append(guide.questions[name].title)
        pick(page, 0)
        go_on(page)
    assert page.url.endswith("#result")
    assert set(new) <= set(seen)
    assert not set(seen) & {guide.questions[name].title for name in ("owner", "growth")}


def test_an_old_link_of_the_short_path_stays_on_it(page: Any) -> None:
    open_questionnaire(page, f"#s={OLD_SHORT}")
    page.locator("[data-earlier] button").wait_for()
    assert verdict(page)
    assert "Short path" in page.locator("[data-result]").inner_text()
