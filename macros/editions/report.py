"""What an edition changes, entry by entry with both texts, and what of it needs a look."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from ..load.loader import build_guide, read_tree
from ..model.errors import Problem
from ..overlay.changes import Change, Overlay
from ..overlay.fingerprint import Leaf
from ..overlay.pages import CompanyFile, company_files, content_folder
from ..paths import data_folder

IN_ORDER, BROKEN, NEEDS_A_LOOK = 0, 1, 3
WIDTH = 100


class Report:
    """Reads an overlay, even a broken one, and says what it does."""

    def __init__(
        self,
        folder: Path | None,
        data: Path | None = None,
        judge: Callable[[], list[Problem]] = list,
    ) -> None:
        self._tree, self.overlay, self._found = read_tree(data or data_folder(), folder)
        self.folder = folder
        self._judge = judge  # what else speaks against the edition, such as its pages
        self.files: list[CompanyFile] = company_files(content_folder(folder))

    @cached_property
    def problems(self) -> list[Problem]:
        """Return what is wrong with the edition."""
        return self.in_data or sorted(self._judge())

    @cached_property
    def in_data(self) -> list[Problem]:
        """Return what is wrong with the data of the edition."""
        return sorted({*self._found, *build_guide(self._tree, self.overlay)[1]})

    @property
    def status(self) -> int:
        """Return the exit status: 0 in order, 1 broken, 3 something needs a look."""
        if self.problems:
            return BROKEN
        return NEEDS_A_LOOK if any(self.need_a_look()) else IN_ORDER

    @property
    def word_count(self) -> int:
        """Return how many words of the interface the edition changes."""
        return sum(len(change.leaves) for change in self.overlay.changes if change.part == "words")

    @staticmethod
    def short(value: Any, width: int = 110) -> str:
        """Return a value in at most so many characters."""
        return textwrap.shorten(shown(value), width, placeholder=" …")

    def need_a_look(self) -> Iterator[str]:
        """Yield the changes and pages behind which the base moved on."""
        for change in self.overlay.changes:
            if change.is_stale:
                yield f"{change.name}: the base moved on since it was changed"
            if change.was_renamed:
                yield f"{change.name}: the overlay still calls it '{change.written_as}'"
        for file in self.files:
            if file.is_stale:
                yield f"{file.path}: the page of the base moved on since it was replaced"

    def lines(self) -> Iterator[str]:
        """Yield the report, line by line."""
        if not self.overlay.changes and not self.files and not self.problems:
            yield "This edition changes nothing: it is the guide as upstream publishes it."
            return
        for change in self.overlay.changes:
            yield from change_lines(change)
        yield from self._page_lines()
        yield from self._side_effects()
        yield from _section("What is wrong", map(str, self.problems))
        yield from _section("What needs a look", self.need_a_look())
        yield from _section("Not recorded yet (--accept all writes the marks)", self._unrecorded())
        yield ""
        yield f"{self.summary()}; {len(self.problems)} wrong."

    def _page_lines(self) -> Iterator[str]:
        for file in self.files:
            verb = "replaced" if file.replaces else "added"
            yield f"{verb:9} {file.path}"

    def _side_effects(self) -> Iterator[str]:
        dropped = (
            f"{'.'.join(map(str, item.keys))} no longer names {'/'.join(item.target)}"
            for item in self.overlay.dropped
        )
        yield from _section("References that went with hidden entries", dropped)
        freed = ("/".join(target) for target in self.overlay.freed)
        yield from _section("Sources that nothing cites any more, left out", freed)

    def _unrecorded(self) -> Iterator[str]:
        return (change.name for change in self.overlay.changes if change.is_unrecorded)

    def summary(self) -> str:
        """Return how much is changed, in one line."""
        counts = Counter(change.verb for change in self.overlay.changes)
        parts = [f"{counts[verb]} {verb}" for verb in ("changed", "hidden", "added", "ordered")]
        looks = len(list(self.need_a_look()))
        return f"{', '.join(parts)}; {looks} {'needs' if looks == 1 else 'need'} a look"


def _section(title: str, lines: Iterator[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield ""
        yield f"{title}:"
        yield from (f"  {line}" for line in found)


def change_lines(change: Change) -> Iterator[str]:
    """Yield what one change does: both texts of every field."""
    stale = " STALE" if change.is_stale else ""
    path, line = change.place
    yield f"{change.verb:9} {change.name}  ({path}:{line}){stale}"
    for leaf in change.leaves:
        yield from leaf_lines(leaf)


def leaf_lines(leaf: Leaf) -> Iterator[str]:
    """Yield a field with the text of the base and that of the edition."""
    yield f"    {'.'.join(map(str, leaf.keys[2:])) or leaf.keys[-1]}"
    yield from _folded("base", leaf.base)
    yield from _folded("own", leaf.own)


def _folded(label: str, value: Any) -> Iterator[str]:
    first, later = f"      {label + ':':6}", " " * 12
    yield from textwrap.wrap(shown(value), WIDTH, initial_indent=first, subsequent_indent=later)


def shown(value: Any) -> str:
    """Return a value as people read it."""
    if value is None:
        return "(nothing)"
    if isinstance(value, list):
        return ", ".join(shown(part) for part in value) or "(nothing)"
    if isinstance(value, dict):
        return "; ".join(f"{key}: {shown(part)}" for key, part in value.items())
    return " ".join(str(value).split()) or "(empty)"


def changes_of(overlay: Overlay) -> dict[str, list[Change]]:
    """Return the changes of an edition by the part of the guide they belong to."""
    groups: dict[str, list[Change]] = {}
    for change in overlay.changes:
        groups.setdefault(change.part, []).append(change)
    return groups
