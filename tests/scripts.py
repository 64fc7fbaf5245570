"""The scripts of the guide as a page runs them: what tests put into a page of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macros.exports.browser import BrowserData
from macros.finish.modules import needed
from macros.model import Guide
from macros.paths import OVERRIDES


def all_scripts() -> Iterator[Path]:
    """Yield the files of all scripts of the guide."""
    for name in ("script", "theme", "tools"):
        yield from sorted((OVERRIDES / name).rglob("*.js"))


def file_of(name: str) -> Path:
    """Return the file of a script: "numbers.js", or "costs/model.js" where several have a name."""
    [file] = (path for path in all_scripts() if path.as_posix().endswith(f"/{name}"))
    return file


def code(*names: str) -> str:
    """Return scripts and all that they need as one classic script."""
    return "".join(each.text for each in needed(file_of(name) for name in names))


def known(guide: Guide, *names: str) -> str:
    """Return what the build gives to scripts: the edition with all words, and data by name."""
    data = BrowserData(guide)
    return data.first(guide.words) + "".join(map(data.named, names))
