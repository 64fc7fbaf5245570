"""Why the winner leads, and what would change it: each promise held against trying it out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product
from random import Random

from macros.decision import Result, evaluate, explain
from macros.decision.model import DecisionModel

from .making import gate, model_of, question, random_answers, random_model, random_priorities
from .seeds import each_seed

SEEDS = range(300)
SKILL = question("skill", 3, (2, 0, 0), (0, 2, 0), (0, 0, 2))
NIGHTS = question("nights", 5, (1, 0, 0), (0, 1, 1))


def case(seed: int) -> tuple[DecisionModel, Result]:
    """Return a random model and what random answers to it come to."""
    chance = Random(seed)
    model = random_model(chance, most_questions=5, most_options=3)
    return model, evaluate(model, random_answers(chance, model), random_priorities(chance))


@each_seed(SEEDS)
def test_base_and_drivers_add_up_to_the_lead(seed: int) -> None:
    model, result = case(seed)
    explanation = explain(model, result)
    total = explanation.base_lead + sum(driver.points for driver in explanation.drivers)
    assert total == (result.lead or 0)


def test_drivers_come_strongest_first_and_without_zeros() -> None:
    model = model_of([SKILL, NIGHTS, question("cost", 1, (1, 1, 0), (0, 0, 1))])
    result = evaluate(model, {"skill": "b", "nights": "a", "cost": "a"})
    drivers = explain(model, result).drivers
    assert [(driver.question, driver.points) for driver in drivers] == [
        ("skill", 12),
        ("nights", -10),
    ]


@each_seed(SEEDS)
def test_flips_are_all_single_answers_that_change_the_result(seed: int) -> None:
    model, result = case(seed)
    flips = {(flip.question, flip.option): flip for flip in explain(model, result).flips}
    for name in result.shown:
        for option in model.question_by_id[name].options:
            changed = evaluate(model, {**result.answers, name: option.id}, result.priorities)
            same = (changed.winner, changed.ready) == (result.winner, result.ready)
            assert same != ((name, option.id) in flips)
            if not same:
                flip = flips[name, option.id]
                assert (flip.winner, flip.ready) == (changed.winner, changed.ready)


def test_a_flip_by_a_gate_says_so() -> None:
    model = model_of([SKILL, NIGHTS], [gate("law", "exclude", "external", nights="a")])
    result = evaluate(model, {"skill": "c", "nights": "b"})
    flips = {(flip.question, flip.option): flip.by_gate for flip in explain(model, result).flips}
    assert flips == {("skill", "a"): False, ("skill", "b"): False, ("nights", "a"): True}


def test_a_gate_that_only_makes_the_winner_wait_is_a_flip_too() -> None:
    model = model_of([SKILL, NIGHTS], [gate("owner", "not-ready", "external", nights="a")])
    result = evaluate(model, {"skill": "c", "nights": "b"})
    flip = next(flip for flip in explain(model, result).flips if flip.question == "nights")
    assert (flip.winner, flip.ready, flip.by_gate) == ("external", False, True)


def completions(model: DecisionModel, result: Result) -> Iterator[dict[str, str]]:
    """Yield every way to answer what is open or may still be shown."""
    fixed = {row.question: row.option for row in result.rows}
    open_names = [each.id for each in model.questions if each.id not in fixed]
    ids = [[option.id for option in model.question_by_id[name].options] for name in open_names]
    for picked in product(*ids):
        yield fixed | dict(zip(open_names, picked, strict=True))


@each_seed(SEEDS)
def test_a_settled_result_stays_whatever_the_open_answers_are(seed: int) -> None:
    model, result = case(seed)
    if explain(model, result).settled:
        for answers in completions(model, result):
            final = evaluate(model, answers, result.priorities)
            assert (final.winner, final.ready) == (result.winner, result.ready)


def test_settled_is_said_often_enough_to_be_of_use() -> None:
    cases = [case(seed) for seed in SEEDS]
    open_cases = [(m, r) for m, r in cases if r.unanswered or r.unknown]
    settled = [explain(model, result).settled for model, result in open_cases]
    assert sum(settled) > 20
    assert not all(settled)


def plain_model(seed: int) -> tuple[DecisionModel, Result]:
    """Return a case without branches and gates, in which counting changes is exact."""
    chance = Random(seed)
    model = random_model(chance, most_questions=5, most_options=3)
    questions = tuple(replace(each, show_if=()) for each in model.questions)
    model = replace(model, questions=questions, gates=())
    return model, evaluate(model, random_answers(chance, model), random_priorities(chance))


def fewest_changes(model: DecisionModel, result: Result) -> int | None:
    """Return the least number of changed answers that turn the winner, by trying all."""
    given = {row.question: row.option for row in result.rows}
    for count in range(1, len(given) + 1):
        for names in combinations(given, count):
            ids = [[o.id for o in model.question_by_id[name].options] for name in names]
            for picked in product(*ids):
                changed = given | dict(zip(names, picked, strict=True))
                if evaluate(model, changed, result.priorities).winner != result.winner:
                    return count
    return None


@each_seed(SEEDS)
def test_least_changes_is_the_fewest_answers_that_turn_the_winner(seed: int) -> None:
    model, result = plain_model(seed)
    assert explain(model, result).least_changes == fewest_changes(model, result)


def test_a_gate_does_not_count_as_a_close_race() -> None:
    law = question("law", 0, (0, 0, 0), (0, 0, 0))
    model = model_of([SKILL, NIGHTS, law], [gate("ban", "exclude", "internal", law="b")])
    result = evaluate(model, {"skill": "a", "nights": "a", "law": "a"})
    explanation = explain(model, result)
    assert ("law", "b", True) in [(f.question, f.option, f.by_gate) for f in explanation.flips]
    assert explanation.least_changes == fewest_changes(replace(model, gates=()), result) == 1
    assert explain(model, evaluate(model, {"nights": "a", "law": "a"})).least_changes == 1


def with_weight(model: DecisionModel, name: str, weight: int) -> DecisionModel:
    """Return the model with another weight of one question."""
    questions = (
        replace(each, weight=weight) if each.id == name else each for each in model.questions
    )
    return replace(model, questions=tuple(questions))


@each_seed(SEEDS)
def test_weight_ranges_end_where_the_winner_changes(seed: int) -> None:
    model, result = case(seed)
    found = {each.question: each for each in explain(model, result).weights}
    for row in result.rows:
        each = found.get(row.question)
        stays = [
            evaluate(
                with_weight(model, row.question, weight), result.answers, result.priorities
            ).winner
            == result.winner
            for weight in range(60)
        ]
        if each is None:
            assert all(stays) or model.question_by_id[row.question].weight == 0
        else:
            highest = 60 if each.highest is None else each.highest
            assert stays == [each.lowest <= weight <= highest for weight in range(60)]


def test_open_questions_come_gates_first_then_by_swing() -> None:
    law = question("law", 0, (0, 0, 0), (0, 0, 0))
    model = model_of([NIGHTS, SKILL, law], [gate("ban", "exclude", "external", law="b")])
    explanation = explain(model, evaluate(model, {"nights": "unknown"}))
    found = [(each.question, each.swing, each.gates) for each in explanation.open]
    assert found == [("law", 0, ("ban",)), ("skill", 24, ()), ("nights", 20, ())]


def test_an_open_question_that_may_fire_a_gate_keeps_the_result_open() -> None:
    law = question("law", 0, (0, 0, 0), (0, 0, 0))
    model = model_of([SKILL, law], [gate("ban", "exclude", "external", law="b")])
    assert not explain(model, evaluate(model, {"skill": "c"})).settled
    assert explain(model, evaluate(model, {"skill": "c", "law": "a"})).settled
    assert explain(model, evaluate(model, {"skill": "a"})).settled


def test_a_question_that_may_stay_hidden_cannot_be_counted_on() -> None:
    door = question("door", 1, (0, 0, 0), (0, 0, 0))
    behind = question("behind", 3, (1, 0, 0), (2, 0, 0), show_if=(("door", ("a",)),))
    risk = question("risk", 5, (0, 1, 0), (1, 0, 0), theme="cost")
    model = model_of([question("sure", 1, (2, 0, 0), (0, 0, 0)), door, behind, risk])
    result = evaluate(model, {"sure": "a"}, {"cost": "less"})
    assert (result.winner, result.lead) == ("internal", 4)
    assert not explain(model, result).settled
    assert explain(model, evaluate(model, {"sure": "a", "door": "a"}, {"cost": "less"})).settled


def test_one_left_has_no_drivers_and_cannot_be_turned_by_points() -> None:
    model = model_of([SKILL], [gate("law", "exclude", "hybrid", "external", skill="c")])
    explanation = explain(model, evaluate(model, {"skill": "c"}))
    assert (explanation.drivers, explanation.base_lead) == ((), 0)
    assert (explanation.least_changes, explanation.settled) == (None, True)


def test_nobody_left_is_settled_and_explained_by_gates_alone() -> None:
    model = model_of([SKILL], [gate("law", "exclude", "internal", "hybrid", "external", skill="a")])
    explanation = explain(model, evaluate(model, {"skill": "a"}))
    assert explanation.settled
    assert {flip.by_gate for flip in explanation.flips} == {True}
