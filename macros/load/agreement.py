"""Whether the texts agree on the numbers that data/numbers.yml declares."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..model import KINDS
from ..model.agreed import AgreedNumber
from ..model.references import address
from ..model.tree import KeyPath

Parts = dict[str, Any]
Finding = tuple[KeyPath, str, str]
Place = tuple[str, str]
Texts = list[tuple[KeyPath, str]]

# What may stand where a declared number stands: figures, and numbers in words.
NUMBERS = (
    r"\d[\d.,]*\d|\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty"
    r"|once|twice|(?:three|four) times"
)


def check_numbers_agree(parts: Parts) -> Iterator[Finding]:
    """A declared number is the same wherever its words stand, and stands where it should."""
    entries = list(_entries(parts))
    for name, agreed in (parts.get("numbers") or {}).items():
        stated: set[Place] = set()
        pattern, words = _pattern(agreed), _words_around(agreed)
        for whole, texts in entries:
            if any(word in whole for word in words):  # most entries: told without a pattern
                for keys, found in _found(pattern, texts):
                    stated.add((str(keys[0]), str(keys[1])))
                    if agreed.number.casefold() not in found.groups():
                        yield keys, *_told(name, agreed, found[0])
        yield from _unstated(parts, name, agreed, stated)


def _found(pattern: re.Pattern[str], texts: Texts) -> Iterator[tuple[KeyPath, re.Match[str]]]:
    for keys, text in texts:
        for found in pattern.finditer(text):
            yield keys, found


def _told(name: str, agreed: AgreedNumber, found: str) -> tuple[str, str]:
    """Return what is wrong with a number that is not the declared one, and what to write."""
    message = f"says {found!r}, but {name} in numbers.yml is '{agreed.number}'"
    return message, "write the same, or change numbers.yml and every entry that it lists"


def _unstated(
    parts: Parts, name: str, agreed: AgreedNumber, stated: set[Place]
) -> Iterator[Finding]:
    """Yield the entries that should state a number and do not."""
    for index, to in enumerate(agreed.where):
        kind, entry_id = address(to)
        if (kind, entry_id) not in stated:
            there = entry_id in parts.get(kind, {})
            message = f"'{to}' does not state it" if there else f"there is no entry '{to}'"
            hint = f"write it as in {agreed.says[0]!r}, or take this line away"
            yield ("numbers", name, "where", index), message, hint


def _entries(parts: Parts) -> Iterator[tuple[str, Texts]]:
    """Yield each entry as one text to look into first, and as its texts with their places."""
    for kind in KINDS:
        for entry_id, entry in parts.get(kind, {}).items():
            texts = list(_strings(entry.model_dump(), (kind, entry_id)))
            yield "\n".join(text for _, text in texts), texts


def _strings(value: Any, keys: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """Yield every string in plain values, on one line and in small letters."""
    if isinstance(value, str):
        yield keys, " ".join(value.replace("*", "").casefold().split())
    elif isinstance(value, (dict, list, tuple)):
        for key, part in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _strings(part, (*keys, key))


def _pattern(agreed: AgreedNumber) -> re.Pattern[str]:
    """Return what finds the words around a number with any number in its place."""
    blank = rf"({re.escape(agreed.number.casefold())}|{NUMBERS})"
    phrases = (re.escape(says.casefold()).replace(r"\#", blank) for says in agreed.says)
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)")


def _words_around(agreed: AgreedNumber) -> list[str]:
    """Return of each phrase the longer part beside its number."""
    return [max(says.casefold().split("#"), key=len) for says in agreed.says]
