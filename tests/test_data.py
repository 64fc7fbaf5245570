"""Rules over the real data: every entry of every kind is a case of its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from macros.loader import data_folder, read_tree
from macros.markup import REFUSED, link_targets, plain
from macros.model import KINDS, Guide
from macros.model.base import Line
from macros.references import address, references_of, texts_of

LONGEST_SUMMARY = 320
JUDGEMENT = re.compile(
    r"\b(in )?our (own )?(view|judgement|rating|experience)\b|common practice", re.I
)


def entries(*kinds: str) -> list[Any]:
    """Return (kind, id) of every entry in the files, as cases; files that are broken give none."""
    tree, _, _ = read_tree(data_folder(), None)
    return [
        pytest.param(kind, entry_id, id=f"{kind}/{entry_id}")
        for kind in kinds or KINDS
        for entry_id in (tree.value.get(kind) or ())
    ]


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


@pytest.mark.parametrize(("kind", "entry_id"), entries())
def test_what_an_entry_names_exists(guide: Guide, kind: str, entry_id: str) -> None:
    entry = getattr(guide, kind)[entry_id]
    named = [target for target, _ in references_of(entry)]
    for text in texts_of(entry):
        named += [address(to) for to in link_targets(text.value) if ":" not in to]
    assert [to for to in named if to[1] not in getattr(guide, to[0])] == []


@pytest.mark.parametrize(("kind", "entry_id"), entries())
def test_an_entry_does_not_name_itself(guide: Guide, kind: str, entry_id: str) -> None:
    entry = getattr(guide, kind)[entry_id]
    assert (kind, entry_id) not in [target for target, _ in references_of(entry)]


@pytest.mark.parametrize(("kind", "entry_id"), entries())
def test_a_summary_is_short(guide: Guide, kind: str, entry_id: str) -> None:
    summary = plain(getattr(guide, kind)[entry_id].summary)
    assert len(summary) <= LONGEST_SUMMARY


@pytest.mark.parametrize(("kind", "entry_id"), entries())
def test_an_entry_is_text_and_links_only(guide: Guide, kind: str, entry_id: str) -> None:
    entry = getattr(guide, kind)[entry_id]
    texts = list(every_string(entry.model_dump(mode="json")))
    assert [text for text in texts for pattern, *_ in REFUSED if pattern.search(text)] == []


@pytest.mark.parametrize(("kind", "entry_id"), entries("risks", "benefits"))
def test_a_risk_or_benefit_has_a_source_or_says_whose_judgement_it_is(
    guide: Guide, kind: str, entry_id: str
) -> None:
    entry = getattr(guide, kind)[entry_id]
    assert entry.sources or JUDGEMENT.search(" ".join(every_string(entry.model_dump())))


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
