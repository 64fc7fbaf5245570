"""How the guide writes: one word for one thing, quotes that curl, sentences that end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from macros.model import KINDS, Guide
from macros.model.markup import paragraphs, plain
from macros.model.references import references_of, texts_of
from macros.paths import ROOT

LONG, MOST_LONG, LONGEST = 30, 0.015, 45  # words; share of longer sentences; no sentence beyond
RULES: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests/wording.yml").read_text("utf-8"))
NAMES = ("id", "title", "publisher", "url", "aliases")  # of sources and terms: as others write them
END = re.compile(r"(?<=[.!?])[”)]?\s+(?=[“(A-Z0-9])")
REPORTED = re.compile(
    r"\b(is|are) (reported|said|summarised) (to|as)\b|as (it is )?summarised\b|\breportedly\b"
    r"|\b[Bb]y (\w+ )?(reports|summaries)\b"
    r"|\b(according to|in|by) (a|an|the) (\w+ )?(\w+'s )?summar(y|ies)\b"
)
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


def sentences(guide: Guide) -> Iterator[tuple[str, int]]:
    """Yield each sentence of the entries with the number of its words."""
    for _, text in texts(guide):
        for paragraph in paragraphs(text):
            for sentence in END.split(plain(paragraph)):
                yield sentence, len(re.findall(r"[\w'’-]*\w[\w'’-]*", sentence))


def written(value: Any, place: str) -> Iterator[tuple[str, str]]:
    """Yield every string in plain values with its place, names of sources and terms left out."""
    if isinstance(value, str):
        yield place, " ".join(value.split())
    elif isinstance(value, dict | list | tuple):
        for key, part in value.items() if isinstance(value, dict) else enumerate(value):
            if not (key in NAMES and place.startswith(("sources/", "glossary/"))):
                yield from written(part, f"{place}/{key}")


def entries_of(guide: Guide) -> dict[str, Any]:
    """Return every entry as plain values, by kind/id."""
    return {
        f"{kind}/{entry_id}": entry.model_dump(mode="json")
        for kind in KINDS
        for entry_id, entry in getattr(guide, kind).items()
    }


def in_english() -> dict[str, Any]:
    """Return what else is read in English, by place: words, pages, and the edition for the US."""
    us = ROOT / "data/examples/us-manufacturer"
    files = {"words": ROOT / "data/words.yml"} | {
        f"us-manufacturer/{f.stem}": f for f in us.glob("*.yml")
    }
    own = {f"us-manufacturer/{f.stem}": f.read_text("utf-8") for f in us.rglob("*.md")}
    return (
        {name: yaml.safe_load(f.read_text("utf-8")) for name, f in files.items()}
        | own
        | dict(pages())
    )


@pytest.fixture(scope="module")
def strings(guide: Guide) -> list[tuple[str, str]]:
    """Every string that is read, with the place where it stands."""
    values = entries_of(guide) | in_english()
    return [
        hit for place, value in values.items() for hit in written(value, place) if " " in hit[1]
    ]


def test_quotation_marks_curl(guide: Guide) -> None:
    assert [place for place, text in [*texts(guide), *pages()] if '"' in text] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["write"])
def test_one_word_for_one_thing(strings: list[tuple[str, str]], rule: dict[str, Any]) -> None:
    word = re.compile(rf"\b({rule['word']})\b", re.I if rule["word"].islower() else 0)
    found = [(place, match[0]) for place, text in strings for match in word.finditer(text)]
    allowed = [f"{place}/" for place in rule.get("but", [])]
    assert [hit for hit in found if not f"{hit[0]}/".startswith(tuple(allowed))] == []
    entries = [place for place in allowed if place.count("/") > 1]
    assert [e for e in entries if not any(place.startswith(e) for place, _ in found)] == []


def test_few_sentences_are_long_and_none_is_endless(guide: Guide) -> None:
    found = list(sentences(guide))
    long = [sentence for sentence, words in found if words > LONG]
    assert len(long) / len(found) < MOST_LONG
    assert [sentence for sentence, words in found if words > LONGEST] == []


def test_what_is_called_reported_is_only_reported(guide: Guide) -> None:
    reported = {
        source_id
        for source_id, source in guide.sources.items()
        if any(line.basis in ("secondary", "recall") for line in source.supports)
    }
    assert [
        f"{kind}/{entry_id}"
        for kind in KINDS
        if kind != "sources"
        for entry_id, entry in getattr(guide, kind).items()
        if REPORTED.search(" ".join(plain(text) for _, text in texts_of(entry)))
        and not reported & {to for (to_kind, to), _ in references_of(entry) if to_kind == "sources"}
    ] == []


def test_a_source_that_was_read_does_not_call_its_own_text_reported(guide: Guide) -> None:
    assert [
        (source_id, line.text)
        for source_id, source in guide.sources.items()
        for line in source.supports
        if line.basis in ("source", "calculation") and REPORTED.search(line.text)
    ] == []
