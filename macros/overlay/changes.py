"""What an edition does to the data, noted for its report."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from ..model.tree import KeyPath, Place
from .fingerprint import Leaf

Address = tuple[str, str]
Verb = Literal["changed", "hidden", "added", "ordered"]

# Parts that an edition states for itself: saying the same as the base is no mistake there.
OWN_PARTS = {"company", "renamed", "search"}


@dataclass(frozen=True)
class Change:
    """What an overlay does to one entry, or to one group of a part that has no entries."""

    part: str
    key: str
    verb: Verb
    place: Place
    written_as: str
    leaves: tuple[Leaf, ...] = ()
    based_on: str | None = None
    fingerprint: str = ""
    title: str = ""

    @property
    def name(self) -> str:
        """Return how people write it: risks/key-person-dependence."""
        return f"{self.part.replace('_', '-')}/{self.key}"

    @property
    def is_stale(self) -> bool:
        """Return whether the base moved on in a field that the edition replaces."""
        old, new = (self.based_on or "").partition("-"), self.fingerprint.partition("-")
        return self.verb == "changed" and old[0] == new[0] and old[2] != new[2]

    @property
    def takes_a_mark(self) -> bool:
        """Return whether it can say what it is based on: a single value has no room for that."""
        is_value = any(len(leaf.keys) == len((self.part, self.key)) for leaf in self.leaves)
        return self.part not in OWN_PARTS and not is_value

    @property
    def is_unrecorded(self) -> bool:
        """Return whether nobody wrote down which base the change was made against."""
        old, new = (self.based_on or "").partition("-"), self.fingerprint.partition("-")
        return self.verb == "changed" and self.takes_a_mark and old[0] != new[0]

    @property
    def was_renamed(self) -> bool:
        """Return whether the base has given the entry another id since."""
        return self.written_as != self.key


@dataclass(frozen=True)
class Dropped:
    """A reference that went with the hidden entry it named."""

    keys: KeyPath
    target: Address


@dataclass
class Overlay:
    """Everything that an edition does to the data."""

    changes: list[Change] = field(default_factory=list)
    hidden: dict[Address, Change] = field(default_factory=dict)
    added: set[Address] = field(default_factory=set)
    dropped: list[Dropped] = field(default_factory=list)
    freed: list[Address] = field(default_factory=list)
    files: set[str] = field(default_factory=set)

    @property
    def titles(self) -> dict[Address, str]:
        """Return the titles of the entries that are hidden."""
        return {target: change.title for target, change in self.hidden.items()}
