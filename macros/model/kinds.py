"""The kinds of entries, each as its row in the Guide declares it."""

from __future__ import annotations

import re
from typing import Any

from .base import Entry, Place
from .guide import Guide


def _entry_class(annotation: Any) -> type[Entry] | None:
    """Return the class of the entries if the annotation is dict[Id, <Entry>]."""
    arguments: list[Any] = list(getattr(annotation, "__args__", ()))
    value = arguments[1] if len(arguments) == 2 else None
    return value if isinstance(value, type) and issubclass(value, Entry) else None


KINDS: dict[str, type[Entry]] = {
    name: kind
    for name, field in Guide.model_fields.items()
    if (kind := _entry_class(field.annotation)) is not None
}
PLACES: dict[str, Place] = {
    kind: mark
    for kind in KINDS
    for mark in Guide.model_fields[kind].metadata
    if isinstance(mark, Place)
}

WITH_PAGES = {kind: place for kind, place in PLACES.items() if place.own_pages}


def page_of(kind: str, entry_id: str) -> tuple[str, str]:
    """Return the page (a path below content/) and the anchor at which an entry is found."""
    place = PLACES[kind]
    if place.own_pages:
        return f"{place.page}/{entry_id}.md", ""
    return f"{place.page}.md", place.anchor.format(entry_id)


def place_of(kind: str, entry_id: str) -> tuple[str, str]:
    """Return page and anchor of what a link guide:kind/id names, or guide:page/path."""
    if kind == "page":
        return f"{entry_id}.md", ""
    return page_of(kind.replace("-", "_"), entry_id)


def own_fields(kind: str) -> list[str]:
    """Return the fields that the entries of a kind have and other entries have not."""
    return [name for name in KINDS[kind].model_fields if name not in Entry.model_fields]


def words_of(kind: str) -> str:
    """Return the group of words that name the fields of a kind: provider_role."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", KINDS[kind].__name__).lower()
