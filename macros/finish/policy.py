"""The pages of a site as they are published: each with the policy, and nothing strange in it."""

from __future__ import annotations

from collections.abc import Iterable

from .html import POLICY_MARK, script_hashes, security_policy, strange_parts


class Published:
    """Takes each page when it is made, so that nothing has to be read again at the end."""

    def __init__(self, scripts: Iterable[str], has_policy: bool) -> None:
        """Know the hashes of the guide's own inline scripts; a server adds the policy itself."""
        self.pages: dict[str, str] = {}  # path in the site to HTML
        self.troubles: list[str] = []
        self._scripts = set(scripts)
        self._has_policy = has_policy

    def add(self, path: str, html: str) -> str:
        """Return the HTML of a page as it is to be written, and note what it may not hold."""
        self.troubles += [f"{path}: holds {part!r:.80}" for part in strange_parts(html)]
        if set(script_hashes(html)) - self._scripts:
            self.troubles.append(f"{path}: holds an inline script that is not the guide's")
        if self._has_policy:
            html = html.replace(POLICY_MARK, self.policy)
        self.pages[path] = html
        return html

    @property
    def policy(self) -> str:
        """Return the policy of the whole site, which a host sends with every file."""
        return security_policy(self._scripts)
