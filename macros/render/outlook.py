"""What comes with a result, in words; questionnaire/result.js shows the same on screen."""

from __future__ import annotations

from typing import NamedTuple

from ..decision import Result
from ..decision.fitting import Chosen, coming
from ..decision.guide import fitting_of
from ..model import Checklist, ContractPoint, Risk
from .site import Site


class Outlook(NamedTuple):
    """What comes with a result; of risks and contract points with the answers that raised them."""

    risks: list[tuple[Risk, str]]
    checklists: list[Checklist]
    contract_points: list[tuple[ContractPoint, str]]


def outlook(site: Site, result: Result) -> Outlook | None:
    """Return what comes with the model that comes first under these answers, if there is one."""
    guide = site.guide
    if result.winner is None:
        return None
    found = coming(fitting_of(guide), result.winner, result.answers, ready=result.ready)
    return Outlook(
        [(guide.risks[each.id], _raised(site, result, each)) for each in found.risks],
        [guide.checklists[name] for name in found.checklists],
        [
            (guide.contract_points[each.id], _raised(site, result, each))
            for each in found.contract_points
        ],
    )


def _raised(site: Site, result: Result, chosen: Chosen) -> str:
    """Return, as a sentence, which answers raised an entry."""
    if not chosen.raised_by:
        return ""
    quoted, questions = site.guide.words["result"]["quoted"], site.guide.questions
    answers = (
        f"{questions[name].title} "
        + quoted.format(text=questions[name].options[result.answers[name]].label)
        for name in chosen.raised_by
    )
    return site.say("result.raised_by", answers="; ".join(answers))
