"""What a running server forgets after a save: Python that changed, and what the theme gave it."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from ..paths import OVERRIDES, PACKAGE
from .file_state import State, state_of

READ_THE_THEME = (
    "macros.render.renderer",
    "macros.finish.bundles",
    "macros.finish.modules",
    "macros.overlay.brand",
)


class Reloading:
    """Remembers what a server saw of the project."""

    def __init__(self) -> None:
        self._seen: dict[Path, State] = {}

    def forget_what_changed(self) -> None:
        """Let the next build read what was saved since the last one, and little else."""
        python, theme = self._changed(PACKAGE), self._changed(OVERRIDES)
        if python:
            _forget_modules(python)
        if theme:
            _forget_the_theme()

    def _changed(self, folder: Path) -> set[Path]:
        """Return the files of a folder that were saved or removed since this was asked before."""
        state = state_of(folder)
        before = self._seen.get(folder, state)
        self._seen[folder] = state
        return {Path(path) for path, _, _ in state ^ before}


def _forget_modules(changed: Iterable[Path]) -> None:
    """Forget the modules that must be imported anew."""
    # Python would not notice that a file of the same size was saved again within a second.
    sys.dont_write_bytecode = True
    loaded = [name for name in sys.modules if name == "macros" or name.startswith("macros.")]
    for name in concerned(map(_module_at, changed), loaded):
        del sys.modules[name]


def _module_at(path: Path) -> str:
    """Return the module of a file; wishes.yml is read by wishes.py."""
    parts = ("macros", *path.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def concerned(changed: Iterable[str], loaded: Iterable[str]) -> list[str]:
    """Return the loaded modules of every layer that a changed module lies in or is imported by.

    The layers of layers.yml spare the rest: what was read and proved outlasts an edit of a macro.
    """
    from .layers import layer_of, layers

    reached = {layer_of(name) for name in changed}
    for layer in layers():
        if reached & {0, *layer.imports}:  # 0: in no layer, so nobody can tell
            reached.add(layer.number)
    return [name for name in loaded if layer_of(name) in reached or 0 in reached]


def _forget_the_theme() -> None:
    """Empty what functions remember of partials, styles and scripts."""
    for name in READ_THE_THEME:
        for value in vars(sys.modules[name]).values() if name in sys.modules else ():
            if hasattr(value, "cache_clear"):
                value.cache_clear()
