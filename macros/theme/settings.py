"""What an edition sets in the theme: its language and its pictures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

LANGUAGES = Path("partials/languages")
OFFLINE_WORKER = "assets/javascripts/iframe-worker.js"  # searches where no worker may be started


def set_language(theme: Any, locale: str) -> None:
    """Set the language of the theme's own words, if it has them in that language."""
    language = locale.split("-")[0]
    folders = [Path(folder) / LANGUAGES for folder in theme.dirs]
    if any((folder / f"{language}.html").is_file() for folder in folders):
        theme["language"] = language


def set_pictures(theme: Any, paths: dict[str, str]) -> None:
    """Set logo and favicon, by their paths in the site; a drawn logo serves as both."""
    for key, path in paths.items():
        theme[key] = path
    if paths.get("logo", "").endswith(".svg") and "favicon" not in paths:
        theme["favicon"] = paths["logo"]
