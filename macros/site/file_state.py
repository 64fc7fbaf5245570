"""Which files there are, and when each was last saved: tells whether to read them again."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

State = frozenset[tuple[str, int, int]]


def state_of(*folders: Path | None) -> State:
    """Return path, time and size of every file in some folders; equal means nothing was saved."""
    return frozenset(found for folder in folders if folder for found in _files(folder))


def _files(folder: Path) -> Iterator[tuple[str, int, int]]:
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != "__pycache__"]
        for name in names:
            path = os.path.join(place, name)
            try:
                found = os.stat(path)
            except OSError:  # a file of an editor, gone already
                continue
            yield path, found.st_mtime_ns, found.st_size
