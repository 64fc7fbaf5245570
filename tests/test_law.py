"""The law by country and situation, and what `check` says of dates, readings and names of laws."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from macros.__main__ import main
from macros.load.evidence import check_readings, unshown_law
from macros.load.loader import load_edition
from macros.model import KINDS, Guide
from macros.model.law import Situation
from macros.model.renewals import renewals
from macros.paths import ROOT
from macros.render.law import countries, reaches
from macros.render.site import Site

from .small_guide import SmallGuide

CSS = ROOT / "overrides/tools/law/style.css"
# Entries that rest on no text that was read, on no sum and on no conclusion: common knowledge.
ON_COMMON_KNOWLEDGE = {
    "questions/competitive-edge",
    "criteria/reporting",
    "governance/common-goals",
    "governance/reporting",
    "faq/managed-vs-outsourcing",
    "glossary/experience-level-agreement",
}


def codes(guide: Guide) -> list[str]:
    """Return the countries in the order of the page."""
    return [country.code for country in countries(guide)]


def with_country(guide: Guide, code: str) -> Guide:
    """Return the guide as an edition of a country has it."""
    company = guide.company.model_copy(update={"country": code})
    return guide.model_copy(update={"company": company})


@pytest.mark.parametrize(
    ("code", "first"), [("DE", ["DE", "EU", "worldwide"]), ("US", ["US", "worldwide"])]
)
def test_the_law_of_an_editions_country_comes_first_then_its_unions(
    guide: Guide, code: str, first: list[str]
) -> None:
    assert codes(with_country(guide, code))[: len(first)] == first
    assert sorted(codes(with_country(guide, code))) == sorted(codes(guide))


def test_a_german_reader_sees_german_european_and_worldwide_rules(guide: Guide) -> None:
    by_code = {country.code: country for country in countries(guide)}
    german = str(by_code["DE"].choice)
    shown = {code for code, country in by_code.items() if german in country.shown_for.split()}
    assert shown == {"DE", "EU", "worldwide"}


def test_the_styles_know_every_choice_of_a_country(guide: Guide) -> None:
    slots = set(re.findall(r"law-of-(\d+):checked", CSS.read_text(encoding="utf-8")))
    assert {str(c.choice) for c in countries(guide) if c.choice} <= slots


def test_every_situation_leads_to_a_rule(guide: Guide) -> None:
    assert [row.situation for row in reaches(guide)] == list(Situation.__args__)  # type: ignore[attr-defined]


def test_a_law_has_sources(guide: Guide) -> None:
    assert [law.id for law in guide.law.values() if not law.sources] == []


def test_a_contract_point_shows_each_law_that_it_carries(guide: Guide) -> None:
    there = {(law.id, point) for law in guide.law.values() for point in law.contract_points}
    back = {(law, point.id) for point in guide.contract_points.values() for law in point.law}
    assert there - back == set()


def test_sources_that_are_law_are_to_be_renewed(guide: Guide) -> None:
    assert [s.id for s in guide.sources.values() if s.nature == "law" and not s.renew_by] == []


@pytest.mark.parametrize("name", ["dental-germany", "us-manufacturer"])
def test_an_example_edition_shows_the_law_that_it_names(name: str) -> None:
    edition = load_edition(overlay=ROOT / "data" / "examples" / name)[0]
    assert list(unshown_law(edition)) == []


def test_few_entries_rest_on_common_knowledge_alone(guide: Guide) -> None:
    weak = {s.id for s in guide.sources.values() if all(x.basis == "recall" for x in s.supports)}
    assert {
        f"{kind}/{entry.id}"
        for kind in KINDS
        for entry in getattr(guide, kind).values()
        if entry.sources and set(entry.sources) <= weak
    } == ON_COMMON_KNOWLEDGE


def test_what_must_be_renewed_is_listed_the_earliest_first(guide: Guide) -> None:
    days = [renewal.day for renewal in renewals(guide)]
    assert days == sorted(days)
    assert {r.entry.id for r in renewals(guide)} >= {"gdpr", "eurostat-ict-vacancies"}


def test_within_a_nature_sources_that_age_stand_first(guide: Guide) -> None:
    for group in Site(guide).sources_by_nature().values():
        days = [source.renew_by or date.max for source in group]
        assert days == sorted(days)


def printed(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Return what the command prints, if it ends well."""
    assert main(["check", *arguments]) == 0
    return capsys.readouterr().out.splitlines()


def test_check_names_what_is_past_its_day_and_does_not_fail(
    small_guide: SmallGuide, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    small_guide.set("sources", "handbook", "renew_by", date(2027, 5, 31))
    assert printed(["--on", "2027-05-31"], capsys)[0].startswith("The data is in order")
    told = printed(["--on", "2027-06-01"], capsys)
    assert told[0] == (
        "To do: data/sources.yml:10: sources.handbook.renew_by: was to be looked at again by "
        "2027-05-31 (look for a newer text, then write the day of the next look)"
    )
    assert told[1].startswith("The data is in order")


def test_an_edition_is_told_of_a_law_it_names_and_is_built_all_the_same(
    small_guide: SmallGuide, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    small_guide.lay_over("trends", "more-cloud: {what_follows: By the Bread Act you rent.}\n")
    monkeypatch.setenv("GUIDE_COMPANY", str(small_guide.overlay))
    told = printed([], capsys)
    assert "trends.more-cloud.what_follows: names 'Bread Act' without showing its law" in told[0]


def test_a_link_to_the_law_shows_it_too(small_guide: SmallGuide) -> None:
    small_guide.set("trends", "more-cloud", "what_follows", "See the [Bread Act](law/bread-act).")
    assert small_guide.problems() == []


def source(**fields: Any) -> dict[str, Any]:
    """Return parts with one source that differs from a good one."""
    statement = {"text": "It can be done.", "basis": "source"}
    whole = {"id": "x", "title": "X", "summary": "X.", "publisher": "X", "nature": "guidance"}
    made = KINDS["sources"](**{**whole, "read_as": "copy", "supports": [statement], **fields})
    return {"sources": {"x": made}}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"read_as": "summary"}, "'summary' was read of it, and not the text itself"),
        ({"nature": "own-work"}, "our own work has no basis 'source'"),
        (
            {"supports": [{"text": "In our view, it can.", "basis": "secondary"}]},
            "our own conclusion is cited as 'secondary'",
        ),
    ],
)
def test_a_statement_counts_as_read_only_where_it_was(fields: dict[str, Any], said: str) -> None:
    assert [message for _, message, _ in check_readings(source(**fields))] == [said]
    ours = [{"text": "In our view, it can.", "basis": "conclusion"}]
    assert list(check_readings(source(**{**fields, "supports": ours}))) == []
