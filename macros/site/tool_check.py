"""What a build would find wrong with the tools of the browser: scripts, data, pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..exports.browser import DATA
from ..exports.browser import TOOLS as DATA_OF_TOOLS
from ..finish.modules import script_problems
from ..finish.tool_bundles import ELEMENT
from ..load.tools import FILE, Words
from ..model.errors import Problem, did_you_mean
from ..model.tool import Tool
from ..overlay.pages import front_matter
from ..paths import CONTENT, SCRIPT, TOOLS, shown_path

_SAID = re.compile(r"""\bGuideData\.words\.(\w+)|\bsay\(\s*["'`](\w+)\.(?:(\w+)["'`])?""")


def tool_problems(tools: Mapping[str, Tool], words: Words) -> Iterator[Problem]:
    """Yield everything that is wrong with tools that could be read."""
    yield from script_problems([SCRIPT, TOOLS])
    yield from _words(words)
    for tool in tools.values():
        yield from _data(tool)
        yield from _page(tool)


def _words(words: Words) -> Iterator[Problem]:
    """Yield the words that scripts ask for and that are not there."""
    for path in sorted(each for folder in (SCRIPT, TOOLS) for each in folder.rglob("*.js")):
        text = path.read_text(encoding="utf-8")
        for found in _SAID.finditer(text):
            group, key = found[1] or found[2], found[3]
            line, known = text.count("\n", 0, found.start()) + 1, words.get(group, {})
            if group not in words:
                message, hint = f"data/words.yml has no group '{group}'", did_you_mean(group, words)
                yield Problem(shown_path(path), line, "", message, hint)
            elif key and not any(each == key or each.startswith(f"{key}_") for each in known):
                message = f"data/words.yml has no word '{group}.{key}'"
                yield Problem(shown_path(path), line, "", message, did_you_mean(key, known))


def _data(tool: Tool) -> Iterator[Problem]:
    """Yield the data for the browser that a tool asks for and nobody makes."""
    known = {*DATA, DATA_OF_TOOLS}
    for needs in (tool, *tool.later.values(), *tool.needs.values()):
        for name in needs.data:
            if name not in known:
                hint = did_you_mean(name, known) or "DATA in macros/exports/browser.py has them all"
                yield _problem(tool, f"there is no data '{name}' for the browser", hint)


def _page(tool: Tool) -> Iterator[Problem]:
    """Yield what is wrong with the page on which a tool says it stands."""
    page = CONTENT / f"{tool.page}.md"
    if not page.is_file():
        yield _problem(tool, f"there is no page {shown_path(page)}", "write it, or mend page:")
    elif (TOOLS / tool.id / ELEMENT).is_file() and front_matter(page).get("tool") != tool.id:
        yield Problem(shown_path(page), 1, "", f"its head does not say tool: {tool.id}")


def _problem(tool: Tool, message: str, hint: str) -> Problem:
    return Problem(shown_path(TOOLS / tool.id / FILE), 0, "", message, hint)
