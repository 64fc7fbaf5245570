"""The scripts and styles of the tools: many small files here, one of each on a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from rjsmin import jsmin

from ..paths import SCRIPTS, STYLES

OF_ONE_PAGE = {"law"}  # styles of a page without a script, which names them at its head
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

    def __init__(self, generated: Mapping[str, str]) -> None:
        self._generated = generated
        self._known = {"every-page": Bundle(EVERY_PAGE)}
        self._written: dict[str, Bundle] = {}

    def note(self, meta: dict[str, Any]) -> None:
        """Remember what a page needs, and tell its theme; ValueError if two pages disagree."""
        if later := tuple(meta.get("scripts_later", ())):  # a script of the page asks for these
            self._known[bundle_name(later)] = Bundle(later, tuple(meta.get("styles_later", ())))
        scripts = tuple(meta.get("scripts", ()))
        styles = tuple(meta.get("styles", styles_of(scripts)))
        if not scripts and not styles:
            return
        name = bundle_name(scripts) if scripts else "-".join(("guide", *styles))
        self._add(name, Bundle(scripts, styles))
        meta["bundle"] = {"script": bool(scripts), "style": bool(styles), "name": name}

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
    return small((SCRIPTS / name).read_text(encoding="utf-8"))


@cache
def small(script: str) -> str:
    """Return a script without comments and needless white space; names stay."""
    return str(jsmin(script)) + "\n"


def style_of_all_pages() -> str:
    """Return the styles that every page needs: those not named after a tool."""
    return "".join(_style(path) for path in _style_parts() if not _is_of_a_tool(path))


def style_bundle(names: Iterable[str]) -> str:
    """Return the styles of the named tools: NN-checklist.css for "checklist"."""
    wanted = set(names)
    return "".join(_style(path) for path in _style_parts() if _tool(path) in wanted)


def _style(path: Path) -> str:
    """Return a style sheet without comments and needless white space."""
    css = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)
    return re.sub(r"\s*([{};,])\s*", r"\1", re.sub(r"\s+", " ", css)).strip()


def styles_of(scripts: Iterable[str]) -> list[str]:
    """Return the tools whose styles a page with these scripts needs."""
    stems = {Path(name).stem.removeprefix("guide-") for name in scripts}
    return sorted(stems & tools_with_styles())


def tools_with_styles() -> set[str]:
    """Return the tools that have styles of their own."""
    return {_tool(path) for path in _style_parts() if _is_of_a_tool(path)}


@cache
def _style_parts() -> tuple[Path, ...]:
    return tuple(sorted(STYLES.glob("*.css")))


def _tool(path: Path) -> str:
    return path.stem.partition("-")[2]


@cache
def _is_of_a_tool(path: Path) -> bool:
    return _tool(path) in OF_ONE_PAGE or (SCRIPTS / f"guide-{_tool(path)}.js").is_file()
