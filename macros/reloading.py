"""What a running server forgets after a save: Python that changed, and what the theme gave it."""

from __future__ import annotations

import sys
from pathlib import Path

from .file_state import State, state_of

PACKAGE = Path(__file__).resolve().parent
THEME = PACKAGE.parent / "overrides"
READ_THE_THEME = ("macros.rendering", "macros.bundles", "macros.editions.brand")
_seen: dict[Path, State] = {}


def forget_what_changed() -> None:
    """Let the next build read what was saved since the last one, and nothing else."""
    python, theme = _changed(PACKAGE), _changed(THEME)
    if python:
        _forget_modules()
    elif theme:
        _forget_the_theme()


def _changed(folder: Path) -> bool:
    """Return whether anything in a folder was saved since this was asked before."""
    state = state_of(folder)
    before = _seen.get(folder, state)
    _seen[folder] = state
    return state != before


def _forget_modules() -> None:
    """Forget this package, so that it is imported anew; this module remembers what it saw."""
    for name in [name for name in sys.modules if name == "macros" or name.startswith("macros.")]:
        if name != __name__:
            del sys.modules[name]


def _forget_the_theme() -> None:
    """Empty what functions remember of partials, styles and scripts."""
    for name in READ_THE_THEME:
        for value in vars(sys.modules[name]).values() if name in sys.modules else ():
            if hasattr(value, "cache_clear"):
                value.cache_clear()
