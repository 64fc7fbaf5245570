"""A company's changes laid over the data: changed, hidden, added, put in another order."""

from __future__ import annotations

import re
from typing import Any

from ..model import KINDS
from ..model.errors import Problem, did_you_mean
from ..model.tree import KeyPath, Tree
from .blanks import trouble_with_blanks
from .changes import OWN_PARTS, Change, Overlay
from .fingerprint import NOTHING, SHAPE, Leaf, fingerprint
from .merging import ORDER, Merging, same, value_at


def differs(leaf: Leaf) -> bool:
    """Return whether a change is one. A translation may say that a word stays as it is."""
    return leaf.keys[0] in OWN_PARTS or leaf.merged or not same(leaf.base, leaf.own)


def lay_over(base: Tree, changes: Tree) -> tuple[Overlay, list[Problem]]:
    """Change `base` in place by an edition's changes; return what was done and what is wrong.

    Mappings are merged by key, any other value replaces, null hides an entry, an unknown id adds
    one, `order:` sorts, and `{add: [...], remove: [...]}` changes a list without replacing it.
    """
    laying = _Laying(base, changes)
    for part, entries in (changes.value or {}).items():
        laying.part(part, entries)
    return laying.overlay, laying.problems


class _Laying(Merging):
    """Lays one overlay over the base, entry by entry."""

    def __init__(self, base: Tree, changes: Tree) -> None:
        super().__init__(base, changes)
        self.overlay = Overlay(files={place[0] for place in changes.places.values()})
        renamed = base.value.get("renamed")
        self.claimed: dict[KeyPath, str] = {}
        self.renamed: dict[str, Any] = dict(renamed) if isinstance(renamed, dict) else {}

    def part(self, part: str, entries: Any) -> None:
        """Lay one file over its part of the guide."""
        if not isinstance(entries, dict):
            self.refuse((part,), "must be a mapping of ids to changes")
            return
        if not isinstance(self.base.value.get(part), dict):
            self.base.value[part] = {}
        order = entries.get(ORDER) if part in KINDS else None
        for key, value in entries.items():
            if key != ORDER or part not in KINDS:
                self.entry(part, key, value, entries)
        if order is not None and self.order((part,), (part, ORDER), order):
            place = self.own.place_of((part, ORDER))
            self.overlay.changes.append(Change(part, ORDER, "ordered", place, ORDER))

    def entry(self, part: str, written: str, value: Any, entries: dict[str, Any]) -> None:
        """Change, hide or add one entry."""
        known = self.base.value[part]
        key = self.today(part, written, known)
        own, at = (part, written), (part, key)
        other = self.claimed.setdefault(at, written)
        if key != written and (key in entries or other != written):
            self.refuse(own, f"the base calls it '{key}' now, and the overlay names that, too")
        elif part == "company" and value is None:
            hint = "write a value; a colour stands in quotes, because # begins a comment"
            self.refuse(own, "is empty", hint)
        elif part == "renamed" or (part == "search" and value is not None):
            self.put(at, own, value)
        elif value is None:
            self.hide(at, own)
        elif key in known:
            self.change(at, own, value)
        else:
            self.add(at, own, value)

    def today(self, part: str, written: str, known: dict[str, Any]) -> str:
        """Return the id that the base gives an entry today, following its renames."""
        key, seen = written, set()
        while key not in known and key not in seen:
            seen.add(key)
            new = self.renamed.get(f"{part.replace('_', '-')}/{key}") or ""
            kind, _, name = str(new).partition("/")
            key = name if kind.replace("-", "_") == part and name else key
        return key

    def hide(self, at: KeyPath, own: KeyPath) -> None:
        """Take an entry away."""
        part, key = str(at[0]), str(at[1])
        if key not in self.base.value[part]:
            self.refuse(own, "the overlay hides an entry that does not exist", self.hint(part, key))
        elif part == "words":
            self.refuse(own, "words cannot be hidden", "write '' where nothing is to be shown")
        elif part == "delivery_models":
            self.refuse(own, "the delivery models cannot be hidden", "change their words")
        elif part not in KINDS:
            self.take_away(at, own)
        else:
            entry = self.base.value[part].pop(key)
            title = str(entry.get("title", key)) if isinstance(entry, dict) else key
            change = Change(part, key, "hidden", self.own.place_of(own), str(own[1]), title=title)
            self.overlay.changes.append(change)
            self.overlay.hidden[(part, key)] = change
            self.hidden.add((part, key))

    def take_away(self, at: KeyPath, own: KeyPath) -> None:
        """Take a field of a part away that is not made of entries."""
        leaves = tuple(self.merge(at, own, None))
        self.note(at, own, leaves, None)

    def hint(self, part: str, key: str) -> str:
        """Return what may have been meant by an id that does not exist."""
        name = f"{part.replace('_', '-')}/{key}"
        if name in self.renamed and self.renamed[name] is None:
            return "the base removed it for good; delete these lines"
        if name in self.renamed:
            return f"it is called {self.renamed[name]} now"
        return did_you_mean(key, self.base.value[part])

    def add(self, at: KeyPath, own: KeyPath, value: Any) -> None:
        """Add an entry of the edition's own, which must be complete."""
        part, key = str(at[0]), str(at[1])
        if part == "words":
            self.refuse(own, "no such group of words", self.hint(part, key))
            return
        if part in KINDS and not self.is_complete(part, key, own, value):
            return
        based_on = value.pop("based_on", None) if isinstance(value, dict) else None
        if based_on not in (None, NOTHING):
            self.refuse(
                (*own, "based_on"),
                "the base no longer has this entry",
                self.hint(part, str(own[1])),
            )
        self.put(at, own, value)
        title = str(value.get("title", key)) if isinstance(value, dict) else key
        place = self.own.place_of(own)
        leaves = () if part in KINDS else (Leaf(at, None, value),)
        change = Change(part, key, "added", place, str(own[1]), leaves, based_on, NOTHING, title)
        self.overlay.changes.append(change)
        self.overlay.added.add((part, key))

    def is_complete(self, part: str, key: str, own: KeyPath, value: Any) -> bool:
        """Return whether a new entry has what its kind needs; if not, say what is missing."""
        if not isinstance(value, dict):
            self.refuse(own, "must be a mapping of fields, or null to hide the entry")
            return False
        fields = KINDS[part].model_fields
        missing = [n for n in fields if fields[n].is_required() and n not in value and n != "id"]
        if not missing:
            return True
        for name in value.keys() - {*fields, "based_on"}:
            self.refuse((*own, name), "no such field", did_you_mean(name, fields))
        kind = part.replace("_", " ")
        names = ", ".join(missing[:3]) + (f" and {len(missing) - 3} more" if missing[3:] else "")
        self.refuse(
            own,
            f"no entry '{key}' in {kind} to change, and too little for a new one: no {names}",
            self.hint(part, key),
        )
        return False

    def change(self, at: KeyPath, own: KeyPath, value: Any) -> None:
        """Change fields of an entry, or a part of a thing that is not made of entries."""
        based_on = None
        if isinstance(value, dict) and isinstance(value_at(self.base.value, at), dict):
            based_on = value.get("based_on")
            value = {key: part for key, part in value.items() if key != "based_on"}
            if not self.may_be_changed(at, own, value, based_on):
                return
        elif at[0] in KINDS:
            self.refuse(own, "must be a mapping of fields, or null to hide the entry")
            return
        before = len(self.problems)
        leaves = tuple(self.merge(at, own, value))
        if len(self.problems) == before and not any(differs(leaf) for leaf in leaves):
            self.refuse(own, "changes nothing", "say what it changes, or delete it")
        if at[0] == "words":
            for leaf in leaves:
                if trouble := trouble_with_blanks(leaf):
                    self.refuse(leaf.keys, trouble, f"the base says {leaf.base!r:.80}")
        self.note(at, own, leaves, based_on)

    def may_be_changed(self, at: KeyPath, own: KeyPath, value: Any, based_on: Any) -> bool:
        """Return whether the change is one; if not, say why."""
        if based_on == NOTHING:
            hint = "give yours another id, or write what it changes in the base's"
            self.refuse(own, "the base has an entry of this id now, and so has the overlay", hint)
        elif based_on is not None and not re.match(SHAPE, str(based_on)):
            name = f"{own[0]}/{own[1]}".replace("_", "-")
            hint = f"python -m macros overlay --accept {name} writes it"
            self.refuse((*own, "based_on"), f"is no fingerprint (found {based_on!r:.40})", hint)
        elif not value:
            self.refuse(own, "changes nothing", "say what it changes, or delete it")
        else:
            return True
        return False

    def note(self, at: KeyPath, own: KeyPath, leaves: tuple[Leaf, ...], based_on: Any) -> None:
        """Remember a change that does something."""
        if not leaves:
            return
        part, key = str(at[0]), str(at[1])
        entry = self.base.value[part].get(key)
        title = str(entry.get("title", key)) if isinstance(entry, dict) else key
        place, mark = self.own.place_of(own), fingerprint(leaves, at)
        self.overlay.changes.append(
            Change(part, key, "changed", place, str(own[1]), leaves, based_on, mark, title)
        )
