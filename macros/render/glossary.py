"""The first use of a glossary term on a page becomes a link that shows its meaning."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..model import Term
from ..model.markup import attribute

_QUIET = {
    "a",
    "abbr",
    "button",
    "code",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "label",
    "legend",
    "nav",
    "option",
    "pre",
    "script",
    "select",
    "style",
    "summary",
    "svg",
    "th",
    "title",
    "dt",
}
# A tag, or the whole of an element in which nothing is marked.
_BETWEEN = re.compile(
    rf"(<({'|'.join(sorted(_QUIET))})(?=[\s>])[^>]*>.*?</\2>|<[^>]+>)", re.S | re.I
)


class Glossary:
    """Finds the terms of the glossary in HTML."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms: dict[str, Term] = {}
        for term in terms:
            for spelling in _spellings(term):
                self._terms.setdefault(_key(spelling), term)
        self._words = re.compile(_any_of(self._terms)) if self._terms else None

    def mark(self, html: str, href: str = "guide:glossary/") -> str:
        """Return the HTML with the first use of each term linked, outside links and headings."""
        if self._words is None:
            return html
        marked: set[str] = set()
        pieces = _BETWEEN.split(html)  # text, what is between, its name, text, and so on
        for place in range(0, len(pieces), 3):
            if not pieces[place].isspace():
                pieces[place] = self._words.sub(
                    lambda match: self._link(match, marked, href), pieces[place]
                )
        del pieces[2::3]
        return "".join(pieces)

    def _link(self, match: re.Match[str], marked: set[str], href: str) -> str:
        term = (
            self._terms[_key(match[0].removesuffix("s"))]
            if _key(match[0]) not in self._terms
            else self._terms[_key(match[0])]
        )
        if term.id in marked:
            return match[0]
        marked.add(term.id)
        meaning = attribute(term.summary)
        return f'<a class="guide-term" href="{href}{term.id}" title="{meaning}">{match[0]}</a>'


def _spellings(term: Term) -> list[str]:
    """Return the forms in which a term is written: "X (Y)" is found as X and as Y."""
    bare = re.sub(r"\s*\(([^)]*)\)", "", term.title)
    inside = [part for part in re.findall(r"\(([^)]*)\)", term.title) if part.isupper()]
    return [bare, *inside, *term.aliases]


def _key(spelling: str) -> str:
    """Return how a spelling is looked up: abbreviations keep their case, words do not."""
    return spelling if any(c.isupper() for c in spelling[1:]) else spelling.lower()


def _any_of(spellings: Iterable[str]) -> str:
    """Return the pattern of all spellings, the longest first, behind what they begin with.

    Most words begin like no spelling, and are passed over at once.
    """
    groups: dict[str, dict[str, list[str]]] = {}
    for spelling in sorted(spellings, key=len, reverse=True):
        first = groups.setdefault(_first(spelling), {})
        first.setdefault(re.escape(spelling[1:2]), []).append(f"{re.escape(spelling[2:])}s?")
    begun = "|".join(
        first + _one_of(second + _one_of(rests) for second, rests in seconds.items())
        for first, seconds in groups.items()
    )
    return rf"(?<![\w-])({begun})(?![\w-])"


def _one_of(patterns: Iterable[str]) -> str:
    return f"(?:{'|'.join(patterns)})"


def _first(spelling: str) -> str:
    """Return the pattern of the first letter: a word may begin a sentence."""
    letter = spelling[0]
    return f"[{letter.upper()}{letter}]" if spelling.islower() else re.escape(letter)
