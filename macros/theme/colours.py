"""The names under which the theme knows light and dark."""

from __future__ import annotations

LIGHT, DARK = "default", "slate"


def selector(scheme: str) -> str:
    """Return the selector of what is shown in one colour scheme."""
    return f"[data-md-color-scheme={scheme}]"
