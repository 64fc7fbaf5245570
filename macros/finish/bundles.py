"""The scripts and styles of the tools: many small files here, one of each on a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from ..paths import SCRIPT, SCRIPTS, STYLES, TOOLS
from .minified import small, small_style
from .modules import module
from .tool_bundles import ELEMENT, ENTRY, ToolBundles, bundle_of

TOOL = "tool_of_the_page"  # a key among what a page says, apart from the macro tool()
EVERY_PAGE = (  # sent as one
    "search-on-demand.js",
    "menu-button.js",
    "color-scheme.js",
    "plain-keys.js",
    "colour-switch.js",
    "term-tip.js",
)


class Bundle(NamedTuple):
    """The scripts and the styles that pages get as one file each."""

    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()


class Bundles:
    """Collects which bundles the pages need; `generated` are the scripts made from data."""

    def __init__(self, generated: Mapping[str, str], tools: ToolBundles) -> None:
        self._generated, self._tools = generated, tools
        self._files: dict[str, str] = {}  # of tools, by their paths below assets/
        self._sent: dict[str, str] = {}
        self._known = {"every-page": Bundle(EVERY_PAGE)}
        self._written: dict[str, Bundle] = {}

    def note(self, meta: dict[str, Any]) -> None:
        """Remember what a page needs, and tell its theme; ValueError if two pages disagree."""
        if tool := meta.get(TOOL):
            self._note_tool(tool, ELEMENT, meta)
            return
        if later := tuple(meta.get("scripts_later", ())):  # a script of the page asks for these
            self._known[bundle_name(later)] = Bundle(later, tuple(meta.get("styles_later", ())))
        scripts = tuple(meta.get("scripts", ()))
        styles = tuple(meta.get("styles", styles_of(scripts)))
        if not scripts and not styles:
            return
        name = bundle_name(scripts) if scripts else "-".join(("guide", *styles))
        self._add(name, Bundle(scripts, styles))
        meta["bundle"] = {"script": bool(scripts), "style": bool(styles), "name": name}

    def note_entry(self, overview: str, html: str, meta: Any) -> None:
        """Remember what the page of an entry needs, which lies below an overview."""
        if tool := self._tools.entry_tool(overview):
            self._note_tool(tool, ENTRY, meta)
            return
        name, style = self._tools.sheets_for(html)
        if style:
            self._files[f"stylesheets/{name}.css"] = style
            meta["bundle"] = {"script": False, "style": True, "name": name}

    def _note_tool(self, tool: str, element: str, meta: dict[str, Any]) -> None:
        name, files = bundle_of(tool, element), self._tools.files(tool, element)
        self._files |= files
        script, style = f"javascripts/{name}.js" in files, f"stylesheets/{name}.css" in files
        meta["bundle"] = {"script": script, "style": style, "name": name}

    def _add(self, name: str, bundle: Bundle) -> None:
        known = self._known.setdefault(name, bundle)
        if bundle.scripts and not known.scripts:
            known = self._known[name] = bundle
        if bundle.scripts and known != bundle:
            raise ValueError(f"{name} is loaded with other scripts elsewhere")

    def write(self, assets: Path) -> None:
        """Write the bundles that are not there yet."""
        for name, bundle in self._known.items():
            if self._written.get(name) != bundle:
                self._written[name] = bundle
                self._write(assets, name, bundle)
        for path, text in self._files.items():
            if self._sent.get(path) != text:
                self._sent[path] = text
                (assets / path).write_text(text, encoding="utf-8")

    def _write(self, assets: Path, name: str, bundle: Bundle) -> None:
        if bundle.scripts:
            text = script_bundle(bundle.scripts, self._generated)
            (assets / "javascripts" / f"{name}.js").write_text(text, encoding="utf-8")
        if bundle.styles:
            text = style_bundle(bundle.styles)
            (assets / "stylesheets" / f"{name}.css").write_text(text, encoding="utf-8")


def bundle_name(scripts: Iterable[str]) -> str:
    """Return the name of the bundle: that of its last script, which is the tool itself."""
    return Path(list(scripts)[-1]).stem


def script_bundle(scripts: Iterable[str], generated: Mapping[str, str]) -> str:
    """Return scripts as one, without comments; `generated` holds those made from data.

    Raises FileNotFoundError if a script exists in neither.
    """
    return "".join(_script(name, generated) for name in scripts)


def _script(name: str, generated: Mapping[str, str]) -> str:
    if name in generated:
        return generated[name]
    path = SCRIPTS / name
    for shared in (*SCRIPT.rglob(name), *TOOLS.rglob(name)):  # a module
        return small(module(shared).text)
    return small(path.read_text(encoding="utf-8"))


def style_of_all_pages() -> str:
    """Return the styles that every page needs: those not named after a tool."""
    return "".join(small_style(path) for path in _style_parts() if not _is_of_a_tool(path))


def style_bundle(names: Iterable[str]) -> str:
    """Return the styles of the named tools: NN-checklist.css for "checklist"."""
    wanted = set(names)
    return "".join(small_style(path) for path in _style_parts() if _tool(path) in wanted)


def styles_of(scripts: Iterable[str]) -> list[str]:
    """Return the tools whose styles a page with these scripts needs."""
    stems = {Path(name).stem.removeprefix("guide-") for name in scripts}
    return sorted(stems & tools_with_styles())


def tools_with_styles() -> set[str]:
    """Return the tools that have styles of their own."""
    return {_tool(path) for path in _style_parts() if _is_of_a_tool(path)}


@cache
def _style_parts() -> tuple[Path, ...]:
    return (*sorted(SCRIPT.rglob("*.css")), *sorted(STYLES.glob("*.css")))


def _tool(path: Path) -> str:
    return re.sub(r"^\d+-", "", path.stem)


@cache
def _is_of_a_tool(path: Path) -> bool:
    return SCRIPT in path.parents or (SCRIPTS / f"guide-{_tool(path)}.js").is_file()
