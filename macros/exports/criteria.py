"""What the scorecard counts with: few words, since the rest stands on its page already."""

from __future__ import annotations

from typing import Any

from ..model import Guide


def criteria_data(guide: Guide) -> dict[str, Any]:
    """Return the criteria that are rated in points, their themes and the flags of providers."""
    return {
        "criteria": {
            each.id: {
                "title": each.title,
                "theme": each.theme,
                "weight": each.weight,
                "least": each.must_have or 0,
                "short": each.short,
            }
            for each in guide.criteria.values()
            if not each.is_cap
        },
        "themes": {theme.id: theme.title for theme in guide.themes.values()},
        "flags": {
            flag.id: {"title": flag.title, "severity": flag.severity}
            for flag in guide.red_flags.values()
            if flag.side == "provider"
        },
    }
