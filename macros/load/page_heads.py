"""What the head of a page may say: nothing that the theme does and nobody meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, ValidationError

from ..model.base import LINE_PATTERN, Id, Model
from ..model.errors import Problem
from ..model.tree import Tree
from .checks import refused_texts
from .sentences import problems_of
from .yaml_reader import parsed

_HEAD = re.compile(r"\A(?:\ufeff)?---\n(.*?\n)?---\n", re.S)
Said = Annotated[str, StringConstraints(pattern=LINE_PATTERN, max_length=400)]


class Head(Model):
    """What stands between the lines of dashes at the head of a page."""

    title: Said | None = Field(None, description="Its name, in tabs and menus.")
    description: Said | None = Field(None, description="What search engines show.")
    based_on: Said | None = Field(None, description="The page that this one stands in for.")
    mark_terms: bool = Field(True, description="Whether terms of the glossary are explained.")
    hide: tuple[Literal["navigation", "toc"], ...] = Field((), description="Side columns to hide.")
    toc_depth: int = Field(3, ge=0, le=6, description="How deep the contents go.")
    tool: Id | None = Field(None, description="The tool that works on the page.")
    template: Literal["home.html"] | None = Field(None, description="A page of another form.")
    render_macros: bool = Field(True, description="Whether calls of macros are read.")
    search: dict[str, Any] = Field(default_factory=dict, description="How the search treats it.")


NAMES = {"tool", "template"}


def check_heads(pages: Iterable[tuple[Path, str]]) -> Iterator[Problem]:
    """Yield what is wrong with the values in the heads of pages, each given with its shown name.

    Which names are known, of fields, tools and templates, is seen to when all pages are.
    """
    for path, name in pages:
        try:
            found = _HEAD.match(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            yield Problem(name, 0, "", "cannot be read as UTF-8 text", "save it as UTF-8")
            continue
        if found and found[1]:
            tree, _ = parsed("\n" + found[1], name, ())  # what is no YAML is said elsewhere
            known = Head.model_fields.keys() - NAMES
            yield from (each for each in _problems(tree) if each.key.split(".")[0] in known)


def troubles_with_head(meta: dict[str, Any]) -> list[str]:
    """Return all that is wrong with a head that has been read already."""
    return [f"{found.key}: {found.message}" for found in _problems(Tree(meta))]


def _problems(tree: Tree) -> Iterator[Problem]:
    if not isinstance(tree.value, dict):
        return
    for keys, message, hint in refused_texts(tree.value):
        yield tree.problem(keys, message, hint)
    try:
        Head.model_validate(tree.value)
    except ValidationError as error:
        yield from problems_of(error, tree, (), Head)
