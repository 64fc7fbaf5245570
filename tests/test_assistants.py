"""What serves assistants and doubters: an interview as text, and a result computed without us."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from macros.decision import Result, decide, decode, evaluate, shorten
from macros.decision.guide import model_of
from macros.exports.api import documents
from macros.exports.interview import interview
from macros.load.loader import load_guide
from macros.model import Guide
from macros.paths import CONTENT, EXAMPLES

ADDRESS = "https://example.org/guide/decide/questionnaire/"


@pytest.fixture(scope="module", params=["", "dental-germany", "us-manufacturer"])
def edition(request: Any) -> Guide:
    """Each guide that we publish."""
    return load_guide(overlay=EXAMPLES / request.param if request.param else None)


def test_the_interview_has_every_question_answer_and_condition_in_order(edition: Guide) -> None:
    text = interview(edition, ADDRESS)
    rules = text.partition("\n## ")[0].split("\n- ")[1:]
    assert all(rule.strip().endswith(".") for rule in rules)
    found = re.findall(r"^- ([A-Za-z]{1,2}[0-9]): (.*)$", text, re.M)
    wanted = []
    for question in edition.questions.values():
        wanted += [question.code + option.code for option in question.options.values()]
        wanted.append(f"{question.code}0")
        assert question.title in text
    assert [code for code, _ in found] == wanted
    assert "u2, u3" in text


def test_a_link_made_by_the_interview_says_what_was_answered(edition: Guide) -> None:
    model = model_of(edition)
    text = interview(edition, ADDRESS)
    [code] = re.findall(rf"^{re.escape(ADDRESS)}#s=(\S+)$", text, re.M)[-1:]
    decoded, scenario = decode(model, code), next(iter(edition.scenarios.values()))
    assert (decoded.answers, decoded.check) == (scenario.answers, "none")
    assert (decoded.origin.path, decoded.dropped) == ("full", ())
    winner = decide(model, decoded.answers, decoded.priorities).result.winner
    assert winner is not None
    assert edition.delivery_models[winner].title in text


def test_every_theme_can_be_given_less_or_more_by_the_interview(edition: Guide) -> None:
    text = interview(edition, ADDRESS).rpartition("## ")[2]
    codes = re.findall(r"\b[a-z][02]\b", text)
    decoded = decode(model_of(edition), "v2.~" + "".join(codes[1::2]))
    assert decoded.priorities == dict.fromkeys(edition.themes, "more")


def program() -> str:
    """Return the program of the page on data, as it stands there."""
    page = (CONTENT / "about" / "data.md").read_text(encoding="utf-8")
    [found] = re.findall(r"^```python\n(.*?)^```$", page, re.M | re.S)
    return str(found)


def told(result: Result) -> dict[str, Any]:
    """Return a result in the words of the program."""
    return {
        "points": {name: score / 2 for name, score in result.scores.items()},
        "gates": list(result.gates),
        "first": result.winner,
        "waits": not result.ready,
    }


def test_a_result_is_recomputed_from_the_published_data_without_our_code(
    guide: Guide, tmp_path: Path
) -> None:
    for path, text in documents(guide, "https://example.org/").items():
        if "questionnaire.json" in path or "/scenarios/" in path:
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(text, encoding="utf-8")
    space: dict[str, Any] = {"__name__": "program"}
    exec(program(), space)
    data = json.loads((tmp_path / "api/v1/questionnaire.json").read_text("utf-8"))
    model = model_of(guide)
    for scenario in guide.scenarios.values():
        for short, used in ((False, model), (True, shorten(model))):
            found = space["result"](data, scenario.answers, scenario.priorities, short)
            assert found == told(evaluate(used, scenario.answers, scenario.priorities))
    name = next(iter(guide.scenarios))
    command = [sys.executable, "-c", program(), str(tmp_path / "api/v1"), name]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert len(printed.splitlines()) == 2
