"""How risks, red flags and companies are spread over the delivery models, counted at each build."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ..decision import Decision
from ..model import Guide, RedFlag


class Spread(NamedTuple):
    """A row: the name of its words, and how many by delivery model."""

    name: str
    counts: Mapping[str, int]


def balance(guide: Guide, decisions: Mapping[str, Decision]) -> list[Spread]:
    """Return how many risks, red flags and described companies each delivery model has.

    A provider's red flag speaks to each model that signs a contract, one's own to each model of
    its risks. A company counts for the model that comes first with its answers.
    """
    everywhere, flags = {*guide.delivery_models}, guide.red_flags.values()
    risks = [risk.delivery_models for risk in guide.risks.values()]
    winners = [each.result.winner for each in decisions.values()]
    return [
        Spread("risks", _counted(guide, risks)),
        Spread(
            "everywhere", _counted(guide, [models for models in risks if {*models} == everywhere])
        ),
        Spread("red_flags", _counted(guide, [_speaks_to(guide, flag) for flag in flags])),
        Spread("scenarios", _counted(guide, [[winner] for winner in winners if winner])),
    ]


def _speaks_to(guide: Guide, flag: RedFlag) -> Iterable[str]:
    """Return the delivery models for which a red flag says something."""
    if flag.side == "own":
        return {model for risk in flag.risks for model in guide.risks[risk].delivery_models}
    return [m.id for m in guide.delivery_models.values() if "signing" in m.begin_with]


def _counted(guide: Guide, found: Iterable[Iterable[str]]) -> dict[str, int]:
    counts = Counter(model for models in found for model in models)
    return {model: counts[model] for model in guide.delivery_models}
