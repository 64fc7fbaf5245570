"""Where the links of written pages lead: those of Markdown as MkDocs reads them, and all others."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from ..exports.api import documents
from ..exports.machines import text_path
from ..finish.links import leads_nowhere, own_path, target_of
from ..model.errors import did_you_mean
from ..model.kinds import PLACES
from ..model.renames import moved_to
from ..paths import OVERRIDES
from ..render.entry_pages import GeneratedPage
from .build import Build
from .configuration import pictures
from .page_errors import page_reason
from .written_page import ID, Link, Trouble, WrittenPage

WRITTEN_FOR_MACHINES = ("interview.txt", "llms.txt", "robots.txt", "sitemap.xml", "404.html")
_GUIDE_LINK = re.compile(r"guide:([a-z-]+)/([a-z0-9/-]+)(?:#(.*))?")


class Links:
    """Knows every page and file of a site by its path below content/."""

    def __init__(
        self,
        build: Build,
        written: Mapping[str, WrittenPage],
        made: Mapping[str, GeneratedPage],
        files: Mapping[str, Path],
    ) -> None:
        self._site, self._renamed = build.site, build.site.guide.renamed
        self._written, self._made = written, made
        theme = {path.relative_to(OVERRIDES).as_posix() for path in OVERRIDES.rglob("*.*")}
        brand = pictures(build.site.guide.company, Path())
        self._known = {*files, *made, *theme, *brand}
        self._addresses = {_address(path): path for path in self._known}
        self._ids: dict[str, set[str]] = {}

    def troubles(self, page: WrittenPage) -> Iterator[Trouble]:
        """Yield what is wrong with the links of a page, and what others need of it."""
        for link in page.links:
            for message, hint in self._trouble(page, link):
                yield Trouble(page.line_of(link.href), message, hint)
        for kind, place in PLACES.items():
            if f"{place.page}.md" == page.path and not place.own_pages:
                yield from self._missing_entries(page, kind)

    def _missing_entries(self, page: WrittenPage, kind: str) -> Iterator[Trouble]:
        """Yield that a page does not show the entries to which others link on it."""
        anchors = {name: self._site.target(kind, name)[1] for name in self._site.entries[kind]}
        missing = [name for name, anchor in anchors.items() if anchor not in page.ids]
        if missing and not page.troubles:
            name = f"{kind.replace('_', '-')}/{missing[0]}"
            others = f" and {len(missing) - 1} more" if missing[1:] else ""
            hint = f'the page of the base has {{{{ list_of("{kind}") }}}}'
            yield Trouble(1, f"does not show {name}{others}, to which other pages lead", hint)

    def _trouble(self, page: WrittenPage, link: Link) -> Iterator[tuple[str, str]]:
        if link.href.startswith("guide:"):
            yield from self._entry(link.href)
        elif link.is_markdown:
            yield from self._file(page, link.href)
        else:
            yield from self._place(page, link.href)

    def _entry(self, href: str) -> Iterator[tuple[str, str]]:
        """Yield what is wrong with guide:kind/id and guide:page/path."""
        found = _GUIDE_LINK.fullmatch(href)
        kind = found[1].replace("-", "_") if found else ""
        if not found or kind not in ("page", *PLACES):
            hint = did_you_mean(kind, PLACES) or "write guide:risks/hidden-costs"
            yield f"the link {href!r} does not say what it leads to", hint
            return
        if (kind, found[2]) in self._site.hidden:
            return
        known = self._pages if kind == "page" else self._site.entries[kind]
        if found[2] not in known:
            hint = moved_to(self._renamed, kind, found[2]) or did_you_mean(found[2], known)
            what = "page" if kind == "page" else "entry"
            yield f"there is no {what} '{found[2] if kind == 'page' else href[6:]}'", hint
            return
        path = f"{found[2]}.md" if kind == "page" else self._site.target(kind, found[2])[0]
        yield from self._anchor(href, path, found[3] or "")

    @property
    def _pages(self) -> list[str]:
        return [path.removesuffix(".md") for path in self._known if path.endswith(".md")]

    def _file(self, page: WrittenPage, href: str) -> Iterator[tuple[str, str]]:
        """Yield what is wrong with a link of Markdown, which names a file."""
        scheme, host, path, _, anchor = urlsplit(href)
        if scheme or host:
            return
        if href.startswith(("/", "\\")):
            hint = "write the way to the file from this page, such as ../run/exit.md"
            yield f"the link {href!r} starts at the root of the host, not of the guide", hint
            return
        folder = posixpath.dirname(page.path)
        target = posixpath.normpath(posixpath.join(folder, unquote(path))) if path else page.path
        if target in self._known:
            yield from self._anchor(href, target, anchor)
        else:
            yield f"there is no file for the link {href!r}", self._meant(target, folder)

    def _meant(self, target: str, folder: str) -> str:
        """Return what a path may have been meant for: a page that moved, or a similar path."""
        name = target.removesuffix(".html").removesuffix("/index").removesuffix(".md")
        parent, _, entry_id = name.rpartition("/")
        kinds = [kind for kind, place in PLACES.items() if place.own_pages and place.page == parent]
        for kind, old in (("page", name), *((kind, entry_id) for kind in kinds)):
            if hint := moved_to(self._renamed, kind, old):
                return hint
        paths = [f"{name}.md"] if f"{name}.md" in self._known else sorted(self._known)
        near = {posixpath.relpath(path, folder or "."): path for path in paths}
        if len(near) == 1:
            return f"write {next(iter(near))}"
        return did_you_mean(posixpath.relpath(target, folder or "."), near)

    def _place(self, page: WrittenPage, href: str) -> Iterator[tuple[str, str]]:
        """Yield what is wrong with a link of HTML, which is an address seen from the page's own."""
        path = own_path(href)
        if path is None:
            return
        address = target_of(_address(page.path), path)
        target = self._addresses.get(address) or self._addresses.get(f"{address}/index.html")
        if target is not None:
            yield from self._anchor(href, target, href.partition("#")[2])
        elif not self._is_written_for_machines(address):
            yield f"there is no page {href!r}", "write [text](page.md), whose way is worked out"

    def _is_written_for_machines(self, address: str) -> bool:
        """Return whether a build writes such a file without a page or a file of the project."""
        if address.startswith("api/"):
            return address in documents(self._site.guide, "")
        texts = {text_path(each.removesuffix("index.html")) for each in self._addresses}
        return address in (*WRITTEN_FOR_MACHINES, *texts)

    def _anchor(self, href: str, path: str, anchor: str) -> Iterator[tuple[str, str]]:
        """Yield that a page has no such anchor."""
        if not anchor or not path.endswith(".md"):
            return
        try:
            ids = self._ids_of(path)
        except Exception as error:  # whatever a partial does wrong is said here, too
            yield f"the page for the link {href!r} cannot be made", page_reason(error)
            return
        if leads_nowhere(anchor, ids):
            hint = did_you_mean(unquote(anchor), ids)
            yield f"there is no anchor {unquote(anchor)!r} for the link {href!r}", hint

    def _ids_of(self, path: str) -> set[str]:
        """Return the anchors of a page, which is made for this if it is that of an entry."""
        if path in self._written:
            return self._written[path].ids
        if path not in self._ids:
            self._ids[path] = set(ID.findall(self._made[path].html))
        return self._ids[path]


def _address(path: str) -> str:
    """Return where a file of content/ stands in the site: run/exit.md is run/exit/index.html."""
    name = path.removesuffix(".md")
    if name == path:
        return path
    return f"{name}.html" if posixpath.basename(name) == "index" else f"{name}/index.html"
