"""What became of ids and pages that went away: data/renamed.yml, read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

PAGE = "page"  # renamed.yml names pages as links do: page/run/exit


def moved_to(renamed: Mapping[str, Any], kind: str, name: str) -> str:
    """Return what became of an entry or a page, as a hint; nothing if nothing did."""
    old = f"{kind.replace('_', '-')}/{name}"
    if old not in renamed:
        return ""
    new = renamed[old]
    return f"it is called {new} now" if new is not None else "it was removed for good"


def present(renamed: Mapping[str, Any], path: str) -> str | None:
    """Return what a path is called today, whichever part of it was renamed; None if it is gone."""
    for _ in renamed:  # each name is followed once at most
        parts = path.split("/")
        starts = ["/".join(parts[:length]) for length in range(len(parts), 0, -1)]
        old = next((start for start in starts if start in renamed), None)
        if old is None:
            return path
        if renamed[old] is None:
            return None
        path = f"{renamed[old]}{path.removeprefix(old)}"
    return path
