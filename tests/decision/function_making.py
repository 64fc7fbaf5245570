"""Function models for tests: by chance, from data, and the shared cases.

`python -m tests.decision.function_making` writes tests/cases/functions.json anew: do so only when
the rule itself is meant to change.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from random import Random
from typing import Any

from macros.decision.functions import (
    ACCEPTED,
    MOVES,
    Closing,
    Function,
    FunctionModel,
    Signal,
    as_data,
    changes,
    moves,
    shape,
)

FILE = Path(__file__).parents[1] / "cases" / "functions.json"
COUNT = 40
MODELS = ("internal", "hybrid", "external")
# Names that would hurt a browser that keeps answers in a careless object.
QUESTIONS = ("hours", "systems", "law", "constructor")
OPTIONS = ("a", "b", "c", "tostring")
PULLS = (*ACCEPTED, None)


def random_model(chance: Random) -> FunctionModel:
    """Return a model in which reasons of all kinds agree, contradict and outweigh each other."""
    names = [f"f{i}" for i in range(chance.randint(1, 4))] + ["valueof"]
    models = MODELS[: chance.choice((1, 2, 3, 3, 3, 3))]
    gates = tuple(
        Closing(
            f"gate-{i}",
            tuple(name for name in models if chance.random() < 0.5),
            ((chance.choice(QUESTIONS), tuple(chance.sample(OPTIONS, 2))),),
        )
        for i in range(chance.choice((0, 1, 1, 2)))
    )
    return FunctionModel(models, gates, tuple(_function(chance, name) for name in names))


def _function(chance: Random, name: str) -> Function:
    signals = {}
    for question in chance.sample(QUESTIONS, chance.randint(0, 4)):
        options = chance.sample(OPTIONS, chance.randint(2, 4))
        signals[question] = (
            Signal((options[0],), chance.choice(PULLS), chance.random() < 0.2),
            Signal(tuple(options[1:]), chance.choice(PULLS)),
        )
    checks = {
        check: {option: chance.choice(PULLS) for option in ("yes", "no")}
        for check in chance.sample(("first", "second", "prototype"), chance.randint(0, 3))
    }
    starts = {model: chance.choice(MOVES) for model in MODELS}
    limit = chance.choice((None, None, "keep-part", "share", "keep"))
    return Function(name, starts, limit, signals, checks)


def random_answers(chance: Random) -> dict[str, str]:
    """Return answers to the questionnaire, unknown and senseless ones among them."""
    options = (*OPTIONS, *OPTIONS, "unknown", "nonsense")
    return {name: chance.choice(options) for name in QUESTIONS if chance.random() < 0.7}


def random_checks(chance: Random, model: FunctionModel) -> dict[str, str]:
    """Return answers to checks, unknown and senseless ones among them."""
    options = ("yes", "yes", "no", "no", "unknown", "constructor")
    return {
        f"{function.id}/{check}": chance.choice(options)
        for function in model.functions
        for check in (*function.checks, "nowhere")
        if chance.random() < 0.7
    }


def random_case(seed: int) -> tuple[FunctionModel, str, dict[str, str], dict[str, str]]:
    """Return a model, the delivery model to start from, answers and checks."""
    chance = Random(seed)
    model = random_model(chance)
    return (
        model,
        chance.choice(model.models),
        random_answers(chance),
        random_checks(chance, model),
    )


def model_from(data: Any) -> FunctionModel:
    """Return the model that as_data() made these data of."""
    return FunctionModel(
        models=tuple(data["models"]),
        gates=tuple(
            Closing(
                gate["id"],
                tuple(gate["closes"]),
                tuple((question, tuple(options)) for question, options in gate["when"].items()),
            )
            for gate in data["gates"]
        ),
        functions=tuple(_function_from(each) for each in data["functions"]),
    )


def _function_from(data: Any) -> Function:
    signals = {
        question: tuple(
            Signal(tuple(each["options"]), each["pull"], each.get("limit", False)) for each in list_
        )
        for question, list_ in data["signals"].items()
    }
    checks = {
        name: {option: each["pull"] for option, each in check["options"].items()}
        for name, check in data["checks"].items()
    }
    limit = data["limit"]["pull"] if data["limit"] else None
    return Function(data["id"], data["starts"], limit, signals, checks)


def spoken(model: FunctionModel, winner: str, answers: Any, checks: Any) -> Any:
    """Return all that either language says about a case, as plain data."""
    found = moves(model, winner, answers, checks)
    said = {
        "moves": [asdict(each) for each in found],
        "shape": asdict(shape(model, winner, found)),
        "changes": {
            each.id: [asdict(change) for change in changes(model, each.id, winner, answers, checks)]
            for each in model.functions
        },
    }
    return json.loads(json.dumps(said))


def _case(seed: int) -> dict[str, Any]:
    model, winner, answers, checks = random_case(1_000_000 + seed)
    case = {"model": as_data(model), "winner": winner, "answers": answers, "checks": checks}
    return case | {"expected": spoken(model, winner, answers, checks)}


def write() -> None:
    """Write the cases, one on each line, so that a change shows which of them change."""
    lines = (json.dumps(_case(seed), separators=(",", ":")) for seed in range(COUNT))
    FILE.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")


if __name__ == "__main__":
    write()
