"""The pages of a site as they are published: each with the policy that its own scripts need."""

from __future__ import annotations

from .html import POLICY_MARK, script_hashes, security_policy


class Published:
    """Takes each page when it is made, so that nothing has to be read again at the end."""

    def __init__(self, has_policy: bool) -> None:
        """Leave the policy out for a server, which adds a script to what it sends."""
        self.pages: dict[str, str] = {}  # path in the site to HTML
        self._has_policy = has_policy
        self._hashes: set[str] = set()

    def add(self, path: str, html: str) -> str:
        """Return the HTML of a page as it is to be written."""
        hashes = set(script_hashes(html))
        if self._has_policy:
            html = html.replace(POLICY_MARK, security_policy(hashes))
        self._hashes |= hashes
        self.pages[path] = html
        return html

    @property
    def policy(self) -> str:
        """Return one policy for the whole site, which a host sends with every file."""
        return security_policy(self._hashes)
