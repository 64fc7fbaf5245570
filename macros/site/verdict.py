"""The one verdict on an edition: what check, overlay and a build refuse, and why."""

from __future__ import annotations

from ..model.errors import GuideError, Problem
from .build import Build, loaded
from .page_check import page_problems


def judged() -> Build:
    """Return the guide that can be built; GuideError holds everything that speaks against it."""
    build = loaded()
    problems = [*build.problems, *page_problems(build)]
    if problems:
        raise GuideError(problems)
    return build


def problems() -> list[Problem]:
    """Return everything that speaks against the edition."""
    try:
        judged()
    except GuideError as error:
        return error.problems
    return []
