"""A short mark for the base that a change was written against."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from ..model.tree import KeyPath

NOTHING = "nothing"  # the mark of an entry that the base does not have
SHAPE = r"^[0-9a-f]{6}-[0-9a-f]{6}$"


class Leaf(NamedTuple):
    """One value that an overlay changes: where, what the base says, what the edition says."""

    keys: KeyPath
    base: Any
    own: Any
    merged: bool = False  # the base's later changes flow into it, so it cannot become stale


def fingerprint(leaves: Iterable[Leaf], entry: KeyPath) -> str:
    """Return a mark in two halves: which fields are replaced, and what the base says in them.

    The first half tells a changed overlay from a changed base, which the second half shows.
    """
    replaced = sorted(
        (".".join(map(str, leaf.keys[len(entry) :])), leaf.base)
        for leaf in leaves
        if not leaf.merged
    )
    return f"{_digest([name for name, _ in replaced])}-{_digest([value for _, value in replaced])}"


def _digest(value: Any) -> str:
    text = json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:6]


def _plain(value: Any) -> Any:
    """Return a value in which line breaks of texts do not count."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_plain(part) for part in value]
    return value
