"""What pydantic finds wrong, as sentences that an editor of the data can act on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ..model.agreed import ONE_BLANK
from ..model.base import ID_PATTERN, LINE_PATTERN, TEXT_PATTERN
from ..model.costing import AMOUNT_PATTERN, RATE_PATTERN
from ..model.edition import ADDRESS, COLOUR, COUNTRY, CURRENCY, LOCALE
from ..model.errors import Problem, did_you_mean
from ..model.law import DAY_OR_YEAR, JURISDICTION
from ..model.tree import KeyPath, Tree

LONGEST_FOUND = 60
PATTERNS = {
    ID_PATTERN: "an id is made of small letters, digits and single hyphens",
    LINE_PATTERN: "must be one line that does not begin with a space",
    TEXT_PATTERN: "must not be empty",
    AMOUNT_PATTERN: "must be an amount in figures without groups, such as '12000' or '12.50'",
    RATE_PATTERN: "must be a rate in per cent in figures, such as '2.5'",
    r"^[a-z]$": "must be one small letter",
    r"^[1-9]$": "must be one digit from 1 to 9, in quotes",
    r"^https?://\S+$": "must be an address that begins with https://",
    COLOUR: "must be a colour written as #rrggbb, in quotes, for example '#11566a'",
    LOCALE: "must be a language and perhaps a country, for example de or de-AT",
    COUNTRY: "must be the two letters of a country, for example DE or UK",
    DAY_OR_YEAR: "must be a day, or a year in quotes, for example 2025-12-06 or '2013'",
    JURISDICTION: "must be two letters, for example EU, DE or UK, or worldwide",
    ONE_BLANK: "must have one # where the number stands",
    CURRENCY: "must be the three letters of a currency, for example EUR",
    ADDRESS: "must be an address with http(s) that ends with a slash",
}
KINDS_OF_VALUE = {
    "string_type": "must be text",
    "tuple_type": "must be a list",
    "list_type": "must be a list",
    "dict_type": "must be a mapping",
    "model_type": "must be a mapping",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_from_float": "must be a whole number",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "date_type": "must be a date, as in 2026-01-31",
    "date_parsing": "must be a date, as in 2026-01-31",
    "date_from_datetime_parsing": "must be a date, as in 2026-01-31",
    "date_from_datetime_inexact": "must be a date without a time, as in 2026-01-31",
}
LIMITS = {
    "greater_than_equal": "must be at least {ge}",
    "less_than_equal": "must be at most {le}",
    "string_too_long": "must have at most {max_length} characters",
    "too_short": "needs at least {min_length}",
    "too_long": "takes at most {max_length}",
}


def problems_of(
    error: ValidationError, tree: Tree, keys: KeyPath, model: type[BaseModel]
) -> Iterator[Problem]:
    """Yield what is wrong with the value at `keys`, each at its own place."""
    errors = error.errors(include_url=False)
    places = [each["loc"] for each in errors]
    for each in errors:
        # A list counts as too short when one of its items is broken, which is said already.
        inside = any(
            place != each["loc"] and place[: len(each["loc"])] == each["loc"] for place in places
        )
        if not (each["type"] == "too_short" and inside):
            yield _problem(tree, keys, model, each)


def shown(value: Any) -> str:
    """Return a value as it may stand in a sentence."""
    match value:
        case None:
            return "nothing"
        case bool():
            return str(value).lower()
        case date():
            return value.isoformat()
        case dict():
            return "a mapping"
        case list() | tuple():
            return "a list"
    text = repr(value)
    return text if len(text) <= LONGEST_FOUND else text[: LONGEST_FOUND - 1] + "…"


def _problem(tree: Tree, keys: KeyPath, model: type[BaseModel], error: ErrorDetails) -> Problem:
    """Return one pydantic error as a sentence at its place in the file."""
    loc = tuple(part for part in error["loc"] if part != "[key]")
    where = (*keys, *(loc[:-1] if loc[-1:] == ("id",) else loc))
    message, hint = _sentence(model, loc, error)
    return tree.problem(where, message, hint)


def _sentence(model: type[BaseModel], loc: KeyPath, error: ErrorDetails) -> tuple[str, str]:
    """Return what is wrong, and what may help."""
    kind, value = error["type"], error["input"]
    found = f" (found {shown(value)})"
    match kind:
        case "missing":
            return f"is missing: {_description(model, loc)}", ""
        case "extra_forbidden":
            names = _fields_at(model, loc)
            return "there is no such field", did_you_mean(loc[-1], names) or _listed(names)
        case "literal_error":
            expected = str(error.get("ctx", {}).get("expected", ""))
            words = [word.strip("'") for word in expected.replace(" or ", ", ").split(", ")]
            return f"must be {expected}{found}", did_you_mean(value, words)
        case "string_pattern_mismatch":
            pattern = str(error.get("ctx", {}).get("pattern", ""))
            return PATTERNS.get(pattern, f"must match {pattern}") + found, ""
        case "string_too_short":
            return "must not be empty", ""
        case "value_error":
            return error["msg"].removeprefix("Value error, "), ""
        case _ if kind in KINDS_OF_VALUE:
            return KINDS_OF_VALUE[kind] + found, _hint_for(kind, value)
        case _ if kind in LIMITS:
            count = len(value) if hasattr(value, "__len__") else shown(value)
            return f"{LIMITS[kind].format(**error['ctx'])} (found {count})", ""
    return error["msg"][:1].lower() + error["msg"][1:] + found, ""


def _hint_for(kind: str, value: Any) -> str:
    if kind == "string_type" and isinstance(value, bool | int | float | date):
        return "put it in quotes"
    in_quotes = kind == "int_type" and isinstance(value, str) and value.isdigit()
    return "write it without quotes" if in_quotes else ""


def _listed(names: list[str]) -> str:
    return "fields: " + ", ".join(names)


def _model_at(model: type[BaseModel], loc: KeyPath) -> type[BaseModel]:
    """Return the class that describes the mapping around the last key."""
    for key in loc[:-1]:
        field = model.model_fields.get(str(key))
        if field is not None:
            model = next(iter(classes_in(field.annotation)), model)
    return model


def classes_in(annotation: Any) -> list[type[BaseModel]]:
    """Return the classes of the data that a type is made of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [found for part in getattr(annotation, "__args__", ()) for found in classes_in(part)]


def _fields_at(model: type[BaseModel], loc: KeyPath) -> list[str]:
    return [name for name in _model_at(model, loc).model_fields if name != "id"]


def _description(model: type[BaseModel], loc: KeyPath) -> str:
    field = _model_at(model, loc).model_fields.get(str(loc[-1]))
    return (field.description or "").rstrip(".") if field else ""
