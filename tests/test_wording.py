"""How the guide writes: one word for one thing, quotes that curl, sentences that end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.model import KINDS, Guide
from macros.model.references import texts_of
from macros.paths import ROOT

NO_PROSE = re.compile(
    r"\A---\n.*?\n---\n|```.*?```|^ {4}[^\n]*"
    r"|\{\{.*?\}\}|\{%.*?%\}|\{[^}]*\}|`[^`]*`|<[^>]*>|\]\([^)]*\)",
    re.S | re.M,
)


def texts(guide: Guide) -> Iterator[tuple[str, str]]:
    """Yield every text of every entry, with the place where it stands."""
    for kind in KINDS:
        for entry_id, entry in getattr(guide, kind).items():
            for keys, text in texts_of(entry):
                yield "/".join(map(str, (kind, entry_id, *keys))), text


def pages() -> Iterator[tuple[str, str]]:
    """Yield the prose of every page, without calls, code and markup, with its name."""
    for path in sorted((ROOT / "content").rglob("*.md")):
        yield path.name, NO_PROSE.sub("", path.read_text("utf-8"))


def test_quotation_marks_curl(guide: Guide) -> None:
    assert [place for place, text in [*texts(guide), *pages()] if '"' in text] == []
