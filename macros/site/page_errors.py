"""What is wrong with a page or a partial, as a sentence that names the place."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

from jinja2 import TemplateError, TemplateNotFound

PAGE = "<template>"  # what Jinja calls a page that it was given as text


def page_problem(error: Exception, markdown: str, page: str) -> str:
    """Return which line of a page went wrong, in which partial, and why."""
    lines = markdown.splitlines()
    at = [line for name, line in _frames(error.__traceback__) if name == PAGE]
    line = at[-1] if at else getattr(error, "lineno", 0)
    source = f" in {lines[line - 1].strip()}" if 0 < line <= len(lines) else ""
    partial = _partial(error)
    return f"{page}{source}: {f'{partial}: ' if partial else ''}{_reason(error)}"


def template_problem(error: Exception) -> str:
    """Return which partial is wrong, and where."""
    return f"{_partial(error) or 'a template'}: {_reason(error)}"


def _partial(error: Exception) -> str:
    """Return the innermost partial that was being rendered, and its line."""
    inside = [each for each in _frames(error.__traceback__) if each[0].endswith(".html")]
    if inside:
        return f"{Path(inside[-1][0]).name}:{inside[-1][1]}"
    path = getattr(error, "filename", None)
    return f"{Path(path).name}:{getattr(error, 'lineno', 0)}" if path else ""


def _reason(error: Exception) -> str:
    if isinstance(error, TemplateNotFound):
        return f"there is no partial '{error.name}'"
    if isinstance(error, TemplateError):
        return error.message or type(error).__name__
    return str(error.args[0]) if isinstance(error, KeyError) and error.args else str(error)


def _frames(trace: TracebackType | None) -> list[tuple[str, int]]:
    """Return file and line of each step that led to an error."""
    frames = []
    while trace:
        frames.append((trace.tb_frame.f_code.co_filename, trace.tb_lineno))
        trace = trace.tb_next
    return frames
