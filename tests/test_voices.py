"""Employees, providers and both sides of the question are heard in the data."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable

from macros.decision import decide
from macros.decision.guide import model_of
from macros.model import KINDS, Guide, Risk
from macros.model.base import Assessed
from macros.model.references import texts_of
from macros.render.balance import balance

MOST_TOLD = 8
TOLD = {
    "CloudNordic": re.compile("CloudNordic|Danish (hosting )?firm"),
    "Kaseya": re.compile("Kaseya|Swedish (grocery )?chain|800 shops"),
    "Clorox": re.compile("Clorox|US manufacturer alleges"),
}


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


def test_a_benefit_is_argued_in_full_before_it_is_corrected(guide: Guide) -> None:
    halves = {name: each.meaning.split("\n\n", 1) for name, each in guide.benefits.items()}
    assert [name for name, parts in halves.items() if len(parts) == 1] == []
    words = {name: [len(part.split()) for part in parts] for name, parts in halves.items()}
    assert {name: count for name, count in words.items() if count[0] < count[1]} == {}


def test_what_customers_do_wrong_is_named_beside_what_providers_do(guide: Guide) -> None:
    own = [flag for flag in guide.red_flags.values() if flag.side == "own"]
    assert 2 * len(own) > len(guide.red_flags) - len(own)
    assert "customer-as-brake" in {risk for flag in own for risk in flag.risks}


def test_staying_inside_has_risks_and_benefits_of_its_own(guide: Guide) -> None:
    def inside_only(entries: Iterable[Assessed]) -> list[str]:
        return [entry.id for entry in entries if "external" not in entry.delivery_models]

    assert len(inside_only(guide.risks.values())) >= 20
    assert len(inside_only(guide.benefits.values())) >= 6
    assert sum("internal" in risk.delivery_models for risk in guide.risks.values()) >= 36


def test_risks_of_staying_inside_are_as_concrete_as_those_of_a_provider(guide: Guide) -> None:
    def measure(without: str, of: Callable[[Risk], int]) -> float:
        found = [of(r) for r in guide.risks.values() if without not in r.delivery_models]
        return sum(found) / len(found)

    for of, share in ((lambda r: len(r.warning_signs), 0.8), (lambda r: len(r.mitigations), 0.8)):
        assert measure("external", of) >= share * measure("internal", of)
    cases = [
        r.id for r in guide.risks.values() if "external" not in r.delivery_models and told(guide, r)
    ]
    assert len(cases) >= 8


def told(guide: Guide, risk: Risk) -> bool:
    """Return whether a risk rests on a case or on counted data, not on judgement alone."""
    return any(guide.sources[name].nature in ("case", "data") for name in risk.sources)


def test_the_risk_page_counts_by_model_what_the_data_says(guide: Guide) -> None:
    model = model_of(guide)
    found = {
        row.name: row.counts
        for row in balance(
            guide, {s.id: decide(model, s.answers, s.priorities) for s in guide.scenarios.values()}
        )
    }
    for name, count in found["risks"].items():
        assert count == sum(name in risk.delivery_models for risk in guide.risks.values())
    assert len({*found["everywhere"].values()}) == 1
    assert sum(found["scenarios"].values()) <= len(guide.scenarios)
    assert found["red_flags"]["internal"] < found["red_flags"]["external"]


def test_many_cases_carry_the_weight(guide: Guide) -> None:
    cases = [name for name, source in guide.sources.items() if source.nature == "case"]
    entries = [
        entry for kind in KINDS if kind != "sources" for entry in getattr(guide, kind).values()
    ]
    cited = Counter(name for entry in entries for name in entry.sources if name in cases)
    assert len(cited) >= 12
    told = {
        case: sum(1 for e in entries if any(words.search(t.value) for t in texts_of(e)))
        for case, words in TOLD.items()
    }
    assert {case: times for case, times in told.items() if times > MOST_TOLD} == {}
