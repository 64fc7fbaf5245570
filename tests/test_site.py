"""The questions that pages ask of a guide."""

from __future__ import annotations

import pytest

from macros.decision.fitting import coming
from macros.decision.guide import fitting_of, model_of
from macros.decision.scoring import evaluate
from macros.model import KINDS
from macros.model.kinds import PLACES
from macros.render.outlook import outlook
from macros.render.site import Site

from .small_guide import SmallGuide


@pytest.fixture
def site(small_guide: SmallGuide) -> Site:
    return Site(small_guide.load())


def test_an_entry_is_found(site: Site) -> None:
    assert site.entry("risks", "sudden-end").title == "A sudden end"


def test_an_entry_that_does_not_exist_is_named(site: Site) -> None:
    with pytest.raises(KeyError, match="there is no entry 'risks/sudden'"):
        site.entry("risks", "sudden")


def test_users_of_an_entry_are_listed_by_kind(site: Site) -> None:
    assert [user.id for user in site.used_by("mitigations", "exit-plan", "risks")] == ["sudden-end"]


def test_being_related_is_not_being_used(site: Site) -> None:
    assert site.used_by("risks", "sudden-end", "benefits") == []


def test_related_entries_are_listed_with_their_kind(site: Site) -> None:
    [(kind, entry)] = site.related(site.entry("risks", "sudden-end"))
    assert (kind, entry.id) == ("benefits", "steady-cost")


def test_steps_that_carry_an_entry_out_are_listed(site: Site) -> None:
    found = list(site.items_for("contract_points", "notice"))
    assert ("before-signing", "read-it", "Read it") in found


def test_those_who_cite_a_source_are_listed(site: Site) -> None:
    assert ("claims", "cheaper") in [(kind, e.id) for kind, e in site.cited_by("handbook")]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "on the day: signing"),
        (-1, "1 day before signing"),
        (-13, "13 days before signing"),
        (-14, "2 weeks before signing"),
        (30, "4 weeks after signing"),
        (60, "2 months after signing"),
        (-90, "3 months before signing"),
    ],
)
def test_a_due_date_is_said_in_words(site: Site, days: int, words: str) -> None:
    assert site.due(days, "signing") == words


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_place(kind: str) -> None:
    assert kind in PLACES


def test_an_entry_with_a_page_of_its_own_has_no_anchor(site: Site) -> None:
    assert site.target("risks", "sudden-end") == ("understand/risks/sudden-end.md", "")


def test_an_entry_on_a_shared_page_has_an_anchor(site: Site) -> None:
    assert site.target("trends", "more-cloud") == ("understand/trends.md", "more-cloud")


def test_a_model_begins_with_the_lists_that_its_data_names(small_guide: SmallGuide) -> None:
    small_guide.set("delivery_models", "internal", "begin_with", ["signing"])
    guide = small_guide.load()
    found = coming(fitting_of(guide), "internal", {})
    assert found.checklists == ("before-signing",)
    assert coming(fitting_of(guide), "hybrid", {}).checklists == found.checklists
    small_guide.set("delivery_models", "internal", "begin_with", ["today"])
    later = coming(fitting_of(small_guide.load()), "internal", {})
    assert (later.checklists, later.contract_points) == ((), ())


def test_a_list_comes_with_answers_that_its_data_name(small_guide: SmallGuide) -> None:
    asked = {"internal": {"when": {"team": ["many"]}}}
    small_guide.set("checklists", "before-signing", "comes_with", asked)
    fitting = fitting_of(small_guide.load())
    assert coming(fitting, "internal", {"team": "many"}).checklists == ("before-signing",)
    assert coming(fitting, "internal", {"team": "some"}).checklists == ()
    assert coming(fitting, "internal", {"team": "many", "owner": "named"}).checklists == ()


def test_what_raises_a_risk_is_said_with_its_question(small_guide: SmallGuide) -> None:
    guide = small_guide.load()
    found = outlook(Site(guide), evaluate(model_of(guide), {"team": "nobody"}))
    assert found
    [(_, raised)] = found.risks
    assert raised.endswith("How big is your IT team? “Nobody”")
