"""The scripts and styles of the tools: many small files here, one of each on a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from rjsmin import jsmin

ROOT = Path(__file__).resolve().parent.parent / "overrides"
SCRIPTS = ROOT / "assets" / "javascripts"
STYLES = ROOT / "partials" / "guide" / "css"


def bundle_name(scripts: Iterable[str]) -> str:
    """Return the name of the bundle: that of its last script, which is the tool itself."""
    return Path(list(scripts)[-1]).stem


def script_bundle(scripts: Iterable[str], generated: Mapping[str, str]) -> str:
    """Return scripts as one, without comments; `generated` holds those made from data.

    Raises FileNotFoundError if a script exists in neither.
    """
    return "".join(_script(name, generated) for name in scripts)


def _script(name: str, generated: Mapping[str, str]) -> str:
    text = generated.get(name)
    if text is None:
        text = str(jsmin((SCRIPTS / name).read_text(encoding="utf-8"))) + "\n"
    return text


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
    return sorted(stems & {_tool(path) for path in _style_parts() if _is_of_a_tool(path)})


@cache
def _style_parts() -> tuple[Path, ...]:
    return tuple(sorted(STYLES.glob("*.css")))


def _tool(path: Path) -> str:
    return path.stem.partition("-")[2]


@cache
def _is_of_a_tool(path: Path) -> bool:
    return (SCRIPTS / f"guide-{_tool(path)}.js").is_file()
