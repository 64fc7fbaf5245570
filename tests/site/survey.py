"""What stands in the pages of a built site, read once for all tests."""

from __future__ import annotations

import gzip
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from macros.finish.minified import small
from macros.finish.modules import module
from tests.scripts import all_scripts
from tests.site_server import transferred

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
HEADINGS = {"h1", "h2", "h3", "h4"}
TOOL = re.compile(r"^assets/javascripts/guide-")
THEMES_OWN = re.compile(r"bundle\.\w+\.min\.js$")
# A script made from data is one line that sets one global name.
MADE_FROM_DATA = re.compile(r"^globalThis\.Guide\w+=[{\[].*$", re.MULTILINE)
ONLY_OFFLINE = "iframe-worker.js"


@dataclass
class Page:
    """One page: its file, and what was found in it."""

    site: Path
    file: Path
    title: str = ""
    description: str = ""
    policy: str = ""
    headings: list[tuple[str, str]] = field(default_factory=list)
    hrefs: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    inline_styles: list[str] = field(default_factory=list)
    handlers: list[str] = field(default_factory=list)
    parts: set[str] = field(default_factory=set)
    hidden: int = 0
    article: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Return the address below the site, such as "understand/risks/"."""
        return self.file.relative_to(self.site).as_posix().removesuffix("index.html")

    def target(self, href: str) -> tuple[Path | None, str]:
        """Return the file and the anchor to which an address leads; no file if it leads out."""
        parts = urlsplit(href)
        if parts.scheme or parts.netloc:
            return None, ""
        # The page for unknown addresses is served anywhere, so its links begin with the root.
        path = unquote(parts.path).removeprefix("/guide/")
        base = "" if self.file.name == "404.html" else posixpath.dirname(self._path)
        file = self.site / posixpath.normpath(posixpath.join(base, path)) if path else self.file
        return (file / "index.html" if file.is_dir() else file), unquote(parts.fragment)

    @property
    def _path(self) -> str:
        return self.file.relative_to(self.site).as_posix()

    @cached_property
    def files(self) -> list[Path]:
        """Return the files that a first visit fetches: the page and what it loads at once."""
        return [self.file, *{self.target(href)[0]: None for href in self.loads if href}]  # type: ignore[list-item]

    @property
    def weight(self) -> int:
        """Return the bytes of a first visit, compressed."""
        return sum(len(transferred(file)) for file in self.files)

    @property
    def has_tool(self) -> bool:
        """Tell whether the page carries a tool with a script of its own."""
        names = (file.relative_to(self.site).as_posix() for file in self.files)
        return any(map(TOOL.match, names))


class _Reader(HTMLParser):
    """Fills in a page while its HTML goes by."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self._open: list[str] = []
        self._text: list[str] | None = None
        self._depth_of_article = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attributes}
        self._note(tag, found)
        self._note_load(tag, found)
        self._note_part(tag, found)
        if tag in HEADINGS | {"title", "script"} and "src" not in found:
            self._text = []
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        text = " ".join("".join(self._text or []).split())
        if tag in HEADINGS:
            self.page.headings.append((tag, text))
        elif tag == "title" and "svg" not in self._open:
            self.page.title = text
        elif tag == "script" and self._text is not None:
            self.page.scripts.append("".join(self._text))
        if tag in HEADINGS | {"title", "script"}:
            self._text = None
        if tag in self._open:
            del self._open[len(self._open) - 1 - self._open[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)

    def _note(self, tag: str, found: dict[str, str]) -> None:
        page = self.page
        page.parts |= {f"{tag}.{name}" for name in found.get("class", "").split() or [""]}
        page.hidden += "hidden" in found and "article" in self._open
        page.handlers += [f"<{tag} {name}>" for name in found if name.startswith("on")]
        page.inline_styles += [f"<{tag} style={found['style']!r}>"] if "style" in found else []
        page.inline_styles += [f"<{tag}>"] if tag == "style" else []
        page.ids += [found["id"]] if "id" in found else []
        page.hrefs += [found["href"]] if tag == "a" and "href" in found else []
        if tag == "meta" and found.get("name") == "description":
            page.description = found.get("content", "")
        if tag == "meta" and found.get("http-equiv") == "Content-Security-Policy":
            page.policy = found.get("content", "")

    def _note_load(self, tag: str, found: dict[str, str]) -> None:
        if tag == "link" and found.get("rel") in {"stylesheet", "icon", "preload", "manifest"}:
            self.page.loads.append(found["href"])
        if "src" in found:
            self.page.loads.append(found["src"])

    def _note_part(self, tag: str, found: dict[str, str]) -> None:
        """Remember the paragraphs, headings and lists of the article by class, in order."""
        if "article" in self._open and tag in HEADINGS | {"p", "ol", "ul", "table", "dl"}:
            self.page.article.append(found.get("class", "") or tag)


def read_page(site: Path, file: Path) -> Page:
    """Return what stands in one page."""
    page = Page(site, file)
    reader = _Reader(page)
    reader.feed(file.read_text(encoding="utf-8"))
    reader.close()
    return page


def survey(site: Path) -> list[Page]:
    """Return all pages of a site, the page for unknown addresses included."""
    return [read_page(site, file) for file in sorted(site.rglob("*.html"))]


def samples(pages: list[Page], tags: str = "") -> Iterator[Page]:
    """Yield few pages that have, between them, every element with every class of the site.

    If tags are given, such as "a button", only these elements are looked for.
    """
    wanted = tuple(f"{tag}." for tag in tags.split()) or ("",)
    missing = {part for page in pages for part in page.parts if part.startswith(wanted)}
    while missing:
        best = max(pages, key=lambda page: len(page.parts & missing))
        missing -= best.parts
        yield best


def own_scripts() -> Iterator[tuple[str, str]]:
    """Yield the name and the code of each script of the guide, as pages load it."""
    for path in all_scripts():
        if path.name != ONLY_OFFLINE:
            yield path.name, small(module(path).text)


def size_of_own_scripts(page: Page) -> int:
    """Return the bytes of the guide's own code on a page, compressed, without the data in it."""
    own = [f for f in page.files if f.suffix == ".js" and not THEMES_OWN.search(f.name)]
    code = "".join(MADE_FROM_DATA.sub("", file.read_text(encoding="utf-8")) for file in own)
    return len(gzip.compress(code.encode()))
