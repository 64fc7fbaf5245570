"""By which words the browser knows the columns and states of a table that comes back."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from ..load.loader import words_of_editions
from ..model import Guide

COLUMNS = ("key", "state", "owner", "due", "note")
STATES = ("open", "done", "na")


def table_heads(guide: Guide) -> dict[str, Any]:
    """Return what columns and states are called here and in the editions beside, and all lists."""
    spoken = [guide.words["export"], *words_of_editions("export")]
    return {
        "columns": {name: _names(name, spoken) for name in COLUMNS},
        "states": {name: _names(name, spoken) for name in STATES},
        "lists": list(guide.checklists),
    }


def _names(name: str, spoken: Iterable[Mapping[str, str]]) -> list[str]:
    """Return the names of a column or state, as they are compared, each once."""
    names = (name, *(words[name] for words in spoken if name in words))
    compared = (unicodedata.normalize("NFKC", each).strip().lower() for each in names)
    return list(dict.fromkeys(compared))
