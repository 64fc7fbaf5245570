"""Which entry names which: the links between entries, forwards and back."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel

from . import KINDS, Entry, Markup, Ref

Address = tuple[str, str]


class Found(NamedTuple):
    """A value met while walking through an entry, and the keys that lead to it."""

    keys: tuple[str | int, ...]
    value: str


@cache
def marks_of(model: type[BaseModel], mark: type) -> dict[str, Any]:
    """Return the fields of a class that carry a mark anywhere in their type, with the mark."""
    return {
        name: found
        for name, field in model.model_fields.items()
        if (found := _mark_in(field.annotation, mark) or _first(field.metadata, mark))
    }


def _first(values: Any, mark: type) -> Any:
    return next((value for value in values if isinstance(value, mark)), None)


def _mark_in(annotation: Any, mark: type) -> Any:
    """Return the first mark inside a type such as tuple[Annotated[str, Ref("risks")], ...]."""
    own = _first(getattr(annotation, "__metadata__", ()), mark)
    if own:
        return own
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return None
    return next((found for part in get_args(annotation) if (found := _mark_in(part, mark))), None)


@cache
def nested_in(model: type[BaseModel]) -> frozenset[str]:
    """Return the fields of a class with another class of the data anywhere in their type."""
    return frozenset(name for name, f in model.model_fields.items() if is_nested(f.annotation))


def is_nested(annotation: Any) -> bool:
    """Return whether a class of the data stands anywhere in a type."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return True
    return any(map(is_nested, get_args(annotation)))


@cache
def _fields_to_walk(model: type[BaseModel], mark: type) -> tuple[tuple[str, Any, bool], ...]:
    """Return the fields that can lead to a mark: name, own mark if any, whether it is nested."""
    marks, nested = marks_of(model, mark), nested_in(model)
    return tuple(
        (name, marks.get(name), name in nested)
        for name in model.model_fields
        if name in marks or name in nested
    )


def _strings(value: Any, keys: tuple[str | int, ...], mark: Any) -> Iterator[Found]:
    """Yield the strings of a field; of a mapping its values if they are texts, else its keys."""
    if isinstance(value, str):
        yield Found(keys, value)
    elif isinstance(value, dict) and isinstance(mark, Ref):
        yield from (Found((*keys, key), key) for key in value)
    else:
        pairs = value.items() if isinstance(value, dict) else enumerate(value or ())
        for key, part in pairs:
            yield from _strings(part, (*keys, key), mark)


def _models(value: Any, keys: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Yield the models inside a value, with their keys."""
    if isinstance(value, BaseModel):
        yield keys, value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _models(part, (*keys, key))
    elif isinstance(value, (tuple, list)):
        for index, part in enumerate(value):
            yield from _models(part, (*keys, index))


def marked(
    model: BaseModel, mark: type, keys: tuple[str | int, ...] = ()
) -> Iterator[tuple[Any, Found]]:
    """Yield every string in a model whose field carries the mark, deep inside it too."""
    for name, own, is_nested in _fields_to_walk(type(model), mark):
        value = getattr(model, name)
        if own is not None:
            for found in _strings(value, (*keys, name), own):
                yield own, found
        if is_nested:
            for inner_keys, inner in _models(value, (*keys, name)):
                yield from marked(inner, mark, inner_keys)


def references_of(entry: BaseModel) -> Iterator[tuple[Address, tuple[str | int, ...]]]:
    """Yield (kind, id) of every entry that this one names, with the keys of the place."""
    for ref, found in marked(entry, Ref):
        if ref.kind != "any":
            yield (ref.kind, found.value), found.keys
        elif "/" in found.value:
            yield address(found.value), found.keys
        else:
            yield ("", found.value), found.keys


def address(text: str) -> Address:
    """Return (kind, id) of a reference written as kind/id."""
    kind, _, entry_id = text.partition("/")
    return kind.replace("-", "_"), entry_id


def texts_of(entry: BaseModel) -> Iterator[Found]:
    """Yield every text of an entry in which the inline Markdown subset is read."""
    for _, found in marked(entry, Markup):
        yield found


def backlinks(
    entries: dict[str, dict[str, Any]], without: str = ""
) -> dict[Address, list[Address]]:
    """Return for each entry the entries that name it, in the order of the data.

    A field may be left out: "see" says that entries are related, not that one needs the other.
    """
    back: dict[Address, list[Address]] = {}
    for kind, of_kind in entries.items():
        for entry_id, entry in of_kind.items():
            for target, keys in references_of(entry):
                if keys[0] == without:
                    continue
                users = back.setdefault(target, [])
                if users[-1:] != [(kind, entry_id)]:  # once, though it may name it twice
                    users.append((kind, entry_id))
    return back


def entries_of(guide: Any) -> dict[str, dict[str, Entry]]:
    """Return the entries of a guide by kind and id."""
    return {kind: getattr(guide, kind) for kind in KINDS}
