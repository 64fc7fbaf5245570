"""All that is done to a site when its pages are made, whatever made them."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from ..theme.patches import needs_patches, patched
from ..theme.styles import PLAIN_TABLE, Usage, merge, with_marked_tables
from .headers import headers_file
from .html import compact, resolve_links, with_policy_mark
from .links import broken_links
from .policy import Published


class Finisher:
    """Takes each page when it is made, and the folder of the site when all are."""

    def __init__(
        self, words: Mapping[str, str], scripts: Iterable[str], *, has_policy: bool = True
    ) -> None:
        """Take the words of the site, and the hashes of the scripts that may stand in a page.

        A server adds the policy to what it sends.
        """
        self._words = words
        self._published = Published(scripts, has_policy)

    def page(self, path: str, html: str) -> str:
        """Return the HTML of a page as it is to be written: patched, compact, with its policy.

        Raises LookupError if the theme no longer writes what is patched.
        """
        if needs_patches(html):
            html = patched(html, self._words)
        return self._published.add(path, compact(html))

    @property
    def troubles(self) -> list[str]:
        """Return what pages hold and may not, in a sentence each."""
        return self._published.troubles

    def broken_links(self, site: Path) -> list[str]:
        """Return the links of all pages that lead nowhere, in a sentence each."""
        return list(broken_links(site, self._published.pages))

    def write(self, site: Path) -> None:
        """Drop the styles that no page needs, and write the headers for a host."""
        scripts = [path.read_text(encoding="utf-8") for path in site.rglob("*.js")]
        merge(site, Usage(self._published.pages.values(), scripts))
        headers = headers_file(self._published.policy, site)
        (site / "_headers").write_text(headers, encoding="utf-8")


def finish_site(
    site: Path, finisher: Finisher, place_of: Callable[[str, str], tuple[str, str]]
) -> list[str]:
    """Finish a site of plain HTML, whatever made it; return what is wrong with it.

    `place_of` says of a kind and an id at which page (a path below content/) and anchor an entry
    stands. If anything is wrong, nothing is written. A site that is finished stays as it is.
    """
    pages = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*.html"))}
    done = {}
    for name, path in pages.items():
        html = path.read_text(encoding="utf-8")
        html = resolve_links(html, lambda *entry, of=name: _address(site, of, *place_of(*entry)))
        html = html if PLAIN_TABLE in html else with_marked_tables(html)
        done[name] = finisher.page(name, with_policy_mark(html))
    if wrong := [*finisher.troubles, *finisher.broken_links(site)]:
        return wrong
    for name, html in done.items():
        pages[name].write_text(html, encoding="utf-8")
    finisher.write(site)
    return []


def _address(site: Path, page: str, path: str, anchor: str) -> str:
    """Return the address of a page as another page links to it: with a folder for each, or not."""
    name = path.removesuffix(".md").removesuffix("index").rstrip("/")
    target = f"{name}.html" if (site / f"{name}.html").is_file() else f"{name}/"
    way = posixpath.relpath(target, posixpath.dirname(page) or ".")
    return (way + "/" * target.endswith("/")) + (f"#{anchor}" if anchor else "")
