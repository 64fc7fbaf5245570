"""Links of a finished site that lead nowhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

_HREF = re.compile(r"""<a\b[^>]*?\shref=["']?([^"'\s>]+)""")
_ID = re.compile(r"""\sid=["']?([^"'\s>]+)""")


EXAMPLES = "../examples/"  # example editions are built beside the guide, after it


def broken_links(site: Path, pages: dict[Path, str]) -> Iterator[str]:
    """Yield a sentence for each link to a page or an anchor that does not exist."""
    anchors = {path: set(_ID.findall(html)) for path, html in pages.items()}
    for path, html in pages.items():
        if path.name == "404.html":  # its links start at the site's address, not at its folder
            continue
        for href in sorted(set(_HREF.findall(html))):
            parts = urlsplit(href.replace("&amp;", "&"))
            if parts.scheme or parts.netloc or EXAMPLES in parts.path:
                continue
            name = path.relative_to(site).as_posix()
            target = _file(site, path, parts.path)
            if target not in anchors and not target.is_file():
                yield f"{name}: there is no page {href!r}"
            elif target in anchors and _leads_nowhere(parts.fragment, anchors[target]):
                yield f"{name}: there is no anchor {href!r}"


def _leads_nowhere(fragment: str, anchors: set[str]) -> bool:
    """Return whether a fragment names no element; answers ("s=v1.a2") and __skip are no names."""
    return not (fragment in ("", "__skip") or "=" in fragment or unquote(fragment) in anchors)


def _file(site: Path, page: Path, path: str) -> Path:
    """Return the file that a relative address stands for."""
    if not path:
        return page
    folder = page.parent.relative_to(site).as_posix()
    joined = posixpath.normpath(posixpath.join(folder, unquote(path)))
    target = site / joined
    return target / "index.html" if path.endswith("/") or target.is_dir() else target
