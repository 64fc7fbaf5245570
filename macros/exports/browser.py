"""What the tools in the browser need, as classic scripts: modules and fetch need a server."""

from __future__ import annotations

import json
from typing import Any

from ..model import Guide
from ..model.numbers import Numbers
from ..settings import published_address
from .archive import earlier_data
from .functions import functions_data, rules_data
from .questionnaire import asking_data, questionnaire_data
from .sources import sources_data
from .steps import checklists_data, proofs_data
from .table_heads import table_heads

# The groups of words that scripts show; the others stand in the HTML already.
WORD_GROUPS = (
    "checklist",
    "anchor_date",
    "store",
    "sets",
    "file",
    "export",
    "reviews",
    "dossier",
)


def browser_data(guide: Guide) -> dict[str, Any]:
    """Return what every tool needs: the edition, its date and the words that scripts show."""
    return {
        "name": guide.company.name,
        "edition": guide.company.edition,
        "updated": guide.company.updated.isoformat(),
        "language": guide.company.tag,
        "currency": guide.company.currency,
        "numbers": Numbers(guide.company.locale).marks,
        "questions": guide.questionnaire.version,
        "edition_version": guide.questionnaire.edition_version,
        "address": published_address(guide.company.url, ""),
        "dates": {name: day.isoformat() for name, day in guide.company.anchors.items()},
        "renamed": guide.renamed,
        "words": {group: guide.words[group] for group in WORD_GROUPS},
    }


def asking_browser_data(guide: Guide) -> dict[str, Any]:
    """Return what the questionnaire needs before its first answer: few words."""
    return browser_data(guide) | {"words": {"store": guide.words["store"]}}


def script(name: str, data: Any) -> str:
    """Return a script that makes the data known under a global name."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    return f"globalThis.{name}={text};\n"


def scripts(guide: Guide) -> dict[str, str]:
    """Return the generated scripts by file name."""
    return {
        "guide-data.js": script("GuideData", browser_data(guide)),
        "guide-asking-data.js": script("GuideData", asking_browser_data(guide)),
        "guide-asking.js": script("GuideQuestions", asking_data(guide)),
        "guide-questions.js": script("GuideQuestions", questionnaire_data(guide)),
        "guide-earlier-data.js": script("GuideEarlierData", earlier_data(guide)),
        "guide-sources.js": script("GuideSources", sources_data(guide)),
        "guide-function-rules.js": script("GuideFunctionData", rules_data(guide)),
        "guide-function-data.js": script("GuideFunctionData", functions_data(guide)),
        "guide-all-steps.js": script("GuideChecklists", checklists_data(guide)),
        "guide-table-heads.js": script("GuideTableHeads", table_heads(guide)),
        "guide-all-proofs.js": script("GuideProofs", proofs_data(guide)),
    }
