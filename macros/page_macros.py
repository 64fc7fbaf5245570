"""The macros for authors of pages, without MkDocs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from .rendering import Renderer


class PageMacros:
    """Each method is a macro of the same name; what it returns stands alone on its lines."""

    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def all(self) -> dict[str, Callable[..., Any]]:
        """Return the macros by name."""
        return {
            name: getattr(self, name)
            for name in dir(self)
            if not name.startswith("_") and name != "all"
        }

    def show(self, partial: str, **values: Any) -> Markup:
        """Return what a partial shows of the whole guide, for instance show("risk_map")."""
        return self._renderer.render(partial, **values)

    def list_of(self, kind: str, **values: Any) -> Markup:
        """Return all entries of a kind, in full or as rows that lead to their pages."""
        return self._renderer.render(f"{kind}_list", **values)

    def link(self, kind: str, entry_id: str, text: str | None = None) -> Markup:
        """Return a link to an entry, for use inside a sentence."""
        return self._renderer.link(kind.replace("-", "_"), entry_id, text)

    def count(self, kind: str) -> str:
        """Return how many entries of a kind there are."""
        return str(len(self._renderer.site.entries[kind.replace("-", "_")]))

    def next_step(self, page: str, text: str, why: str = "") -> Markup:
        """Return the line that ends a page: where to go from here, and why."""
        return self._renderer.render("next", page=page, text=text, why=why)
