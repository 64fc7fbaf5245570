"""What tools compute: each module has a twin in the browser, overrides/tools/<name>/."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from ..model import Guide


def shown_by(tool_id: str, guide: Guide) -> Mapping[str, Any]:
    """Return what a tool's page shows before anybody enters anything, by name.

    That is what shown(guide) in the tool's module returns, a worked example for instance; nothing
    if there is no such module or function.
    """
    name = f"{__name__}.{tool_id.replace('-', '_')}"
    shown = getattr(import_module(name), "shown", None) if find_spec(name) else None
    found: Mapping[str, Any] = shown(guide) if shown else {}
    return found
