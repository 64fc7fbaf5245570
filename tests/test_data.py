"""Rules over the real data: whatever breaks one is named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from macros.load.loader import load_edition
from macros.model import KINDS, Guide
from macros.model.base import Line
from macros.model.markup import REFUSED, link_targets, plain
from macros.model.references import address, references_of, texts_of
from macros.paths import ROOT

LONGEST_SUMMARY = 320
JUDGEMENT = re.compile(
    r"\b(in )?our (own )?(view|judgement|rating|experience)\b|common practice", re.I
)


@pytest.fixture(scope="module")
def entries(guide: Guide) -> dict[str, Any]:
    """Every entry of every kind by its address."""
    return {
        f"{kind}/{entry_id}": entry
        for kind in KINDS
        for entry_id, entry in getattr(guide, kind).items()
    }


def every_string(value: Any) -> Iterator[str]:
    """Yield every text inside plain values."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from every_string(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from every_string(part)


def named_by(entry: Any) -> list[tuple[str, str]]:
    """Return what an entry names in its fields and in its texts."""
    named = [target for target, _ in references_of(entry)]
    for text in texts_of(entry):
        named += [address(to) for to in link_targets(text.value) if ":" not in to]
    return named


def test_what_an_entry_names_exists(guide: Guide, entries: dict[str, Any]) -> None:
    assert [
        (name, to)
        for name, entry in entries.items()
        for to in named_by(entry)
        if to[1] not in getattr(guide, to[0])
    ] == []


def test_an_entry_does_not_name_itself(entries: dict[str, Any]) -> None:
    assert [
        name
        for name, entry in entries.items()
        if tuple(name.split("/")) in [target for target, _ in references_of(entry)]
    ] == []


def test_a_summary_is_short(entries: dict[str, Any]) -> None:
    lengths = {name: len(plain(entry.summary)) for name, entry in entries.items()}
    assert {name: length for name, length in lengths.items() if length > LONGEST_SUMMARY} == {}


def test_an_entry_is_text_and_links_only(entries: dict[str, Any]) -> None:
    assert [
        (name, text)
        for name, entry in entries.items()
        for text in every_string(entry.model_dump(mode="json"))
        for pattern, *_ in REFUSED
        if pattern.search(text)
    ] == []


def test_no_source_leads_to_an_address_that_its_publisher_gave_up(guide: Guide) -> None:
    gone = re.compile(
        r"https?://(us-cert\.cisa\.gov|asd\.gov\.au/publications|guides\.18f\.gov)|/msp-global-hack|Kataloge"
    )
    addresses = {name: source.url or "" for name, source in guide.sources.items()}
    archived = "https://web.archive.org/"
    assert [
        n for n, url in addresses.items() if gone.search(url) and not url.startswith(archived)
    ] == []


def test_a_risk_or_benefit_has_a_source_or_says_whose_judgement_it_is(guide: Guide) -> None:
    both = [*guide.risks.values(), *guide.benefits.values()]
    assert [
        entry.id
        for entry in both
        if not entry.sources and not JUDGEMENT.search(" ".join(every_string(entry.model_dump())))
    ] == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_two_entries_of_a_kind_share_a_title(guide: Guide, kind: str) -> None:
    titles = Counter(entry.title.casefold() for entry in getattr(guide, kind).values())
    assert [title for title, count in titles.items() if count > 1] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_entries(guide: Guide, kind: str) -> None:
    assert getattr(guide, kind)


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_a_kind_is_described(kind: str) -> None:
    fields = KINDS[kind].model_fields
    assert [name for name, field in fields.items() if not field.description] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_title_is_one_line(kind: str) -> None:
    assert Line.__metadata__[0] in KINDS[kind].model_fields["title"].metadata


def test_a_mitigation_of_a_risk_works_in_one_of_its_models(guide: Guide) -> None:
    strangers = [
        (risk.id, name)
        for risk in guide.risks.values()
        for name in risk.mitigations
        if not set(risk.delivery_models) & set(guide.mitigations[name].delivery_models)
    ]
    assert strangers == []


# Questions may speak of "the next one" in a reason; where they say how to answer, they may not.
POSITIONS = re.compile(
    r"\b(first|second|third|fourth|fifth|last|next|top|bottom)[ -](one|answer|option|line)\b"
    r"|\b(answer|option) (above|below|[A-F1-6])\b"
    r"|\b(erste|zweite|dritte|vierte|fünfte|letzte|nächste)[nrs]? (Antwort|Zeile|Möglichkeit)\b",
    re.I,
)
TOOLS_TO_COME = re.compile(
    r"\b(the|this|our) (cost (calculator|sheet)|calculator|risk register)\b",
    re.I,
)


@pytest.fixture(scope="module", params=["", "dental-germany", "us-manufacturer"])
def edition(request: pytest.FixtureRequest) -> Guide:
    """The real guide, and each example edition of it."""
    folder = ROOT / "data" / "examples" / request.param
    return load_edition(overlay=folder if request.param else None)[0]


def how_to_answer(guide: Guide) -> Iterator[tuple[str, str, list[str]]]:
    """Yield the name of each question and check, what it says about answering, and its answers."""
    for question in guide.questions.values():
        labels = [option.label for option in question.options.values()]
        hints = [option.hint or "" for option in question.options.values()]
        yield question.id, " ".join([question.find_out, question.why, *hints]), labels
    for function in guide.functions.values():
        for check_id, check in function.checks.items():
            yield f"{function.id}/{check_id}", f"{check.title} {check.why}", []


def test_answers_are_named_by_their_words_and_not_by_their_place(edition: Guide) -> None:
    for name, text, labels in how_to_answer(edition):
        assert not POSITIONS.search(text), name
        quoted = re.findall(r"“([^”\[]+)”", " ".join(text.split()))
        assert [words for words in quoted if words not in labels] == [], name


def test_no_text_sends_readers_to_a_tool_that_is_not_there(edition: Guide) -> None:
    data = edition.model_dump(exclude={"sources"})
    assert [text for text in every_string(data) if TOOLS_TO_COME.search(text)] == []
    pages = (ROOT / "content").rglob("*.md")
    assert [path.name for path in pages if TOOLS_TO_COME.search(path.read_text("utf-8"))] == []
