"""The law in the order in which a reader looks for it: by country, and by what is true of them."""

from __future__ import annotations

from typing import NamedTuple, get_args

from ..model import Guide, Law
from ..model.law import Situation

EU_MEMBERS = frozenset(
    {"AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU"}
    | {"IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"}
)
EVERYWHERE = "worldwide"


class Country(NamedTuple):
    """The rules of a country, a union or the world, and which choices of a country show them."""

    code: str
    name: str
    laws: list[Law]
    choice: int  # its own number among the choices; 0 shows all
    shown_for: str  # the numbers of the choices that show it, with spaces between


class Reach(NamedTuple):
    """What may be true of a reader, and the rules that may then reach them."""

    situation: str
    laws: list[tuple[Country, Law]]
    shown_for: str


def countries(guide: Guide) -> list[Country]:
    """Return the rules by country: the edition's own first, then its union, then the others."""
    found: dict[str, list[Law]] = {}
    for law in guide.law.values():
        found.setdefault(law.jurisdiction, []).append(law)
    own = [code for code in _wider(guide.company.country) if code in found]
    codes = [*own, *(code for code in found if code not in own)]
    choices = [code for code in codes if code != EVERYWHERE]
    names = guide.words["jurisdiction"]
    return [
        Country(code, names.get(code, code), found[code], *_choice(code, choices)) for code in codes
    ]


def reaches(guide: Guide) -> list[Reach]:
    """Return for each situation the rules that may reach a reader in it."""
    by_country = countries(guide)
    rows = []
    for situation in get_args(Situation):
        laws = [(c, law) for c in by_country for law in c.laws if situation in law.situations]
        choices = {choice for country, _ in laws for choice in country.shown_for.split()}
        if laws:
            rows.append(Reach(situation, laws, " ".join(sorted(choices, key=int))))
    return rows


def _wider(code: str | None) -> list[str]:
    """Return a country and what it belongs to, the nearest first; nothing if none is set."""
    union = ["EU"] if code in EU_MEMBERS else []
    return [code, *union, EVERYWHERE] if code else []


def _choice(code: str, choices: list[str]) -> tuple[int, str]:
    """Return the number of a choice, and the numbers of those that show its rules."""
    showing = [n for n, reader in enumerate(choices, start=1) if code in _wider(reader)]
    return (choices.index(code) + 1 if code in choices else 0), " ".join(map(str, showing))
