"""Answers as a code for links: v3s20261129.base.0.a1b2_c0~p2-4kx, by codes never used again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass

from .model import UNKNOWN, Answers, DecisionModel, Priorities
from .scoring import evaluate

# Version, then where the answers come from: the path (s or f), the day, the edition and its own
# version. All of that may be missing, as in links of version 1 and those made by hand. Then letters
# and a digit for each answer, with a "_" behind those in doubt, a letter and a digit for each
# priority, and a check by which a link that was cut on its way is known; it may be missing, too.
# Capital letters are left to company editions, so that the base guide never takes a code of theirs.
# A code that was cut may end in a part of an answer or of its check.
ANSWER = "[A-Za-z]{1,2}[0-9]"
EDITION = "[a-z0-9][a-z0-9-]{0,59}"
HEAD = rf"v([0-9]{{1,6}})(?:([sf])([0-9]{{8}})?)?(?:\.({EDITION})\.([0-9]{{1,6}}))?"
TAIL = "[A-Za-z]{1,2}|-[0-9a-z]{0,3}"
SHAPE = re.compile(rf"{HEAD}\.((?:{ANSWER}_?)*)(?:~((?:[A-Za-z][0-9])*))?({TAIL})?")
PATHS = {"s": "short", "f": "full"}
LONGEST = 1000
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
WISHES = {"less": "0", "normal": "1", "more": "2"}


@dataclass(frozen=True, slots=True)
class Origin:
    """Where answers come from; what is not known is empty."""

    path: str = ""  # short or full
    day: str = ""  # as 2026-11-29; it stands in a code only beside a path
    edition: str = ""
    edition_version: int = 0


@dataclass(frozen=True, slots=True)
class Decoded:
    """What a code says, and which parts of it could not be used."""

    version: int | None  # None: this is no code at all
    answers: dict[str, str]
    priorities: dict[str, str]
    dropped: tuple[str, ...]
    unsure: tuple[str, ...]  # the questions whose answers somebody is not quite sure of
    check: str  # "right", "wrong" (cut or changed on its way), or "none" (cut, or made by hand)
    origin: Origin = Origin()


def encode(
    model: DecisionModel,
    answers: Answers,
    priorities: Priorities | None = None,
    unsure: Set[str] = frozenset(),
    origin: Origin | None = None,
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
    head = f"v{model.version}{_told(origin or Origin())}"
    return checked(f"{head}.{''.join(told)}" + (f"~{wishes}" if wishes else ""))


def _told(origin: Origin) -> str:
    """Return where answers come from, as it stands behind the version."""
    way = origin.path[0] + origin.day.replace("-", "") if origin.path else ""
    if not re.fullmatch(EDITION, origin.edition):
        return way
    return f"{way}.{origin.edition}.{origin.edition_version}"


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
    known = _answers_by_code(model)
    answers = _read(match[6], known, dropped, "")
    priorities = _read(match[7] or "", _wishes_by_code(model), dropped, "~")
    doubted = {known[code] for code in re.findall(f"({ANSWER})_", match[6]) if code in known}
    unsure = tuple(q.id for q in model.questions if (q.id, answers.get(q.id)) in doubted)
    found = (answers, priorities, tuple(dropped), unsure, _check(code, match[8]))
    return Decoded(int(match[1]), *found, _origin(*match.group(2, 3, 4, 5)))


def _origin(way: str | None, day: str | None, edition: str | None, version: str | None) -> Origin:
    written = f"{day[:4]}-{day[4:6]}-{day[6:]}" if day else ""
    return Origin(PATHS.get(way or "", ""), written, edition or "", int(version or 0))


def _check(code: str, end: str | None) -> str:
    """Return whether the end of a code is the check of what stands before it."""
    if not end:
        return "none"
    return "right" if checked(code.removesuffix(end)) == code else "wrong"


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
    known |= {question.code + "0": (question.id, UNKNOWN) for question in model.questions}
    return dict(model.retired) | known


def _wishes_by_code(model: DecisionModel) -> dict[str, tuple[str, str]]:
    return {
        theme.code + digit: (theme.id, wish)
        for theme in model.themes
        for wish, digit in WISHES.items()
    }
