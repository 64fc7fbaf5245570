"""What a page may not hold: what runs, loads from elsewhere or leads a reader away unasked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path

from ..model.errors import Problem

ELEMENTS = {
    *("script", "base", "meta", "link", "style", "iframe", "frame", "frameset", "object", "embed"),
    *("applet", "portal"),
}
ADDRESSES = {"href", "src", "action", "formaction", "data", "poster", "background", "ping"}
TARGETS = {"action", "formaction", "ping"}
LEADS = re.compile(r"(https?:|mailto:|guide:)[^\s\"'<>]*$", re.I)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//|\\\\|/\\|\\/", re.I)
# What makes a page worth a closer look.
_MAY_BE_MORE = re.compile(
    r"<(?:"
    + "|".join(sorted(ELEMENTS))
    + r")\b|\bon[a-z]+\s*=|[a-z]*script\s*:|srcdoc|data:|&#|&colon"
    r"|\b(?:"
    + "|".join(sorted(ADDRESSES))
    + r")\s*=|\]\(\s*<?(?!https?:|mailto:)[a-z0-9+.-]+:|\]:",
    re.I,
)
_EXTENSIONS = ("attr_list", "md_in_html", "tables", "toc", "fenced_code")  # as in mkdocs.yml
_IGNORED = re.compile(r"[\x00-\x20]+")  # browsers skip these in an address


class _Reader(HTMLParser):
    """Collects what is wrong with some HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.troubles: list[tuple[str, str]] = []  # what is wrong, and with which words

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag in ELEMENTS:
            self.troubles.append((f"holds <{tag}>, which a page may not", f"<{tag}"))
            return
        for name, value in attributes:
            if trouble := trouble_with_attribute(name, value or ""):
                self.troubles.append((trouble, f'{name}="{value}'))


def trouble_with_attribute(name: str, value: str) -> str:
    """Return what is wrong with an attribute, as browsers read it."""
    address = _IGNORED.sub("", value)
    if name.startswith("on") or name == "srcdoc":
        return f"holds a script in the attribute '{name}'"
    if name in TARGETS:
        return f"sends what readers enter to {value!r:.60}"
    if name in ADDRESSES and _SCHEME.match(address):
        if name == "href":
            return "" if LEADS.match(address) else f"links to {value!r:.60}, which is no address"
        return f"loads {value!r:.60}: only files of the guide are loaded"
    return ""


def check_html(pages: Iterable[tuple[Path, str]]) -> Iterator[Problem]:
    """Yield what pages in Markdown hold and may not, each page given with the name to be shown."""
    for path, name in pages:
        text = path.read_text(encoding="utf-8", errors="replace")
        if _MAY_BE_MORE.search(text):
            for trouble, words in troubles_in(as_html(text)):
                yield Problem(name, _line(text, words), "", trouble)


def _line(text: str, words: str) -> int:
    """Return in which line of a page some words stand that were found in its HTML."""
    name, _, value = words.partition('="')
    ways = (words, f"{name}={value}", f"]({value}", f": {value}", f"{name}=", value)
    at = next((found for way in ways if way and (found := text.find(way)) >= 0), 0)
    return text.count("\n", 0, at) + 1


def as_html(text: str) -> str:
    """Return Markdown as HTML; calls of macros stay as they are."""
    from markdown import markdown  # takes a while, and most pages need no look

    return str(markdown(text, extensions=_EXTENSIONS))


def troubles_in(html: str) -> list[tuple[str, str]]:
    """Return what some HTML may not hold, each with the words by which it is found."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.troubles
