"""What a build would find wrong with the pages of content/ and of an edition, before one starts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from ..decision.judging import Kept
from ..load.page_heads import Head
from ..model import KINDS
from ..model.errors import Problem, did_you_mean
from ..model.kinds import PLACES
from ..model.references import address
from ..model.renames import PAGE, moved_to
from ..overlay.pages import front_matter
from ..paths import (
    CONTENT,
    EXAMPLES,
    OVERRIDES,
    PARTIALS,
    data_folder,
    shown_path,
)
from ..render.entry_pages import generated_pages
from ..theme.settings import languages
from .build import Build
from .page_errors import page_reason
from .page_links import Links
from .page_macros import PageMacros
from .written_page import Trouble, WrittenPage

HEAD = set(Head.model_fields)  # whatever else stands at the head of a page is refused
SPOKEN = ("language", "locale")
_NO_ENTRY = re.compile(r"there is no entry '([^'/]+)/([^']+)'")
_NO_KIND = re.compile(r"there is no kind '([^']+)'")
_NO_TOOL = re.compile(r"there is no tool '([^']+)'")
_NO_WORD = re.compile(r"'dict object' has no attribute '([^']+)'")
_NO_PARTIAL = re.compile(r"there is no partial '([^']+)\.html'")


class CheckedMacros(PageMacros):
    """The macros of pages; what takes long and is upstream's own is only looked for."""

    def example_edition(self, name: str) -> Any:
        """Return nothing; KeyError if there is no such edition."""
        if not (EXAMPLES / name).is_dir():
            raise KeyError(f"there is no example edition '{name}'")
        return ""

    def _long_figures(self) -> dict[str, Any]:
        return {"short_path": {"clear": Kept(1, 1)}, "bases": {}}


def page_problems(build: Build) -> list[Problem]:
    """Return everything for which a build would refuse a page, or leave something of it out."""
    if homeless := [kind for kind in KINDS if kind not in PLACES]:
        message = "does not say where the entries of this kind are shown"
        hint = "give it a Place, as the other rows have one"
        return [Problem("macros/model/guide.py", 0, kind, message, hint) for kind in homeless]
    check = _Check(build)
    return [*check.language(), *check.pages(), *check.renames(), *check.kinds()]


