"""What is wrong, or worth a look, about a questionnaire as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault with the entry it is about, such as questions/owner. Errors fail the build."""

    level: Literal["error", "warning"]
    entry: str
    message: str


def error(entry: str, message: str) -> Finding:
    """Return a finding that fails the build."""
    return Finding("error", entry, message)


def warning(entry: str, message: str) -> Finding:
    """Return a finding that an author should look at."""
    return Finding("warning", entry, message)
