"""The layers of this package: folders, in the words of layers.yml, and who imports whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from ..paths import PACKAGE

FILE = Path(__file__).with_name("layers.yml")


class Layer(NamedTuple):
    """A step of the way from data to site: its modules, and the earlier layers it may import."""

    number: int
    name: str
    does: str
    modules: tuple[str, ...]
    imports: tuple[int, ...]


@cache
def layers() -> tuple[Layer, ...]:
    """Return the layers in the direction of travel; they import each other by number."""
    declared = _read()["layers"]
    numbers = {
        name: number for number, layer in enumerate(declared, 1) for name in layer["modules"]
    }
    found = []
    for number, layer in enumerate(declared, 1):
        names = {name for module in layer["modules"] for name in _imported(module)}
        imports = tuple(sorted({numbers[name] for name in names if name in numbers} - {number}))
        modules = tuple(layer["modules"])
        found.append(Layer(number, layer["name"], layer["does"], modules, imports))
    return tuple(found)


def _imported(name: str) -> Iterator[str]:
    """Yield the folders and modules of this package that a folder, or a module, imports."""
    folder = PACKAGE / name
    for path in folder.rglob("*.py") if folder.is_dir() else [folder.with_suffix(".py")]:
        dots = r"\." * len(path.relative_to(PACKAGE).parts)  # as many as lead to this package
        pattern = rf"^ *from (?:{dots}|macros\.)(\w+)"
        yield from re.findall(pattern, path.read_text(encoding="utf-8"), re.M)


def layer_of(module: str) -> int:
    """Return the layer that names a module (macros.load.loader), or its package; 0 if none does."""
    found = {name: layer.number for layer in layers() for name in layer.modules}
    name = module.removeprefix("macros").removeprefix(".") or "__init__"
    while name and name not in found:
        name = name.rpartition(".")[0]
    return found.get(name, 0)


def words() -> dict[str, str]:
    """Return the words that stand in and around the picture."""
    found: dict[str, str] = _read()["words"]
    return found


@cache
def _read() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return found
