"""The words of an edition against those of the base: what is left over, what is not there yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..load.yaml_reader import read_yaml
from ..model.errors import GuideError
from ..paths import shown_path

_GROUP = re.compile(r"([a-z_]+):\s*$")
_WORD = re.compile(r"""  ["']?([a-z0-9_-]+)["']?:""")

Words = dict[str, dict[str, Any]]


def read_words(path: Path) -> Words:
    """Return the words of a file by group; GuideError if it cannot be read as such."""
    if not path.is_file():
        return {}
    tree, problems = read_yaml(path, shown_path(path), ("words",))
    tree.places.setdefault(("words",), (shown_path(path), 1))
    found = {} if tree.value is None else tree.value
    if not isinstance(found, dict):
        problems.append(tree.problem(("words",), "must be a mapping of groups of words"))
    elif wrong := [name for name, group in found.items() if not isinstance(group, dict)]:
        told = "must be a mapping of words to texts"
        problems += [tree.problem(("words", name), told) for name in wrong]
    if problems:
        raise GuideError(problems)
    return dict(found)


def missing_words(base: Words, own: Words) -> Iterator[str]:
    """Yield the words of the base that an edition does not have, each as a line to translate."""
    for group, words in base.items():
        for word, text in words.items():
            if word not in own.get(group, {}):
                yield f"{group}.{word}: {text}"


def drop_left_over(path: Path, base: Words) -> list[str]:
    """Remove the words that the base no longer has from a file; return their names."""
    kept, dropped, group, drops = [], [], "", False
    for line in path.read_text(encoding="utf-8").splitlines(keepends=True):
        if found := _GROUP.match(line):
            group, drops = found[1], found[1] not in base
        elif found := _WORD.match(line):
            drops = found[1] not in base.get(group, {}) and found[1] != "based_on"
            dropped += [f"{group}.{found[1]}"] if drops else []
        elif line.strip() and not line.startswith("   "):
            drops = drops and line.startswith("  ")
        if not drops:
            kept.append(line)
    path.write_text("".join(kept), encoding="utf-8")
    return dropped
