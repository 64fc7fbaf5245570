"""What the page of a tool loads: a script and a style sheet, and parts when they are asked for."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TypeVar

from ..exports.browser import BrowserData, as_text, with_covered, without_covered
from ..model.tool import LaterPart, Needs, Tool
from ..paths import SCRIPT, TOOLS
from .minified import small, small_style
from .modules import Module, needed

ELEMENT, ENTRY, MODEL, STYLE = "element.js", "entry.js", "model.js", "style.css"
DATA = "GuideData"  # the name by which scripts ask for the edition and its words
EXAMINES = SCRIPT / "base" / "file.js"  # asks every tool what is usable of a file
MODELS = "models"  # the part of every page that examines files
Each = TypeVar("Each", bound=Hashable)
_GROUPS = re.compile(r"""\bGuideData\.words\.(\w+)|\bsay\(\s*["'`](\w+)\.""")


@dataclass(frozen=True)
class Piece:
    """Files that are sent as one script and one style sheet, with the data that only they need."""

    name: str
    modules: tuple[Module, ...]
    data: tuple[str, ...]
    words: frozenset[str]
    sheets: tuple[Path, ...]
    before: tuple[Piece, ...] = ()  # what must have been loaded

    @property
    def has_script(self) -> bool:
        """Return whether there is anything that its page does not have already."""
        return bool(self.modules or self.data or self.words)

    @cached_property
    def style(self) -> str:
        """Return its styles."""
        return "".join(map(small_style, self.sheets))

    @property
    def files(self) -> list[str]:
        """Return what a page loads for it, in this order, as seen from its scripts."""
        own = [f"../stylesheets/{self.name}.css"] * bool(self.sheets)
        own += [f"{self.name}.js"] * self.has_script
        earlier = [file for piece in self.before for file in piece.files]
        return list(dict.fromkeys([*earlier, *own]))


class ToolBundles:
    """Makes the scripts and styles of all tools from their folders."""

    def __init__(self, tools: Mapping[str, Tool], data: BrowserData) -> None:
        self._tools, self._data = tools, data

    def files(self, tool_id: str, element: str = ELEMENT) -> dict[str, str]:
        """Return what a page of a tool can load, by its path below assets/.

        Raises GuideError if a script names what is not there.
        """
        tool = self._tools[tool_id]
        page = self._page(tool, element)
        parts = self._parts(tool, page)
        names = {name: part.files for name, part in parts.items()}
        start = f"globalThis.GuideParts={as_text(names)};\n" if names else ""
        asks = any(DATA in each.text for each in page.modules)
        found = self._written(page, start + (self._data.first(page.words) if asks else ""))
        for part in parts.values():
            found |= self._written(part, self._data.words(part.words) if part.words else "")
        return found

    def entry_tool(self, page: str) -> str | None:
        """Return the tool that works on the pages of the entries below a page, if one does."""
        own = (tool.id for tool in self._tools.values() if tool.page == page)
        return next((each for each in own if (TOOLS / each / ENTRY).is_file()), None)

    def sheets_for(self, html: str) -> tuple[str, str]:
        """Return a name and the styles for a page that shows what tools draw, but has no tool."""
        known = {_prefix(path): path for path in sorted(TOOLS.glob("*/*.css"))}
        shown = [name for name in known if re.search(rf"\bguide-{name}(?![a-z])", html)]
        own = [self._own_sheets(known[name]) for name in shown]
        paths = list(dict.fromkeys(chain.from_iterable(own)))
        return "-".join(["guide", *shown]), "".join(map(small_style, paths))

    def _own_sheets(self, path: Path) -> list[Path]:
        """Return a style sheet, after those that the script beside it needs."""
        needs = self._tools[path.parent.name].needs.get(path.with_suffix(".js").name, Needs())
        return [*(path.with_name(sheet) for sheet in needs.styles), path]

    def _written(self, piece: Piece, words: str) -> dict[str, str]:
        data = "".join(map(self._data.named, piece.data))
        text = words + data + "".join(small(each.text) for each in piece.modules)
        scripts = {f"javascripts/{piece.name}.js": text} if piece.has_script else {}
        return scripts | ({f"stylesheets/{piece.name}.css": piece.style} if piece.sheets else {})

    def _page(self, tool: Tool, element: str) -> Piece:
        file = TOOLS / tool.id / element
        modules = needed([file] if file.is_file() else [])
        needs = Needs() if modules else Needs(styles=(STYLE,))
        return self._piece(bundle_of(tool.id, element), modules, tool, needs, ())

    def _parts(self, tool: Tool, page: Piece) -> dict[str, Piece]:
        """Return what the page loads later, by name; each leaves out what is there before it."""
        parts: dict[str, Piece] = {}
        later = {name: needed(self._scripts(tool, part)) for name, part in tool.later.items()}
        if any(each.file == EXAMINES for each in chain(page.modules, *later.values())):
            later[MODELS] = needed(self._of_every_tool([MODEL]))
        for name, modules in later.items():
            known = (page, *parts.values())
            needs = tool.later.get(name, Needs())
            parts[name] = self._piece(f"{page.name}-{name}", modules, tool, needs, known)
        return parts

    def _scripts(self, tool: Tool, part: LaterPart) -> list[Path]:
        own = [TOOLS / tool.id / script for script in part.scripts]
        shared = [SCRIPT / script for script in part.shared]
        return [*self._of_every_tool(part.of_every_tool), *shared, *own]

    def _of_every_tool(self, scripts: Iterable[str]) -> list[Path]:
        files = [TOOLS / tool / script for script in scripts for tool in self._tools]
        return [file for file in files if file.is_file()]

    def _piece(
        self,
        name: str,
        modules: list[Module],
        tool: Tool,
        needs: Needs,
        known: tuple[Piece, ...],
    ) -> Piece:
        """Return the piece with what no known one has; it comes after those that it shares with."""
        all_needs = [*(self._needs(each.file) for each in modules), needs]
        data = without_covered(chain.from_iterable(each.data for each in all_needs))
        words = {*chain.from_iterable(each.words for each in all_needs), *groups_in(modules)}
        sheets = [
            *chain.from_iterable(self._sheets(each.file) for each in modules),
            *(TOOLS / tool.id / sheet for sheet in needs.styles),
        ]
        before = tuple(piece for piece in known[1:] if _shares(piece, modules, data))
        there = (*known[:1], *before)
        return Piece(
            name,
            tuple(_new(modules, (piece.modules for piece in there))),
            tuple(_new(data, (with_covered(piece.data) for piece in there))),
            frozenset(_new(words, (piece.words for piece in there))),
            tuple(_new(sheets, (piece.sheets for piece in there))),
            before,
        )

    def _needs(self, script: Path) -> Needs:
        """Return what a script needs beside other scripts, as the tool of its folder says."""
        tool = self._tools.get(script.parent.name) if TOOLS in script.parents else None
        if not tool:
            return Needs()
        own = tool if script.name in (ELEMENT, MODEL) else Needs()
        return tool.needs.get(script.name, own)

    def _sheets(self, script: Path) -> Iterator[Path]:
        """Yield the style sheets that go with a script: what it needs, and what lies beside it."""
        yield from (script.with_name(sheet) for sheet in self._needs(script).styles)
        is_tool = script.name == ELEMENT and TOOLS in script.parents
        path = script.with_name(STYLE) if is_tool else script.with_suffix(".css")
        if path.is_file():
            yield path


def bundle_of(tool_id: str, element: str = ELEMENT) -> str:
    """Return the name of the files that a page of a tool loads."""
    return f"guide-{tool_id}" + (f"-{Path(element).stem}" if element != ELEMENT else "")


def groups_in(modules: Iterable[Module]) -> set[str]:
    """Return the groups of words that scripts ask for by name."""
    found = (_GROUPS.findall(small(each.text)) for each in modules)
    return {first or second for groups in found for first, second in groups}


def _prefix(sheet: Path) -> str:
    """Return what the classes of a style sheet begin with, after guide-."""
    return sheet.parent.name if sheet.name == STYLE else sheet.stem


def _shares(piece: Piece, modules: Iterable[Module], data: Iterable[str]) -> bool:
    return bool({*modules} & {*piece.modules} or {*data} & with_covered(piece.data))


def _new(wanted: Iterable[Each], known: Iterable[Iterable[Each]]) -> list[Each]:
    """Return what is wanted, once each, but for what is known."""
    there = {*chain.from_iterable(known)}
    return [each for each in dict.fromkeys(wanted) if each not in there]
