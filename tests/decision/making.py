"""Decision models and answers for tests: small ones by hand, any number of odd ones by chance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from functools import cache
from random import Random
from typing import Any

from macros.decision.model import (
    FACTORS,
    UNKNOWN,
    Alternative,
    Conditions,
    DecisionModel,
    Gate,
    Option,
    Question,
    Settings,
    Theme,
)

MODELS = ("internal", "hybrid", "external", "shared-centre", "abroad")
# Names that would hurt a browser that keeps answers in a careless object.
NASTY = ("constructor", "tostring", "valueof", "prototype")


def question(
    name: str,
    weight: int,
    *effects: tuple[int, ...],
    code: str | None = None,
    theme: str = "people",
    short: bool = True,
    show_if: Conditions = (),
) -> Question:
    """Return a question whose options are called a, b, c, ... and have these effects."""
    options = (Option("abcdef"[i], str(i + 1), tuple(effect)) for i, effect in enumerate(effects))
    return Question(name, code or name[0], theme, weight, short, show_if, tuple(options))


def gate(name: str, kind: str, *closes: str, **when: str) -> Gate:
    """Return a gate that closes these when questions have an option out of a string of options."""
    return Gate(name, kind, closes, tuple((each, tuple(options)) for each, options in when.items()))


def model_of(
    questions: Iterable[Question],
    gates: Iterable[Gate] = (),
    bases: tuple[int, ...] = (0, 0, 0),
    **settings: int,
) -> DecisionModel:
    """Return a model with these questions; few weightings, so that tests are quick."""
    given = {
        "weightings": 100,
        "seed": 7,
        "clear_share": 90,
        "clear_changes": 2,
        "leaning_share": 70,
        "readings": 100,
        "open_share": 95,
        "little_share": 0,
    } | settings
    return DecisionModel(
        version=3,
        alternatives=tuple(
            Alternative(name, name[0], base) for name, base in zip(MODELS, bases, strict=False)
        ),
        themes=(Theme("people", "p"), Theme("cost", "c")),
        questions=tuple(questions),
        gates=tuple(gates),
        settings=Settings(**given),
    )


def random_model(
    chance: Random, most_questions: int = 6, most_options: int = 4, alternatives: int | None = None
) -> DecisionModel:
    """Return a model with bases, gates, and branches of up to two parents."""
    count = chance.randint(1, most_questions)
    names = [f"q{i}" for i in range(count)]
    names[: chance.choice((0, 0, 1, 3))] = NASTY[: chance.choice((0, 0, 1, 3))]
    names = names[:count] + [f"r{i}" for i in range(count - len(names))]
    questions: list[Question] = []
    for i, name in enumerate(names):
        questions.append(_random_question(chance, name, chr(97 + i), questions, most_options))
    count = alternatives or chance.choice((1, 2, 3, 3, 4, 5))
    fired = range(chance.choice((0, 1, 1, 2, 3)))
    gates = [_random_gate(chance, i, questions, MODELS[:count]) for i in fired]
    bases = tuple(-chance.choice((0, 0, 1, 5, 12)) for _ in range(count))
    return model_of(
        (_cut(each, count) for each in questions),
        gates,
        bases,
        weightings=chance.choice((10, 20, 25)),
        seed=chance.randint(1, 2**32 - 1),
        clear_changes=chance.randint(1, 3),
        readings=chance.choice((10, 20, 25)),
        little_share=chance.choice((0, 0, 50)),
    )


def _cut(each: Question, count: int) -> Question:
    """Return the question for a model with fewer alternatives."""
    options = tuple(Option(o.id, o.code, o.effect[:count]) for o in each.options)
    return Question(each.id, each.code, each.theme, each.weight, each.short, each.show_if, options)


def _random_question(
    chance: Random, name: str, code: str, above: list[Question], most_options: int
) -> Question:
    # Few different effects and weights, so that ties are common.
    effects = [
        tuple(chance.choice((0, 0, 1, 2, 3)) for _ in MODELS)
        for _ in range(chance.randint(2, most_options))
    ]
    return question(
        name,
        chance.choice((0, 1, 1, 2, 2, 5, 10)),
        *effects,
        code=code,
        theme=chance.choice(("people", "cost", "elsewhere")),
        short=chance.random() < 0.6,
        show_if=_random_conditions(chance, above, chance.choice((0, 0, 0, 1, 1, 2))),
    )


def _random_conditions(chance: Random, above: list[Question], count: int) -> Conditions:
    chosen = chance.sample(above, min(count, len(above)))
    return tuple(
        (
            parent.id,
            tuple(
                o.id for o in chance.sample(parent.options, chance.randint(1, len(parent.options)))
            ),
        )
        for parent in chosen
    )


def _random_gate(
    chance: Random, number: int, questions: list[Question], models: tuple[str, ...]
) -> Gate:
    closes = tuple(name for name in models if chance.random() < 0.5) or models[-1:]
    when = _random_conditions(chance, questions, chance.choice((1, 1, 2)))
    return Gate(f"gate-{number}", chance.choice(("exclude", "not-ready")), closes, when)


def random_answers(chance: Random, model: DecisionModel) -> dict[str, str]:
    """Return answers, unknown ones, missing ones, and some that no question knows."""
    answers: dict[str, str] = {}
    missing = chance.choice((0, 0, 0.1, 0.3))
    for each in model.questions:
        if chance.random() >= missing:
            ids = [option.id for option in each.options] * 4 + [UNKNOWN, UNKNOWN, "nonsense"]
            answers[each.id] = chance.choice(ids)
    return answers


def random_priorities(chance: Random) -> dict[str, str]:
    """Return priorities of themes, some of them unknown."""
    themes = ("people", "cost", "nonsense")
    wishes = [*FACTORS, "nonsense"]
    return {theme: chance.choice(wishes) for theme in themes if chance.random() < 0.4}


def random_doubts(chance: Random, model: DecisionModel) -> list[str]:
    """Return some questions whose answers are not quite sure, one of them unknown."""
    names = [each.id for each in model.questions] + ["nonsense"]
    return chance.sample(names, chance.choice((0, 0, min(1, len(names)), min(2, len(names)))))


def model_from(data: Any) -> DecisionModel:
    """Return the model that as_data() made these data of."""
    return DecisionModel(
        version=data["version"],
        alternatives=tuple(Alternative(**each) for each in data["alternatives"]),
        themes=tuple(Theme(**each) for each in data["themes"]),
        questions=tuple(_question_from(each) for each in data["questions"]),
        gates=tuple(
            Gate(each["id"], each["kind"], tuple(each["closes"]), _conditions_from(each["when"]))
            for each in data["gates"]
        ),
        settings=Settings(**data["settings"]),
    )


def _question_from(data: Any) -> Question:
    options = (Option(each["id"], each["code"], tuple(each["effect"])) for each in data["options"])
    fields = {**data, "options": tuple(options), "show_if": _conditions_from(data["show_if"])}
    return Question(**fields)


def _conditions_from(data: dict[str, list[str]]) -> Conditions:
    return tuple((question, tuple(options)) for question, options in data.items())


def spoken(found: Any) -> Any:
    """Return what the JavaScript twin should say where Python says this: plain, in camelCase."""
    if isinstance(found, str | int | float | None):
        return found
    if isinstance(found, Mapping):
        return {_camel_name(key): spoken(value) for key, value in found.items()}
    if isinstance(found, list | tuple):
        return [spoken(value) for value in found]
    return {name: spoken(getattr(found, field)) for field, name in _fields_of(type(found))}


@cache
def _fields_of(kind: type) -> list[tuple[str, str]]:
    """Return the fields of a dataclass, each with its name in JavaScript."""
    return [(field.name, _camel_name(field.name)) for field in fields(kind)]


@cache
def _camel_name(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)
