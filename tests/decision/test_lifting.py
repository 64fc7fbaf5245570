"""What is said to follow from lifting a gate is what happens when it is lifted."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from random import Random

from macros.decision import UNKNOWN, DecisionModel, Result, decide, evaluate
from macros.decision.guide import model_of as model_of_guide
from macros.decision.lifting import lifting
from macros.load.loader import load_guide

from .making import gate, model_of, question

OWNER = question("owner", 4, (0, 0, 0), (2, 0, 0), (0, 0, 2))
SKILL = question("skill", 3, (0, 0, 1), (1, 0, 0))
MODEL = model_of_guide(load_guide())
NO_OWNER = gate("no-owner", "not-ready", "external", owner="a")


def waiting_sets(model: DecisionModel, seed: int, count: int = 5000) -> list[Result]:
    """Return results of this many answer sets in which some gate makes a model wait."""
    chance, found = Random(seed), []
    while len(found) < count:
        answers = {
            q.id: chance.choice(
                [UNKNOWN, *(o.id for o in q.options)]
                if chance.random() < 0.1
                else [o.id for o in q.options]
            )
            for q in model.questions
        }
        result = evaluate(model, answers)
        if any(g.id in result.gates and g.kind == "not-ready" for g in model.gates):
            found.append(result)
    return found


def test_every_answer_that_lifts_a_gate_is_tried() -> None:
    decision = decide(model_of([OWNER, SKILL], [NO_OWNER]), {"owner": "a", "skill": "a"})
    (waiting,) = decision.lifting.waiting
    assert [(lift.option, lift.winner) for lift in waiting.lifts] == [
        ("b", "internal"),
        ("c", "external"),
    ]
    assert decision.lifting.together == ("internal", "external")
    assert not decision.lifting.stays("external")


def test_an_answer_that_puts_another_gate_in_its_place_does_not_lift_it() -> None:
    other = gate("title-only", "not-ready", "external", owner="b")
    decision = decide(model_of([OWNER, SKILL], [NO_OWNER, other]), {"owner": "a", "skill": "a"})
    assert [lift.option for lift in decision.lifting.waiting[0].lifts] == ["c"]
    assert decision.lifting.stays("external")


def test_nothing_waits_nothing_stays() -> None:
    lifting = decide(model_of([OWNER, SKILL], [NO_OWNER]), {"owner": "c", "skill": "a"}).lifting
    assert (lifting.waiting, lifting.together, lifting.stays("external")) == ((), (), False)


def test_what_is_said_about_lifting_is_what_happens() -> None:
    """On 5,000 answer sets with gates, all ways to lift them lead exactly where it is said."""
    for result in waiting_sets(MODEL, seed=19):
        said = lifting(MODEL, result)
        first = {after.winner for after in lifted_in_every_way(MODEL, result)}
        assert set(said.together) == first, result.answers
        assert said.stays(result.winner) == (first == {result.winner}), result.answers


def lifted_in_every_way(model: DecisionModel, result: Result) -> Iterator[Result]:
    """Yield what comes of every way to change one answer for each gate that makes wait."""
    whens = [dict(g.when) for g in model.gates if g.kind == "not-ready" and g.id in result.gates]
    fired = {g.id for g in model.gates if g.kind == "not-ready" and g.id in result.gates}
    for names in product(*whens):
        asked = sorted(set(names))
        for way in product(*([o.id for o in model.question_by_id[n].options] for n in asked)):
            after = evaluate(model, {**result.answers, **dict(zip(asked, way, strict=True))})
            if not fired & set(after.gates) and set(after.gates) <= set(result.gates):
                yield after
