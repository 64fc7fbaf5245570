"""Answers as a short code for links: v3.a1b2c0~p2-4kx, keyed by codes that are never reused."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass

from .model import UNKNOWN, Answers, DecisionModel, Priorities, Question
from .scoring import evaluate

# Version, then letters and a digit for each answer, with a "_" behind those in doubt, then a letter
# and a digit for each priority, then a check by which a link that was cut on its way is known;
# links from before November 2026 have none. Capital letters are left to company editions, so that
# the base guide never takes a code of theirs. A code that was cut may end in a part of an answer
# or of its check.
ANSWER = "[A-Za-z]{1,2}[0-9]"
SHAPE = re.compile(
    rf"v([0-9]{{1,6}})\.((?:{ANSWER}_?)*)(?:~((?:[A-Za-z][0-9])*))?([A-Za-z]{{1,2}}|-[0-9a-z]{{0,3}})?"
)
LONGEST = 1000
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
WISHES = {"less": "0", "normal": "1", "more": "2"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """What a code says, and which parts of it could not be used."""

    version: int | None  # None: this is no code at all
    answers: dict[str, str]
    priorities: dict[str, str]
    dropped: tuple[str, ...]
    unsure: tuple[str, ...]  # the questions whose answers somebody is not quite sure of
    check: str  # "right", "wrong" (cut or changed on its way), or "none" (cut, or an old link)


def encode(
    model: DecisionModel,
    answers: Answers,
    priorities: Priorities | None = None,
    unsure: Set[str] = frozenset(),
) -> str:
    """Return the code of the answers that count; others are left out."""
    result = evaluate(model, answers, priorities)
    told = (
        question.code
        + _digit_of(question.id, result.answers[question.id], model)
        + ("_" if question.id in unsure else "")
        for question in model.questions
        if question.id in result.answers
    )
    wishes = "".join(
        theme.code + WISHES[result.priorities[theme.id]]
        for theme in model.themes
        if theme.id in result.priorities
    )
    return checked(f"v{model.version}.{''.join(told)}" + (f"~{wishes}" if wishes else ""))


def checked(text: str) -> str:
    """Return a code with its check: three digits to the base of 36."""
    value = 0
    for sign in text:
        value = (value * 31 + ord(sign)) % 36**3
    return f"{text}-{DIGITS[value // 36**2]}{DIGITS[value // 36 % 36]}{DIGITS[value % 36]}"


def decode(model: DecisionModel, code: str) -> Decoded:
    """Return what the code says, whatever it is; of two answers to a question the first counts."""
    match = SHAPE.fullmatch(code) if len(code) <= LONGEST else None
    if not match:
        return Decoded(None, {}, {}, (), (), "none")
    dropped: list[str] = []
    answers = _read(match[2], _answers_by_code(model), dropped, "")
    priorities = _read(match[3] or "", _wishes_by_code(model), dropped, "~")
    doubted = set(re.findall(f"({ANSWER})_", match[2]))
    unsure = tuple(q.id for q in model.questions if _code_of(q, answers) in doubted)
    check = _check(code, match[4])
    return Decoded(int(match[1]), answers, priorities, tuple(dropped), unsure, check)


def _check(code: str, end: str | None) -> str:
    """Return whether the end of a code is the check of what stands before it."""
    if not end:
        return "none"
    return "right" if checked(code.removesuffix(end)) == code else "wrong"


def _code_of(question: Question, answers: Answers) -> str:
    """Return the code of the question with that of its answer, if it has one."""
    answer = answers.get(question.id)
    option = question.option(answer)
    return question.code + option.code if option else "" if answer is None else question.code + "0"


def _digit_of(question_id: str, option_id: str, model: DecisionModel) -> str:
    option = model.question_by_id[question_id].option(option_id)
    return option.code if option else "0"


def _read(
    text: str, known: Mapping[str, tuple[str, str]], dropped: list[str], mark: str
) -> dict[str, str]:
    """Return the pairs that the text's codes stand for; note the codes that stand for none."""
    found: dict[str, str] = {}
    for code in _pairs(text):
        name, value = known.get(code, ("", ""))
        if not name or name in found:
            dropped.append(mark + code)
        else:
            found[name] = value
    return found


def _pairs(text: str) -> list[str]:
    return re.findall(ANSWER, text)


def _answers_by_code(model: DecisionModel) -> dict[str, tuple[str, str]]:
    known = {
        question.code + option.code: (question.id, option.id)
        for question in model.questions
        for option in question.options
    }
    return known | {question.code + "0": (question.id, UNKNOWN) for question in model.questions}


def _wishes_by_code(model: DecisionModel) -> dict[str, tuple[str, str]]:
    return {
        theme.code + digit: (theme.id, wish)
        for theme in model.themes
        for wish, digit in WISHES.items()
    }
