"""The words of an edition against those of the base: what is left over, what is not there yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

_GROUP = re.compile(r"([a-z_]+):\s*$")
_WORD = re.compile(r"""  ["']?([a-z0-9_-]+)["']?:""")

Words = dict[str, dict[str, Any]]


def read_words(path: Path) -> Words:
    """Return the words of a file by group."""
    found = yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else None
    return found or {}


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
