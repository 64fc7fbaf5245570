"""One value laid over another: mappings by key, lists by adding and removing, the rest replaced."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from ..model.errors import Hint, Problem, did_you_mean
from ..model.markup import paragraphs
from ..model.numbers import FORMS
from ..model.tree import KeyPath, Tree
from .changes import OWN_PARTS
from .fingerprint import Leaf

MISSING: Any = object()
ORDER = "order"
REST = "..."
# Mappings of ids inside an entry; they can be put in another order, like a whole kind.
NESTED = {("questions", "options"), ("checklists", "items")}
SCALES = {("risk_matrix", "likelihood"), ("risk_matrix", "impact"), ("risk_matrix", "levels")}


class Merging:
    """Changes the values of a base tree, and notes what is wrong with the changes."""

    def __init__(self, base: Tree, own: Tree) -> None:
        self.base, self.own = base, own
        self.problems: list[Problem] = []
        self.hidden: set[tuple[str, str]] = set()

    def refuse(self, keys: KeyPath, message: str, hint: Hint = "") -> None:
        """Note a problem at a place of the overlay."""
        self.problems.append(self.own.problem(keys, message, hint))

    def merge(self, at: KeyPath, own: KeyPath, value: Any) -> Iterator[Leaf]:
        """Lay one value over another; yield what really changes."""
        old = value_at(self.base.value, at)
        if value is None:
            yield from self.remove(at, own, old)
        elif isinstance(old, list) and isinstance(value, dict):
            yield from self.change_list(at, own, old, value)
        elif isinstance(old, dict) and isinstance(value, dict):
            yield from self.merge_mapping(at, own, value)
        elif at[0] == "words" and old is MISSING and not self.is_form(at):
            self.refuse(
                own, "no such word", did_you_mean(own[-1], value_at(self.base.value, at[:-1]))
            )
        elif same(old, value) and at[0] not in {*OWN_PARTS, "words"}:
            self.refuse(own, "changes nothing: the base says the same", "delete it")
        else:
            self.put(at, own, value)
            yield Leaf(at, None if old is MISSING else old, value)

    def is_form(self, at: KeyPath) -> bool:
        """Return whether a new word is a form of a counted one: days_few beside days_one."""
        word, _, form = str(at[-1]).rpartition("_")
        counted = value_at(self.base.value, (*at[:-1], f"{word}_one"))
        return form in FORMS and counted is not MISSING

    def merge_mapping(self, at: KeyPath, own: KeyPath, value: dict[str, Any]) -> Iterator[Leaf]:
        """Lay a mapping over another, key by key, and then in order."""
        # The base alone is in order: what is wrong with the whole is for the overlay to mend.
        self.base.places[at] = self.own.place_of(own)
        sortable = at in SCALES or ((at[0], at[-1]) in NESTED and len(at) == 3)
        for key, part in value.items():
            if key != ORDER or not sortable:
                yield from self.merge((*at, key), (*own, key), part)
        if (
            sortable
            and value.get(ORDER) is not None
            and self.order(at, (*own, ORDER), value[ORDER])
        ):
            yield Leaf((*at, ORDER), None, value[ORDER], merged=True)

    def remove(self, at: KeyPath, own: KeyPath, old: Any) -> Iterator[Leaf]:
        """Take a field, an option or a step away."""
        if old is MISSING:
            around = value_at(self.base.value, at[:-1])
            hint = did_you_mean(at[-1], around) if isinstance(around, dict) else ""
            self.refuse(own, "takes away what the base does not have", hint)
        elif at[0] == "words":
            self.refuse(own, "words cannot be hidden", "write '' where nothing is to be shown")
        else:
            del value_at(self.base.value, at[:-1])[at[-1]]
            self.base.places[at] = self.own.place_of(own)
            yield Leaf(at, old, None)

    def change_list(
        self, at: KeyPath, own: KeyPath, old: list[Any], value: dict[str, Any]
    ) -> Iterator[Leaf]:
        """Add to a list and remove from it, and leave the rest as the base has it."""
        added, removed = value.get("add") or [], value.get("remove") or []
        odd = set(value) - {"add", "remove"}
        if odd or not isinstance(added, list) or not isinstance(removed, list) or not value:
            self.refuse(
                own, "the base has a list here", "write a list, or add: [...], remove: [...]"
            )
            return
        held, gone = set(map(_written, old)), set(map(_written, removed))
        texts = [text for text in old if isinstance(text, str)]
        for name in (name for name in added if _written(name) in held):
            self.refuse((*own, "add"), f"the list already holds {name!r:.60}", "delete it")
        for name in (name for name in removed if _written(name) not in held):
            hint = partial(did_you_mean, name, texts)
            self.refuse((*own, "remove"), f"the list does not hold {name!r:.60}", hint)
        new = [name for name in old if _written(name) not in gone]
        new += [name for name in added if _written(name) not in held]
        self.put(at, own, new)
        for index in range(len(new)):
            self.base.places[(*at, index)] = self.own.place_of(own)
        yield Leaf(at, old, new, merged=True)

    def order(self, at: KeyPath, own: KeyPath, wanted: Any) -> bool:
        """Sort a mapping of ids; '...' stands for all that are not named, else they follow."""
        entries = value_at(self.base.value, at)
        if not isinstance(wanted, list) or not all(isinstance(name, str) for name in wanted):
            self.refuse(own, "must be a list of ids", "'...' stands for all others")
            return False
        if not self.can_order(at, own, entries, wanted):
            return False
        named = set(wanted)
        rest = [name for name in entries if name not in named]
        spot = wanted.index(REST) if REST in wanted else len(wanted)
        names = [*wanted[:spot], *rest, *wanted[spot + 1 :]]
        if names == list(entries):
            self.refuse(own, "changes nothing: the base has this order", "delete it")
            return False
        sorted_entries = {name: entries[name] for name in names}
        entries.clear()
        entries.update(sorted_entries)
        return True

    def can_order(
        self, at: KeyPath, own: KeyPath, entries: dict[str, Any], wanted: list[str]
    ) -> bool:
        """Return whether every id to be ordered is there, once; if not, say which is not."""
        before, seen = len(self.problems), set[str]()
        for index, name in enumerate(wanted):
            if name in seen:
                self.refuse((*own, index), f"'{name}' is named twice")
            elif len(at) == 1 and (str(at[0]), name) in self.hidden:
                self.refuse((*own, index), f"'{name}' is hidden by this overlay")
            elif name != REST and name not in entries:
                hint = partial(did_you_mean, name, entries)
                self.refuse((*own, index), f"there is no '{name}' to put in order", hint)
            seen.add(name)
        return len(self.problems) == before

    def put(self, at: KeyPath, own: KeyPath, value: Any) -> None:
        """Put a value of the overlay, with its places, into the base."""
        holder = value_at(self.base.value, at[:-1])
        for keys in paths_in(holder.get(at[-1]), at):
            self.base.places.pop(keys, None)
        holder[at[-1]] = value
        for keys in paths_in(value, own):
            if keys in self.own.places:
                self.base.places[(*at, *keys[len(own) :])] = self.own.places[keys]


def _written(value: Any) -> str:
    """Return a value as text by which equal values are found at once, in a list of any length."""
    return json.dumps(value, sort_keys=True, default=repr)


def paths_in(value: Any, keys: KeyPath) -> Iterator[KeyPath]:
    """Yield the keys of a value and of everything inside it."""
    yield keys
    inner = value.items() if isinstance(value, dict) else ()
    for key, part in enumerate(value) if isinstance(value, list) else inner:
        yield from paths_in(part, (*keys, key))


def value_at(value: Any, keys: KeyPath) -> Any:
    """Return the part of nested values at the keys, or MISSING."""
    for key in keys:
        if not isinstance(value, dict) or key not in value:
            return MISSING
        value = value[key]
    return value


def same(old: Any, new: Any) -> bool:
    """Return whether two values are alike; line breaks in a text do not matter, types do."""
    if isinstance(old, str) and isinstance(new, str):
        return paragraphs(old) == paragraphs(new)
    return type(old) is type(new) and bool(old == new)
