"""The steps of all checklists in one place, for the overview and the dossier in the browser."""

from __future__ import annotations

from typing import Any

from ..model import Checklist, Guide
from ..model.markup import plain
from ..render.site import Site


def checklists_data(guide: Guide) -> list[dict[str, Any]]:
    """Return the checklists with what stands in a row of a table: what, who, when."""
    site = Site(guide)
    return [_checklist(site, checklist) for checklist in guide.checklists.values()]


def proofs_data(guide: Guide) -> dict[str, str]:
    """Return what proves each step, by checklist/item; only tables and prints need it."""
    return {
        f"{checklist.id}/{item.id}": plain(item.proof)
        for checklist in guide.checklists.values()
        for item in checklist.items.values()
    }


def _checklist(site: Site, checklist: Checklist) -> dict[str, Any]:
    return {
        "id": checklist.id,
        "title": checklist.title,
        "anchor": checklist.anchor,
        "items": [
            {
                "id": item.id,
                "group": item.group or "",
                "title": item.title,
                "who": item.who,
                "days": item.days,
                "when": site.due(item.days, checklist.anchor),
            }
            for item in checklist.items.values()
        ],
    }
