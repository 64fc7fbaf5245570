"""Links of a finished site that lead nowhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from urllib.parse import unquote

_HREF = re.compile(r"""<a\b[^>]*?\shref=["']?([^"'\s>]+)""")
_OUTWARD = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_ID = re.compile(r"""id=(?<=\sid=)["']?([^"'\s>]+)""")  # quicker than with the space in front


EXAMPLES = "../examples/"  # example editions are built beside the guide, after it


def broken_links(site: Path, pages: Mapping[str, str]) -> Iterator[str]:
    """Yield a sentence for each link to a page or an anchor that does not exist.

    The pages are given by their paths in the site, the other files are looked for there.
    """
    anchors = {name: set(_ID.findall(html)) for name, html in pages.items()}
    for name, html in sorted(pages.items()):
        if name == "404.html":  # its links start at the site's address, not at its folder
            continue
        for href in sorted(set(map(unescape, _HREF.findall(html)))):
            if (path := own_path(href)) is None:
                continue
            target, fragment = target_of(name, path), href.partition("#")[2]
            if target not in anchors and not (target := _file(site, target)):
                yield f"{name}: there is no page {href!r}"
            elif target in anchors and leads_nowhere(fragment, anchors[target]):
                yield f"{name}: there is no anchor {href!r}"


def own_path(href: str) -> str | None:
    """Return the path of an address, or nothing if it leads out of the guide."""
    if _OUTWARD.match(href) or EXAMPLES in href:
        return None
    return href.partition("#")[0].partition("?")[0]


def leads_nowhere(fragment: str, anchors: set[str]) -> bool:
    """Return whether a fragment names no element; answers ("s=v1.a2") and __skip are no names."""
    return not (fragment in ("", "__skip") or "=" in fragment or unquote(fragment) in anchors)


def target_of(name: str, path: str) -> str:
    """Return the name of the page that a relative path stands for, seen from another page."""
    if not path:
        return name
    target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(path)))
    return posixpath.normpath(f"{target}/index.html") if path.endswith("/") else target


def _file(site: Path, name: str) -> str:
    """Return the name of a file that is no page, or of the page of a folder; "" if neither is."""
    found = (each for each in (name, f"{name}/index.html") if (site / each).is_file())
    return next(found, "")
