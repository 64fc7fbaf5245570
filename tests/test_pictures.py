"""The numbers behind the pictures."""

from __future__ import annotations

import pytest

from macros.model import Function, Phase
from macros.render.pictures import Week, shares, timeline

from .small_guide import SmallGuide

MODELS = ("internal", "hybrid", "external")


def function(guide: SmallGuide, **who: str) -> Function:
    return guide.load().functions["help-desk"].model_copy(update={"who": who})


def phase(guide: SmallGuide, start: int, weeks: int) -> Phase:
    changes = {"starts_in_week": start, "weeks": weeks}
    return guide.load().phases["hand-over"].model_copy(update=changes)


def test_functions_are_counted_by_party(small_guide: SmallGuide) -> None:
    functions = [
        function(small_guide, internal="own", hybrid="shared", external="provider"),
        function(small_guide, internal="own", hybrid="own", external="provider"),
    ]
    assert [(share.model, share.counts) for share in shares(functions, MODELS)] == [
        ("internal", {"own": 2, "shared": 0, "provider": 0}),
        ("hybrid", {"own": 1, "shared": 1, "provider": 0}),
        ("external", {"own": 0, "shared": 0, "provider": 2}),
    ]


def test_segments_follow_each_other(small_guide: SmallGuide) -> None:
    given = function(small_guide, internal="own", hybrid="shared", external="own")
    hybrid = shares([given], MODELS)[1]
    assert hybrid.segments == (("own", 0, 0), ("shared", 0, 1), ("provider", 1, 0))


def test_a_bar_is_measured_from_the_beginning_of_the_scale(small_guide: SmallGuide) -> None:
    [bar] = timeline([phase(small_guide, -4, 8)], first=-26, last=52)
    assert (bar.start, bar.length, bar.goes_on) == (22, 8, False)


def test_a_bar_ends_with_the_scale(small_guide: SmallGuide) -> None:
    [bar] = timeline([phase(small_guide, 40, 100)], first=-26, last=52)
    assert (bar.start, bar.length, bar.goes_on) == (66, 12, True)


def test_a_bar_beyond_the_scale_is_still_seen(small_guide: SmallGuide) -> None:
    [bar] = timeline([phase(small_guide, 100, 10)], first=-26, last=52)
    assert bar.length > 0
    assert bar.goes_on


def test_one_seat_around_the_clock_takes_five_people() -> None:
    assert (Week().people_without_absence, Week().people_a_seat) == (
        4.2,
        pytest.approx(5.16, abs=0.01),
    )
