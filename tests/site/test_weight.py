"""What a first visit transfers, page by page, with gzip as a plain host would use it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page as BrowserPage

from .survey import Page, own_scripts, samples, size_of_own_scripts

KB = 1000
READING = 75 * KB
TOOL = 100 * KB
REQUESTS = 9
LATE = 50  # tenths of a second
ICONS = {"assets/images/favicon.svg"}
OWN_SCRIPTS = 30 * KB


def test_every_page_is_light(every_page: list[Page]) -> None:
    heavy = {
        page.name: page.weight
        for page in every_page
        if page.weight > (TOOL if page.has_tool else READING)
    }
    assert heavy == {}


def test_every_page_takes_few_requests(every_page: list[Page]) -> None:
    many = {page.name: len(page.files) for page in every_page if len(page.files) > REQUESTS}
    assert many == {}


def test_the_scripts_of_a_page_are_small(every_page: list[Page]) -> None:
    sizes = {page.name: size_of_own_scripts(page) for page in samples(every_page)}
    assert max(sizes.values()) > 0
    assert {name: size for name, size in sizes.items() if size > OWN_SCRIPTS} == {}


def test_the_site_sends_what_is_counted(built_site: Path) -> None:
    sent = [f.read_text(encoding="utf-8") for f in built_site.rglob("*.js")]
    assert [name for name, code in own_scripts() if not any(code in file for file in sent)] == []


def test_style_sheets_load_nothing(built_site: Path) -> None:
    loading = [
        (path.name, url)
        for path in built_site.rglob("*.css")
        for url in re.findall(r"url\(\s*[\"']?([^\"')]{1,60})", path.read_text(encoding="utf-8"))
        if not url.startswith(("data:", "#"))
    ]
    assert loading == []


def test_a_browser_asks_for_exactly_what_is_counted(
    pages: list[Page], new_page: Callable[..., BrowserPage], site_url: str, built_site: Path
) -> None:
    one_of_each = {frozenset(page.files[1:]): page for page in pages}
    for counted in one_of_each.values():
        page = new_page()
        page.goto(counted.name or site_url)
        files = {file.relative_to(built_site).as_posix() for file in counted.files[1:]}
        # Only a browser with windows asks for the icon; and some pages ask for something late.
        expected = {counted.name, *files} - ICONS
        for _ in range(LATE):
            page.wait_for_timeout(100)
            asked = {urlsplit(url).path.removeprefix("/guide/") for url in page.watch.requests}
            if asked - ICONS == expected:
                break
        assert asked - ICONS == expected
        page.context.close()


@pytest.mark.parametrize("name", ["understand/comparison/", "about/faq/"])
def test_a_browser_styles_hardly_more_than_each_element_once(
    new_page: Callable[..., BrowserPage], site_url: str, name: str
) -> None:
    page = new_page()
    noted: list[dict[str, Any]] = []
    ended: list[object] = []
    tracing = page.context.new_cdp_session(page)
    tracing.on("Tracing.dataCollected", lambda part: noted.extend(part["value"]))
    tracing.on("Tracing.tracingComplete", lambda end: ended.append(end))
    tracing.send("Tracing.start", {"categories": "devtools.timeline"})
    page.goto(site_url + name)
    page.wait_for_timeout(300)
    tracing.send("Tracing.end")
    while not ended:
        page.wait_for_timeout(50)
    styled = [each["args"]["elementCount"] for each in noted if each["name"] == "UpdateLayoutTree"]
    assert max(styled) > 100
    assert sum(styled) < 1.2 * page.evaluate("document.querySelectorAll('*').length")
