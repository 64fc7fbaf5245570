"""The functions for the browser: what moves each of them, with the sentences that say why."""

from __future__ import annotations

from typing import Any

from ..decision.functions import as_data
from ..decision.guide import functions_of
from ..model import Function, Guide
from ..model.markup import plain
from ..model.reading import FunctionCheck

WORD_GROUPS = ("move", "pull")
RESULT_WORDS = ("torn", "by_gate", "share_means")
FUNCTIONS_WORDS = (
    "by_choice", "by_answers", "not_ready", "none", "counts", "as_usual",
    "unlike_usual", "moved", "moved_now", "torn", "outweighed", "checked",
    "change_check", "change_answer", "change_model", "no_change", "cleared", "head",
    "absent", "by_gate", "share_means",
)  # fmt: skip


def rules_data(guide: Guide) -> dict[str, Any]:
    """Return what the page of all functions needs: the texts of the checks stand in it."""
    data = as_data(functions_of(guide))
    asked = {question for function in guide.functions.values() for question in function.signals}
    own = guide.words["functions"]
    words = {group: guide.words[group] for group in WORD_GROUPS}
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
        "functions": [_told(rules, guide.functions[rules["id"]]) for rules in data["functions"]],
        "questions": {
            question.id: question.title
            for question in guide.questions.values()
            if question.id in asked
        },
        "words": {**words, "functions": {key: own[key] for key in FUNCTIONS_WORDS}},
    }


def functions_data(guide: Guide) -> dict[str, Any]:
    """Return what other pages need to show the moves: everything but the words of that page."""
    data = rules_data(guide)
    for rules in data["functions"]:
        checks = guide.functions[rules["id"]].checks
        rules["title"] = guide.functions[rules["id"]].title
        rules["checks"] = {
            name: {"options": _options(check["options"], checks[name])}
            for name, check in rules["checks"].items()
        }
    kept = {key: data[key] for key in ("models", "usual", "gates", "functions")}
    return {**kept, **{key: guide.words["functions"][key] for key in RESULT_WORDS}}


def _told(rules: dict[str, Any], function: Function) -> dict[str, Any]:
    """Return the rules of a function with its texts."""
    limit = function.limit
    return {
        **rules,
        "limit": {**rules["limit"], "because": plain(limit.because)} if limit else None,
        "signals": {
            question: _signals(signals, function, question)
            for question, signals in rules["signals"].items()
        },
        "share": plain(function.share_when),
    }


def _signals(
    signals: list[dict[str, Any]], function: Function, question: str
) -> list[dict[str, Any]]:
    """Return the signals of a question; the one that does nothing stands last, without a text."""
    told = [{"because": plain(each.because)} for each in function.signals[question]]
    return [{**signal, **text} for signal, text in zip(signals, [*told, {}], strict=False)]


def _options(options: dict[str, Any], check: FunctionCheck) -> dict[str, Any]:
    """Return the options of a check, with the reasons of those that pull."""
    return {
        name: {**options[name], **({"because": plain(each.because)} if each.because else {})}
        for name, each in check.options.items()
    }
