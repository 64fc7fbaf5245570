"""Whether criteria can be rated fairly: each is asked about, and nothing counts twice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from ..model import Guide
from ..model.choosing import Criterion
from ..model.tree import KeyPath

Finding = tuple[KeyPath, str, str]


def unfair_ratings(guide: Guide) -> Iterator[Finding]:
    """Yield the criteria that no question asks about, and the pairs that may count twice."""
    yield from _unasked(guide)
    rated = [criterion for criterion in guide.criteria.values() if not criterion.is_cap]
    for one, other in combinations(rated, 2):
        shared = [risk for risk in one.risks if risk in other.risks]
        if len(shared) > 1 and not _told_apart(one, other):
            message = f"shares {', '.join(shared)} with '{one.id}': the same may count twice"
            hint = f"say what keeps them apart, as in apart_from: {{{one.id}: …}}, or merge them"
            yield ("criteria", other.id, "risks"), message, hint


def _unasked(guide: Guide) -> Iterator[Finding]:
    asked = {name for question in guide.provider_questions.values() for name in question.criteria}
    for criterion_id in guide.criteria:
        if criterion_id not in asked:
            hint = "name it in the criteria of a question in provider-questions.yml"
            yield ("criteria", criterion_id), "no question to providers asks about it", hint


def _told_apart(one: Criterion, other: Criterion) -> bool:
    return one.id in other.apart_from or other.id in one.apart_from
