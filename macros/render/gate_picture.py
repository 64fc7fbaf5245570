"""Which answers can close which delivery models, as boxes and lines."""

from __future__ import annotations

from textwrap import wrap
from typing import NamedTuple

from ..model import Guide


class Edge(NamedTuple):
    """A line of the picture of gates: from a question to a gate, or from a gate to a model."""

    start: tuple[float, float]
    end: tuple[float, float]


class Box(NamedTuple):
    """A box of the picture: what it stands for, and where its left upper corner is."""

    kind: str
    id: str
    title: str
    x: float
    y: float

    @property
    def lines(self) -> list[str]:
        """Return the title in at most two lines that fit into the box."""
        return wrap(self.title, 34, max_lines=2, placeholder=" …")


class GatePicture(NamedTuple):
    """Questions, the gates they can fire, and the models these close; sizes in user units."""

    boxes: list[Box]
    edges: list[Edge]
    height: float


BOX_WIDTH, BOX_HEIGHT, GAP, COLUMN = 30, 7, 3, 42


def gate_picture(guide: Guide) -> GatePicture:
    """Return the picture of which answers can close which delivery models."""
    asked = list(dict.fromkeys(name for gate in guide.gates.values() for name in gate.when))
    columns = [
        [("questions", name, guide.questions[name].title) for name in asked],
        [("gates", gate.id, gate.title) for gate in guide.gates.values()],
        [("delivery_models", model.id, model.title) for model in guide.delivery_models.values()],
    ]
    tallest = max(map(len, columns))
    boxes = [
        Box(*entry, number * COLUMN, _top(row, len(column), tallest))
        for number, column in enumerate(columns)
        for row, entry in enumerate(column)
    ]
    return GatePicture(boxes, _edges(guide, boxes), tallest * (BOX_HEIGHT + GAP) - GAP)


def _top(row: int, rows: int, tallest: int) -> float:
    """Return where a box begins, so that its column stands in the middle."""
    return (row + (tallest - rows) / 2) * (BOX_HEIGHT + GAP)


def _edges(guide: Guide, boxes: list[Box]) -> list[Edge]:
    at = {(box.kind, box.id): box for box in boxes}
    edges = []
    for gate in guide.gates.values():
        here = at["gates", gate.id]
        edges += [_edge(at["questions", name], here) for name in gate.when]
        edges += [_edge(here, at["delivery_models", name]) for name in gate.delivery_models]
    return edges


def _edge(left: Box, right: Box) -> Edge:
    middle = BOX_HEIGHT / 2
    return Edge((left.x + BOX_WIDTH, left.y + middle), (right.x, right.y + middle))
