"""Function by function: the rule, its twin, and what the data make of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser

from macros.decision import compile_model, evaluate
from macros.decision.functions import (
    ACCEPTED,
    MOVES,
    Closing,
    Function,
    FunctionModel,
    FunctionMove,
    Signal,
    as_data,
    changes,
    moves,
    shape,
)
from macros.decision.guide import functions_of
from macros.load.loader import load_guide
from macros.model import Guide

from ..scripts import code
from ..small_guide import SmallGuide
from .function_making import COUNT, FILE, MODELS, model_from, random_case, spoken
from .seeds import each_seed

CASES: list[dict[str, Any]] = json.loads(FILE.read_text(encoding="utf-8"))
GENERATED, BATCH = 4000, 500
EVERYTHING = """
([data, winner, answers, checks]) => {
  const given = { winner, answers }, moves = GuideFunctions.moves(data, given, checks)
  return {
    moves, shape: GuideFunctions.shape(data, winner, moves),
    changes: Object.fromEntries(data.functions.map(({ id }) =>
      [id, GuideFunctions.changes(data, id, given, checks)])),
  }
}
"""
GUIDE: Guide = load_guide()
REAL: FunctionModel = functions_of(GUIDE)
CHECKS = [(f.id, check) for f in REAL.functions for check in f.checks]


class FunctionTwin:
    """functions.js, for many cases at once."""

    def __init__(self, browser: Browser) -> None:
        self.page = browser.new_page()
        self.page.add_script_tag(content=code("method/functions.js"))

    def everything(self, cases: list[Any]) -> list[Any]:
        """Return moves, shape and changes of each case."""
        script = f"text => JSON.stringify(JSON.parse(text).map({EVERYTHING}))"
        return list(json.loads(self.page.evaluate(script, json.dumps(cases))))


@pytest.fixture(scope="module")
def function_twin(browser: Browser) -> Iterator[FunctionTwin]:
    """Give the JavaScript twin, started once."""
    twin = FunctionTwin(browser)
    yield twin
    twin.page.close()


def model_of(
    start: str = "keep",
    limit: str | None = None,
    signals: dict[str, str] | None = None,
    limits: dict[str, str] | None = None,
    checks: dict[str, str] | None = None,
    gates: tuple[Closing, ...] = (),
) -> FunctionModel:
    """Return a model of one function; each question and check pulls when answered with yes."""
    found = {name: (Signal(("yes",), pull),) for name, pull in (signals or {}).items()}
    found |= {name: (Signal(("yes",), pull, True),) for name, pull in (limits or {}).items()}
    own = {name: {"yes": pull, "no": None} for name, pull in (checks or {}).items()}
    starts = dict(zip(MODELS, ("keep", start, "hand-over"), strict=True))
    return FunctionModel(MODELS, gates, (Function("desk", starts, limit, found, own),))


def move_of(model: FunctionModel, *answers: str, checks: tuple[str, ...] = ()) -> FunctionMove:
    """Return where the function goes under hybrid if these are answered with yes."""
    given = {f"desk/{name}": "yes" for name in checks}
    return moves(model, "hybrid", dict.fromkeys(answers, "yes"), given)[0]


# The rule


@pytest.mark.parametrize("start", MOVES)
def test_without_answers_a_function_stays_where_the_model_puts_it(start: str) -> None:
    found = move_of(model_of(start, signals={"q": "keep"}, checks={"c": "hand-over"}))
    assert (found.start, found.move, found.torn, found.reasons) == (start, start, False, ())


@pytest.mark.parametrize("start", MOVES)
@pytest.mark.parametrize("pull", ACCEPTED)
def test_a_reason_moves_a_function_to_the_nearest_place_it_accepts(start: str, pull: str) -> None:
    first, last = ACCEPTED[pull]
    nearest = min(range(first, last + 1), key=lambda place: abs(place - MOVES.index(start)))
    assert move_of(model_of(start, signals={"q": pull}), "q").move == MOVES[nearest]
    assert move_of(model_of(start, checks={"c": pull}), checks=("c",)).move == MOVES[nearest]


@pytest.mark.parametrize(
    ("one", "other"),
    [("keep", "hand-over"), ("keep", "get-help"), ("hand-over", "keep-part"), ("keep", "share")],
)
@pytest.mark.parametrize("start", MOVES)
def test_reasons_of_a_kind_that_contradict_each_other_make_it_shared(
    start: str, one: str, other: str
) -> None:
    found = move_of(model_of(start, signals={"q": one, "r": other}), "q", "r")
    assert (found.move, found.torn) == ("share", True)
    assert [reason.holds for reason in found.reasons] == [True, True]


def test_a_check_outweighs_an_answer() -> None:
    found = move_of(model_of(signals={"q": "hand-over"}, checks={"c": "keep"}), "q", checks=("c",))
    assert found.move == "keep"
    assert [(reason.kind, reason.holds) for reason in found.reasons] == [
        ("check", True),
        ("answer", False),
    ]


def test_a_check_that_accepts_where_the_answers_led_leaves_it_there() -> None:
    found = move_of(
        model_of("hand-over", signals={"q": "keep-part"}, checks={"c": "get-help"}),
        "q",
        checks=("c",),
    )
    assert (found.move, found.torn) == ("share", False)


def test_a_limit_outweighs_checks_and_a_gate_outweighs_limits() -> None:
    gate = Closing("ban", ("hybrid", "external"), (("law", ("yes",)),))
    model = model_of(limit="share", checks={"c": "hand-over"}, gates=(gate,))
    assert move_of(model, checks=("c",)).move == "share"
    found = move_of(model, "law", checks=("c",))
    assert found.move == "keep"
    assert [(reason.kind, reason.holds) for reason in found.reasons] == [
        ("gate", True),
        ("limit", False),
        ("check", False),
    ]


def test_an_answer_can_be_a_limit() -> None:
    model = model_of("hand-over", limits={"law": "keep-part"}, checks={"c": "hand-over"})
    assert move_of(model, "law", checks=("c",)).move == "share"


def test_a_gate_that_leaves_two_models_closes_nothing() -> None:
    gate = Closing("ban", ("external",), (("law", ("yes",)),))
    found = move_of(model_of("hand-over", gates=(gate,)), "law")
    assert (found.move, found.reasons) == ("hand-over", ())


def test_contradictions_are_forgotten_when_something_stronger_decides() -> None:
    model = model_of(signals={"q": "keep", "r": "hand-over"}, checks={"c": "hand-over"})
    found = move_of(model, "q", "r", checks=("c",))
    assert (found.move, found.torn) == ("hand-over", False)
    assert [reason.holds for reason in found.reasons] == [True, False, True]


@pytest.mark.parametrize("winner", [None, "nonsense"])
def test_without_a_delivery_model_there_are_no_moves(winner: str | None) -> None:
    assert moves(REAL, winner, {}, {}) == ()


@each_seed(range(200))
def test_changes_are_all_single_answers_that_move_the_function(seed: int) -> None:
    model, winner, answers, checks = random_case(seed)
    now = {each.id: each.move for each in moves(model, winner, answers, checks)}
    for function in model.functions:
        found = changes(model, function.id, winner, answers, checks)
        assert all(change.move != now[function.id] for change in found)
        listed = {(change.id, change.options[0]) for change in found if change.kind == "check"}
        for name, options in function.checks.items():
            for option in options:
                changed = {**checks, f"{function.id}/{name}": option}
                after = {each.id: each.move for each in moves(model, winner, answers, changed)}
                assert (after[function.id] != now[function.id]) == ((name, option) in listed)


@each_seed(range(200))
def test_the_last_word_always_holds(seed: int) -> None:
    for each in moves(*random_case(seed)):
        reasons = each.reasons
        if not reasons:
            assert each.move == each.start
        else:
            assert reasons[0].holds
        if each.torn:
            assert each.move == "share"


def test_the_shape_names_the_model_that_most_functions_look_like() -> None:
    outward = {f"{f.id}/{name}": "no" for f in REAL.functions for name in f.checks}
    found = moves(REAL, "internal", {}, {})
    assert shape(REAL, "internal", found).nearest == "internal"
    assert sum(shape(REAL, "internal", found).counts.values()) == len(GUIDE.functions)
    external = moves(REAL, "external", {}, outward)
    assert shape(REAL, "internal", external).nearest != "internal"


def test_of_equally_near_models_the_one_started_from_is_named() -> None:
    model = model_of("hand-over")
    found = moves(model, "external", {}, {})
    assert shape(model, "external", found).nearest == "external"
    assert shape(model, "hybrid", found).nearest == "hybrid"


# Two languages


def test_all_cases_are_there() -> None:
    assert len(CASES) == COUNT
    kinds = {r["kind"] for c in CASES for m in c["expected"]["moves"] for r in m["reasons"]}
    assert kinds == {"answer", "check", "limit", "gate"}
    assert any(m["torn"] for c in CASES for m in c["expected"]["moves"])


@pytest.mark.parametrize("number", range(COUNT))
def test_python_comes_to_what_is_written(number: int) -> None:
    case = CASES[number]
    model = model_from(case["model"])
    assert spoken(model, case["winner"], case["answers"], case["checks"]) == case["expected"]


def test_javascript_comes_to_what_is_written(function_twin: FunctionTwin) -> None:
    given = [(c["model"], c["winner"], c["answers"], c["checks"]) for c in CASES]
    for case, said in zip(CASES, function_twin.everything(given), strict=True):
        assert said == case["expected"]


@pytest.mark.parametrize("first", range(0, GENERATED, BATCH))
def test_twins_agree_on_generated_models(function_twin: FunctionTwin, first: int) -> None:
    cases = [random_case(seed) for seed in range(first, first + BATCH)]
    said = function_twin.everything([(as_data(model), *rest) for model, *rest in cases])
    for seed, case, found in zip(range(first, first + BATCH), cases, said, strict=True):
        assert found == spoken(*case), f"seed {seed}"


def test_twins_agree_on_the_guide_itself(function_twin: FunctionTwin) -> None:
    chance = Random(5)
    cases = [
        (
            chance.choice(MODELS),
            {q.id: chance.choice([*q.options, "unknown"]) for q in GUIDE.questions.values()},
            {f"{f}/{c}": chance.choice(["yes", "no", "unknown"]) for f, c in CHECKS},
        )
        for _ in range(100)
    ]
    said = function_twin.everything([(as_data(REAL), *case) for case in cases])
    for case, found in zip(cases, said, strict=True):
        assert found == spoken(REAL, *case)


# The data


@pytest.mark.parametrize("name", GUIDE.functions)
def test_a_function_has_checks_and_signals(name: str) -> None:
    function = GUIDE.functions[name]
    assert 2 <= len(function.checks) <= 3
    assert sum(len(signals) for signals in function.signals.values()) >= 2
    assert all(check.title.endswith("?") for check in function.checks.values())


def test_no_reason_is_given_twice() -> None:
    told = [
        option.because
        for function in GUIDE.functions.values()
        for check in function.checks.values()
        for option in check.options.values()
        if option.because
    ]
    told += [
        signal.because
        for function in GUIDE.functions.values()
        for signals in function.signals.values()
        for signal in signals
    ]
    assert len(told) == len(set(told))
    assert [text for text in told if len(text) > 160] == []


def effective(function: Function, check: str) -> bool:
    """Return whether some answer to the check moves the function in some company."""
    model = replace(REAL, functions=(function,))
    answers: list[dict[str, str]] = [{}]
    answers += [{q: s.options[0]} for q, each in function.signals.items() for s in each]
    others: list[dict[str, str]] = [{}]
    others += [
        {f"{function.id}/{c}": o} for c, os in function.checks.items() for o in os if c != check
    ]
    return any(
        change.kind == "check" and change.id == check
        for winner in MODELS
        for given in answers
        for other in others
        for change in changes(model, function.id, winner, given, other)
    )


@pytest.mark.parametrize(("function", "check"), CHECKS)
def test_a_check_is_worth_asking(function: str, check: str) -> None:
    rules = REAL.of(function)
    # Backup is shared whatever the answers are; its checks say where the line runs.
    assert rules.limit == "share" or effective(rules, check)


def test_some_functions_never_leave() -> None:
    everything_out = replace(
        REAL,
        functions=tuple(
            replace(f, checks={"c": {"yes": "hand-over"}}, signals={}) for f in REAL.functions
        ),
    )
    checks = {f"{f.id}/c": "yes" for f in REAL.functions}
    found = {each.id: each.move for each in moves(everything_out, "external", {}, checks)}
    stays = {name for name, move in found.items() if move != "hand-over"}
    assert {"strategy-and-budget", "core-knowledge", "architecture", "identity-and-access"} < stays


@pytest.mark.parametrize("winner", MODELS)
def test_backup_is_never_with_one_party_alone(winner: str) -> None:
    for seed in range(300):
        chance = Random(seed)
        answers = {
            q.id: chance.choice(list(q.options))
            for q in GUIDE.questions.values()
            if q.id != "outside-access"
        }
        checks = {f"{f}/{c}": chance.choice(["yes", "no"]) for f, c in CHECKS}
        found = {each.id: each.move for each in moves(REAL, winner, answers, checks)}
        assert found["backup-and-recovery"] == "share"


def test_nothing_leaves_where_nobody_outside_may_have_access() -> None:
    for seed in range(300):
        chance = Random(seed)
        answers = {q.id: chance.choice(list(q.options)) for q in GUIDE.questions.values()}
        answers["outside-access"] = "all-closed"
        checks = {f"{f}/{c}": chance.choice(["yes", "no"]) for f, c in CHECKS}
        found = moves(REAL, "internal", answers, checks)
        assert "hand-over" not in {each.move for each in found}


@pytest.mark.parametrize("name", GUIDE.scenarios)
def test_a_scenario_mostly_looks_like_its_result(name: str) -> None:
    scenario = GUIDE.scenarios[name]
    model = compile_model(
        GUIDE.questions, GUIDE.gates, GUIDE.delivery_models, GUIDE.themes, GUIDE.questionnaire
    )
    result = evaluate(model, scenario.answers, scenario.priorities)
    found = moves(REAL, result.winner, result.answers, {})
    assert not found or shape(REAL, str(result.winner), found).nearest == result.winner


# What is refused


SIGNAL = {"options": ["nothing"], "pull": "keep", "because": "It is."}


def test_a_signal_names_options_that_the_question_has(small_guide: SmallGuide) -> None:
    questions = small_guide.read("questions")
    name = next(iter(questions))
    small_guide.set("functions", "help-desk", "signals", {name: [SIGNAL]})
    assert any("has no option 'nothing'" in problem for problem in small_guide.problems())
    small_guide.set("functions", "help-desk", "signals", {"nobody-asks": [SIGNAL]})
    assert any("no entry 'nobody-asks'" in problem for problem in small_guide.problems())


def test_a_signal_names_no_option_twice(small_guide: SmallGuide) -> None:
    name, question = next(iter(small_guide.read("questions").items()))
    option = next(iter(question["options"]))
    twice = [{**SIGNAL, "options": [option]}, {**SIGNAL, "options": [option]}]
    small_guide.set("functions", "help-desk", "signals", {name: twice})
    assert any("is named twice" in problem for problem in small_guide.problems())


@pytest.mark.parametrize(
    "options",
    [
        {"yes": {"pull": "keep"}, "no": {}},
        {"yes": {"because": "It is."}, "no": {}},
        {"yes": {}, "unknown": {}},
        {"yes": {}, "partly": {}},
        {"yes": {"label": "Yes"}, "no": {}},
        {"yes": {}},
        {"yes": {"pull": "sideways", "because": "It is."}, "no": {}},
    ],
)
def test_a_check_has_answers_that_can_be_told_apart(
    small_guide: SmallGuide, options: dict[str, Any]
) -> None:
    check = {"title": "Is it?", "why": "To know.", "options": options}
    small_guide.set("functions", "help-desk", "checks", {"is-it": check})
    assert len(small_guide.problems()) == 1


def test_an_edition_that_hides_a_question_loses_its_signals(small_guide: SmallGuide) -> None:
    question = {**small_guide.read("questions")["team"], "code": "x", "title": "Is there more?"}
    text = small_guide.file("questions").read_text(encoding="utf-8")
    small_guide.write("questions", f"{text}\n{yaml.dump({'more': question})}")
    small_guide.set(
        "functions", "help-desk", "signals", {"more": [{**SIGNAL, "options": ["some"]}]}
    )
    assert list(small_guide.load().functions["help-desk"].signals) == ["more"]
    small_guide.lay_over("questions", "more: null\n")
    assert small_guide.problems() == []
    assert small_guide.load().functions["help-desk"].signals == {}
