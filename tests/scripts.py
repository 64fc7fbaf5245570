"""The scripts of the guide as a page runs them: what tests put into a page of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macros.finish.modules import needed
from macros.paths import OVERRIDES, SCRIPTS


def all_scripts() -> Iterator[Path]:
    """Yield the files of all scripts of the guide."""
    for folder in (SCRIPTS, OVERRIDES / "script", OVERRIDES / "tools"):
        yield from sorted(folder.rglob("*.js"))


def file_of(name: str) -> Path:
    """Return the file of a script: "numbers.js", or "costs/model.js" where several have a name."""
    [file] = (path for path in all_scripts() if path.as_posix().endswith(f"/{name}"))
    return file


def code(*names: str) -> str:
    """Return scripts and all that they need as one classic script."""
    files = [file_of(name) for name in names]
    classic = [path for path in files if path.parent == SCRIPTS]
    modules = needed(path for path in files if path.parent != SCRIPTS)
    return "".join(
        [*(each.text for each in modules), *(path.read_text("utf-8") for path in classic)]
    )
