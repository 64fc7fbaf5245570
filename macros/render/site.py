"""A guide with its links worked out: who names whom, and where everything is found."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from math import ceil
from typing import Any

from ..model import KINDS, Entry, Guide, Law, Markup, Source
from ..model.dates import in_words, workday
from ..model.kinds import place_of, words_of
from ..model.numbers import Numbers
from ..model.references import Address, address, backlinks, entries_of, marks_of
from ..model.renewals import Renewal, renewals
from .law import Country, Reach, countries, reaches

READ_AT_START = (
    *("title", "lead", "start", "short", "short_text", "short_button", "full", "full_text"),
    *("full_button", "how", "how_text", "privacy", "all", "all_text", "compare", "compare_text"),
    *("load", "load_text"),
)
READ_WITH_EACH = ("title", "back", "step", "explain", "unknown", "continue")
WORDS_A_MINUTE = 230


class Site:
    """Answers the questions that pages ask of a guide."""

    def __init__(self, guide: Guide, hidden: dict[Address, str] | None = None) -> None:
        self.guide = guide
        self.hidden = hidden or {}  # the titles of entries that the edition hides
        self.entries = entries_of(guide)
        self.numbers = Numbers(guide.company.locale, guide.company.language)

    @cached_property
    def _users(self) -> dict[Address, list[Address]]:
        return backlinks(self.entries, without="see")

    def asking_minutes(self, short: bool) -> int:
        """Return how many minutes a path of the questionnaire takes to read, at least one.

        What is read is the start, each question that everybody is asked with its answers, and
        the page of priorities, at 230 words a minute; thinking takes what it takes.
        """
        count = sum(len(text.split()) for text in self._read_on_path(short))
        return max(1, ceil(count / WORDS_A_MINUTE))

    def _read_on_path(self, short: bool) -> Iterator[str]:
        """Yield the texts that show on a path while nothing is unfolded."""
        words = self.guide.words["questionnaire"]
        yield from (words[name] for name in READ_AT_START)
        around = " ".join(words[name] for name in READ_WITH_EACH)
        for question in self.guide.questions.values():
            if not question.show_if and (question.short or not short):
                labels = (option.label for option in question.options.values())
                yield " ".join((around, question.title, *labels))
        yield from (words[name] for name in ("title", "priorities", "priorities_text"))
        levels = " ".join(words[name] for name in ("less", "normal", "more"))
        yield from (f"{theme.title} {levels}" for theme in self.guide.themes.values())

    def entry(self, kind: str, entry_id: str) -> Entry:
        """Return an entry; KeyError names the kind and id that do not exist."""
        try:
            return self.entries[kind][entry_id]
        except KeyError:
            raise KeyError(f"there is no entry '{kind}/{entry_id}'") from None

    def used_by(self, kind: str, entry_id: str, by: str) -> list[Entry]:
        """Return the entries of kind `by` that name this one, other than as related."""
        users = self._users.get((kind, entry_id), [])
        return [self.entries[user][user_id] for user, user_id in users if user == by]

    def related(self, entry: Entry) -> Iterator[tuple[str, Entry]]:
        """Yield the entries named in `see`, with their kinds."""
        for reference in entry.see:
            kind, entry_id = address(reference)
            if entry_id in self.entries.get(kind, {}):
                yield kind, self.entries[kind][entry_id]

    def items_for(self, kind: str, entry_id: str) -> Iterator[tuple[str, str, str]]:
        """Yield (checklist id, item id, item title) of the items that carry an entry out."""
        for checklist_id, checklist in self.guide.checklists.items():
            for item in checklist.items.values():
                if entry_id in getattr(item, kind, ()):
                    yield checklist_id, item.id, item.title

    def target(self, kind: str, entry_id: str) -> tuple[str, str]:
        """Return the page and anchor of an entry, or of what is written guide:page/path."""
        return place_of(kind, entry_id)

    def named_by(self, kind: str, entry_id: str) -> list[tuple[str, Entry]]:
        """Return the entries that name this one, other than as related, with their kinds."""
        users = self._users.get((kind, entry_id), [])
        return [(user, self.entries[user][user_id]) for user, user_id in users]

    def cited_by(self, source_id: str) -> list[tuple[str, Entry]]:
        """Return the entries that cite a source, with their kinds."""
        return self.named_by("sources", source_id)

    def say(self, path: str, **values: Any) -> str:
        """Return a word of the interface, "checklist.count", with its blanks filled in."""
        group, key = path.split(".")
        return self.numbers.fill(self.guide.words[group], key, **values)

    def label(self, kind: str, field: str) -> str:
        """Return what stands before a field in the list of any kind.

        KeyError says what is missing: its word, or a list that shows what is no text.
        """
        if field not in marks_of(KINDS[kind], Markup):
            hint = f"write overrides/partials/guide/{kind}_list.html"
            raise KeyError(f"the field '{field}' is no text that any list shows: {hint}")
        group = words_of(kind)
        if field not in self.guide.words.get(group, {}):
            raise KeyError(f"data/words.yml has no word for {group}.{field}")
        return self.guide.words[group][field]

    def due(self, days: int, anchor: str) -> str:
        """Return when a step is due, in words: "4 weeks before signing"."""
        name = self.guide.words["anchor"][anchor]
        if days == 0:
            return self.say("due.on", anchor=name)
        count, unit = _count(abs(days))
        path = "due.before" if days < 0 else "due.after"
        return self.say(path, count=count, unit=self.say(f"due.{unit}", count=count), anchor=name)

    def due_date(self, days: int, anchor: str) -> str:
        """Return the date on which a step is due, if the edition knows the anchor date."""
        for name, day in self.guide.company.anchors.items():
            if name == anchor:
                return in_words(workday(day, days), self.guide.words)
        return ""

    def day(self, day: date | None) -> str:
        """Return a date in words; nothing for none."""
        return in_words(day, self.guide.words) if day else ""

    def since(self, law: Law) -> str:
        """Return since when a law applies, in words."""
        if law.in_force is None:
            return self.guide.words["law"]["not_in_force"]
        is_year = len(law.in_force) == 4
        return law.in_force if is_year else self.day(date.fromisoformat(law.in_force))

    def law_state(self, law: Law) -> str:
        """Return the country of a law and the day of its newest text, in words."""
        country = self.guide.words["jurisdiction"].get(law.jurisdiction, law.jurisdiction)
        return self.guide.words["law"]["state"].format(country=country, day=self.day(law.as_of))

    def law_by_country(self) -> list[Country]:
        """Return the law of each country, the edition's own first."""
        return countries(self.guide)

    def law_by_situation(self) -> list[Reach]:
        """Return which laws may reach a reader, by what is true of them."""
        return reaches(self.guide)

    def sources_by_nature(self) -> dict[str, list[Source]]:
        """Return the sources in groups, those that must be renewed first at the top."""
        groups: dict[str, list[Source]] = {}
        for source in sorted(self.guide.sources.values(), key=lambda s: s.renew_by or date.max):
            groups.setdefault(source.nature, []).append(source)
        return groups

    def renewals(self) -> list[Renewal]:
        """Return what must be looked at again, the earliest day first."""
        return renewals(self.guide)


def _count(days: int) -> tuple[int, str]:
    """Return days as a round number of the largest unit that fits."""
    for length, unit in ((30, "months"), (7, "weeks")):
        if days >= 2 * length and days % length == 0:
            return days // length, unit
    return (days // 7, "weeks") if days >= 14 else (days, "days")
