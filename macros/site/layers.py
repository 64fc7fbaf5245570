"""The layers of this package, as layers.yml declares and about/architecture shows them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

FILE = Path(__file__).with_name("layers.yml")


class Layer(NamedTuple):
    """A step of the way from data to site: its modules, and the earlier layers it may import."""

    number: int
    name: str
    does: str
    modules: tuple[str, ...]
    imports: tuple[int, ...]


def layers() -> tuple[Layer, ...]:
    """Return the layers in the direction of travel; they import each other by number."""
    declared = _read()["layers"]
    numbers = {layer["name"]: number for number, layer in enumerate(declared, 1)}
    return tuple(
        Layer(
            number=numbers[layer["name"]],
            name=layer["name"],
            does=layer["does"],
            modules=tuple(layer["modules"]),
            imports=tuple(numbers[name] for name in layer["imports"]),
        )
        for layer in declared
    )


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
