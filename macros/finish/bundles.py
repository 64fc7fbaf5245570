"""What pages load beside their content: the scripts of all pages, and those of tools."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from functools import cache
from pathlib import Path
from typing import Any

from ..paths import STYLES, THEME_SCRIPTS
from .minified import small, small_style
from .tool_bundles import ELEMENT, ENTRY, ToolBundles, bundle_of

TOOL = "tool_of_the_page"  # a key among what a page says, apart from the macro tool()
# What mends the theme, by the file that holds it; no tool needs to be there.
OF_THE_THEME: Mapping[str, tuple[str, ...]] = {
    "every-page": (
        "search-on-demand.js",
        "menu-button.js",
        "color-scheme.js",
        "plain-keys.js",
        "colour-switch.js",
        "term-tip.js",
    ),
    "lost-page": ("lost-page.js",),  # for addresses that do not exist
    "iframe-worker": ("iframe-worker.js",),  # searches where no worker may be started
}


class Bundles:
    """Collects what the pages need, and writes it as a script and a style sheet for each."""

    def __init__(self, tools: ToolBundles) -> None:
        self._tools = tools
        self._files = {
            f"javascripts/{name}.js": "".join(map(theme_script, scripts))
            for name, scripts in OF_THE_THEME.items()
        }  # by their paths below assets/
        self._sent: dict[str, str] = {}

    def note(self, meta: MutableMapping[str, Any]) -> None:
        """Remember what a page needs, and tell its theme.

        Raises GuideError if a script names what is not there.
        """
        if tool := meta.get(TOOL):
            self._note_tool(tool, ELEMENT, meta)

    def note_entry(self, overview: str, html: str, meta: MutableMapping[str, Any]) -> None:
        """Remember what the page of an entry needs, which lies below an overview."""
        if tool := self._tools.entry_tool(overview):
            self._note_tool(tool, ENTRY, meta)
            return
        name, style = self._tools.sheets_for(html)
        if style:
            self._files[f"stylesheets/{name}.css"] = style
            meta["bundle"] = {"script": False, "style": True, "name": name}

    def _note_tool(self, tool: str, element: str, meta: MutableMapping[str, Any]) -> None:
        name, files = bundle_of(tool, element), self._tools.files(tool, element)
        self._files |= files
        script, style = f"javascripts/{name}.js" in files, f"stylesheets/{name}.css" in files
        meta["bundle"] = {"script": script, "style": style, "name": name}

    def write(self, assets: Path) -> None:
        """Write the files that are not there yet."""
        for path, text in self._files.items():
            if self._sent.get(path) != text:
                self._sent[path] = text
                (assets / path).write_text(text, encoding="utf-8")


def theme_script(name: str) -> str:
    """Return a script that mends the theme, as it is sent."""
    return small((THEME_SCRIPTS / name).read_text(encoding="utf-8"))


@cache
def style_of_all_pages() -> str:
    """Return the styles that every page needs."""
    return "".join(map(small_style, sorted(STYLES.glob("*.css"))))
