"""What comes with a delivery model: its highest risks, and what to do about them first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..model import Checklist, ContractPoint, Guide, Risk

SHOWN_RISKS = 5
SHOWN_POINTS = 5


class Outlook(NamedTuple):
    """The highest risks of a delivery model with their levels, and what to start with."""

    risks: list[Risk]
    levels: dict[str, str]
    checklists: list[Checklist]
    contract_points: list[ContractPoint]


def outlook(guide: Guide, model: str) -> Outlook:
    """Return what comes with a delivery model."""
    matrix, order = guide.risk_matrix.matrix, list(guide.risk_matrix.levels)
    risks = [risk for risk in guide.risks.values() if model in risk.delivery_models]
    levels = {risk.id: matrix[risk.likelihood][risk.impact] for risk in risks}
    # Of equal level, those come first that the other models do not have.
    risks.sort(key=lambda risk: (-order.index(levels[risk.id]), len(risk.delivery_models)))
    risks = risks[:SHOWN_RISKS]
    anchors = guide.delivery_models[model].begin_with
    lists = [each for each in guide.checklists.values() if each.anchor in anchors]
    points = _points_against(guide, risks) if "signing" in anchors else []
    return Outlook(risks, dict(levels), lists, points)


def _points_against(guide: Guide, risks: Iterable[Risk]) -> list[ContractPoint]:
    """Return the contract points that tame most of these risks."""
    names = {risk.id for risk in risks}
    tamed = {
        point.id: len(names.intersection(point.risks)) for point in guide.contract_points.values()
    }
    points = sorted(guide.contract_points.values(), key=lambda point: -tamed[point.id])
    return [point for point in points if tamed[point.id]][:SHOWN_POINTS]
