"""Rules of the risk matrix: every pair has a level, and the levels rise step by step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import pairwise
from typing import Any

from ..model import RiskMatrix
from ..model.errors import Hint, did_you_mean
from ..model.tree import KeyPath

Parts = dict[str, Any]
Finding = tuple[KeyPath, str, Hint]


def check_matrix(parts: Parts) -> Iterator[Finding]:
    """Every pair has a level; a worse rating never has a lower one, nor one two levels higher."""
    matrix = parts.get("risk_matrix")
    if matrix is None:
        return
    odd = list(_odd_names(matrix))
    yield from odd or _steps(matrix)


def _odd_names(matrix: RiskMatrix) -> Iterator[Finding]:
    """Yield what the matrix leaves out, and what it names that no scale has."""
    yield from _odd("matrix", matrix.matrix, matrix.likelihood, "likelihood")
    for likelihood, row in matrix.matrix.items():
        yield from _odd(f"matrix/{likelihood}", row, matrix.impact, "impact")
        for impact, level in row.items():
            if level not in matrix.levels:
                keys = ("risk_matrix", "matrix", likelihood, impact)
                yield keys, f"there is no level '{level}'", _meant(level, matrix.levels)


def _odd(place: str, found: Iterable[str], scale: Iterable[str], name: str) -> Iterator[Finding]:
    keys, found, scale = ("risk_matrix", *place.split("/")), list(found), list(scale)
    for point in (point for point in scale if point not in found):
        yield keys, f"has no level for the {name} '{point}'", ""
    for point in (point for point in found if point not in scale):
        yield (*keys, point), f"'{point}' is no point of {name}", _meant(point, scale)


def _meant(name: str, known: Iterable[str]) -> Hint:
    return partial(did_you_mean, name, list(known))


def _steps(matrix: RiskMatrix) -> Iterator[Finding]:
    """Yield the pairs of neighbours between which the level falls, or jumps."""
    order = list(matrix.levels)
    cells = [[(likelihood, impact) for impact in matrix.impact] for likelihood in matrix.likelihood]
    lines = [("impact", row) for row in cells]
    lines += [("likelihood", list(column)) for column in zip(*cells, strict=True)]
    for name, line in lines:
        for one, worse in pairwise(line):
            lower, higher = (matrix.matrix[pair[0]][pair[1]] for pair in (one, worse))
            rise = order.index(higher) - order.index(lower)
            keys = ("risk_matrix", "matrix", *worse)
            if rise < 0:
                yield keys, f"the level falls from '{lower}' to '{higher}' as the {name} rises", ""
            elif rise > 1:
                says = f"the level leaps from '{lower}' to '{higher}' with one step of {name}"
                yield keys, says, "neighbours may differ by one level"


def check_ratings(parts: Parts) -> Iterator[Finding]:
    """Risks and benefits are rated by points that the matrix has."""
    matrix = parts.get("risk_matrix")
    if matrix is None:
        return
    for kind in ("benefits", "risks"):
        for entry in parts.get(kind, {}).values():
            for name in ("likelihood", "impact"):
                point, scale = getattr(entry, name), getattr(matrix, name)
                if point not in scale:
                    says = f"the matrix has no {name} '{point}'"
                    yield (kind, entry.id, name), says, _meant(point, scale)
