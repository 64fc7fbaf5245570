"""One measured figure, and a table of them."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Figure:
    """A measured value, with the bar that it should stay under, or reach, if there is one."""

    group: str
    name: str
    value: float
    unit: str
    bar: float | None = None
    least: bool = False  # the bar is to be reached, not to be stayed under

    @property
    def verdict(self) -> str:
        """Return whether the bar is met."""
        if self.bar is None:
            return ""
        is_met = self.value >= self.bar if self.least else self.value <= self.bar
        return "met" if is_met else "MISSED"

    def row(self) -> tuple[str, str, str, str]:
        """Return the cells of the figure in a table."""
        sign = "≥" if self.least else "≤"
        bar = "" if self.bar is None else f"{sign} {self.bar:g} {self.unit}".strip()
        return self.name, f"{self.value:,.4g} {self.unit}".strip(), bar, self.verdict


def seconds(action: Callable[[], Any], times: int = 3) -> float:
    """Return the median time that an action takes."""
    return statistics.median(timed(action) for _ in range(times))


def timed(action: Callable[[], Any]) -> float:
    """Return the time that an action takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def table(figures: list[Figure]) -> str:
    """Return figures as a table of text, group by group."""
    rows = [figure.row() for figure in figures]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    lines, group = [], ""
    for figure, row in zip(figures, rows, strict=True):
        if figure.group != group:
            group = figure.group
            lines += ["", group, "-" * len(group)]
        lines.append("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)))
    return "\n".join(line.rstrip() for line in lines)
