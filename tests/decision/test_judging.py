"""Every fault of a questionnaire is found in the smallest questionnaire that has it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random

import pytest

from macros.decision import decide, judge_codes, prove, short_path_words, shorten
from macros.decision.codes import codes_of
from macros.decision.model import DecisionModel, Gate, Option
from macros.model import Scenario

from .making import gate, model_of, question

EFFECTS = (2, 0, 0), (0, 2, 0), (0, 0, 2)
SOUND = model_of(
    [
        question("skill", 3, *EFFECTS),
        question("nights", 2, *EFFECTS),
        question("growth", 2, *EFFECTS),
        question("hands", 2, *EFFECTS),
        question("data", 3, *EFFECTS),
        question("money", 3, *EFFECTS),
    ],
    [gate("law", "exclude", "external", skill="a")],
)


def found(model: DecisionModel, **scenarios: Scenario) -> list[tuple[str, str, str]]:
    """Return the findings, ties apart: small questionnaires have many."""
    findings = prove(model, scenarios).findings
    return [
        (each.level, each.entry, each.message)
        for each in findings
        if "end in a tie" not in each.message
    ]


def test_a_sound_questionnaire_has_no_findings() -> None:
    assert found(SOUND) == []


def test_a_model_that_can_never_win_is_an_error() -> None:
    model = replace(
        SOUND, alternatives=(*SOUND.alternatives[:2], replace(SOUND.alternatives[2], base=-99))
    )
    assert ("error", "delivery-models/external", "can never be recommended") in found(model)


def test_a_model_that_wins_too_seldom_or_too_often_is_a_warning() -> None:
    internal, *others = SOUND.alternatives
    model = replace(SOUND, alternatives=(internal, *(replace(other, base=-12) for other in others)))
    warned = {entry for level, entry, _ in found(model) if level == "warning"}
    assert {"delivery-models/internal", "delivery-models/external"} <= warned


def test_a_question_that_never_changes_the_result_is_an_error() -> None:
    idle = question("idle", 2, (1, 1, 1), (0, 0, 0))
    model = replace(SOUND, questions=(*SOUND.questions, idle))
    assert ("error", "questions/idle", "never changes the result") in found(model)


def test_a_question_that_seldom_matters_is_a_warning() -> None:
    weights = (9, 9, 8, 7, 7, 5)
    heavy = [question(f"q{i}", weight, *EFFECTS) for i, weight in enumerate(weights)]
    small = question("small", 1, (0, 1, 0), (0, 0, 0))
    assert found(model_of([*heavy, small])) == [
        ("warning", "questions/small", "decides only 0.5 % of the answer sets")
    ]


def test_a_question_that_is_never_shown_is_an_error() -> None:
    never = question("only", 2, (1, 0, 0), (0, 0, 1), show_if=(("skill", ("z",)),))
    model = replace(SOUND, questions=(*SOUND.questions, never))
    assert ("error", "questions/only", "can never be shown") in found(model)


def test_a_gate_that_can_never_fire_is_an_error() -> None:
    model = replace(SOUND, gates=(*SOUND.gates, gate("ban", "not-ready", "internal", data="z")))
    assert ("error", "gates/ban", "can never fire") in found(model)


def test_a_gate_that_another_contains_is_an_error() -> None:
    wide = gate("wide", "exclude", "hybrid", "external", skill="ab")
    model = replace(SOUND, gates=(*SOUND.gates, wide))
    assert ("error", "gates/law", "adds nothing to the gate 'wide'") in found(model)


@pytest.mark.parametrize(
    "other",
    [
        gate("other", "not-ready", "external", skill="ab"),  # of another kind
        gate("other", "exclude", "hybrid", skill="ab"),  # closes something else
        gate("other", "exclude", "external", skill="bc"),  # for other options
        gate("other", "exclude", "external", skill="ab", data="a"),  # with one more condition
    ],
)
def test_a_gate_that_only_overlaps_with_another_is_fine(other: Gate) -> None:
    messages = [message for _, _, message in found(replace(SOUND, gates=(*SOUND.gates, other)))]
    assert not any("adds nothing" in message for message in messages)


def test_a_gate_repeated_under_another_name_is_an_error() -> None:
    twin = gate("twin", "exclude", "external", skill="a")
    entries = {entry for _, entry, _ in found(replace(SOUND, gates=(*SOUND.gates, twin)))}
    assert entries == {"gates/law", "gates/twin"}


def test_many_ties_are_a_warning() -> None:
    (finding,) = prove(SOUND, {}).findings
    assert finding.message == "7.1 % of all answer sets end in a tie"


def test_closing_everything_is_a_warning() -> None:
    ban = gate("ban", "exclude", "internal", "hybrid", "external", data="a", money="a")
    messages = [message for _, _, message in found(replace(SOUND, gates=(ban,)))]
    assert "11.1 % of all answer sets close every delivery model" in messages


def test_the_weight_nought_is_for_gates_only() -> None:
    idle = question("idle", 0, (1, 0, 0), (0, 0, 1))
    model = replace(SOUND, questions=(*SOUND.questions, idle))
    says = "has the weight 0, but no gate looks at it: say what it is 'used_for'"
    assert ("error", "questions/idle", says) in found(model)


def test_gates_need_their_questions_on_the_short_path() -> None:
    questions = (replace(SOUND.questions[0], short=False), *SOUND.questions[1:])
    message = "a gate looks at it, so the short path must ask it too"
    assert ("error", "questions/skill", message) in found(replace(SOUND, questions=questions))


def test_the_short_path_asks_the_parents_of_its_questions() -> None:
    child = question("child", 4, (2, 0, 0), (0, 2, 0), (0, 0, 2), show_if=(("hands", ("a", "b")),))
    hands = replace(SOUND.questions[3], short=False)
    model = replace(SOUND, questions=(*SOUND.questions[:3], hands, *SOUND.questions[4:], child))
    message = "is on the short path, but 'hands', which opens it, is not"
    assert ("error", "questions/child", message) in found(model)


def test_the_short_path_asks_what_decides_most() -> None:
    data = replace(SOUND.questions[4], short=False)
    model = replace(SOUND, questions=(*SOUND.questions[:4], data, SOUND.questions[5]))
    message = "decides more than a question on the short path"
    assert ("warning", "questions/data", message) in found(model)


def test_the_words_of_the_short_path_are_those_of_its_results() -> None:
    model = replace(
        SOUND, questions=(replace(SOUND.questions[0], short=False), *SOUND.questions[1:])
    )
    chance, found = Random(model.settings.seed), Counter[tuple[str, bool]]()
    for _ in range(60):
        answers = {each.id: chance.choice(each.options).id for each in model.questions}
        short, full = decide(shorten(model), answers), decide(model, answers)
        found[short.certainty, short.result.winner == full.result.winner] += 1
    words = short_path_words(model, 60)
    assert {(word, True): kept.same for word, kept in words.items()} | {
        (word, False): kept.sets - kept.same for word, kept in words.items()
    } == {(word, same): found[word, same] for word in words for same in (True, False)}
    assert sum(kept.sets for kept in words.values()) == 60 > sum(k.same for k in words.values())


def test_no_option_may_be_called_unknown() -> None:
    named = replace(
        SOUND.questions[0], options=(Option("unknown", "9", (0, 0, 0)), *SOUND.questions[0].options)
    )
    model = replace(SOUND, questions=(named, *SOUND.questions[1:]))
    message = "no option may be called 'unknown': it is offered everywhere"
    assert ("error", "questions/skill", message) in found(model)


def test_one_heavy_question_is_a_warning() -> None:
    heavy = replace(SOUND.questions[0], weight=9)
    model = replace(SOUND, questions=(heavy, *SOUND.questions[1:]))
    messages = [each for each in found(model) if each[1] == "questions/skill"]
    assert messages == [("warning", "questions/skill", "carries 42.9 % of all swing")]


def test_too_many_tied_questions_are_an_error_and_no_figures_are_made() -> None:
    many = [question(f"q{i}", 1, *[(1, 0, 0), (0, 0, 1)] * 3, code=chr(97 + i)) for i in range(6)]
    tie = gate("tie", "exclude", "external", **{f"q{i}": "a" for i in range(6)})
    proof = prove(model_of(many, [tie]), {})
    assert proof.analysis is None
    assert "tie too many questions" in proof.errors[0].message


def scenario(answers: dict[str, str] | None = None, **expect: object) -> Scenario:
    """Return a scenario with these expectations; without them everything is as expected."""
    text = "Something."
    right = {"winner": "internal", "certainty": "clear", "gates": ["law"], "reason": text}
    usual = {each.id: "a" for each in SOUND.questions}
    return Scenario.model_validate(
        {
            "id": "one",
            "title": "One",
            "summary": text,
            "company": "A firm",
            "story": text,
            "answers": usual | (answers or {}),
            "expect": right | expect,
            "first_moves": [text, text],
        }
    )


def test_a_scenario_that_ends_as_expected_has_no_findings() -> None:
    assert found(SOUND, one=scenario()) == []


def test_a_scenario_that_surprises_is_an_error() -> None:
    surprised = scenario(winner="hybrid", certainty="close", gates=[], drivers=["skill", "data"])
    assert [message for _, _, message in found(SOUND, one=surprised)] == [
        "ends with internal, expected is hybrid",
        "the certainty is 'clear', expected is 'close'",
        "fires the gates ['law'], expected are []",
    ]


def test_an_expected_driver_must_be_a_strong_one() -> None:
    other = scenario(answers={"growth": "b"}, drivers=["growth"])
    messages = [message for _, _, message in found(SOUND, one=other)]
    assert messages[0].startswith("'growth' is not among the strongest drivers")


def test_a_scenario_answers_what_is_asked_and_nothing_else() -> None:
    child = question("child", 4, (2, 0, 0), (0, 0, 2), show_if=(("hands", ("b",)),))
    model = replace(SOUND, questions=(*SOUND.questions, child))
    hidden = scenario(answers={"child": "a"})
    missing = scenario(answers={"hands": "b"})
    assert ("error", "scenarios/one", "answers questions that are not asked: ['child']") in found(
        model, one=hidden
    )
    assert ("error", "scenarios/one", "leaves questions without an answer: ['child']") in found(
        model, one=missing
    )


def test_codes_in_the_lock_are_fine() -> None:
    assert list(judge_codes(SOUND, codes_of(SOUND))) == []


def test_a_code_that_changed_is_an_error() -> None:
    lock = codes_of(SOUND) | {"questions/skill": "x"}
    messages = [each.message for each in judge_codes(SOUND, lock)]
    assert messages == ["its code was 'x' and must not change to 's'"]


def test_a_code_that_somebody_had_before_is_an_error() -> None:
    lock = {path: code for path, code in codes_of(SOUND).items() if path != "options/skill/a"}
    lock["options/skill/gone"] = "1"
    (finding,) = judge_codes(SOUND, lock)
    assert finding.entry == "questions/skill"
    assert finding.message == "the code '1' has been given to options/skill/gone; take a new one"


def test_a_new_code_must_be_added_to_the_lock() -> None:
    lock = {path: code for path, code in codes_of(SOUND).items() if path != "themes/cost"}
    (finding,) = judge_codes(SOUND, lock)
    assert finding.message == "the code 'c' is not in codes.lock.yml yet; add it there"


def test_options_of_different_questions_may_share_a_code() -> None:
    lock = codes_of(SOUND)
    assert lock["options/skill/a"] == lock["options/nights/a"] == "1"
