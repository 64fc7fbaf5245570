"""Codes in links: short, keyed, and read without ever failing."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.decision import Origin, as_data, decode, encode, evaluate

from .browser import Twin
from .making import model_of, question, random_answers, random_model, random_priorities, spoken
from .seeds import each_seed

MODEL = model_of(
    [
        question("skill", 3, (2, 0, 0), (0, 2, 0), (0, 0, 2)),
        question("nights", 5, (1, 0, 0), (0, 1, 1)),
        question("cover", 2, (1, 0, 0), (0, 0, 1), code="o", show_if=(("skill", ("a",)),)),
        question("own", 2, (1, 0, 0), (0, 0, 1), code="O"),
    ]
)
PIECES = st.sampled_from(
    [
        "v3.",
        "v3s20261129.",
        "v3f",
        ".base.2.",
        "v",
        "s1",
        "-",
        "-6ft",
        "s",
        "n2",
        "n9",
        "z1",
        "O2",
        "~",
        "p2",
        "p9",
        ".",
        "0",
        "é",
    ]
)
TEXTS = st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=12).map("".join))


def test_a_code_names_version_answers_and_priorities() -> None:
    answers = {"skill": "a", "nights": "unknown", "cover": "b"}
    assert encode(MODEL, answers, {"people": "more", "cost": "less"}) == "v3.s1n0o2~p2c0-6ft"


@pytest.mark.parametrize(
    ("origin", "head"),
    [
        (Origin("short", "2026-11-29", "plant-2", 3), "v3s20261129.plant-2.3."),
        (Origin("full", "", "base"), "v3f.base.0."),
        (Origin("full", "2026-11-29"), "v3f20261129."),
        (Origin(edition="base", edition_version=12), "v3.base.12."),
        (Origin(), "v3."),
    ],
)
def test_a_code_says_where_its_answers_come_from(origin: Origin, head: str) -> None:
    code = encode(MODEL, {"skill": "a"}, origin=origin)
    assert code.startswith(f"{head}s1-")
    assert decode(MODEL, code).origin == origin
    assert decode(MODEL, f"{head}s1").answers == {"skill": "a"}


def test_a_code_has_no_edition_whose_name_no_link_could_hold() -> None:
    assert encode(MODEL, {}, origin=Origin("full", edition="Werk & Co")).startswith("v3f.-")


def test_a_code_that_is_gone_reads_as_what_came_after_it() -> None:
    model = replace(MODEL, retired=(("s9", ("skill", "c")), ("n1", ("nights", "b"))))
    decoded = decode(model, "v2.s9_n1")
    assert decoded.answers == {"skill": "c", "nights": "a"}
    assert (decoded.unsure, decoded.dropped) == (("skill",), ())


def test_a_code_leaves_out_what_does_not_count() -> None:
    answers = {"skill": "b", "cover": "b", "nights": "z"}
    assert encode(MODEL, answers, {"people": "normal"}) == "v3.s2-b8w"


def test_no_answers_have_a_code_too() -> None:
    assert encode(MODEL, {}) == "v3.-gr5"
    assert decode(MODEL, "v3.").version == 3


@each_seed(range(100))
def test_a_code_brings_back_the_same_result(seed: int) -> None:
    chance = Random(seed)
    model = random_model(chance)
    result = evaluate(model, random_answers(chance, model), random_priorities(chance))
    decoded = decode(model, encode(model, result.answers, result.priorities))
    assert evaluate(model, decoded.answers, decoded.priorities) == result
    assert decoded.dropped == ()
    assert decoded.check == "right"


def test_links_without_a_check_read_as_they_did() -> None:
    decoded = decode(MODEL, "v3.s1n0o2~p2c0")
    assert decoded.answers == {"skill": "a", "nights": "unknown", "cover": "b"}
    assert decoded.priorities == {"people": "more", "cost": "less"}
    assert (decoded.dropped, decoded.check) == ((), "none")


def test_a_code_cut_anywhere_is_read_as_far_as_it_goes_and_known_to_be_cut() -> None:
    whole = encode(MODEL, {"skill": "a", "nights": "a"}, {"people": "more", "cost": "less"})
    cut = [decode(MODEL, whole[:length]) for length in range(len("v3."), len(whole))]
    assert {decoded.version for decoded in cut} == {3}
    assert {decoded.check for decoded in cut} == {"none", "wrong"}
    assert [len(decoded.answers) for decoded in cut] == sorted(len(d.answers) for d in cut)


def test_a_changed_sign_is_noticed() -> None:
    whole = encode(MODEL, {"skill": "a", "nights": "a"}, {"people": "more"})
    for place in range(len("v3."), whole.index("-")):
        for sign in "ab12p~":
            changed = whole[:place] + sign + whole[place + 1 :]
            assert changed == whole or decode(MODEL, changed).check != "right"


def test_versions_may_have_any_digit() -> None:
    assert decode(MODEL, "v102.s1").version == 102


def test_a_code_may_be_a_thousand_characters_long_and_no_longer() -> None:
    assert decode(MODEL, "v10." + "s1" * 498).version == 10
    assert decode(MODEL, "v100." + "s1" * 498).version is None


def test_parts_that_mean_nothing_are_reported() -> None:
    decoded = decode(MODEL, "v2.s1z4n9s2O1~p2p0x1")
    assert decoded.version == 2
    assert decoded.answers == {"skill": "a", "own": "a"}
    assert decoded.priorities == {"people": "more"}
    assert decoded.dropped == ("z4", "n9", "s2", "~p0", "~x1")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "v3",
        "3.s1",
        "v3.s1 ",
        "v3.s1\n",
        "v3.s１",
        "v3.s1~~p2",
        "x" * 2000,
        "v3." + "s1" * 600,
    ],
)
def test_what_is_no_code_is_told_apart(text: str) -> None:
    assert decode(MODEL, text).version is None


@given(TEXTS)
@settings(max_examples=500, deadline=None, derandomize=True)
def test_any_text_can_be_read(text: str) -> None:
    decoded = decode(MODEL, text)
    assert set(decoded.answers) <= set(MODEL.question_by_id)


@given(st.lists(TEXTS, min_size=50, max_size=50))
@settings(max_examples=40, deadline=None, derandomize=True)
def test_both_languages_read_any_text_alike(twin: Twin, texts: list[str]) -> None:
    found = twin.call("decode", [(as_data(MODEL), text) for text in texts])
    assert found == [spoken(decode(MODEL, text)) for text in texts]


def test_the_browser_reads_what_is_not_even_text(twin: Twin) -> None:
    found = twin.call("decode", [(as_data(MODEL), None), (as_data(MODEL), 3), (as_data(MODEL), [])])
    assert [each["version"] for each in found] == [None] * 3
