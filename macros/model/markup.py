"""The inline Markdown that data may use: bold, italic and links; everything else is plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape

from markdown_it import MarkdownIt
from markdown_it.token import Token

INTERNAL = re.compile(r"^[a-z][a-z-]*/[a-z0-9][a-z0-9-]*$")
EXTERNAL = re.compile(r"^(https://|mailto:)\S+$")
# Signs without a shape: they may stand between letters, but not alone.
UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u206f"
    "\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef"
)
REFUSED = (
    (re.compile(r"</?[A-Za-z][^>]*>?|<!"), "HTML is not read here", "write plain text"),
    (re.compile(r"\{\{|\}\}|\{%|%\}|\{#"), "template code is not read here", "write plain text"),
    (re.compile(r"!\[[^\]]*\]\("), "a picture is not read here", "write a link or leave it out"),
    (
        re.compile(
            "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb"
            "\U000e0000-\U000e007f]"
        ),
        "an invisible control character",
        "remove it",
    ),
    (re.compile(rf"\A\s*[{UNSEEN}][\s{UNSEEN}]*\Z"), "nothing that can be seen", "write a text"),
)
# Any of them, in one pass: most texts hold none.
MAY_BE_REFUSED = re.compile("|".join(pattern.pattern for pattern, _, _ in REFUSED))

# What stands in round brackets after square ones; a title in quotes may follow the target.
_TARGETS = re.compile(r"""\]\(\s*([^)]*?)(?:\s+"[^")]*")?\s*\)""")

_markdown = MarkdownIt("zero").enable(["emphasis", "link", "escape"])
_markdown.validateLink = lambda url: bool(INTERNAL.match(url) or EXTERNAL.match(url))  # type: ignore[method-assign]


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text: parts between blank lines, each on one line."""
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", text.strip())]


@lru_cache(maxsize=20_000)
def inline_html(text: str) -> str:
    """Return a text as HTML without block elements; internal links read guide:kind/id."""
    tokens = _markdown.parseInline(" ".join(text.split()))
    for link in _links(tokens):
        href = str(link.attrGet("href"))
        if INTERNAL.match(href):
            link.attrSet("href", f"guide:{href}")
    return str(_markdown.renderer.render(tokens, _markdown.options, {}))


def block_html(text: str) -> str:
    """Return a text as HTML paragraphs."""
    return "".join(f"<p>{inline_html(part)}</p>" for part in paragraphs(text))


def plain(text: str) -> str:
    """Return a text without its markup, for titles, descriptions and exports."""
    tokens = _markdown.parseInline(" ".join(text.split()))
    return "".join(child.content for token in tokens for child in token.children or ())


def attribute(text: str) -> str:
    """Return a text without markup, escaped for use in an HTML attribute."""
    return escape(plain(text), quote=True)


def link_targets(text: str) -> Iterator[str]:
    """Yield the targets of the links in a text, internal ones as kind/id."""
    for part in paragraphs(text) if "](" in text else ():
        for link in _links(_markdown.parseInline(part)):
            yield str(link.attrGet("href"))


def unread_links(text: str) -> Iterator[str]:
    """Yield targets that look like links but are neither internal, https nor mailto."""
    for target in _TARGETS.findall(text):
        if not (INTERNAL.match(target) or EXTERNAL.match(target)):
            yield target


def _links(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield from (child for child in token.children or () if child.type == "link_open")
