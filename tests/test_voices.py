"""Employees, providers and both sides of the question are heard in the data."""

from __future__ import annotations

import re

from macros.model import Guide
from macros.model.references import texts_of


def test_employees_are_heard_before_the_decision_is_written(guide: Guide) -> None:
    days = {name: item.days for name, item in guide.checklists["before-deciding"].items.items()}
    heard = [days["check-staff-law"], days["hear-the-representatives"], days["ask-the-team"]]
    assert heard == sorted(heard)
    assert heard[1] == -70
    assert heard[-1] < days["write-one-page"] <= days["tell-the-team"]


def test_no_entry_talks_to_employees_only_after_the_decision(guide: Guide) -> None:
    late = re.compile(r"\b(talk|tell|inform)[^.]*\bweeks? (of|after) the decision", re.I)
    people = [guide.mitigations[name] for name in ("staff-consultation", "early-role-definition")]
    entries = [*people, *guide.phases.values(), *guide.checklists.values()]
    assert [entry.id for entry in entries for t in texts_of(entry) if late.search(t.value)] == []


def test_transfer_is_told_apart_for_great_britain_and_the_european_union(guide: Guide) -> None:
    entries = [*guide.risks.values(), *guide.mitigations.values(), *guide.faq.values()]
    british = [e for e in entries if any("TUPE" in text.value for text in texts_of(e))]
    assert british
    assert [e.id for e in british if "eu-transfer-case-law" not in e.sources] == []
