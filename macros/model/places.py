"""Where in the site each kind of entry lives."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """The page of a kind; entries have pages of their own below it, or anchors on it."""

    page: str
    own_pages: bool = False
    anchor: str = "{}"  # how the anchor on that page is made from the id


PLACES: dict[str, Place] = {
    "themes": Place("understand/risks", anchor="risks-{}"),
    "delivery_models": Place("understand/delivery-models"),
    "service_models": Place("understand/service-models"),
    "motivations": Place("understand/why"),
    "principles": Place("understand/principles"),
    "benefits": Place("understand/benefits", own_pages=True),
    "risks": Place("understand/risks", own_pages=True),
    "mitigations": Place("understand/mitigations", own_pages=True),
    "comparison": Place("understand/comparison"),
    "claims": Place("understand/claims", own_pages=True),
    "scenarios": Place("understand/scenarios", own_pages=True),
    "services": Place("understand/services"),
    "industries": Place("understand/industries"),
    "trends": Place("understand/trends"),
    "law": Place("understand/law"),
    "questions": Place("decide/questionnaire"),
    "gates": Place("decide/questionnaire"),
    "functions": Place("decide/functions", own_pages=True),
    "next_steps": Place("decide/next-steps"),
    "criteria": Place("choose/criteria", own_pages=True),
    "provider_roles": Place("choose/provider-roles"),
    "provider_questions": Place("choose/provider-questions"),
    "red_flags": Place("choose/red-flags"),
    "contract_points": Place("choose/contract", own_pages=True),
    "phases": Place("move/index"),
    "checklists": Place("move/checklists", own_pages=True),
    "governance": Place("run/index"),
    "exit_steps": Place("run/exit"),
    "faq": Place("about/faq"),
    "glossary": Place("about/glossary", own_pages=True),
    "sources": Place("about/sources", own_pages=True),
}


def page_of(kind: str, entry_id: str) -> tuple[str, str]:
    """Return the page (a path below content/) and the anchor at which an entry is found."""
    place = PLACES[kind]
    if place.own_pages:
        return f"{place.page}/{entry_id}.md", ""
    return f"{place.page}.md", place.anchor.format(entry_id)
