"""Results on a made-up questionnaire, with every word of the page that shows them.

The words are their own names with what fills them, so that texts may be written anew without a
change here. `python -m tests.decision.page_cases` writes tests/cases/result-page.json anew, from
the page itself: do so only when the page is meant to say something else, and read the difference.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from macros.decision import as_data
from macros.decision.model import DecisionModel
from macros.exports.browser import browser_data, script
from macros.exports.questionnaire import questionnaire_data
from macros.load.loader import load_guide
from macros.model import Guide

from ..browser_finder import launched
from ..frames import said_in_frames
from ..scripts import code
from .making import random_answers, random_doubts, random_model, random_priorities

FILE = Path(__file__).parents[1] / "cases" / "result-page.json"
PAGE = (Path(__file__).parent / "whole_page.js").read_text(encoding="utf-8")
SEEDS = (*range(3, 75, 3), 5, 8, 14, 22, 38, 41, 44, 52, 70)
NEEDED = (
    *("numbers.js", "dom.js", "dates.js", "race.js", "decision.js", "method/functions.js"),
    *("fitting.js", "verdict.js", "questionnaire/result.js", "first-steps.js", "doubt.js"),
)
BLANK = re.compile(r"\{(\w+)\}")
MEETINGS = ("", "2026-12-15", "2026-12-01", "2026-11-20", "2027-03-31")
Json = dict[str, Any]


@cache
def guide() -> Guide:
    """Return the guide whose words are shown; it is read once."""
    return load_guide()


def named(words: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """Return words that are their own names, with their blanks."""
    return {
        group: {
            key: " ".join([f"{group}.{key}", *(f"{b}={{{b}}}" for b in BLANK.findall(text))])
            for key, text in texts.items()
        }
        for group, texts in words.items()
    }


def data_of(model: DecisionModel) -> Json:
    """Return what a page knows of a made-up questionnaire: titles are ids, words their names."""
    real, names = questionnaire_data(guide()), list(model.place)
    rules = [{**step, "due": f"due {step['id']}"} for step in STEPS]
    words = named(real["words"]) | {"first_step": {s["id"]: FIRST_STEP for s in STEPS}}
    words["first_step_role"] = {"role": "somebody"}
    words["result"] |= {"or": " or ", "quoted": "‹{text}›"}
    return real | {
        "model": as_data(model),
        "questions": {
            q.id: _question(q.id, [o.id for o in q.options], names) for q in model.questions
        },
        "gates": {
            g.id: {
                "title": f"title {g.id}",
                "reason": "reason",
                "lifted_by": "lifted by",
                "closes": list(g.closes),
            }
            for g in model.gates
        },
        "models": {name: f"model {name}" for name in names},
        "bases": {name: f"base of {name}" for name in names[1:]},
        "clashes": [{q.id: [o.id for o in q.options[:2]] for q in model.questions[:2]}],
        "steps": rules,
        "fitting": _fitting(model),
        "entries": ENTRIES,
        "words": words,
    }


def _question(name: str, options: list[str], models: list[str]) -> Json:
    reasons = {model: f"{name} speaks for {model}" for model in models}
    return {
        "title": f"title {name}",
        "find_out": f"find out {name}",
        "options": {option: [f"{name} {option}", reasons] for option in options},
    }


def _step(name: str, days: int, **when: list[str]) -> Json:
    return {"id": name, "when": when, "role": "role", "days": days}


FIRST_STEP = "step {winner}, {rival}, {open}, {turning}"
STEPS = (
    _step("lift", -14, readiness=["waits"]),
    _step("ask", 3, certainty=["open", "little", "close"]),
    _step("move", 30, side=["outside", "between"], rival=["some"]),
    _step("talk", -2, turning=["some"]),
    _step("always", 1),
    _step("never", 60),
)
RISK = {"summary": "summary", "level": "high"}
ENTRIES = {
    "risks": {
        f"r{i}": {"title": f"risk {i}", "lowered_by": ["m1", "m2"][: i % 3]} | RISK
        for i in range(7)
    },
    "levels": {"high": "High"},
    "tones": {"high": "tone"},
    "mitigations": {"m1": "measure 1", "m2": "measure 2"},
    "checklists": {"c1": "list 1", "c2": "list 2"},
    "contract_points": {"p1": "point 1", "p2": "point 2"},
}


def _fitting(model: DecisionModel) -> Json:
    names, first = list(model.place), model.questions[0]
    options = [option.id for option in first.options]
    risks = [
        {
            "id": f"r{i}",
            "models": names[i % len(names) :],
            "typical": names[:1],
            "level": i % 4,
            "raised": {first.id: options[:1]} if i % 2 else {},
            "unless": {first.id: options[-1:]} if i == 3 else {},
        }
        for i in range(7)
    ]
    points = [
        {"id": f"p{i}", "models": names[1:], "tames": ["r1", "r2"], "raised": {}} for i in (1, 2)
    ]
    lists = [
        {"id": f"c{i}", "comesWith": {name: {} for name in names[:i]}, "unless": {}} for i in (1, 2)
    ]
    return {"risks": risks, "checklists": lists, "points": points, "signing": names[1:]}


def functions_of(model: DecisionModel) -> Json:
    """Return three functions that answers to the first question pull."""
    names, first = list(model.place), model.questions[0]
    options = [option.id for option in first.options]
    pulls = [
        {"options": options[:1], "pull": "keep", "because": "because keep"},
        {"options": options[1:], "pull": "hand-over", "because": "because out"},
    ]
    starts = {name: ("keep", "share", "hand-over")[min(i, 2)] for i, name in enumerate(names)}
    limit = {"pull": "share", "because": "limit"}
    return {
        "models": names,
        "gates": [
            {"id": g.id, "closes": list(g.closes), "when": dict(g.when), "because": "gate"}
            for g in model.gates
            if g.kind == "exclude"
        ],
        "functions": [
            {
                "id": f"f{i}",
                "title": f"function {i}",
                "share": f"share {i}",
                "starts": starts,
                "limit": limit if i == 2 else None,
                "signals": {first.id: pulls} if i else {},
                "checks": {},
            }
            for i in range(3)
        ],
        "torn": "torn",
        "by_gate": "by gate",
        "share_means": "share means",
        "usual": {name: f"usual {name}" for name in names},
    }


def case_of(seed: int) -> Json:
    """Return a case: answers, and how they are looked at."""
    chance = Random(seed)
    model = random_model(chance, most_questions=9)
    return {
        "answers": random_answers(chance, model),
        "priorities": random_priorities(chance),
        "unsure": random_doubts(chance, model),
        "path": chance.choice(("short", "full")),
        "own": chance.random() < 0.5,
        "day": chance.choice(("", "2026-11-30")),
        "meeting": chance.choice(MEETINGS),
    }


def data_script(seed: int) -> str:
    """Return the scripts with what a page knows in a case."""
    model = random_model(Random(seed), most_questions=9)
    data = browser_data(guide()) | {"edition": "base", "updated": "2026-11-21"}
    general = data | {"language": "en-GB", "words": named(guide().words)}
    return (
        script("GuideData", general)
        + script("GuideQuestions", data_of(model))
        + script("GuideFunctionData", functions_of(model))
    )


def shown(browser: Browser) -> list[Any]:
    """Return what the page shows of each case."""
    scripts = code(*NEEDED)
    given = ([data_script(seed), [[case_of(seed)]], PAGE, scripts] for seed in SEEDS)
    return [said_in_frames(browser, *each)[0] for each in given]


def write() -> None:
    """Write the cases, one on each line, so that a change shows which of them change."""
    with sync_playwright() as playwright, launched(playwright) as browser:
        lines = (json.dumps(each, ensure_ascii=False) for each in shown(browser))
        FILE.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")


if __name__ == "__main__":
    write()
