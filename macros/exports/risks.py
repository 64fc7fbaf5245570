"""The matrix, the risks and the mitigations, as the risk register in the browser needs them."""

from __future__ import annotations

from typing import Any

from ..decision.fitting import as_data
from ..decision.guide import fitting_of
from ..model import Guide
from ..model.markup import plain
from ..tools.register import matrix_data


def risks_data(guide: Guide) -> dict[str, Any]:
    """Return the matrix with its titles, and risks and mitigations by id; ratings as "a/b"."""
    return {
        "matrix": matrix_data(guide.risk_matrix),
        "risks": {
            each.id: {
                "title": each.title,
                "today": f"{each.likelihood}/{each.impact}",
            }
            for each in guide.risks.values()
        },
        "mitigations": {each.id: {"title": each.title} for each in guide.mitigations.values()},
    }


def advice_data(guide: Guide) -> dict[str, Any]:
    """Return why the guide rates each risk as it does, and what lowers it: for whoever rates it."""
    return {
        each.id: {
            "why": f"{plain(each.likelihood_reason)} {plain(each.impact_reason)}",
            "mitigations": [name for name in each.mitigations if name in guide.mitigations],
        }
        for each in guide.risks.values()
    }


def fitting_data(guide: Guide) -> list[dict[str, Any]]:
    """Return with which models and answers each risk comes."""
    return list(as_data(fitting_of(guide))["risks"])
