"""The tools of the browser: each is a folder with a tool.yml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import ValidationError

from ..model.errors import Problem, did_you_mean
from ..model.tool import Needs, Tool
from ..model.tree import KeyPath, Tree
from ..paths import TOOLS, shown_path
from .sentences import problems_of
from .yaml_reader import read_yaml

Words = Mapping[str, Mapping[str, str]]
FILE = "tool.yml"


def read_tools(words: Words, folder: Path = TOOLS) -> tuple[dict[str, Tool], list[Problem]]:
    """Return the tools that can be read, by id, and everything that is wrong with any of them."""
    tools, problems = {}, []
    for path in sorted(each for each in folder.glob("*") if _is_tool(each)):
        tool, found = _read(path, words)
        problems += found
        if tool:
            tools[tool.id] = tool
    return tools, problems


def _is_tool(folder: Path) -> bool:
    """Return whether a folder is a tool: one that is only computed with is not one yet."""
    return any((folder / name).is_file() for name in (FILE, "page.html", "element.js"))


def _read(folder: Path, words: Words) -> tuple[Tool | None, list[Problem]]:
    path = folder / FILE
    if not path.is_file():
        hint = "write one that says id and page, or remove the folder"
        return None, [Problem(shown_path(path), 0, "", "is missing", hint)]
    tree, problems = read_yaml(path, shown_path(path))
    try:
        tool = Tool.model_validate(tree.value)
    except ValidationError as error:
        return None, [*problems, *problems_of(error, tree, (), Tool)]
    return tool, [*problems, *_wrong(tool, tree, folder, words)]


def _wrong(tool: Tool, tree: Tree, folder: Path, words: Words) -> Iterator[Problem]:
    """Yield what a tool names and what is not there."""
    if tool.id != folder.name:
        yield tree.problem(("id",), f"must be the name of its folder, {folder.name}")
    places: list[tuple[KeyPath, Needs]] = [((), tool)]
    places += [(("later", name), part) for name, part in tool.later.items()]
    places += [(("needs", name), needs) for name, needs in tool.needs.items()]
    for keys, needs in places:
        for number, group in enumerate(needs.words):
            if group not in words:
                message = f"data/words.yml has no group '{group}'"
                yield tree.problem((*keys, "words", number), message, did_you_mean(group, words))
    for keys, file in _files(tool):
        if not (folder / file).is_file():
            known = [path.name for path in folder.iterdir()]
            yield tree.problem(keys, f"there is no {file} beside it", did_you_mean(file, known))
    if tool.keeps and not _word(words, tool.keeps):
        yield tree.problem(("keeps",), f"data/words.yml has no word '{tool.keeps}'")
    for key in [*tool.titles.values(), tool.missing] if tool.order else ():
        if not _word(words, key):
            yield tree.problem(("order",), f"data/words.yml has no word '{key}' for the dossier")


def _files(tool: Tool) -> Iterator[tuple[KeyPath, str]]:
    """Yield the files of its folder that a tool names, each with its place."""
    yield from ((("needs", name), name) for name in tool.needs)
    for name, part in tool.later.items():
        for number, script in enumerate(part.scripts):
            yield ("later", name, "scripts", number), script
    for keys, needs in [
        ((), tool),
        *((("needs", name), each) for name, each in tool.needs.items()),
    ]:
        for number, sheet in enumerate(needs.styles):
            yield (*keys, "styles", number), sheet


def _word(words: Words, key: str) -> str | None:
    group, _, name = key.partition(".")
    return words.get(group, {}).get(name)
