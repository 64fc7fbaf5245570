"""The pages that are no longer there, and where each of them leads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from mkdocs.commands.build import get_context
from mkdocs.structure.files import File
from mkdocs.utils import get_relative_url

from ..model.kinds import PLACES
from ..model.references import address
from ..model.renames import PAGE
from .build import Build

MAIN_PAGES = ("decide/questionnaire.md", "move/checklists.md")  # beside the first of each section


class Moved(NamedTuple):
    """A page that is gone: the path it had below content/, and the page and anchor it leads to."""

    path: str
    target: str
    anchor: str = ""
    title: str = ""  # what it is called now; nothing if it was taken out


def moved_pages(build: Build) -> Iterator[Moved]:
    """Yield what was renamed, removed or hidden by the edition and had a page of its own."""
    for old, new in build.site.guide.renamed.items():
        kind, name = address(old)
        if kind == PAGE or (kind in PLACES and PLACES[kind].own_pages and "/" not in name):
            yield _moved(build, kind, name, new)
    for kind, name in (*build.overlay.hidden, *build.overlay.freed):
        if PLACES[kind].own_pages:
            yield _moved(build, kind, name, None)


def _moved(build: Build, kind: str, name: str, new: str | None) -> Moved:
    path = f"{name}.md" if kind == PAGE else f"{PLACES[kind].page}/{name}.md"
    if new is None:
        return Moved(path, "index.md" if kind == PAGE else f"{PLACES[kind].page}.md")
    to, new_name = address(new)
    if to == PAGE:
        return Moved(path, f"{new_name}.md", title=new_name)
    page, anchor = build.site.target(to, new_name)
    return Moved(path, page, anchor, build.site.entry(to, new_name).title)


class MovedSite:
    """What the theme's templates ask of the pages that are gone, and of those to go to instead."""

    def __init__(self, build: Build, nav: Any, files: Any, config: Any) -> None:
        self._nav, self._files, self._config = nav, files, config
        found = {moved.path: moved for moved in moved_pages(build)}
        self._moved = [each for path, each in found.items() if path not in files.src_uris]

    def leads(self) -> list[dict[str, Any]]:
        """Return for each page that is gone its old address, the new one, and what it is called."""
        return [self._lead(moved) for moved in self._moved]

    def _lead(self, moved: Moved) -> dict[str, Any]:
        file, page = self._file(moved), self._files.src_uris[moved.target].page
        is_page = moved.title and not moved.target.startswith(f"{moved.title}.")
        return {
            "old": file.url,
            "file": file.dest_uri,
            "url": page.file.url + (f"#{moved.anchor}" if moved.anchor else ""),
            "canonical": page.canonical_url,
            "title": moved.title if is_page else page.title,
            "is_renamed": bool(moved.title),
        }

    def _file(self, moved: Moved) -> File:
        return File.generated(self._config, moved.path, content="")

    def main_pages(self) -> list[Any]:
        """Return the pages from which everything else is found: the first of each section, ..."""
        firsts = [next(iter(item.children), None) for item in self._nav.items if item.children]
        more = [self._files.src_uris[path].page for path in MAIN_PAGES]
        return [*(page for page in firsts if page is not None and page.is_page), *more]

    def pages(self, env: Any) -> Iterator[tuple[str, str]]:
        """Yield the path in the site and the HTML of a page in place of each that is gone."""
        for lead in self.leads():
            base = get_relative_url(".", lead["old"])
            context = get_context(self._nav, self._files, self._config, base_url=base)
            html = env.get_template("moved.html").render(context, moved=lead)
            yield lead["file"], html
