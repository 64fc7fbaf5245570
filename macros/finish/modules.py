"""Scripts say what they need: modules with named imports, put in order and made classic scripts.

Modules cannot be loaded from a folder (file://), so the words import and export are taken away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ..model.errors import GuideError, Problem, did_you_mean
from ..paths import OVERRIDES, shown_path

_IMPORT = re.compile(r'^import\s*\{([^{}]*)\}\s*from\s*"(\.[^"\n]*)"[ \t]*;?[ \t]*$', re.M)
_EXPORT = re.compile(r"^export (?=(?:const|class|function|async function) (\w+))", re.M)
_OTHER = re.compile(r"^(?:import\b(?!\()|export\b).*", re.M)
_TOP = re.compile(r"^(?:export )?(?:const|let|var|class|(?:async )?function) (\w+)", re.M)
_NAME = re.compile(r"\w+")
HOW = 'write import { Name } from "./file.js", and export before const, class or function'
PREFIX = "Guide"


class Import(NamedTuple):
    """What a script takes from another one, and in which line it says so."""

    line: int
    names: tuple[str, ...]
    file: Path


class Module(NamedTuple):
    """A script: what it takes and gives, the names that all see, and its text without the words."""

    file: Path
    imports: tuple[Import, ...]
    exports: tuple[str, ...]
    names: tuple[tuple[int, str], ...]
    text: str
    problems: tuple[Problem, ...]


@cache
def module(file: Path) -> Module:
    """Return a script as it was saved; what it cannot say is among its problems."""
    text = file.read_text(encoding="utf-8")
    plain = _EXPORT.sub("", _IMPORT.sub(lambda found: "\n" * found[0].count("\n"), text))
    imports = (
        Import(
            _line(text, found), tuple(_NAME.findall(found[1])), (file.parent / found[2]).resolve()
        )
        for found in _IMPORT.finditer(text)
    )
    names = ((_line(text, found), found[1]) for found in _TOP.finditer(text))
    problems = (
        Problem(
            shown_path(file), _line(plain, found), "", f"cannot be read: {found[0].strip()}", HOW
        )
        for found in _OTHER.finditer(plain)
    )
    exports = tuple(found[1] for found in _EXPORT.finditer(text))
    return Module(file, tuple(imports), exports, tuple(names), plain, tuple(problems))


def _line(text: str, found: re.Match[str]) -> int:
    return text.count("\n", 0, found.start()) + 1


def needed(entries: Iterable[Path]) -> list[Module]:
    """Return scripts and all that they need, each after what it needs itself.

    Raises GuideError with everything that is wrong on the way.
    """
    order = _Order()
    for file in entries:
        order.add(file.resolve())
    if order.problems:
        raise GuideError(order.problems)
    return list(order.done.values())


class _Order:
    """Walks from scripts to what they need."""

    def __init__(self) -> None:
        self.done: dict[Path, Module] = {}
        self.problems: list[Problem] = []
        self._way: list[Path] = []

    def add(self, file: Path) -> None:
        """Put a script after all that it needs."""
        if file in self.done:
            return
        self._way.append(file)
        found = module(file)
        self.problems += found.problems
        for each in found.imports:
            self._follow(found, each)
        self._way.pop()
        self.done[file] = found

    def _follow(self, of: Module, each: Import) -> None:
        if each.file in self._way:
            ring = [path.name for path in (*self._way[self._way.index(each.file) :], each.file)]
            self._refuse(of, each, f"is a ring: {' needs '.join(ring)}")
        elif not each.file.is_file() or OVERRIDES not in each.file.parents:
            near = [path.name for path in each.file.parent.glob("*.js")]
            hint = did_you_mean(each.file.name, near)
            self._refuse(of, each, f"there is no script {shown_path(each.file)}", hint)
        else:
            self.add(each.file)
            self._check_names(of, each, module(each.file).exports)

    def _check_names(self, of: Module, each: Import, exports: tuple[str, ...]) -> None:
        for name in each.names:
            if name not in exports:
                message = f"{shown_path(each.file)} exports no {name}"
                self._refuse(of, each, message, did_you_mean(name, exports))

    def _refuse(self, of: Module, each: Import, message: str, hint: str = "") -> None:
        self.problems.append(Problem(shown_path(of.file), each.line, "", message, hint))


def script_problems(folders: Iterable[Path]) -> Iterator[Problem]:
    """Yield everything that is wrong with the scripts of some folders."""
    files = sorted(path for folder in folders for path in folder.rglob("*.js"))
    order = _Order()
    for file in files:
        order.add(file.resolve())
    yield from order.problems
    yield from _shared_names(module(file.resolve()) for file in files)


def _shared_names(modules: Iterable[Module]) -> Iterator[Problem]:
    """Yield names at the top of scripts that others have, too: in a page, all share one room."""
    known: dict[str, Path] = {}
    for each in modules:
        for line, name in each.names:
            where = shown_path(each.file)
            if not name.startswith(PREFIX):
                hint = "or put what nobody else needs into a block"
                yield Problem(where, line, "", f"'{name}' must begin with {PREFIX}", hint)
            elif name in known:
                taken = shown_path(known[name])
                yield Problem(where, line, "", f"{taken} has a '{name}', too: take another name")
            known.setdefault(name, each.file)
