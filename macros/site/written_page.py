"""A written page as a build would make it, with the line of everything that is wrong with it."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from functools import cached_property
from html import unescape
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from jinja2 import ChainableUndefined, Environment, StrictUndefined
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from ..model.errors import did_you_mean
from .page_errors import page_line, page_reason

# As mkdocs.yml and MkDocs itself have them; a test holds the two against each other.
EXTENSIONS = ("toc", "tables", "fenced_code", "attr_list", "md_in_html")
SETTINGS = {"tables": {"use_align_attribute": True}, "toc": {"permalink": False}}
# What the macros plugin offers beside ours, and is known only in a build.
LATER = ("config", "page", "navigation", "files", "environment", "plugin", "git", "macros")
LONG = 500
_STANDS_FOR = "<div data-call={}></div>"
_MISSING = re.compile(r"'(\w+)' is undefined")
_HEAD = re.compile(r"\A---\n.*?\n---\n", re.S)
ID = re.compile(r"\bid=[\"']?([^\"'\s>]+)")
_HREF = re.compile(r"<a\b[^>]*?\shref=[\"']?([^\"'\s>]+)")


class _Anything(ChainableUndefined):
    """Stands for what only a build knows: it may be asked for anything, and shows nothing."""

    def __call__(self, *_: Any, **__: Any) -> Any:
        """Return itself: what a call would give is not known, either."""
        return self


class Trouble(NamedTuple):
    """What is wrong in a line of a page, and what may help."""

    line: int
    message: str
    hint: str = ""


class Link(NamedTuple):
    """An address that a page leads to; Markdown's are paths of files, others are addresses."""

    href: str
    is_markdown: bool


class WrittenPage:
    """A page of content/, or of an edition's: its path there, its text, and what it is read as."""

    def __init__(self, path: str, text: str, head: Mapping[str, Any]) -> None:
        self.path, self.head = path, head
        self.troubles: list[Trouble] = []
        self._lines = text.splitlines()
        self._body = _HEAD.sub(lambda head: "\n" * head[0].count("\n"), text)
        self._calls: list[tuple[int, str]] = []

    def read(self, macros: Mapping[str, Callable[..., Any]], known: Mapping[str, Any]) -> None:
        """Run the calls of the page and make its HTML; what goes wrong is noted as a trouble."""
        self._extension = _Links()
        converter = Markdown(extensions=[*EXTENSIONS], extension_configs=SETTINGS)
        converter.treeprocessors.register(self._extension, "guide-links", 0)
        html = converter.convert(self._filled(macros, known))
        for number, (_, made) in enumerate(self._calls, start=1):
            html = html.replace(_STANDS_FOR.format(number), made)
        self.html = html

    def _filled(self, macros: Mapping[str, Callable[..., Any]], known: Mapping[str, Any]) -> str:
        """Return the text with the results of its calls."""
        if self.head.get("render_macros") is False:
            return self._body
        environment = Environment(undefined=StrictUndefined)
        environment.globals.update({name: _Anything() for name in LATER})
        environment.globals.update({name: self._noting(macro) for name, macro in macros.items()})
        said = {key: value for key, value in self.head.items() if key not in macros}
        return self._rendered(environment, self._body.split("\n"), {**known, **said})

    def _rendered(self, environment: Environment, lines: list[str], known: dict[str, Any]) -> str:
        """Return the text; what is wrong is noted, and the page tried again without it."""
        self._calls.clear()
        try:
            return environment.from_string("\n".join(lines)).render(known)
        except Exception as error:  # whatever a page does wrong is said of that page
            line, missing = page_line(error), _MISSING.fullmatch(str(error))
            if missing and missing[1] not in known:
                names = {*environment.globals, *known}
                self._note(line, error, did_you_mean(missing[1], names))
                return self._rendered(environment, lines, {**known, missing[1]: _Anything()})
            self._note(line, error)
            if not 0 < line <= len(lines) or not lines[line - 1]:
                return ""
            return self._rendered(environment, [*lines[: line - 1], "", *lines[line:]], known)

    def _note(self, line: int, error: Exception, hint: str = "") -> str:
        """Remember what is wrong; what went wrong leaves nothing on the page."""
        self.troubles.append(Trouble(line, page_reason(error), hint))
        return ""

    def _noting(self, macro: Callable[..., Any]) -> Callable[..., Any]:
        """Return a macro that notes what is wrong with a call, so that the next one is tried."""

        def call(*values: Any, **named: Any) -> Any:
            line = _line_of_call()
            try:
                made = macro(*values, **named)
            except Exception as error:
                return self._note(line, error)
            self._calls.append((line, str(made)))
            # Markdown leaves whole elements be, and would take long to find their ends.
            return _STANDS_FOR.format(len(self._calls)) if len(str(made)) > LONG else made

        return call

    @cached_property
    def ids(self) -> set[str]:
        """Return what a link can lead to on this page."""
        return set(ID.findall(self.html))

    @cached_property
    def links(self) -> list[Link]:
        """Return where the page leads to."""
        raw = dict.fromkeys(map(unescape, _HREF.findall(self.html)))
        return [
            *(Link(href, True) for href in dict.fromkeys(self._extension.found)),
            *(Link(href, False) for href in raw),
        ]

    def line_of_head(self, key: str) -> int:
        """Return the line of a key at the head of the page, or the first."""
        starts = (n for n, line in enumerate(self._lines, 1) if line.startswith(f"{key}:"))
        return next(starts, 1)

    def line_of(self, text: str) -> int:
        """Return the line in which a text stands, or the call that made it."""
        for number, line in enumerate(self._lines, start=1):
            if text in line:
                return number
        return next((line for line, made in self._calls if text in made), 1)


class _Links(Treeprocessor):
    """Takes the links and pictures of Markdown out, which MkDocs reads as paths of files."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def run(self, root: Element) -> None:
        """Note each address; one of an entry is left, since it is read in all of the HTML."""
        for element in root.iter():
            key = {"a": "href", "img": "src"}.get(element.tag, "")
            address = element.get(key, "")
            if address and not address.startswith("guide:") and AMP_SUBSTITUTE not in address:
                self.found.append(address)
                element.set(key, "#")


def _line_of_call() -> int:
    """Return the line of the page that calls a macro."""
    frame: Any = sys._getframe(2)
    while "__jinja_template__" not in frame.f_globals:
        frame = frame.f_back
    return int(frame.f_globals["__jinja_template__"].get_corresponding_lineno(frame.f_lineno))