class _Check:
    """Reads every written page, and looks at what they name."""

    def __init__(self, build: Build) -> None:
        self._build, self._guide = build, build.site.guide
        self._made = {page.path: page for page in generated_pages(build.renderer)}
        base = {p.relative_to(CONTENT).as_posix(): p for p in CONTENT.rglob("*") if p.is_file()}
        base = {path: file for path, file in base.items() if not path.startswith("company/")}
        self._files = base | {file.path: file.file for file in build.files}
        self._replacing = {file.path for file in build.files if file.is_page and file.replaces}

    def language(self) -> Iterator[Problem]:
        """Yield what is wrong with the language: the theme needs it, and nobody may guess it."""
        tree, company, known = self._build.tree, self._guide.company, languages()
        if company.language not in known:
            hint = f"known are {', '.join(known)}; overrides/partials/languages may add one"
            message = f"the theme has no words in '{company.language}'"
            yield tree.problem(("company", "language"), message, hint)
        in_locale = company.locale.partition("-")[0]
        own = [tree.place_of(("company", key))[0] in self._build.overlay.files for key in SPOKEN]
        if own == [False, True] and in_locale != company.language.partition("-")[0]:
            hint = f"write language: {company.language}, or language: {in_locale}"
            yield tree.problem(
                ("company", "locale"), "does not say the language of the texts", hint
            )

    def pages(self) -> Iterator[Problem]:
        """Yield what is wrong with the written pages, one by one."""
        links = Links(self._build, self._written, self._made, self._files)
        for path, page in sorted(self._written.items()):
            found = [*map(self._helped, page.troubles), *self._head(page), *links.troubles(page)]
            for line, message, hint in dict.fromkeys(found):
                yield Problem(shown_path(self._files[path]), line, "", message, hint)

    @cached_property
    def _written(self) -> dict[str, WrittenPage]:
        macros = CheckedMacros(self._build.renderer, self._build.proof, self._build.tools).all()
        known = {"words": self._guide.words, "company": self._guide.company}
        pages = {path: self._page(path) for path in self._files if path.endswith(".md")}
        for page in pages.values():
            page.read(macros, known)
        return pages

    def _page(self, path: str) -> WrittenPage:
        """Return a page; one that stands in for another has what it does not say from that one."""
        text, head = self._files[path].read_text(encoding="utf-8"), front_matter(self._files[path])
        if path in self._replacing:
            head = {**front_matter(CONTENT / path), **head}
        return WrittenPage(path, text, head)

    def _helped(self, trouble: Trouble) -> Trouble:
        """Return a trouble with what may have been meant."""
        hint = trouble.hint or self._hint(trouble.message)
        return trouble._replace(hint=hint)

    def _hint(self, message: str) -> str:
        entries = self._build.site.entries
        if found := _NO_ENTRY.search(message):
            kind = found[1].replace("-", "_")
            new = moved_to(self._guide.renamed, kind, found[2])
            return new or did_you_mean(
                *((found[2], entries[kind]) if kind in entries else (kind, entries))
            )
        if found := _NO_KIND.search(message):
            return did_you_mean(found[1].replace("-", "_"), KINDS)
        if found := _NO_PARTIAL.search(message):
            return did_you_mean(found[1], [path.stem for path in PARTIALS.glob("*.html")])
        if found := _NO_TOOL.search(message):
            return did_you_mean(found[1], self._build.tools)
        if found := _NO_WORD.search(message):
            return did_you_mean(
                found[1], [w for group in self._guide.words.values() for w in group]
            )
        return "{# begins a comment" if "comment tag" in message else ""

    def _head(self, page: WrittenPage) -> Iterator[Trouble]:
        """Yield what is wrong with the lines of dashes at the head of a page."""
        for key in page.head:
            if key not in HEAD:
                hint = did_you_mean(key, HEAD) or f"known are {', '.join(sorted(HEAD))}"
                yield Trouble(page.line_of_head(key), f"'{key}' means nothing here", hint)
        tool, tools = page.head.get("tool"), self._build.tools
        if tool is not None and tool not in tools:
            hint = did_you_mean(tool, tools)
            yield Trouble(page.line_of_head("tool"), f"there is no tool '{tool}'", hint)
        template = page.head.get("template")
        if template is not None and not (OVERRIDES / str(template)).is_file():
            hint = did_you_mean(template, [path.name for path in OVERRIDES.glob("*.html")])
            yield Trouble(page.line_of_head("template"), f"there is no template '{template}'", hint)

    def renames(self) -> Iterator[Problem]:
        """Yield what is wrong with the pages that data/renamed.yml names."""
        pages = [path.removesuffix(".md") for path in self._written]
        for old, new in self._guide.renamed.items():
            kind, name = address(old)
            if kind == PAGE and name in pages:
                yield self._of_rename(old, f"there is a page '{name}'", "delete this line")
            to, name = address(new or "")
            if kind == PAGE and new and (to != PAGE or name not in pages):
                hint = did_you_mean(name, pages) or "write page/ and its path without .md"
                yield self._of_rename(old, f"there is no page '{new}'", hint)

    def _of_rename(self, old: str, message: str, hint: str) -> Problem:
        return self._build.tree.problem(("renamed", old), message, hint)

    def kinds(self) -> Iterator[Problem]:
        """Yield what a kind still needs before its entries can be shown."""
        words = shown_path(data_folder() / "words.yml")
        for kind in KINDS:
            if not self._guide.words.get("kind_one", {}).get(kind):
                hint = "say what one such entry is called"
                yield Problem(words, 0, "kind_one", f"has no word for '{kind}'", hint)
            if f"{PLACES[kind].page}.md" not in self._files:
                page = f"content/{PLACES[kind].page}.md"
                yield Problem(page, 0, "", f"is missing, and '{kind}' are shown there")
            elif PLACES[kind].own_pages:
                yield from self._own_pages(kind, PLACES[kind].page)

    def _own_pages(self, kind: str, folder: str) -> Iterator[Problem]:
        """Yield what is wrong with the pages of a kind; one of them stands for all."""
        for entry_id in [*self._build.site.entries[kind]][:1]:
            try:
                _ = self._made[f"{folder}/{entry_id}.md"].html
            except Exception as error:  # whatever a partial does wrong is said of it
                message = f"cannot show {kind}/{entry_id}: {page_reason(error)}"
                yield Problem(shown_path(PARTIALS / f"{PLACES[kind].partial}.html"), 0, "", message)
