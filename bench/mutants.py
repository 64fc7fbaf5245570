"""How many small faults in the decision code the generated cases notice, in both languages.

python -m bench.mutants         both engines: some minutes

A fault swaps one operator, number or word of one line. It is noticed if any case comes out
otherwise than before, or if the code no longer runs to its end.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from random import Random
from typing import Any, NamedTuple

from playwright.sync_api import sync_playwright

from macros.decision import as_data
from macros.finish.modules import module
from tests.browser_finder import launched
from tests.decision.browser import EVERYTHING, SCRIPTS
from tests.decision.making import random_answers, random_model, random_priorities
from tests.decision.test_twin import expected

from .project import ROOT, finished, scratch

BAR = 0.9
CASES, FIRST_SEED = 400, 50_000
PATIENCE = 20
ENGINE = (
    *("race", "racing", "scoring", "explanation", "open_questions", "doubt", "lifting"),
    *("verdict", "codec"),
)
FAULTS = (
    (r" \+ ", " - "), (r" - ", " + "), (r" \* ", " + "), (r" < ", " <= "), (r" < ", " >= "),
    (r" > ", " >= "), (r" > ", " < "), (r" >= ", " > "), (r" <= ", " < "), (r"\b0\b", "1"),
    (r"\b1\b", "2"), (r"\bmax\b(?=\()", "min"), (r"\bmin\b(?=\()", "max"),
    ('"not-ready"', '"x"'), ('"exclude"', '"x"'),
)  # fmt: skip
IN_PYTHON = (
    (r" // ", " * "), (" == ", " != "), (" != ", " == "), (" and ", " or "), (" or ", " and "),
    (r"\ball\(", "any("), (r"\bany\(", "all("), (r"\bnot in\b", "in"), (r"\bnot (?!in)", ""),
    (r"\bTrue\b", "False"), (r"\bif (?=[a-z_]+)", "if not "),
)  # fmt: skip
IN_JAVASCRIPT = (
    (r" === ", " !== "), (r" !== ", " === "), (" && ", " || "), (r" \|\| ", " && "),
    (r"\.every\(", ".some("), (r"\.some\(", ".every("), (r"!(?=[a-z(])", ""), ("true", "false"),
    ("Math.floor", "Math.ceil"), (r" / ", " * "), (r" % ", " / "), (r" \?\? ", " && "),
)  # fmt: skip
COMMENT = re.compile(r"\s*(#|//|/?\*|\"\"\"|@|from |import |$)")
# A worker can be ended when a fault makes it run for ever.
IN_WORKER = """
([code, everything, cases, wait]) => new Promise((resolve) => {
  const answer = `postMessage(JSON.stringify(${cases}.map((each) => (${everything})(...each))))`
  const worker = new Worker(URL.createObjectURL(new Blob([code, ";", answer])))
  const end = (said) => { worker.terminate(); resolve(said) }
  worker.onmessage = ({ data }) => end(data)
  worker.onerror = () => end("")
  setTimeout(() => end(""), wait)
})
"""


class Mutant(NamedTuple):
    """A source with one fault, and where it is."""

    line: int
    text: str
    source: str


def mutants(source: str, faults: tuple[tuple[str, str], ...]) -> Iterator[Mutant]:
    """Yield the source with each fault in turn; comments and docstrings are left alone."""
    lines, in_text = source.split("\n"), False
    for number, line in enumerate(lines):
        in_text ^= line.count('"""') == 1
        code = line.split("  #")[0]
        if in_text or '"""' in line or COMMENT.match(line):
            continue
        for pattern, new in faults:
            for match in re.finditer(pattern, code):
                changed = code[: match.start()] + new + code[match.end() :]
                whole = "\n".join([*lines[:number], changed, *lines[number + 1 :]])
                yield Mutant(number + 1, changed.strip(), whole)


def cases() -> list[Any]:
    """Return generated models with answers and priorities."""
    chances = (Random(FIRST_SEED + number) for number in range(CASES))
    made = ((chance, random_model(chance)) for chance in chances)
    return [(m, random_answers(chance, m), random_priorities(chance)) for chance, m in made]


def python_survivors(found: list[int]) -> Iterator[str]:
    """Yield the faults that Python's engine survives; adds to `found` one number for each fault."""
    right = said()
    with scratch() as folder:
        for name in ("macros", "tests", "bench"):
            shutil.copytree(ROOT / name, folder / name)
        for name in ENGINE:
            path = folder / "macros" / "decision" / f"{name}.py"
            source = path.read_text(encoding="utf-8")
            for mutant in mutants(source, FAULTS + IN_PYTHON):
                path.write_text(mutant.source, encoding="utf-8")
                found.append(1)
                if finished("bench.mutants", "said", folder=folder, seconds=PATIENCE) == right:
                    yield f"{name}.py:{mutant.line}: {mutant.text}"
            path.write_text(source, encoding="utf-8")


def said() -> str:
    """Return what Python says of every case, as one line."""
    return json.dumps([expected(*case) for case in cases()]) + "\n"


def javascript_survivors(found: list[int]) -> Iterator[str]:
    """Yield the faults that the twin survives; adds to `found` one number for each fault."""
    told = json.dumps([(as_data(model), *rest) for model, *rest in cases()])
    with sync_playwright() as playwright, launched(playwright) as browser:
        page, sources = browser.new_page(), [module(path).text for path in SCRIPTS]

        def outcome(sources: list[str]) -> Any:
            given = [";".join(sources), EVERYTHING.strip(), told, PATIENCE * 1000]
            return page.evaluate(IN_WORKER, given)

        right = outcome(sources)
        assert right, "the twin does not run"
        for place, path in enumerate(SCRIPTS):
            for mutant in mutants(sources[place], FAULTS + IN_JAVASCRIPT):
                found.append(1)
                if outcome([*sources[:place], mutant.source, *sources[place + 1 :]]) == right:
                    yield f"{path.name}:{mutant.line}: {mutant.text}"


def score(language: str, survivors: Callable[[list[int]], Iterator[str]]) -> bool:
    """Print the faults that nobody notices and the share of the others; tell if it is enough."""
    found: list[int] = []
    survived = 0
    for survivor in survivors(found):
        survived += 1
        print(f"survived: {survivor}", flush=True)
    share = 1 - survived / len(found)
    print(f"{language}: {len(found) - survived} of {len(found)} faults noticed ({share:.1%})")
    return share >= BAR


def main(names: list[str]) -> int:
    """Measure both engines; 1 if one is below the bar."""
    if names == ["said"]:
        sys.stdout.write(said())
        return 0
    enough = [
        score("JavaScript", javascript_survivors),
        score("Python", python_survivors),
    ]
    return 0 if all(enough) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
