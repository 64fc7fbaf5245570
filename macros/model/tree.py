"""Nested values that know their file and line: what is read, laid over and checked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from .errors import Hint, Problem

KeyPath = tuple[str | int, ...]
Place = tuple[str, int]

DEEPEST = 100  # deeper than anybody reads; YAML itself would go on until the program crashes
TOO_DEEP = "nested too deeply"
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Loader(_LOADER):  # type: ignore[misc]
    """Reads YAML that is not nested without end."""

    depth = 0

    def descend_resolver(self, parent: yaml.Node | None, index: Any) -> None:
        """Go down a level; YAMLError if that is one too many."""
        self.depth += 1
        if self.depth > DEEPEST and parent is not None:
            raise yaml.MarkedYAMLError(problem=TOO_DEEP, problem_mark=parent.start_mark)

    def ascend_resolver(self) -> None:
        """Come up again."""
        self.depth -= 1


@dataclass
class Tree:
    """Nested values, and the file and line from which each of them comes."""

    value: Any = None
    places: dict[KeyPath, Place] = field(default_factory=dict)

    def place_of(self, keys: KeyPath) -> Place:
        """Return file and line of the value, or of the nearest value around it."""
        for length in range(len(keys), -1, -1):
            if keys[:length] in self.places:
                return self.places[keys[:length]]
        return ("", 0)

    def problem(self, keys: KeyPath, message: str, hint: Hint = "") -> Problem:
        """Return a problem at the place of the value."""
        path, line = self.place_of(keys)
        return Problem(path, line, shown_keys(keys), message, hint)


def shown_keys(keys: KeyPath) -> str:
    """Return keys as they are shown to people: risks.hidden-costs.sources.0."""
    return ".".join(part if (part := str(key)).isprintable() else repr(part) for key in keys)
