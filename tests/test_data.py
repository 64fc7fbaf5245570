"""Rules over the real data: whatever breaks one is named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from macros.model import KINDS, Guide
from macros.model.base import Line
from macros.model.markup import REFUSED, link_targets, plain
from macros.model.references import address, references_of, texts_of

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
