"""What the tools in the browser need, as classic scripts: modules and fetch need a server."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from ..model import Guide
from ..model.numbers import Numbers
from ..model.tool import Tool
from ..settings import published_address
from .archive import earlier_data
from .costs import cost_data
from .criteria import criteria_data
from .functions import functions_data, rules_data
from .provider_questions import eyes_data, sent_data
from .questionnaire import asking_data, questionnaire_data
from .register_example import example_data
from .responsibilities import matrix_data
from .risks import advice_data, fitting_data, risks_data
from .sources import sources_data
from .steps import checklists_data, proofs_data
from .table_heads import table_heads
from .task_layouts import layouts_data


def browser_data(guide: Guide) -> dict[str, Any]:
    """Return what every tool needs: the edition, its date, and no word yet."""
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
        "words": {},
    }


def script(name: str, data: Any) -> str:
    """Return a script that makes the data known under a global name."""
    return f"globalThis.{name}={as_text(data)};\n"


def as_text(data: Any) -> str:
    """Return data as an expression of JavaScript that may stand anywhere."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")


# What tools ask for under data: in tool.yml, by name: the global that holds it, and its maker.
DATA: dict[str, tuple[str, Callable[[Guide], Any]]] = {
    "asking": ("GuideQuestions", asking_data),
    "questions": ("GuideQuestions", questionnaire_data),
    "criteria": ("GuideCriteria", criteria_data),
    "earlier": ("GuideEarlierData", earlier_data),
    "costs": ("GuideCostData", cost_data),
    "sources": ("GuideSources", sources_data),
    "function-rules": ("GuideFunctionData", rules_data),
    "functions": ("GuideFunctionData", functions_data),
    "steps": ("GuideChecklists", checklists_data),
    "table-heads": ("GuideTableHeads", table_heads),
    "proofs": ("GuideProofs", proofs_data),
    "register-example": ("GuideRegisterExample", example_data),
    "risk-advice": ("GuideRiskAdvice", advice_data),
    "risk-fitting": ("GuideRiskFitting", fitting_data),
    "responsibilities": ("GuideMatrixData", matrix_data),
    "risks": ("GuideRisks", risks_data),
    "task-layouts": ("GuideTaskLayouts", layouts_data),
    "provider-questions": ("GuideProviderQuestions", sent_data),
    "provider-answers": ("GuideProviderAnswers", eyes_data),
}


TOOLS = "tools"  # and what all of them say of themselves

# What some data holds as well, under the same name in the browser.
COVERED = {"questions": {"asking"}, "functions": {"function-rules"}}


def with_covered(names: Iterable[str]) -> set[str]:
    """Return the names of data, and of all that it holds as well."""
    names = {*names}
    return names.union(*(COVERED.get(name, set()) for name in names))


def without_covered(names: Iterable[str]) -> list[str]:
    """Return the names of data, once each, without those that another one holds as well."""
    names = list(dict.fromkeys(names))
    covered = set().union(*(COVERED.get(name, set()) for name in names))
    return [name for name in names if name not in covered]


def tools_data(guide: Guide, tools: Iterable[Tool]) -> list[dict[str, str]]:
    """Return the parts of the dossier in their order, and what is said where one is missing."""
    parts = [(order, part, tool) for tool in tools for part, order in tool.parts.items()]

    def word(key: str) -> str:
        group, name = key.split(".")
        return guide.words[group][name]

    return [
        {
            "id": part,
            "tool": tool.id,
            "page": tool.page,
            "title": word(tool.titles[part]),
            "missing": word(tool.missing),
        }
        for _, part, tool in sorted(parts, key=lambda each: each[0])
    ]


class BrowserData:
    """What one guide gives to the tools, in pieces, as each bundle needs them."""

    def __init__(self, guide: Guide, tools: Iterable[Tool] = ()) -> None:
        self._guide, self._tools = guide, tuple(tools)

    def first(self, groups: Iterable[str]) -> str:
        """Return what stands first in the script of a page: the edition, and groups of words."""
        return script("GuideData", browser_data(self._guide) | {"words": self._words(groups)})

    def words(self, groups: Iterable[str]) -> str:
        """Return a script that adds groups of words."""
        return f"Object.assign(GuideData.words,{as_text(self._words(groups))});\n"

    def named(self, name: str) -> str:
        """Return the script with the data of this name; KeyError if there is none."""
        if name == TOOLS:
            return script("GuideTools", tools_data(self._guide, self._tools))
        return script(DATA[name][0], DATA[name][1](self._guide))

    def _words(self, groups: Iterable[str]) -> dict[str, Any]:
        return {group: self._guide.words[group] for group in sorted(groups)}
