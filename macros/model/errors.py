"""What is wrong with the data, and where: all of it, in sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

# What may help; looked for only where it is printed, if that takes time.
Hint = str | Callable[[], str]
MOST_SHOWN = 50  # nobody reads more at once


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong in one place."""

    path: str
    line: int
    key: str
    message: str
    hint: Hint = field(default="", compare=False)

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}: " if self.line else f"{self.path}: "
        key = f"{self.key}: " if self.key else ""
        hint = self.hint if isinstance(self.hint, str) else self.hint()
        return place + key + self.message + (f" ({hint})" if hint else "")


class GuideError(Exception):
    """The data cannot be used; `problems` holds every reason, the text the first fifty."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        lines = [str(problem) for problem in self.problems[:MOST_SHOWN]]
        more = len(self.problems) - MOST_SHOWN
        super().__init__("\n".join([*lines, f"... and {more} more"] if more > 0 else lines))


def did_you_mean(found: object, known: Iterable[str]) -> str:
    """Return "did you mean 'x'?" for the nearest of the known words, or nothing."""
    near = get_close_matches(str(found), list(known), n=1, cutoff=0.6)
    return f"did you mean '{near[0]}'?" if near else ""


def in_a_sentence(error: OSError) -> str:
    """Return what a system refused, and for which file: a full disk, a folder that is locked."""
    return f"{error.filename or 'a file'}: {error.strerror or error}"
