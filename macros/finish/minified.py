"""Scripts and styles as they are sent: without comments and needless white space."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from rjsmin import jsmin


@cache
def small(script: str) -> str:
    """Return a script without comments and needless white space; names stay."""
    return str(jsmin(script)) + "\n"


def small_style(path: Path) -> str:
    """Return a style sheet without comments and needless white space."""
    css = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)
    return re.sub(r"\s*([{};,])\s*", r"\1", re.sub(r"\s+", " ", css)).strip()
