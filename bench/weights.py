"""Transferred on a first visit with gzip, in bytes, and requests"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

from .site import built_site

PAGES = {
    "home": "index.html",
    "overview (risks)": "understand/risks/index.html",
    "risk": "understand/risks/hidden-lock-in/index.html",
    "scenario": "understand/scenarios/startup/index.html",
    "criterion": "choose/criteria/exit-readiness/index.html",
    "comparison": "understand/comparison/index.html",
    "checklist": "move/checklists/before-signing/index.html",
    "functions": "decide/functions/index.html",
    "questionnaire": "decide/questionnaire/index.html",
}
_LOADED = re.compile(
    r"""<(?:script[^>]*\ssrc|link\s[^>]*rel="(?:stylesheet|icon)"[^>]*href)="([^"]+)"""
)


def weight(site: Path, page: Path) -> tuple[int, int]:
    """Return bytes and requests of a page and everything it loads at once."""
    loaded = _LOADED.findall(page.read_text(encoding="utf-8"))
    files = {(page.parent / address).resolve() for address in loaded} | {page}
    return sum(len(gzip.compress(file.read_bytes(), 6)) for file in files), len(files)


def rows() -> Iterator[tuple[str, str]]:
    """Yield the weight of one page of each template, the heaviest page, and the search index."""
    site = built_site()
    pages = [path for path in site.rglob("*.html") if "examples" not in path.parts]
    for label, name in PAGES.items():
        if (site / name).is_file():
            yield label, _text(*weight(site, site / name))
    heaviest = max(pages, key=lambda page: weight(site, page)[0])
    yield f"heaviest: {heaviest.parent.relative_to(site)}", _text(*weight(site, heaviest))
    index = (site / "search" / "search_index.json").read_bytes()
    yield "search index, fetched when search is opened", f"{len(gzip.compress(index, 6)):,}"
    yield "pages", str(len(pages))


def _text(size: int, requests: int) -> str:
    return f"{size:,} bytes, {requests} requests"
