"""YAML files to plain values that know their file and line."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from ..model.errors import Problem
from ..model.tree import TOO_DEEP, KeyPath, Loader, Tree, shown_keys

MAX_BYTES = 4_000_000
MAX_DEPTH = 20
_WORD_FOR_TAG = {
    "tag:yaml.org,2002:bool": "a boolean",
    "tag:yaml.org,2002:int": "a number",
    "tag:yaml.org,2002:float": "a number",
    "tag:yaml.org,2002:null": "nothing",
    "tag:yaml.org,2002:timestamp": "a date",
}
_PLAIN_COLLECTIONS = {"tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"}
_NO_ANCHORS = (
    "anchors and aliases (& and *) are not read",
    "write it out; put a text that begins with & or * in quotes",
)
# The sign first, then what may stand before it: searched for much faster than the other way round.
_MAY_BE_ANCHOR = re.compile(r"[&*](?<![^\s\[{,:?][&*])[\w-]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_MERGE_MARK = re.compile(r"^(<{7}|>{7}) ", re.M)
_SYNTAX_HINTS = (
    (re.compile(r"^\s*\t"), "indent with spaces, not with tabs"),
    (re.compile(r":\s+[^\"'\[{|>].*:(\s|$)"), "put a text with a colon in quotes"),
    (re.compile(r":\s+[%@`*&!]"), "put a text that begins with a sign in quotes"),
    (re.compile(r'"[^"]*\\'), "in double quotes a backslash is special; use single quotes"),
    (re.compile(r"^---"), "keep one document in a file"),
)


def read_yaml(path: Path, name: str, root: KeyPath = ()) -> tuple[Tree, list[Problem]]:
    """Return what a file holds, placed under `root`, and what is wrong with it.

    `name` is the path shown in problems. A file with problems still gives all it could read.
    """
    try:
        text = _text_of(path)
    except OSError as error:
        return Tree(), [Problem(name, 0, "", f"cannot be read: {error.strerror}")]
    except _UnreadableError as error:
        return Tree(), [Problem(name, error.line, "", str(error))]
    tree, problems = parsed(text, name, root)
    return Tree(_copied(tree.value), tree.places), [*problems]


# A build reads the same data for the guide and for each example edition. The text is part of the
# key, so a changed file is read anew.
@lru_cache(maxsize=128)
def parsed(text: str, name: str, root: KeyPath) -> tuple[Tree, list[Problem]]:
    """Return what a text holds and what is wrong with it; both are shared, so copy the values."""
    try:
        node = yaml.compose(text, Loader=Loader)
        anchors = _anchors(text)
    except yaml.MarkedYAMLError as error:
        return Tree(), [_syntax_problem(name, text, error)]
    except yaml.YAMLError as error:
        return Tree(), [Problem(name, 0, "", f"not valid YAML: {' '.join(str(error).split())}")]
    reader = _Reader(name)
    reader.problems += [Problem(name, line, "", *_NO_ANCHORS) for line in anchors]
    if node is not None:
        reader.tree.value = reader.value_of(node, root, 0)
    return reader.tree, reader.problems


def _copied(value: Any) -> Any:
    """Return values that may be changed without changing the others."""
    if isinstance(value, dict):
        return {key: _copied(part) for key, part in value.items()}
    return [_copied(part) for part in value] if isinstance(value, list) else value


class _UnreadableError(Exception):
    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def _text_of(path: Path) -> str:
    """Return the text of a file of reasonable size in UTF-8."""
    raw = path.read_bytes()
    if len(raw) > MAX_BYTES:
        raise _UnreadableError(f"larger than {MAX_BYTES // 1_000_000} MB", 0)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise _UnreadableError("not UTF-8 text; save the file as UTF-8", line) from None
    if control := _CONTROL.search(text):
        line = text.count("\n", 0, control.start()) + 1
        raise _UnreadableError(f"holds the control character U+{ord(control[0]):04X}", line)
    return text


def _syntax_problem(name: str, text: str, error: yaml.MarkedYAMLError) -> Problem:
    """Return where YAML cannot be read, with what usually helps."""
    if merge := _MERGE_MARK.search(text):
        line_number = text.count("\n", 0, merge.start()) + 1
        return Problem(name, line_number, "", "holds two versions of one text", "finish the merge")
    mark = error.problem_mark or error.context_mark
    what = " ".join(filter(None, (error.context, error.problem)))
    if mark is None:
        return Problem(name, 0, "", f"not valid YAML: {what}")
    lines = text.split("\n")
    line = lines[mark.line] if mark.line < len(lines) else ""
    return Problem(name, mark.line + 1, "", f"not valid YAML: {what}", _syntax_hint(line, what))


def _syntax_hint(line: str, what: str) -> str:
    """Return what usually helps where a line is not YAML."""
    for pattern, hint in _SYNTAX_HINTS:
        if pattern.search(line):
            return hint
    left_open = "quoted" in what or "flow" in what
    return "is a quotation mark or a bracket left open above?" if left_open else ""


def _anchors(text: str) -> list[int]:
    """Return the lines with anchors and aliases, which would lose or repeat text unseen."""
    if not _MAY_BE_ANCHOR.search(text):
        return []
    tokens = yaml.scan(text, Loader=Loader)
    marks = (yaml.AnchorToken, yaml.AliasToken)
    return [token.start_mark.line + 1 for token in tokens if isinstance(token, marks)]


class _Reader:
    """Turns YAML nodes into values, remembering places and collecting problems."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.tree = Tree()
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def value_of(self, node: yaml.Node, keys: KeyPath, depth: int) -> Any:
        """Return the value of a node and remember its line."""
        line = node.start_mark.line + 1
        self.tree.places[keys] = (self.name, line)
        if id(node) in self._seen:
            return None  # an alias, which is refused where it stands
        self._seen.add(id(node))
        if depth > MAX_DEPTH:
            return self._refuse(keys, TOO_DEEP)
        if not isinstance(node, yaml.ScalarNode) and node.tag not in _PLAIN_COLLECTIONS:
            return self._refuse(keys, f"the tag {node.tag} is not read")
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, keys, depth)
        if isinstance(node, yaml.SequenceNode):
            return [
                self.value_of(item, (*keys, index), depth + 1)
                for index, item in enumerate(node.value)
            ]
        return self._scalar(node, keys)

    def _mapping(self, node: yaml.MappingNode, keys: KeyPath, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = self._key(key_node, keys)
            if key is None:
                continue
            if key in found:
                first = self.tree.place_of((*keys, key))[1]
                self._refuse_at(
                    key_node, (*keys, key), f"the key is given twice (first in line {first})"
                )
                continue
            found[key] = self.value_of(value_node, (*keys, key), depth + 1)
            self.tree.places[(*keys, key)] = (self.name, key_node.start_mark.line + 1)
        return found

    def _key(self, node: yaml.Node, keys: KeyPath) -> str | None:
        if node.tag == "tag:yaml.org,2002:str" and isinstance(node, yaml.ScalarNode):
            return str(node.value)
        if node.tag == "tag:yaml.org,2002:int" and isinstance(node, yaml.ScalarNode):
            return str(node.value)
        if not isinstance(node, yaml.ScalarNode):
            self._refuse_at(node, keys, "a key must be one word, not a list or a mapping")
        elif node.tag == "tag:yaml.org,2002:merge":
            self._refuse_at(node, keys, "merge keys (<<) are not read", "write the fields out")
        else:
            word = _WORD_FOR_TAG.get(node.tag, "no plain word")
            message = f"the key {node.value!r} is read as {word}"
            self._refuse_at(node, keys, message, "put it in quotes")
        return None

    def _scalar(self, node: yaml.Node, keys: KeyPath) -> Any:
        kind, text = node.tag.rpartition(":")[2], str(node.value)
        try:
            match kind:
                case "str":
                    return text
                case "null":
                    return None
                case "bool":
                    return text.lower() in {"true", "yes", "on"}
                case "int":
                    return int(text.replace("_", ""), 10)
                case "float":
                    return float(text.replace("_", ""))
                case "timestamp":
                    return date.fromisoformat(text)
        except ValueError:
            return text
        return self._refuse(keys, f"the tag {node.tag} is not read")

    def _refuse(self, keys: KeyPath, message: str) -> None:
        self.problems.append(self.tree.problem(keys, message))

    def _refuse_at(self, node: yaml.Node, keys: KeyPath, message: str, hint: str = "") -> None:
        line = node.start_mark.line + 1
        self.problems.append(Problem(self.name, line, shown_keys(keys), message, hint))
