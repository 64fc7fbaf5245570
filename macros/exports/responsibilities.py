"""Rows, roles and checks of the responsibility matrix, as its scripts need them."""

from __future__ import annotations

from typing import Any

from ..model import Guide
from ..model.markup import plain


def matrix_data(guide: Guide) -> dict[str, Any]:
    """Return roles, rows with the letters proposed for them, and checks, each by id."""
    return {
        "models": {each.id: each.title for each in guide.delivery_models.values()},
        "roles": {
            each.id: {"title": each.title, "side": each.side, "hours": each.hours}
            for each in guide.responsibility_roles.values()
        },
        "rows": {
            each.id: {
                "title": each.title,
                "about": plain(each.summary),
                "group": each.group,
                "company": each.accountable == "company",
                "hours": each.hours,
                "duty": each.duty or "",
                "function": each.function,
                "starts": dict(guide.functions[each.function].who)
                if each.function in guide.functions
                else {},
                "letters": each.letters.model_dump(),
                "asked": each.asked_by or "",
            }
            for each in guide.responsibilities.values()
        },
        "checks": {
            each.id: {"severity": each.severity, "why": plain(each.summary)}
            for each in guide.responsibility_checks.values()
        },
    }
