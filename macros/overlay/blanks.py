"""The words that are filled in: {count}, {anchor}; an edition keeps them, and only them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import Formatter

from .fingerprint import Leaf


def blanks(text: str) -> set[str] | None:
    """Return the names in braces; None if the braces cannot be read."""
    try:
        parsed = [part[1:] for part in Formatter().parse(text) if part[1] is not None]
    except ValueError:
        return None
    plain = all(re.fullmatch(r"[a-z_]+", str(p[0])) and not p[1] and not p[2] for p in parsed)
    return {str(part[0]) for part in parsed} if plain else None


def trouble_with_blanks(leaf: Leaf) -> str:
    """Return how the braces of a changed word differ from those of the base, if they do."""
    if not isinstance(leaf.own, str) or not isinstance(leaf.base, str):
        return ""
    ours, theirs = blanks(leaf.own), blanks(leaf.base) or set()
    if ours is None:
        return "the braces cannot be read"
    return "".join(_differences(ours, theirs))


def _differences(ours: set[str], theirs: set[str]) -> Iterator[str]:
    for name in sorted(theirs - ours)[:1]:
        yield f"'{{{name}}}' is missing"
    for name in sorted(ours - theirs)[:1]:
        yield f"{', and ' if theirs - ours else ''}nothing is filled in for '{{{name}}}'"
