"""Work on finished HTML: links between entries, headings, the security policy."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Container, Iterator
from html import escape, unescape
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

_GUIDE_LINK = re.compile(r'href="guide:([a-z-]+)/([a-z0-9/-]+)((?:#[^"]*)?)"')
_WHOLE_LINK = re.compile(r'<a\b[^>]*href="guide:([a-z-]+)/([a-z0-9-]+)"[^>]*>(.*?)</a>', re.S)
_HEADING = re.compile(r'<h([23])\b[^>]*?\bid="([^"]+)"[^>]*>(.*?)</h\1>', re.S)
_TAGS = re.compile(r"<[^>]+>")
_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<body>.*?)</script>", re.S)

_FILLED_IN = re.compile(r"\{\{.*?\}\}")

# What has no place in a finished page, where all that is shown as text is escaped.
_STRANGE = re.compile(
    r"<(?:(?:base|iframe|frame|object|embed|applet|portal)\b"
    r"|meta\b[^>]*http-equiv\s*=\s*[\"']?refresh"
    r"|form\b[^>]*\saction\s*="
    r"|[a-z][^>]*\s(?:on[a-z]+|srcdoc|formaction)\s*="
    r"|[a-z][^>]*\s(?:href|src)\s*=\s*[\"']?\s*(?:javascript|vbscript)\s*:)[^>]*>?",
    re.I,
)

POLICY_MARK = "guide-content-security-policy"


class Heading(NamedTuple):
    """A heading of a page: 2 or 3, its id, its text as HTML-escaped plain text."""

    level: int
    anchor: str
    text: str


def resolve_links(html: str, url_of: Callable[[str, str], str]) -> str:
    """Return the HTML with each guide:kind/id replaced by what `url_of(kind, id)` returns."""

    def replace(match: re.Match[str]) -> str:
        return f'href="{url_of(match[1], match[2])}{match[3]}"'

    return _GUIDE_LINK.sub(replace, html)


def shown_by_the_theme(text: object) -> Markup:
    """Return a title, escaped or not, as the theme is to print it."""
    return Markup(escape(unescape(str(text or ""))))


def with_policy_mark(html: str) -> str:
    """Return a page with a place for its policy, unless it has one."""
    if "Content-Security-Policy" in html:
        return html
    mark = f'<meta http-equiv="Content-Security-Policy" content="{POLICY_MARK}">'
    return re.sub(r"(<head[^>]*>)", rf"\1{mark}", html, count=1)


def compact(html: str) -> str:
    """Return the HTML without indentation and empty lines, which mean nothing outside <pre>."""
    if "<pre" in html or "<textarea" in html:
        return html
    return "\n".join(line for line in map(str.strip, html.splitlines()) if line) + "\n"


def unlink(html: str, hidden: Container[tuple[str, str]]) -> str:
    """Return the HTML with the links to hidden entries turned into plain words."""

    def replace(match: re.Match[str]) -> str:
        return match[3] if (match[1].replace("-", "_"), match[2]) in hidden else match[0]

    return _WHOLE_LINK.sub(replace, html)


def headings(html: str) -> Iterator[Heading]:
    """Yield the headings of level 2 and 3 that have an id."""
    for match in _HEADING.finditer(html):
        yield Heading(int(match[1]), match[2], " ".join(_TAGS.sub("", match[3]).split()))


def plain_text(html: str) -> str:
    """Return the text of a piece of HTML."""
    return unescape(_TAGS.sub("", html))


def script_hashes(html: str) -> Iterator[str]:
    """Yield the hash of every inline script, as a Content-Security-Policy names it."""
    for match in _SCRIPT.finditer(html):
        if "src=" not in match["attributes"] and "json" not in match["attributes"]:
            digest = hashlib.sha256(match["body"].encode()).digest()
            yield f"'sha256-{base64.b64encode(digest).decode()}'"


def strange_parts(html: str) -> Iterator[str]:
    """Yield what runs, loads or leads away in a finished page, inline scripts aside."""
    for match in _STRANGE.finditer(html):
        yield match[0]


def own_scripts(folder: Path, scope: str) -> set[str]:
    """Return the hashes of the inline scripts in a folder of templates, filled in with the scope.

    These, and no others, may stand in a page: what else stands there came in with somebody's text.
    """
    templates = (path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.html")))
    return {found for text in templates for found in script_hashes(_FILLED_IN.sub(scope, text))}


def security_policy(hashes: set[str]) -> str:
    """Return the policy of the site: own files only, and the inline scripts of these hashes."""
    return (
        f"default-src 'none'; script-src 'self' {' '.join(sorted(hashes))}; style-src 'self'; "
        "img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
        "manifest-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'"
    )
