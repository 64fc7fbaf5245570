"""How many small faults in the code that decides, says and keeps the tests' cases notice.

python -m bench.mutants                       everything: many minutes
python -m bench.mutants views javascript      one part, one language

A fault swaps one operator, number or word of one line. It is noticed if any case of the tests comes
out otherwise than before, or if the code no longer runs to its end.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from .faulty import javascript_survivors, python_survivors
from .telling import PARTS, Part

BAR = 0.9
LANGUAGES = {"javascript": javascript_survivors, "python": python_survivors}


class Score(NamedTuple):
    """How many faults there were, and the places of those that nobody noticed."""

    part: str
    faults: int
    survivors: tuple[str, ...]

    @property
    def share(self) -> float:
        """Return the share that was noticed."""
        return 1 - len(self.survivors) / (self.faults or 1)


def score(part: Part, language: str) -> Score:
    """Print the faults that nobody notices, and the share of the others."""
    found: list[int] = []
    survivors = []
    for survivor in LANGUAGES[language](part, found):
        survivors.append(survivor)
        print(f"survived: {survivor}", flush=True)
    scored = Score(f"{part.name}, {language}", len(found), tuple(survivors))
    noticed = scored.faults - len(survivors)
    print(f"{scored.part}: {noticed} of {scored.faults} noticed ({scored.share:.1%})", flush=True)
    return scored


def asked(names: list[str]) -> Iterator[tuple[Part, str]]:
    """Yield the parts and languages that are named; all of them where none is."""
    for part, language in product(PARTS, LANGUAGES):
        wanted = not names or all(
            name in (part.name, language) or re.match(name, part.name) for name in names
        )
        if wanted and part.sources(language):
            yield part, language


def main(names: list[str]) -> int:
    """Measure what is named; 1 if something is below the bar."""
    scores = [score(part, language) for part, language in asked(names)]
    return 0 if all(each.share >= BAR for each in scores) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
