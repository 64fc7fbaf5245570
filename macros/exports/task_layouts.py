"""The tables in which other programs take in tasks, for the browser."""

from __future__ import annotations

from typing import Any

from ..model import Guide


def layouts_data(guide: Guide) -> dict[str, Any]:
    """Return each table by its id: its columns in order, and how its days are written."""
    return {
        name: layout.model_dump(include={"title", "days", "sections", "columns"})
        for name, layout in guide.task_layouts.items()
    }
