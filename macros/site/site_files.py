"""What a finished page gives to machines, gathered while pages are made and written at the end."""

from __future__ import annotations

import json
from html import unescape
from pathlib import Path
from typing import Any

from ..exports import api, interview
from ..exports.machines import TextPage, llms, robots, text_path
from ..exports.plain_text import as_markdown
from ..exports.structured import Crumb, as_script, page_data
from ..model import Guide
from ..settings import Settings

QUESTIONNAIRE = "decide/questionnaire.md"


class SiteFiles:
    """Collects the text of pages; knows what each of them is for search engines."""

    def __init__(self, guide: Guide, config: Any) -> None:
        self._guide, self._config = guide, config
        self._pages: dict[str, TextPage] = {}

    def note(self, page: Any, html: str) -> None:
        """Remember the text of a page, and give the theme its structured data."""
        title, description = self._title(page), self._description(page)
        trail = self._trail(page)
        section = str(page.parent.title) if page.parent else self._config.site_name
        text = as_markdown(html)
        self._pages[page.file.src_uri] = TextPage(
            text_path(page.file.dest_uri.removesuffix("index.html")),
            section,
            title,
            description,
            text,
        )
        page.meta["structured_data"] = [as_script(data) for data in self._data(page, trail)]

    def _title(self, page: Any) -> str:
        return unescape(str(page.title or self._config.site_name))

    def _description(self, page: Any) -> str:
        return unescape(str(page.meta.get("description") or ""))

    def _data(self, page: Any, trail: list[Crumb]) -> list[dict[str, Any]]:
        title, description = self._title(page), self._description(page)
        site = Crumb(self._config.site_name, self._config.site_url)
        language = self._guide.company.tag
        return page_data(title, description, page.canonical_url, language, site, trail)

    def _trail(self, page: Any) -> list[Crumb]:
        """Return the way from the front page to this one, without this one."""
        if page.is_homepage:
            return []
        trail = [Crumb(self._guide.words["site"]["home"], self._config.site_url)]
        first = next(iter(page.parent.children), None) if page.parent else None
        if first is not None and getattr(first, "canonical_url", None) and first is not page:
            trail.append(Crumb(str(page.parent.title), first.canonical_url))
        overview = page.meta.get("overview")
        if overview is not None and overview is not first:
            trail.append(Crumb(self._title(overview), overview.canonical_url))
        return trail

    def write(self, site: Path) -> None:
        """Write the API, the plain texts, llms.txt and robots.txt into the finished site."""
        url = self._config.site_url
        for path, text in api.documents(self._guide, url, self._config.use_directory_urls).items():
            _write(site / path, text)
        for page in self._pages.values():
            edition = f"{self._config.site_name}, {self._guide.company.updated.isoformat()}"
            _write(site / page.path, f"{page.text}\n{edition}\n")
        order = [self._pages[path] for path in self._order() if path in self._pages]
        _write(site / "llms.txt", llms(self._guide.company, order, url))
        _write(site / "robots.txt", robots(url))
        asking = api.Addresses(url, self._config.use_directory_urls).of_page(QUESTIONNAIRE)
        _write(site / interview.PATH, interview.interview(self._guide, asking))
        self._write_search(site / "search" / "search_index.json")

    def _write_search(self, path: Path) -> None:
        """Give the index of the search the words that people type; offline, it is a script."""
        index = json.loads(path.read_text(encoding="utf-8"))
        index["config"]["meant"] = self._guide.search
        text = json.dumps(index, separators=(",", ":"))
        _write(path, text)
        if Settings.read().is_offline:
            _write(path.with_suffix(".js"), f"var __index = {text}")

    def _order(self) -> list[str]:
        """Return the pages section by section, in the order in which they were made."""
        sections: dict[str, list[str]] = {}
        for path, page in sorted(self._pages.items(), key=lambda pair: not _is_index(pair[0])):
            sections.setdefault(page.section, []).append(path)
        return [path for paths in sections.values() for path in paths]


def _is_index(path: str) -> bool:
    return path.endswith("index.md")


def _write(path: Path, text: str) -> None:
    if not path.parent.is_dir():
        path.parent.mkdir(parents=True)
    path.write_bytes(text.encode())
