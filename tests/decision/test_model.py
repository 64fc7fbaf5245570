"""The compiled model, its short form and its plain data."""

from __future__ import annotations

import json
from random import Random

import pytest

from macros.decision import as_data, shorten

from .making import model_from, model_of, question, random_model
from .seeds import each_seed


@each_seed(range(50))
def test_plain_data_hold_the_whole_model(seed: int) -> None:
    model = random_model(Random(seed))
    assert model_from(json.loads(json.dumps(as_data(model)))) == model


def test_plain_data_hold_no_texts() -> None:
    data = as_data(model_of([question("skill", 3, (1, 0, 0), (0, 1, 0))]))
    assert set(data["questions"][0]) == {
        "id",
        "code",
        "theme",
        "weight",
        "short",
        "show_if",
        "options",
    }


def test_the_short_path_asks_short_questions_only() -> None:
    long = question("long", 4, (1, 0, 0), (0, 1, 0), short=False)
    short = shorten(model_of([question("skill", 4, (1, 0, 0), (0, 1, 0)), long]))
    assert [each.id for each in short.questions] == ["skill"]


@pytest.mark.parametrize(
    ("weights", "base", "expected"),
    [((4, 4), -20, -10), ((1, 2), -20, -7), ((3, 1), -6, -5), ((1, 3), -6, -2), ((0, 0), -5, -5)],
)
def test_the_short_path_takes_its_part_of_the_base(
    weights: tuple[int, int], base: int, expected: int
) -> None:
    asked = question("skill", weights[0], (1, 0, 0), (0, 1, 0))
    left_out = question("long", weights[1], (1, 0, 0), (0, 1, 0), short=False)
    short = shorten(model_of([asked, left_out], bases=(0, base, 0)))
    assert [each.base for each in short.alternatives] == [0, expected, 0]


def test_effects_follow_the_order_of_the_delivery_models() -> None:
    model = model_of([question("skill", 1, (1, 2, 0), (0, 0, 0))])
    assert tuple(model.place) == ("internal", "hybrid", "external")
