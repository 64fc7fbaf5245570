"""Numbers and counted words as an edition's language writes them; numbers.js is its twin.

A word of the interface that counts something has the blank {count}, and a form for each number
that the language tells apart, named after its class in CLDR: `days: days`, `days_one: day`. The
word without an ending serves for all other numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import lru_cache
from typing import Any

from babel import Locale
from babel.core import get_global
from babel.localedata import exists

FORMS = ("zero", "one", "two", "few", "many")


class Numbers:
    """Writes numbers as a language and country do: `Numbers("de-AT")`.

    What is counted may be in another language: `Numbers("de-CH", "en")`.
    """

    def __init__(self, locale: str, language: str = "") -> None:
        self._locale, self._language = _known(locale), _known(language or locale)

    @property
    def marks(self) -> dict[str, Any]:
        """Return how numbers are written: the `decimal` mark, `group` mark and `sizes` of groups.

        Browsers disagree about them, so the twin gets them from here.
        """
        symbols, pattern = self._locale.number_symbols["latn"], self._locale.decimal_formats[None]
        group = symbols["group"]
        return {"decimal": symbols["decimal"], "group": group, "sizes": [*pattern.grouping]}

    def number(self, value: float, digits: int = 0) -> str:
        """Return a number with so many digits after the decimal mark: 2,000 or −3.5."""
        found, marks = _decimal(value, digits), self.marks
        whole, _, part = str(abs(found)).partition(".")
        sign = "−" if found < 0 else ""
        return sign + _grouped(whole, marks) + (marks["decimal"] + part if part else "")

    def points(self, half_points: int) -> str:
        """Return half points as a person counts them: 7 is 3.5, 8 is 4."""
        return self.number(half_points / 2, half_points % 2)

    def percent(self, share: float, digits: int = 0) -> str:
        """Return a share of 1 as a number of hundredths, without a sign: 0.125 is 12.5 or 13."""
        return self.number(share * 100, digits)

    def form(self, words: Mapping[str, str], key: str, count: float) -> str:
        """Return the word under the key that fits the count; KeyError if there is no such word."""
        return words.get(f"{key}_{self._language.plural_form(abs(count))}", words[key])

    def fill(self, words: Mapping[str, str], key: str, **values: Any) -> str:
        """Return a word with its blanks filled in; `count` decides its form.

        Numbers are written in the way of the language, texts as they are.
        """
        text = self.form(words, key, values["count"]) if "count" in values else words[key]
        written = {
            name: self.number(value) if isinstance(value, int | float) else value
            for name, value in values.items()
        }
        return text.format(**written)

    def tenths(self, words: Mapping[str, str], count: int, total: int) -> str:
        """Return a share without false precision: "in about 9 of 10"."""
        tenths = (10 * count + total // 2) // total
        if count in (0, total):
            return words["share_none" if count == 0 else "share_all"]
        if count * 20 >= total * 19:
            return words["share_most"]
        return words["share_few"] if tenths == 0 else self.fill(words, "share_about", tenths=tenths)


def rounded(value: float, digits: int = 0) -> float:
    """Return a number rounded as people do it: a half goes away from zero."""
    return float(_decimal(value, digits))


def bar(value: float, low: float, high: float) -> tuple[int, int]:
    """Return the ends of a bar from zero to a value, in hundredths of the way from low to high."""
    ends = sorted(int(rounded(100 * (each - low) / (high - low))) for each in (0, value))
    return ends[0], ends[1]


def trouble_with_locale(locale: str) -> str:
    """Return what is not known of a language and country; nothing if both are."""
    language, _, part = locale.partition("-")
    if not exists(language):
        return "is in no language whose numbers are known"
    is_country = not part or len(part) > 2 or part in get_global("territory_languages")
    return "" if is_country else "names no country that is known"


@lru_cache(maxsize=32)
def _known(locale: str) -> Locale:
    language, country = locale.partition("-")[::2]
    return Locale(language, country if exists(f"{language}_{country}") else None)


def _decimal(value: float, digits: int) -> Decimal:
    """Return a number rounded; from its digits, so that 1.005 is as much a half as it looks."""
    with localcontext(prec=400):
        return Decimal(repr(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def _grouped(digits: str, marks: dict[str, Any]) -> str:
    last, others = marks["sizes"]
    groups, rest = [digits[-last:]], digits[:-last]
    while rest:
        groups.insert(0, rest[-others:])
        rest = rest[:-others]
    return str(marks["group"]).join(groups)
