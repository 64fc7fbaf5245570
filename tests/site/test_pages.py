"""Every page: where its links lead, what it says of itself, how it ends, what it may not hold."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

from .survey import Page

LONGEST_DESCRIPTION = 320
# Firefox loads these without being asked.
AHEAD = re.compile(r'<link rel="(?:next|prefetch|prerender)"')


def test_every_page_is_reached_from_the_home_page(pages: list[Page]) -> None:
    by_file = {page.file: page for page in pages}
    home = next(page for page in pages if page.name == "")
    reached, waiting = {home.file}, [home]
    while waiting:
        page = waiting.pop()
        targets = {page.target(href)[0] for href in page.hrefs} & set(by_file)
        waiting += [by_file[file] for file in targets - reached if file]
        reached |= targets
    assert [page.name for page in pages if page.file not in reached] == []


def test_every_link_leads_to_a_page_and_an_anchor(every_page: list[Page]) -> None:
    by_file = {page.file: page for page in every_page}
    broken = [
        f"{page.name}: {href}"
        for page in every_page
        for href in page.hrefs
        if not leads_somewhere(by_file, *page.target(href))
    ]
    assert broken == []


def leads_somewhere(by_file: dict[Path, Page], file: Path | None, anchor: str) -> bool:
    """Tell whether a file has an anchor; #s=... is what a tool was told, no anchor."""
    page = by_file.get(file) if file else None
    if page is None or not anchor:
        return file is None or file.is_file()
    return anchor in {*page.ids, "__skip"} or (page.has_tool and "=" in anchor)


def test_everything_a_page_loads_exists(every_page: list[Page]) -> None:
    missing = [
        f"{page.name}: {file}" for page in every_page for file in page.files if not file.is_file()
    ]
    assert missing == []


def test_no_page_loads_anything_from_another_host(every_page: list[Page]) -> None:
    foreign = [(page.name, url) for page in every_page for url in page.loads if "//" in url]
    assert foreign == []


def test_no_page_is_loaded_ahead(every_page: list[Page]) -> None:
    ahead = [page.name for page in every_page if AHEAD.search(page.file.read_text("utf-8"))]
    assert ahead == []


def test_no_id_is_given_twice_on_a_page(every_page: list[Page]) -> None:
    twice = {
        page.name: [name for name, count in Counter(page.ids).items() if count > 1]
        for page in every_page
    }
    assert {name: ids for name, ids in twice.items() if ids} == {}


def test_no_two_pages_have_the_same_title(every_page: list[Page]) -> None:
    titles = Counter(page.title for page in every_page)
    assert [title for title, count in titles.items() if count > 1 or not title] == []


def test_no_two_pages_have_the_same_description(pages: list[Page]) -> None:
    descriptions = Counter(page.description for page in pages)
    assert [text for text, count in descriptions.items() if count > 1 or not text] == []


def test_a_description_is_short(pages: list[Page]) -> None:
    long = [page.name for page in pages if len(page.description) > LONGEST_DESCRIPTION]
    assert long == []


def test_every_page_has_one_main_heading(every_page: list[Page]) -> None:
    count = {page.name: sum(tag == "h1" for tag, _ in page.headings) for page in every_page}
    assert {name: number for name, number in count.items() if number != 1} == {}


def test_no_heading_is_empty(every_page: list[Page]) -> None:
    assert [page.name for page in every_page if any(not text for _, text in page.headings)] == []


def test_heading_levels_are_not_skipped(every_page: list[Page]) -> None:
    skipped = []
    for page in every_page:
        levels = [int(tag[1]) for tag, _ in page.headings]
        skipped += [page.name for upper, lower in pairwise(levels) if lower > upper + 1]
    assert skipped == []


def test_every_page_but_home_ends_with_a_next_step(pages: list[Page]) -> None:
    def ending(page: Page) -> list[str]:
        return [part for part in page.article if "guide-edition" not in part][-1:]

    wrong = [page.name for page in pages if page.name and "guide-next" not in "".join(ending(page))]
    assert wrong == []


def test_no_page_has_inline_styles_or_handlers(every_page: list[Page]) -> None:
    found = [(page.name, page.inline_styles + page.handlers) for page in every_page]
    assert [(name, parts) for name, parts in found if parts] == []


def test_every_page_has_the_same_strict_policy(every_page: list[Page]) -> None:
    [policy] = {page.policy for page in every_page}
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_the_policy_names_every_inline_script(every_page: list[Page]) -> None:
    scripts = {script for page in every_page for script in page.scripts}
    used = {script for script in scripts if not script.startswith('{"')}
    hashes = {
        f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
        for script in used
    }
    [allowed] = {part for part in every_page[0].policy.split("; ") if part.startswith("script-src")}
    assert set(allowed.split()[2:]) == hashes


def test_the_policy_is_sent_as_a_header_too(built_site: Path, every_page: list[Page]) -> None:
    headers = (built_site / "_headers").read_text(encoding="utf-8")
    assert f"Content-Security-Policy: {every_page[0].policy}; frame-ancestors 'none'" in headers


def test_nothing_is_left_that_a_template_should_have_filled_in(every_page: list[Page]) -> None:
    marks = ("{{", "{%", 'href="guide:', "guide-content-security-policy", "Undefined")
    left = []
    for page in every_page:
        html = page.file.read_text(encoding="utf-8")
        left += [f"{page.name}: {mark}" for mark in marks if mark in html]
    assert left == []
