"""Where things lie; nothing else in this package knows."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "macros"
CONTENT = ROOT / "content"
MKDOCS = ROOT / "mkdocs.yml"
OVERRIDES = ROOT / "overrides"
PARTIALS = OVERRIDES / "partials" / "guide"
INLINE_SCRIPTS = OVERRIDES / "partials" / "javascripts"
STYLES = PARTIALS / "css"
THEME_SCRIPTS = OVERRIDES / "theme"  # what mends the theme
SCRIPT = OVERRIDES / "script"  # what tools share, as modules
TOOLS = OVERRIDES / "tools"
EXAMPLES = ROOT / "data" / "examples"
SCHEMAS = ROOT / "data" / "schema"
MEASURED = ROOT / "data" / "measured.json"
COMPILED_TEMPLATES = ROOT / ".cache" / "templates"


def data_folder() -> Path:
    """Return the folder that holds the facts."""
    return ROOT / "data"


def located(name: str) -> Path:
    """Return the file that is shown to people as this path."""
    return ROOT / name


def shown_path(path: Path) -> str:
    """Return a path as it is shown to people: from the root of the project, if it lies there."""
    try:
        return (path.parent.resolve() / path.name).relative_to(ROOT).as_posix()
    except ValueError:
        return path.as_posix()
