"""What an edition sets in the theme: its language and its pictures."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ..paths import OVERRIDES

LANGUAGES = Path("partials/languages")
OFFLINE_WORKER = "assets/javascripts/iframe-worker.js"  # searches where no worker may be started


def set_language(theme: Any, language: str) -> None:
    """Set the language of the page and of the theme's own words: one of languages()."""
    theme["language"] = language


def languages() -> list[str]:
    """Return the languages in which the theme has its words; a fork may add some."""
    found = find_spec("material")
    theirs = [
        Path(each) / "templates" for each in (found and found.submodule_search_locations) or ()
    ]
    folders = [folder / LANGUAGES for folder in (*theirs, OVERRIDES)]
    return sorted({path.stem for folder in folders for path in folder.glob("*.html")})


def set_pictures(theme: Any, paths: dict[str, str]) -> None:
    """Set logo and favicon, by their paths in the site; a drawn logo serves as both."""
    for key, path in paths.items():
        theme[key] = path
    if paths.get("logo", "").endswith(".svg") and "favicon" not in paths:
        theme["favicon"] = paths["logo"]
