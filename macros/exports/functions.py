"""The functions for the browser: what moves each of them, with the sentences that say why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..decision.functions import as_data, compile_functions
from ..markup import plain
from ..model import Function, Guide
from ..model.reading import FunctionCheck
from .questionnaire import MOVES, first_words

WORD_GROUPS = ("move", "pull")
FUNCTIONS_WORDS = (
    "by_choice", "by_answers", "not_ready", "none", "counts", "as_usual",
    "unlike_usual", "moved", "torn", "outweighed", "checked", "change_check",
    "change_answer", "change_model", "no_change", "cleared", "head",
)  # fmt: skip


def functions_data(guide: Guide) -> dict[str, Any]:
    """Return the function model with its texts, and the words that scripts show."""
    model = compile_functions(guide.functions, guide.questions, guide.gates, guide.delivery_models)
    data = as_data(model)
    asked = {question for function in guide.functions.values() for question in function.signals}
    words = {group: guide.words[group] for group in WORD_GROUPS}
    own = guide.words["functions"]
    return {
        "models": data["models"],
        "titles": {each.id: each.title for each in guide.delivery_models.values()},
        "usual": {
            each.id: own["usual"].format(model=each.title)
            for each in guide.delivery_models.values()
        },
        "gates": [
            {**gate, "because": plain(guide.gates[gate["id"]].summary)} for gate in data["gates"]
        ],
        "functions": [
            _told(rules, guide.functions[rules["id"]], own) for rules in data["functions"]
        ],
        "questions": {
            question.id: question.title
            for question in guide.questions.values()
            if question.id in asked
        },
        "words": {**words, "functions": {k: own[k] for k in FUNCTIONS_WORDS}},
    }


def _told(rules: dict[str, Any], function: Function, words: Mapping[str, str]) -> dict[str, Any]:
    """Return the rules of a function with its texts."""
    limit = function.limit
    return {
        **rules,
        "title": function.title,
        "limit": {**rules["limit"], "because": plain(limit.because)} if limit else None,
        "signals": {
            question: _signals(signals, function, question)
            for question, signals in rules["signals"].items()
        },
        "checks": {
            name: {"title": check.title, "options": _options(rules["checks"][name], check, words)}
            for name, check in function.checks.items()
        },
        "fits": {move: first_words(plain(getattr(function, text))) for move, text in MOVES.items()},
    }


def _signals(
    signals: list[dict[str, Any]], function: Function, question: str
) -> list[dict[str, Any]]:
    """Return the signals of a question; the one that does nothing stands last, without a text."""
    told = [{"because": plain(each.because)} for each in function.signals[question]]
    return [{**signal, **text} for signal, text in zip(signals, [*told, {}], strict=False)]


def _options(
    check: dict[str, Any], told: FunctionCheck, words: Mapping[str, str]
) -> dict[str, Any]:
    """Return the options of a check with their labels, and the reason where there is one."""
    return {
        option: {
            **check["options"][option],
            "label": each.label or words[option],
            **({"because": plain(each.because)} if each.because else {}),
        }
        for option, each in told.options.items()
    }
