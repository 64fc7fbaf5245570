"""The risk matrix is the edition's: its points, its levels, who may accept."""

from __future__ import annotations

import pytest

from .small_guide import SmallGuide

FIVE_BY_THREE = """
likelihood:
  order: [never, unlikely, ...]
  never: {title: Never seen, meaning: Nobody has heard of it.}
impact: {noticeable: null}
levels: {critical: null}
matrix:
  never: {limited: low, serious: low, severe: medium}
  unlikely: {noticeable: null, severe: medium}
  possible: {noticeable: null}
  likely: {noticeable: null, limited: medium, severe: high}
  very-likely: {noticeable: null, serious: high, severe: high}
"""


def test_an_edition_brings_other_points_and_levels(small_guide: SmallGuide) -> None:
    small_guide.set("risks", "sudden-end", "impact", "severe")
    small_guide.set("benefits", "steady-cost", "impact", "serious")
    small_guide.lay_over("risk_matrix", FIVE_BY_THREE)
    guide = small_guide.load()
    assert [*guide.risk_matrix.likelihood][:2] == ["never", "unlikely"]
    assert (len(guide.risk_matrix.likelihood), len(guide.risk_matrix.impact)) == (5, 3)
    assert guide.risk_matrix.level(guide.risks["sudden-end"]) == "high"


def test_ratings_by_points_that_the_edition_took_away_are_named(small_guide: SmallGuide) -> None:
    small_guide.lay_over("risk_matrix", FIVE_BY_THREE)
    small_guide.set("risks", "sudden-end", "impact", "noticeable")
    assert any(
        "risks.sudden-end.impact: the matrix has no impact 'noticeable'" in problem
        for problem in small_guide.problems()
    )


@pytest.mark.parametrize(
    ("count", "tones"),
    [
        (2, ["low", "critical"]),
        (3, ["low", "medium", "critical"]),
        (4, ["low", "medium", "high", "critical"]),
        (5, ["low", "low", "medium", "high", "critical"]),
    ],
)
def test_any_number_of_levels_is_coloured_from_mild_to_bad(
    small_guide: SmallGuide, count: int, tones: list[str]
) -> None:
    matrix = small_guide.load().risk_matrix
    level = matrix.levels["low"]
    other = matrix.model_copy(update={"levels": {str(n): level for n in range(count)}})
    assert [other.tone(str(n)) for n in range(count)] == tones
