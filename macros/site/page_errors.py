"""What is wrong with a page or a partial, as a sentence that names the place."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

from jinja2 import TemplateError, TemplateNotFound

PAGE = "<template>"  # what Jinja calls a page that it was given as text


def page_problem(error: Exception, markdown: str, page: str) -> str:
    """Return which line of a page went wrong, in which partial, and why."""
    lines, line = markdown.splitlines(), page_line(error)
    source = f" in {lines[line - 1].strip()}" if 0 < line <= len(lines) else ""
    return f"{page}{source}: {page_reason(error)}"


def page_line(error: Exception) -> int:
    """Return the line of the page that went wrong; 0 if it is not known."""
    at = [line for name, line in _frames(error.__traceback__) if name == PAGE]
    return at[-1] if at else int(getattr(error, "lineno", 0))


def page_reason(error: Exception) -> str:
    """Return why a page went wrong, with the partial if it was in one."""
    partial = _partial(error)
    return f"{partial}: {_reason(error)}" if partial else _reason(error)


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
    if isinstance(error, TypeError):  # of a call: the macro's name is enough
        return str(error).removeprefix("PageMacros.")
    return str(error.args[0]) if isinstance(error, KeyError) and error.args else str(error)


def _frames(trace: TracebackType | None) -> list[tuple[str, int]]:
    """Return file and line of each step that led to an error."""
    frames = []
    while trace:
        frames.append((trace.tb_frame.f_code.co_filename, trace.tb_lineno))
        trace = trace.tb_next
    return frames
