"""What is wrong with the data, and where: all of it, in sentences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong in one place."""

    path: str
    line: int
    key: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}: " if self.line else f"{self.path}: "
        key = f"{self.key}: " if self.key else ""
        return place + key + self.message + (f" ({self.hint})" if self.hint else "")


class GuideError(Exception):
    """The data cannot be used; `problems` holds every reason."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def did_you_mean(found: object, known: Iterable[str]) -> str:
    """Return "did you mean 'x'?" for the nearest of the known words, or nothing."""
    near = get_close_matches(str(found), list(known), n=1, cutoff=0.6)
    return f"did you mean '{near[0]}'?" if near else ""
