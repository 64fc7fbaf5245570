"""What a risk register says of itself, in sentences; view.js of the tool is the twin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from ..model.dates import in_words
from ..model.numbers import Numbers
from .register import Register, Row

Words = Mapping[str, Mapping[str, str]]
MONTHS_AHEAD = 12  # of acceptances that the sentence on top names


class View:
    """The sentences of a register, in the words of an edition.

    `texts` has the titles of the matrix, of risks and mitigations, as register_data() returns them.
    """

    def __init__(
        self, register: Register, texts: Mapping[str, Any], words: Words, numbers: Numbers
    ) -> None:
        self._of, self._texts, self._words, self._numbers = register, texts, words, numbers

    def say(self, key: str, **values: Any) -> str:
        """Return a word of the register with its blanks filled in; {number} is a count in words."""
        if "count" in values:
            values["number"] = self._in_words(values["count"])
        return self._numbers.fill(self._words["register"], key, **values)

    def _in_words(self, count: int) -> str:
        names = [name.strip() for name in self._words["register"]["numbers"].split(",")]
        return names[count - 1] if 0 < count <= len(names) else self._numbers.number(count)

    def day(self, day: str) -> str:
        """Return a day in words."""
        return in_words(date.fromisoformat(day), {"date": dict(self._words["date"])})

    def month(self, day: str) -> str:
        """Return the month of a day in words: May 2027."""
        months = [name.strip() for name in self._words["date"]["months"].split(",")]
        return f"{months[int(day[5:7]) - 1]} {day[:4]}"

    def title(self, kind: str, name: str) -> str:
        """Return the name of a risk or mitigation: the reader's, the guide's, or what is left."""
        entries = self._of.risks if kind == "risks" else self._of.mitigations
        own = entries.get(name, {}).get("title")
        return str(own or self._texts[kind].get(name, {}).get("title") or self._unknown(kind, name))

    def _unknown(self, kind: str, name: str) -> str:
        nameless = "nameless" if kind == "risks" else "nameless_mitigation"
        return self.say(nameless if name.startswith("own-") else "gone", id=name)

    def titles(self, kind: str, names: list[str]) -> str:
        """Return several names in one line."""
        return "; ".join(self.title(kind, name) for name in names)

    def level(self, level: str) -> str:
        """Return a level as it stands inside a sentence."""
        return str(self._texts["matrix"]["levels"][level]["title"]).lower()

    def rating(self, rating: str) -> str:
        """Return a rating in words: Likely, serious."""
        if not self._of.levels.points(rating):
            return self.say("unrated")
        likelihood, impact = rating.split("/")
        matrix = self._texts["matrix"]
        return f"{matrix['likelihood'][likelihood]}, {str(matrix['impact'][impact]).lower()}"

    # The whole

    def finding(self) -> str:
        """Return the sentence on top; nothing while there is no risk."""
        if not self._of.rows:
            return ""
        text = ", ".join([*self._worst(), *self._without_owner(), *self._running_out()])
        return f"{text[0].upper()}{text[1:]}."

    def _worst(self) -> Iterator[str]:
        """Yield how many risks have the two worst levels that there are."""
        counts = self._of.count()
        found = [name for name in reversed(self._of.levels.names) if counts[name]][:2]
        for name in found:
            yield self.say("count_level", count=counts[name], level=self.level(name))
        if not found:
            yield self.say("count_unrated", count=counts[""])

    def _without_owner(self) -> Iterator[str]:
        if found := self._of.without_owner():
            yield self.say("count_no_owner", count=len(found))

    def _running_out(self) -> Iterator[str]:
        today = self._of.today
        ends = list(self._of.acceptances().values())
        if over := [day for day in ends if day < today]:
            yield self.say("count_over", count=len(over))
        ahead = [day for day in ends if day >= today]
        if ahead and _months_between(today, ahead[0]) <= MONTHS_AHEAD:
            count = Counter(day[:7] for day in ahead)[ahead[0][:7]]
            yield self.say("count_ending", count=count, month=self.month(ahead[0]))

    def lead(self) -> list[str]:
        """Return what comes next and what is late, as sentences."""
        return [*self._next(), *self._late(), *self._asking()]

    def _next(self) -> Iterator[str]:
        today = self._of.today
        coming = sorted((row.due, row.id) for row in self._of.rows if row.due >= today)
        for day, name in coming[:1]:
            yield self.say("lead_next", title=self.title("risks", name), day=self.day(day))

    def _asking(self) -> Iterator[str]:
        for key in ("proposed", "unrated", "review_due", "all_done"):
            if names := self._of.asking(key):
                yield self.say(f"lead_{key}", count=len(names))

    def _late(self) -> Iterator[str]:
        if late := self._of.late():
            days = next(iter(late.values()))
            yield self.say("lead_late", count=len(late)) + " " + self.say("longest", count=days)

    def counts(self, which: str) -> str:
        """Return the counts of all levels in a line, worst first."""
        counts = self._of.count(which)
        parts = [
            f"{self._numbers.number(counts[name])} {self.level(name)}"
            for name in reversed(self._of.levels.names)
        ]
        if counts[""]:
            parts.append(f"{self._numbers.number(counts[''])} {self.say('unrated')}")
        return ", ".join(parts)

    # One risk

    def asks(self, row: Row) -> list[str]:
        """Return what is missing, wrong or due at a risk, as sentences."""
        return [self.say(f"ask_{key}", **self._values(key, row)) for key in row.asks]

    def _values(self, key: str, row: Row) -> dict[str, Any]:
        """Return what the blanks of an ask are filled with."""
        entry, kept = self._of.risks[row.id], self._of.mitigations
        names = list(entry.get("mitigations", ()))
        level = self._texts["matrix"]["levels"].get(row.level, {})
        match key:
            case "acceptance_open":
                missing = [n for n in ("by", "why", "until") if not entry.get(f"accepted_{n}")]
                return {"missing": ", ".join(self.say(f"accepted_{name}") for name in missing)}
            case "acceptance_over":
                return {"day": self.day(entry["accepted_until"]), "who": level["by"]}
            case "acceptance_long":
                return {"level": level["title"], "count": level["months"]}
            case "acceptance_outgrown":
                before = self._texts["matrix"]["levels"][self._of.levels.of(entry["accepted_at"])]
                return {"before": before["title"], "level": level["title"], "who": level["by"]}
            case "mitigation_late":
                late = [name for name in names if name in self._of.late()]
                return {"names": self.titles("mitigations", late)}
            case "no_proof":
                bare = [name for name in names if not kept[name].get("proof")]
                return {"names": self.titles("mitigations", bare)}
            case "review_due":
                return {"day": self.day(entry["review"])}
        return {}

    def touches(self, name: str) -> str:
        """Say which risks a mitigation serves: what happens if we do this one."""
        risks = self._of.touched_by()[name]
        if not risks:
            return self.say("touches_none")
        return self.say("touches", count=len(risks), names=self.titles("risks", risks))


def _months_between(start: str, end: str) -> int:
    return (int(end[:4]) - int(start[:4])) * 12 + int(end[5:7]) - int(start[5:7])
