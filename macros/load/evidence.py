"""Whether sources say what is said of them, texts show their law, and what is to be renewed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from ..model import KINDS, Guide
from ..model.base import Entry
from ..model.markup import link_targets
from ..model.references import address, texts_of
from ..model.renewals import renewals
from ..model.tree import KeyPath

Finding = tuple[KeyPath, str, str]
Parts = dict[str, Any]

READ = {"original", "copy"}
OURS = {"calculation", "conclusion"}
OWN_VOICE = re.compile(r"\b(in our view|our (own )?conclusion|we (conclude|infer|add:))", re.I)
WITHOUT_LAW = {"law", "sources"}  # they are what a law rests on, and the law itself


def check_readings(parts: Parts) -> Iterator[Finding]:
    """A statement counts as read only where something was read, and ours is called ours."""
    for source_id, source in parts.get("sources", {}).items():
        for index, statement in enumerate(source.supports):
            keys = ("sources", source_id, "supports", index, "basis")
            if statement.basis in OURS:
                continue
            if source.nature == "own-work":
                yield keys, f"our own work has no basis '{statement.basis}'", "write conclusion"
            elif statement.basis == "source" and source.read_as not in READ:
                hint = "write basis: secondary, or what was read"
                yield keys, f"'{source.read_as}' was read of it, and not the text itself", hint
            elif OWN_VOICE.search(statement.text):
                hint = "write basis: conclusion, or say what the source says"
                yield keys, f"our own conclusion is cited as '{statement.basis}'", hint


def check_dates_of_law(parts: Parts) -> Iterator[Finding]:
    """What is in force says since when, a bill is not; a text is renewed after it was seen."""
    for law_id, law in parts.get("law", {}).items():
        if law.in_force is None and law.nature != "bill":
            hint = "write a day or a year; null is for bills"
            yield ("law", law_id, "in_force"), "does not say since when it applies", hint
        if law.in_force and law.nature == "bill":
            yield (
                ("law", law_id, "in_force"),
                "a bill is not in force",
                "write null, or nature: law",
            )
        if law.in_force and not _is_a_day(law.in_force):
            yield ("law", law_id, "in_force"), f"there is no day {law.in_force}", ""
        if law.renew_by <= law.as_of:
            yield ("law", law_id, "renew_by"), "must be later than as_of", ""
    for source_id, source in parts.get("sources", {}).items():
        if source.renew_by and source.checked and source.renew_by <= source.checked:
            yield ("sources", source_id, "renew_by"), "must be later than checked", ""


def _is_a_day(text: str) -> bool:
    """Return whether a day is in the calendar; a year alone is, too."""
    try:
        date.fromisoformat(text if len(text) > 4 else f"{text}-01-01")
    except ValueError:
        return False
    return True


def check_texts_show_their_law(parts: Parts) -> Iterator[Finding]:
    """An entry that names a law in a text names it in `law`, too, or links to it there."""
    names = {name: law_id for law_id, law in parts.get("law", {}).items() for name in law.names}
    if not names:
        return
    pattern = re.compile(
        rf"(?<!\w)({'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})(?!\w)"
    )
    for kind in KINDS:
        for entry_id, entry in parts.get(kind, {}).items() if kind not in WITHOUT_LAW else ():
            shown = {*entry.law, *_linked(entry)}
            for keys, name in _named(entry, pattern):
                if names[name] not in shown:
                    shown.add(names[name])  # once for each law
                    hint = f"add it to the entry, as in law: [{names[name]}]"
                    yield (kind, entry_id, *keys), f"names '{name}' without showing its law", hint


def unshown_law(guide: Guide) -> Iterator[Finding]:
    """Return where a complete guide names a law without showing it."""
    return check_texts_show_their_law({kind: getattr(guide, kind) for kind in KINDS})


def _linked(entry: Entry) -> Iterator[str]:
    """Yield the laws to which the texts of an entry link."""
    for text in texts_of(entry):
        for kind, law_id in map(address, link_targets(text.value)):
            if kind == "law":
                yield law_id


def _named(entry: Entry, pattern: re.Pattern[str]) -> Iterator[tuple[KeyPath, str]]:
    """Yield each name of a law in the texts of an entry, with the keys of its place."""
    for found in texts_of(entry):
        for match in pattern.finditer(found.value):
            yield found.keys, match[1]


def overdue(guide: Guide, day: date) -> Iterator[Finding]:
    """Yield what should have been looked at again before a day, the longest overdue first."""
    for renewal in renewals(guide):
        if renewal.day < day:
            message = f"was to be looked at again by {renewal.day}"
            hint = "look for a newer text, then write the day of the next look"
            yield (renewal.kind, renewal.entry.id, "renew_by"), message, hint
