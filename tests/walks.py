"""The walks of CONTRIBUTING.md: their code blocks, and a copy of the project to lay them into."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path
from textwrap import dedent, indent
from typing import NamedTuple

from macros.paths import ROOT

_FILE = re.compile(r"`([a-z][\w./-]*/[\w.-]+\.\w+|mkdocs\.yml)`")
_FENCE = re.compile(r"^ *```(\w*)$")
PYTHON = ".venv/bin/python -m macros "


class Block(NamedTuple):
    """A code block: the file named last before it, its language, its text."""

    file: str
    language: str
    text: str


def walk(heading: str) -> list[Block]:
    """Return the code blocks below a heading of CONTRIBUTING.md."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = text.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    blocks, file, language, lines = [], "", None, [""]
    for line in section.splitlines():
        if not (fence := _FENCE.match(line)):
            file = file if language is not None else (_FILE.findall(line) or [file])[-1]
            lines.append(line)
        elif language is None:
            language, lines = fence[1], []
        else:
            blocks.append(Block(file, language, dedent("\n".join(lines)) + "\n"))
            language = None
    return blocks


def lay_below(path: Path, text: str, below: str = "", space: str = "") -> None:
    """Write a text into a file: below a line and so far in, or at its end."""
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    text = indent(text, space)
    assert below in old, (path, below)
    new = old.replace(below, below + text, 1) if below else f"{old}\n{text}".lstrip("\n")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(new, encoding="utf-8")


class Copy:
    """A copy of the parts of the project that walks change."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        skip = shutil.ignore_patterns("schema", "*.pyc")
        shutil.copytree(ROOT / "data", folder / "data", ignore=skip)
        partials = Path("overrides/partials/guide")
        shutil.copytree(ROOT / partials, folder / partials)

    @property
    def data(self) -> Path:
        """Return the folder of facts."""
        return self.folder / "data"

    def lay(self, block: Block) -> None:
        """Add a block to the end of its file."""
        path = self.folder / block.file
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(f"\n{block.text}")

    def replace(self, file: str, old: str, new: str) -> None:
        """Replace a text wherever it stands in a file."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text, (file, old)
        path.write_text(text.replace(old, new), encoding="utf-8")

    def command(self, line: str) -> tuple[dict[str, str], list[str]]:
        """Return the variables and arguments of a line of shell, with paths into this copy."""
        before, _, after = line.partition(PYTHON)
        assert after, f"not a command of this project: {line}"
        variables = dict(word.split("=", 1) for word in shlex.split(before))
        return (
            {name: self._moved(value) for name, value in variables.items()},
            [self._moved(word) for word in shlex.split(after)],
        )

    def _moved(self, word: str) -> str:
        return str(self.folder / word) if word.startswith("data/") else word
