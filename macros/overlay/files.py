"""What lies in a folder of data: what cannot be read of it, and what nobody would read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..model.errors import did_you_mean

Trouble = tuple[str, str]  # a message and a hint

# What systems and version control leave behind, and notes for people.
_NOT_OURS = re.compile(r"\.(?!.*\.ya?ml)|thumbs\.db$|desktop\.ini$|__pycache__$", re.I)
_NOTES = re.compile(r"(readme|license|licence|notice|changelog)(\.(md|txt))?$", re.I)
_BACKUP = re.compile(r"~$|\.(bak|orig|rej|old|tmp|save|sw[a-z])$|^[.#]|\bcopy\b|\(\d+\)", re.I)
_PICTURE = re.compile(r"\.(svg|png|jpe?g|webp|gif|ico)$", re.I)

_PAGES = "pages of data/company/ lie in content/company/, those of another edition in its content/"


def trouble_with_file(path: Path, folder: Path) -> Trouble | None:
    """Return why something in a folder is no file of it, and what to do; None if it is one."""
    if path.is_symlink():
        try:
            target = path.resolve(strict=True)
        except (OSError, RuntimeError):
            return "is a link that leads nowhere", "put the file in its place, or delete it"
        if not target.is_relative_to(folder.resolve()):
            return "is a link that leads out of the folder", "copy the file into the folder"
    return None if path.is_file() else ("is no file", "put the file in its place, or delete it")


def is_left_behind(path: Path) -> bool:
    """Return whether a system, an editor or version control made this file for itself."""
    return bool(_NOT_OURS.match(path.name))


def unread(folder: Path, used: Iterable[str]) -> Iterator[tuple[Path, Trouble]]:
    """Yield what lies in a folder under a name that is not used, with what it may be."""
    names = set(used)
    for path in sorted(folder.iterdir()):
        if path.name not in names and not _NOTES.match(path.name) and not is_left_behind(path):
            yield path, _stranger(path, names)


def _stranger(path: Path, used: set[str]) -> Trouble:
    """Return why a file is not read, and what may help."""
    if path.is_symlink() and not path.exists():
        return "is a link that leads nowhere, and nothing would read it", "delete it"
    if path.is_dir():
        return "is a folder that is not read", did_you_mean(path.name.lower(), used) or _PAGES
    if _BACKUP.search(path.name):
        return "is a copy that is not read", "delete it, or keep it elsewhere"
    if _PICTURE.search(path.name):
        return "is a picture that nothing shows", "name it in company.yml, or delete it"
    return "no part of the guide has this name", did_you_mean(path.name.lower(), used)
