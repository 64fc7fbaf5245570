"""Every entry is the first that search finds for its title; nothing is fetched before one asks."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from macros.model import KINDS, Guide
from macros.model.kinds import page_of

# Themes are groups: their titles stand above groups of entries on several pages.
GROUPS = {"themes"}
# Rows, roles and checks of one table: its page is found, and they are found on it.
GROUPS |= {"responsibilities", "responsibility_roles", "responsibility_checks"}
INDEX = "search_index.json"
QUERIES = Path(__file__).parents[1] / "cases" / "search.json"


def addresses(guide: Guide) -> Iterator[tuple[str, str]]:
    """Yield the title and the address of every entry."""
    for kind in KINDS.keys() - GROUPS:
        for entry in getattr(guide, kind).values():
            page, anchor = page_of(kind, entry.id)
            path = page.removesuffix(".md").removesuffix("index").strip("/")
            yield entry.title, (f"{path}/" if path else "") + (f"#{anchor}" if anchor else "")


def test_an_entry_is_found_first_by_its_title(
    guide: Guide, new_page: Callable[..., Any], site_url: str
) -> None:
    wanted = defaultdict(set)
    for title, address in addresses(guide):
        wanted[title.casefold()].add(address)
    titles = sorted(title for title, _ in addresses(guide))
    page = new_page()
    page.goto(site_url)
    page.add_script_tag(url="/guide/-/search.js")
    found = page.evaluate("titles => GuideSearch.ask(titles)", titles)
    pairs = zip(titles, found, strict=True)
    assert [(title, got) for title, got in pairs if got not in wanted[title.casefold()]] == []


def asked(page: Any, site_url: str, queries: list[str]) -> list[str]:
    """Return the address of what the guide's search finds first for each query."""
    page.goto(site_url)
    page.add_script_tag(url="/guide/-/search.js")
    return list(page.evaluate("queries => GuideSearch.ask(queries)", queries))


def test_what_people_type_finds_the_page_they_want(
    new_page: Callable[..., Any], site_url: str
) -> None:
    wanted = json.loads(QUERIES.read_text(encoding="utf-8"))
    found = dict(zip(wanted, asked(new_page(), site_url, list(wanted)), strict=True))
    assert found == wanted


@pytest.mark.parametrize(
    ("one", "other"),
    [("penalty", "penalties"), ("vendor", "vendors"), ("leaving", "leave"), ("price", "prices")],
)
def test_forms_of_a_word_find_the_same_pages(
    page: Page, site_url: str, one: str, other: str
) -> None:
    page.goto(site_url)
    page.add_script_tag(url="/guide/-/search.js")
    found = page.evaluate("queries => GuideSearch.all(queries)", [one, other])
    first, second = [{location.split("#")[0] for location in each} for each in found]
    assert len(first) > 1
    assert first == second


@pytest.mark.parametrize(
    "forms", ["Vertrag Verträge Verträgen", "Risiko Risiken Risikos", "Kündigung Kündigungen"]
)
def test_forms_of_a_german_word_find_each_other(page: Page, site_url: str, forms: str) -> None:
    words = forms.split()
    docs = [{"location": word, "title": f"Seite {word}", "text": word} for word in words]
    page.goto(site_url)
    page.add_script_tag(url="/guide/-/search.js")
    asked = [words, {"docs": docs, "config": {"lang": ["de"]}}]
    found = page.evaluate("asked => GuideSearch.all(...asked)", asked)
    assert [sorted(each) for each in found] == [sorted(words)] * len(words)


def test_another_form_of_a_word_is_not_called_missing(page: Page, site_url: str) -> None:
    page.goto(site_url)
    page.get_by_role("textbox", name="Search").fill("vendors")
    page.locator(".md-search-result__item").first.wait_for()
    assert page.locator(".md-search-result__terms").count() == 0


@pytest.mark.parametrize("query", ["ransomware", "penalty", "password manager", "liability"])
def test_our_own_pages_come_before_sources(
    new_page: Callable[..., Any], site_url: str, query: str
) -> None:
    [first] = asked(new_page(), site_url, [query])
    assert first
    assert not first.startswith("about/sources/")


def test_the_index_is_fetched_when_search_is_opened(page: Any, site_url: str) -> None:
    page.goto(site_url)
    page.wait_for_timeout(300)
    assert not any(INDEX in url or "/workers/" in url for url in page.watch.requests)
    with page.expect_request(f"**/{INDEX}"):
        page.get_by_role("textbox", name="Search").focus()


def test_a_reader_finds_an_entry_by_typing_its_title(
    guide: Guide, page: Any, site_url: str
) -> None:
    row = next(iter(guide.comparison.values()))
    page.goto(site_url)
    box = page.get_by_role("textbox", name="Search")
    box.fill(row.title)
    first = page.locator(".md-search-result__item a").first
    first.click()
    page.wait_for_url(f"**/understand/comparison/**#{row.id}")


def test_a_title_with_signs_is_found(page: Any, site_url: str) -> None:
    page.goto(site_url)
    box = page.get_by_role("textbox", name="Search")
    box.fill("Hidden lock-in: the keys")
    page.locator(".md-search-result__item a").first.wait_for()
