"""Makes small faults, and runs the cases of the tests on code that has one."""

from __future__ import annotations

import importlib
import json
import os
import re
import signal
import sys
from collections.abc import Iterator
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from types import ModuleType
from typing import Any, NamedTuple

from playwright.sync_api import Page, sync_playwright

from tests.browser_finder import launched
from tests.frames import framing_page

from .project import ROOT
from .telling import Part, Script

PATIENCE = 20
FAULTS = (
    (r" \+ ", " - "), (r" - ", " + "), (r" \* ", " + "), (r" < ", " <= "), (r" < ", " >= "),
    (r" > ", " >= "), (r" > ", " < "), (r" >= ", " > "), (r" <= ", " < "), (r"\b0\b", "1"),
    (r"\b1\b", "2"), (r"\bmax\b(?=\()", "min"), (r"\bmin\b(?=\()", "max"),
    ('"not-ready"', '"x"'), ('"exclude"', '"x"'),
    (r"^(\s*(?:const )?SHOWN\w* = )\d", r"\g<1>1"),
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
# What is imported anew for each fault, because it holds on to what it took from the faulty module.
FORGOTTEN = ("macros.decision", "macros.render", "macros.exports", "macros.tools", "tests.decision")


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
        code = line.split("  #")[0].split(" // ")[0] if "//" in line else line.split("  #")[0]
        if in_text or '"""' in line or COMMENT.match(line):
            continue
        for pattern, new in faults:
            for match in re.finditer(pattern, code):
                changed = code[: match.start()] + match.expand(new) + code[match.end() :]
                whole = "\n".join([*lines[:number], changed, *lines[number + 1 :]])
                if changed != code:
                    yield Mutant(number + 1, changed.strip(), whole)


class _Faulty(MetaPathFinder, Loader):
    """Imports one module from another source than its file."""

    def __init__(self, name: str, source: str) -> None:
        self._name, self._source = name, source

    def find_spec(self, fullname: str, path: Any, target: Any = None) -> ModuleSpec | None:
        """Return where the module comes from, if it is this one."""
        return spec_from_loader(fullname, self) if fullname == self._name else None

    def exec_module(self, module: ModuleType) -> None:
        """Fill the module."""
        exec(compile(self._source, f"faulty {self._name}", "exec"), module.__dict__)


def python_survivors(part: Part, found: list[int]) -> Iterator[str]:
    """Yield the faults of a part that Python survives; adds a number to `found` for each fault."""
    right = list(part.in_python())
    for name in part.modules:
        path = ROOT / (name.replace(".", "/") + ".py")
        for mutant in mutants(path.read_text(encoding="utf-8"), FAULTS + IN_PYTHON):
            found.append(1)
            if _survives(_Faulty(name, mutant.source), part, right):
                yield f"{path.name}:{mutant.line}: {mutant.text}"


def _survives(faulty: _Faulty, part: Part, right: list[str]) -> bool:
    """Return whether all cases come out as before, tried in a process that may hang or fall."""
    child = os.fork()
    if not child:
        signal.alarm(PATIENCE)
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115
        try:
            same = _same(faulty, part, right)
        except BaseException:
            same = False
        os._exit(0 if same else 1)
    return os.waitpid(child, 0)[1] == 0


def _same(faulty: _Faulty, part: Part, right: list[str]) -> bool:
    for name in [name for name in sys.modules if name.startswith(FORGOTTEN)]:
        del sys.modules[name]
    sys.meta_path.insert(0, faulty)
    importlib.invalidate_caches()
    return all(said == known for said, known in zip(part.in_python(), right, strict=True))


def javascript_survivors(part: Part, found: list[int]) -> Iterator[str]:
    """Yield the faults of a part that survive in the browser; adds a number to `found` for each."""
    with sync_playwright() as playwright, launched(playwright) as browser:
        page, scripts = _prepared(framing_page(browser), part), part.scripts()
        for place, script in enumerate(scripts):
            for mutant in mutants(script.text, FAULTS + IN_JAVASCRIPT) if script.judged else ():
                found.append(1)
                code = _joined(
                    [*scripts[:place], script._replace(text=mutant.source), *scripts[place + 1 :]]
                )
                if page.evaluate("code => survives(code)", code):
                    yield f"{script.name}:{mutant.line}: {mutant.text}"


def _joined(scripts: list[Script]) -> str:
    """Return the scripts as one, with loops that end."""
    whole = "\n;".join(script.text for script in scripts)
    return re.sub(r"for \((let [^;]*);([^;]*);", _ticking, whole)


def _ticking(loop: re.Match[str]) -> str:
    condition = f" && ({loop[2].strip()})" if loop[2].strip() else ""
    return f"for ({loop[1]}; tick(){condition};"


def _prepared(page: Page, part: Part) -> Page:
    """Return a page that has noted what is right."""
    rounds = [[each.data, json.dumps(each.cases), each.run] for each in part.rounds()]
    told = page.evaluate("args => prepare(...args)", [rounds, _joined(part.scripts())])
    assert told, "the code does not run"
    return page
