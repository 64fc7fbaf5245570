"""What the page of a tool loads: a script and a style sheet, and parts when they are asked for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ..exports.browser import BrowserData, as_text
from ..model.tool import LaterPart, Needs, Tool
from ..paths import SCRIPT, TOOLS
from .minified import small, small_style
from .modules import Module, needed

ELEMENT, STYLE, MODEL = "element.js", "style.css", "model.js"
EXAMINES = SCRIPT / "base" / "file.js"  # asks every tool what is usable of a file
MODELS = "models"  # the part of every page that examines files
_GROUPS = re.compile(r"""\bGuideData\.words\.(\w+)|\bsay\(\s*["'`](\w+)\.""")


@dataclass(frozen=True)
class Piece:
    """Scripts that are sent as one, with the data and the groups of words that only they need."""

    name: str
    modules: tuple[Module, ...]
    data: tuple[str, ...]
    words: frozenset[str]
    before: tuple[Piece, ...] = ()  # what must have been loaded

    @property
    def is_empty(self) -> bool:
        """Return whether everything is there already."""
        return not (self.modules or self.data or self.words)

    @cached_property
    def style(self) -> str:
        """Return the styles that lie beside its scripts."""
        return "".join(small_style(path) for each in self.modules for path in _style_of(each.file))

    @property
    def files(self) -> list[str]:
        """Return what a page loads for it, in this order, as seen from its scripts."""
        own = [f"{self.name}.js"] + [f"../stylesheets/{self.name}.css"] * bool(self.style)
        earlier = [file for piece in self.before for file in piece.files]
        return list(dict.fromkeys([*earlier, *(own if not self.is_empty else [])]))


class ToolBundles:
    """Makes the scripts and styles of all tools from their folders."""

    def __init__(self, tools: Mapping[str, Tool], data: BrowserData) -> None:
        self._tools, self._data = tools, data

    def files(self, tool_id: str) -> dict[str, str]:
        """Return what a tool's page can load, by its path below assets/.

        Raises GuideError if a script names what is not there.
        """
        tool = self._tools[tool_id]
        page = self._page(tool)
        parts = self._parts(tool, page)
        names = {name: part.files for name, part in parts.items()}
        start = f"globalThis.GuideParts={as_text(names)};\n" if names else ""
        first = start + self._data.first(page.words) if page.modules else ""
        found = self._written(page, first)
        for part in parts.values():
            found |= self._written(part, self._data.words(part.words) if part.words else "")
        return found

    def _written(self, piece: Piece, words: str) -> dict[str, str]:
        data = "".join(map(self._data.named, piece.data))
        text = words + data + "".join(small(each.text) for each in piece.modules)
        scripts = {f"javascripts/{piece.name}.js": text} if text else {}
        return scripts | ({f"stylesheets/{piece.name}.css": piece.style} if piece.style else {})

    def _page(self, tool: Tool) -> Piece:
        element = TOOLS / tool.id / ELEMENT
        modules = needed([element] if element.is_file() else [])
        return self._piece(bundle_of(tool.id), modules, tool, ())

    def _parts(self, tool: Tool, page: Piece) -> dict[str, Piece]:
        """Return what the page loads later, by name; each leaves out what is there before it."""
        parts: dict[str, Piece] = {}
        wanted = {name: self._scripts(tool, part) for name, part in tool.later.items()}
        later = {name: needed(files) for name, files in wanted.items()}
        if any(
            each.file == EXAMINES for found in (page.modules, *later.values()) for each in found
        ):
            later[MODELS] = needed(self._of_every_tool([MODEL]))
        for name, modules in later.items():
            known = (page, *parts.values())
            needs = tool.later.get(name, Needs())
            parts[name] = self._piece(f"{page.name}-{name}", modules, needs, known)
        return parts

    def _scripts(self, tool: Tool, part: LaterPart) -> list[Path]:
        own = [TOOLS / tool.id / script for script in part.scripts]
        return [*self._of_every_tool(part.of_every_tool), *own]

    def _of_every_tool(self, scripts: Iterable[str]) -> list[Path]:
        files = [TOOLS / tool / script for script in scripts for tool in self._tools]
        return [file for file in files if file.is_file()]

    def _piece(
        self, name: str, modules: Iterable[Module], needs: Needs, known: tuple[Piece, ...]
    ) -> Piece:
        """Return the piece with what no known one has; it comes after those that it shares with."""
        modules = list(modules)
        of = [self._tools[found] for found in dict.fromkeys(map(_tool_of, modules)) if found]
        data = [name for each in (*of, needs) for name in each.data]
        words = {group for each in (*of, needs) for group in each.words} | groups_in(modules)
        before = [piece for piece in known[1:] if _shares(piece, modules, data)]
        there = [*known[:1], *before]
        return Piece(
            name,
            tuple(each for each in modules if not _has(there, "modules", each)),
            tuple(each for each in dict.fromkeys(data) if not _has(there, "data", each)),
            frozenset(each for each in words if not _has(there, "words", each)),
            tuple(before),
        )


def bundle_of(tool_id: str) -> str:
    """Return the name of the files that the page of a tool loads."""
    return f"guide-{tool_id}"


def groups_in(modules: Iterable[Module]) -> set[str]:
    """Return the groups of words that scripts ask for by name."""
    found = (_GROUPS.findall(small(each.text)) for each in modules)
    return {first or second for groups in found for first, second in groups}


def _shares(piece: Piece, modules: Iterable[Module], data: Iterable[str]) -> bool:
    return bool({*modules} & {*piece.modules} or {*data} & {*piece.data})


def _has(pieces: Iterable[Piece], what: str, each: object) -> bool:
    held: Iterable[Collection[object]] = (getattr(piece, what) for piece in pieces)
    return any(each in values for values in held)


def _tool_of(module: Module) -> str:
    """Return the id of the tool whose folder a script lies in, or nothing."""
    return module.file.relative_to(TOOLS).parts[0] if TOOLS in module.file.parents else ""


def _style_of(script: Path) -> list[Path]:
    """Return the style sheet that goes with a script, if there is one."""
    path = script.with_name(STYLE) if script.name == ELEMENT else script.with_suffix(".css")
    return [path] if path.is_file() else []
