"""The page of the law: a reader picks a country, on screen and paper, with scripts off."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

LAW = "understand/law/"


def test_a_country_can_be_picked_without_scripts_and_stays_picked_on_paper(
    new_page: Callable[..., Page],
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(LAW)
    headings = page.locator(".guide-law__country > h2")
    everywhere = headings.count()
    assert everywhere >= 6
    page.get_by_role("radio", name="Germany").check()
    for media in ("screen", "print"):
        page.emulate_media(media=media)  # type: ignore[arg-type]
        seen = [h.get_attribute("id") for h in headings.all() if h.is_visible()]
        assert seen == ["law-eu", "law-de", "law-worldwide"], media
        assert not page.get_by_role("link", name="Patient data (HIPAA)").is_visible()


def test_each_rule_is_an_anchor_below_its_country(new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.goto(LAW + "#cmmc")
    assert page.locator("#cmmc").is_visible()
    section = page.locator(".guide-law__country", has=page.locator("#cmmc"))
    assert section.locator("h2").inner_text() == "United States"


def test_an_entry_that_names_a_law_leads_to_its_state(new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.goto("understand/risks/breach-of-legal-duties/")
    line = page.locator(".guide-source-line", has_text="The law:")
    assert "DORA" in line.inner_text()
    assert "European Union, as of" in line.inner_text()
    line.get_by_role("link", name="Digital resilience in finance (DORA)").click()
    assert page.url.endswith("understand/law/#dora")
