"""All that is done to a site when its pages are made, whatever made them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from ..theme.patches import needs_patches, patched
from ..theme.styles import Usage, merge
from .headers import headers_file
from .html import compact
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
