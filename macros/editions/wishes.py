"""What editors wish, and the lines that grant it; the docs show them, a test executes each."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

FILE = Path(__file__).with_suffix(".yml")


class Wish(NamedTuple):
    """A wish, the file of the edition to edit, its lines, and where on the site it then shows."""

    want: str
    file: str
    lines: str
    page: str
    shows: str


@cache
def wishes() -> tuple[Wish, ...]:
    """Return all wishes in the order of the docs."""
    found = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return tuple(Wish(**wish) for wish in found)
