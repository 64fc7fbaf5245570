"""Numbers and counted words with how they are written, for both languages of the code.

`python -m tests.number_cases` writes tests/cases/numbers.json anew, from Python.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

from macros.model import numbers
from macros.model.numbers import Numbers

FILE = Path(__file__).parent / "cases" / "numbers.json"
LOCALES = ("en-GB", "en-IN", "de", "de-AT", "de-CH", "fr", "pl", "cy")
VALUES = (0, 1, 12, 999, 1000, 2000, 1234567, 0.5, 1.5, 2.5, -2.5, 62.5, 1.005, 14.5, 1e-7, -0.4)
DAYS = {"days": "{count} days", "days_few": "{count} few", "days_many": "{count} many"}
WORDS = {
    **DAYS,
    "days_one": "{count} day before {anchor}",
    "days_two": "both days",
    "share_all": "all",
    "share_most": "most",
    "share_few": "few",
    "share_none": "none",
    "share_about": "{tenths} of 10",
    "share_about_one": "never asked for",
}
OF_WORDS = ("form", "fill", "tenths")


def outcome(case: dict[str, Any]) -> Any:
    """Return what Python writes."""
    own = Numbers(case["locale"])
    call = getattr(own, case["call"], None) or getattr(numbers, case["call"])
    words = [WORDS] if case["call"] in OF_WORDS else []
    arguments = [each for each in case["arguments"] if not isinstance(each, dict)]
    values = next((each for each in case["arguments"] if isinstance(each, dict)), {})
    found = call(*words, *arguments, **values)
    return list(found) if isinstance(found, tuple) else found


def _calls() -> Iterator[tuple[str, list[Any]]]:
    yield from (("number", [*each]) for each in product(VALUES, (0, 1, 2)))
    yield from (("points", [half]) for half in (-7, -2, -1, 0, 1, 2, 7, 4000))
    yield from (("percent", [*each]) for each in product((0, 0.125, 0.145, 0.9999), (0, 1)))
    yield from (("form", ["days", count]) for count in (0, 1, 2, 3, 5, 11, 22, 1.5, -1))
    yield "fill", ["days", {"count": 2000}]
    yield "fill", ["days", {"count": 1, "anchor": "{count}"}]
    yield from (("tenths", [count, 40]) for count in (0, 1, 2, 6, 37, 38, 39, 40))


def _cases() -> Iterator[dict[str, Any]]:
    for locale, (call, arguments) in product(LOCALES, _calls()):
        yield {"locale": locale, "call": call, "arguments": arguments}
    for value in (*VALUES, -0.5, -62.5):
        yield {"locale": "en-GB", "call": "rounded", "arguments": [value]}
    for ends in ((5, 0, 8), (-1, -1, 7), (7, -1, 7), (0, -1, 7), (0, 0, 1), (99, 0, 160)):
        yield {"locale": "en-GB", "call": "bar", "arguments": [*ends]}


def write() -> None:
    """Write the cases, one on each line, so that a change shows which of them change."""
    found = [case | {"expected": outcome(case)} for case in _cases()]
    lines = (json.dumps(case, ensure_ascii=False, separators=(",", ":")) for case in found)
    words = json.dumps(WORDS, ensure_ascii=False)
    text = f'{{"words": {words},\n"cases": [\n' + ",\n".join(lines) + "\n]}\n"
    FILE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
