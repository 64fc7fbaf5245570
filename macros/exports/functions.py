"""The functions for the browser: what moves each of them, with the sentences that say why."""

from __future__ import annotations

import re
from typing import Any

from ..decision.functions import as_data
from ..decision.guide import functions_of
from ..model import Function, Guide
from ..model.markup import plain
from ..model.reading import FunctionCheck

MOVES = {"keep": "keep_when", "share": "share_when", "hand-over": "hand_over_when"}
# Texts on when a move is right get a second sentence if the first is shorter than this.
ENOUGH = 60
_SENTENCE = re.compile(r".+?[.!?](?=\s|$)", re.S)
WORD_GROUPS = ("move", "pull")
FUNCTIONS_WORDS = (
    "by_choice", "by_answers", "not_ready", "none", "counts", "as_usual",
    "unlike_usual", "moved", "moved_now", "torn", "outweighed", "checked",
    "change_check", "change_answer", "change_model", "no_change", "cleared", "head",
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
    return {**kept, "torn": guide.words["functions"]["torn"]}


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
        "fits": _fits(rules, function),
    }


def _fits(rules: dict[str, Any], function: Function) -> dict[str, str]:
    """Return when a move is right, for those that need no reason; with a limit, all have one."""
    starts = () if function.limit else rules["starts"].values()
    return {
        move: first_words(plain(getattr(function, text)))
        for move, text in MOVES.items()
        if move in starts
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


def first_words(text: str) -> str:
    """Return the first sentence of a text, and more of them while that is very short."""
    found = ""
    for sentence in _SENTENCE.findall(text):
        found += sentence
        if len(found) >= ENOUGH:
            break
    return found.strip() or text
