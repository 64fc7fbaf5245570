"""A worked register of an invented company, shown on request; its texts stand in words.yml.

A whole number stands for the day so many days from today, so that the example never grows old.
What an edition hides is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..model import Guide
from ..tools.register import Levels, matrix_data

Fields = Mapping[str, Any]
# Fields whose value is the name of a text in words.register_example.
TEXTS = ("title", "why", "owner", "proof", "accepted_by", "accepted_why", "note")
RISKS: Mapping[str, Fields] = {
    "hidden-lock-in": {
        "today": "very-likely/serious", "why": "keys", "aim": "unlikely/serious", "owner": "it",
        "answer": "lower", "mitigations": ["ownership-list", "break-glass-accounts"], "review": 47,
    },
    "key-person-dependence": {
        "today": "likely/serious", "aim": "possible/noticeable", "owner": "it", "answer": "lower",
        "mitigations": ["second-person", "documentation-duty"], "review": 47,
    },
    "backup-within-reach": {
        "today": "possible/severe", "why": "backup", "aim": "unlikely/serious", "owner": "it",
        "answer": "lower", "mitigations": ["out-of-reach-backup", "restore-tests"], "review": 47,
    },
    "gaps-between-teams": {
        "today": "likely/serious", "aim": "possible/serious", "answer": "lower",
        "mitigations": ["responsibility-matrix"], "review": 47,
    },
    "troubled-transition": {
        "today": "likely/serious", "aim": "possible/serious", "owner": "project",
        "answer": "lower", "mitigations": ["transition-plan", "restore-tests"], "review": 47,
    },
    "no-cover-for-absence": {
        "today": "very-likely/noticeable", "aim": "possible/noticeable", "owner": "it",
        "answer": "share", "mitigations": ["on-call-arrangement"], "review": 47,
    },
    "provider-as-attack-path": {
        "today": "unlikely/severe", "aim": "unlikely/serious", "answer": "lower",
        "mitigations": ["remote-tool-control", "out-of-reach-backup"], "review": 47,
    },
    "staff-resistance": {
        "today": "likely/noticeable", "aim": "possible/noticeable", "owner": "boss",
        "answer": "lower", "mitigations": ["employee-hearing"], "review": 47,
    },
    "insurance-refuses": {
        "today": "unlikely/serious", "owner": "boss", "answer": "accept", "review": 47,
        "accepted_by": "boss", "accepted_why": "broker", "accepted_on": -44, "accepted_until": 152,
        "accepted_at": "unlikely/serious",
    },
    "slower-by-process": {
        "today": "very-likely/limited", "owner": "it", "answer": "accept", "review": 47,
        "accepted_by": "it", "accepted_why": "order", "accepted_on": -44, "accepted_until": 168,
        "accepted_at": "very-likely/limited",
    },
    "hidden-costs": {},
    "own-example1": {
        "title": "move", "today": "possible/noticeable", "owner": "project", "answer": "avoid",
        "review": 47,
    },
}  # fmt: skip
MITIGATIONS: Mapping[str, Fields] = {
    "ownership-list": {"owner": "it", "due": 5, "state": "started"},
    "break-glass-accounts": {"owner": "it", "due": 12},
    "second-person": {"owner": "it", "due": 117},
    "documentation-duty": {"owner": "it", "due": 60, "state": "started"},
    "out-of-reach-backup": {"owner": "it", "due": 61},
    "restore-tests": {"owner": "it", "due": -30, "state": "done", "proof": "restored"},
    "responsibility-matrix": {"due": 19},
    "transition-plan": {"owner": "project", "due": 96},
    "on-call-arrangement": {"owner": "it", "due": 183},
    "remote-tool-control": {"owner": "it", "due": 89},
    "employee-hearing": {"owner": "boss", "due": -9},
}
REVIEWS: Mapping[str, Fields] = {
    "backup-within-reach": {"was": "possible/severe", "now": "possible/severe"},
    "troubled-transition": {"was": "possible/serious", "now": "likely/serious", "note": "delayed"},
    "staff-resistance": {"was": "likely/serious", "now": "likely/noticeable", "note": "heard"},
}
REVIEWED = -44
ADDED = -44


def example_data(guide: Guide) -> dict[str, Any]:
    """Return the worked register, as the browser keeps one, but for its days."""
    levels = Levels(matrix_data(guide.risk_matrix))
    texts = guide.words["register_example"]
    risks = {
        name: {"added": ADDED, **_fields(fields, texts, levels, guide)}
        for name, fields in RISKS.items()
        if name in guide.risks or name.startswith("own-")
    }
    reviews = {
        f"{REVIEWED}/{name}": _fields(fields, texts, levels, guide)
        for name, fields in REVIEWS.items()
        if name in risks
    }
    mitigations = {
        name: _fields(fields, texts, levels, guide)
        for name, fields in MITIGATIONS.items()
        if name in guide.mitigations
    }
    return {"risks": risks, "mitigations": mitigations, "reviews": reviews}


def _fields(
    fields: Fields, texts: Mapping[str, str], levels: Levels, guide: Guide
) -> dict[str, Any]:
    """Return fields with their texts, without what the edition does not have."""

    def usable() -> Iterator[tuple[str, Any]]:
        for name, value in fields.items():
            if name in TEXTS:
                yield name, texts[value]
            elif name == "mitigations":
                yield name, [each for each in value if each in guide.mitigations]
            elif not isinstance(value, str) or "/" not in value or levels.of(value):
                yield name, value

    return dict(usable())
