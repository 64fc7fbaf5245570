"""Readings of answers: all of them where they are few, the same sample for everybody otherwise."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from random import Random

from macros.decision import UNKNOWN, DecisionModel, completions, decide, evaluate, readings
from macros.decision.guide import model_of as model_of_guide
from macros.load.loader import load_guide

from .making import gate, model_of, question

MODEL = model_of_guide(load_guide())
SKILL = question("skill", 3, (2, 0, 0), (1, 0, 0), (0, 0, 1), (0, 0, 2))
NIGHTS = question("nights", 2, (1, 0, 0), (0, 0, 1))


def test_an_open_question_is_tried_with_every_option() -> None:
    model = model_of([SKILL, NIGHTS])
    doubt = completions(model, evaluate(model, {"nights": "a", "skill": UNKNOWN}))
    assert (doubt.total, doubt.counted) == (4, True)
    assert doubt.counts == {"internal": 2, "hybrid": 0, "external": 2}


def test_an_answer_in_doubt_is_tried_with_its_neighbours() -> None:
    model = model_of([SKILL])
    result = evaluate(model, {"skill": "b"})
    assert readings(model, result, {"skill"}).counts == {"internal": 2, "hybrid": 0, "external": 1}
    assert readings(model, evaluate(model, {"skill": "d"}), {"skill"}).total == 2


def test_nothing_in_doubt_leaves_one_reading() -> None:
    model = model_of([SKILL, NIGHTS])
    result = evaluate(model, {"nights": "a", "skill": "a"})
    assert completions(model, result).counts == {"internal": 1, "hybrid": 0, "external": 0}


def test_a_reading_in_which_nobody_is_left_counts_for_nobody() -> None:
    ban = gate("law", "exclude", "internal", "hybrid", "external", skill="ab")
    model = model_of([SKILL], [ban])
    doubt = completions(model, evaluate(model, {}))
    assert (doubt.total, sum(doubt.counts.values()), doubt.kept("external")) == (4, 2, 2)


def test_a_question_that_an_open_one_opens_is_open_too() -> None:
    hidden = replace(NIGHTS, show_if=(("skill", ("a", "b")),))
    model = model_of([SKILL, hidden])
    assert completions(model, evaluate(model, {})).total == 8
    assert completions(model, evaluate(model, {"skill": "c"})).total == 1


def test_a_sample_comes_near_what_all_readings_would_say() -> None:
    """2,000 drawn readings are within 4 points of all of them, on 12 sets of answers."""
    chance = Random(5)
    for _ in range(12):
        answers = {q.id: chance.choice(q.options).id for q in MODEL.questions}
        for name in chance.sample(sorted(answers), 6):
            answers[name] = UNKNOWN
        result = evaluate(MODEL, answers)
        known = {name: option for name, option in result.answers.items() if option != UNKNOWN}
        drawn, every = completions(MODEL, result), all_of(MODEL, known)
        for name, share in every.items():
            assert abs(drawn.counts[name] / drawn.total - share) < 0.04


def test_open_is_said_exactly_if_fewer_than_95_of_100_completions_keep_the_winner() -> None:
    """On 400 answer sets with up to three open questions, by a count of its own."""
    chance, said = Random(20), {True: 0, False: 0}
    for _ in range(400):
        answers = {q.id: chance.choice(q.options).id for q in MODEL.questions}
        for name in chance.sample(sorted(answers), chance.choice((1, 1, 2, 3))):
            del answers[name]
        decision = decide(MODEL, answers)
        if decision.certainty in ("none", "little"):
            continue
        share = all_of(MODEL, decision.result.answers)[decision.result.winner or ""]
        assert (decision.certainty == "open") == (share < 0.95), (answers, share)
        said[decision.certainty == "open"] += 1
    assert min(said.values()) > 50, said


def all_of(model: DecisionModel, answers: dict[str, str]) -> dict[str, float]:
    """Return the exact shares, by answering every open question in every way."""
    open_ones = [q for q in model.questions if q.id not in answers]
    ways = list(product(*([o.id for o in q.options] for q in open_ones)))
    names = [q.id for q in open_ones]
    counts = dict.fromkeys((a.id for a in model.alternatives), 0)
    for way in ways:
        winner = evaluate(model, answers | dict(zip(names, way, strict=True))).winner
        if winner:
            counts[winner] += 1
    return {name: count / len(ways) for name, count in counts.items()}
