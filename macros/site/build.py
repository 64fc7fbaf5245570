"""The guide that is being built: loaded once, before the first page."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from ..decision.guide import problems_of, proof_of
from ..decision.judging import Proof
from ..load.loader import read_edition
from ..load.tools import read_tools
from ..model import Guide
from ..model.errors import GuideError, Problem
from ..model.tool import Tool
from ..model.tree import Tree
from ..overlay.changes import Overlay
from ..overlay.pages import CompanyFile, company_files, content_folder
from ..paths import CONTENT, data_folder
from ..render.glossary import Glossary
from ..render.renderer import Renderer
from ..render.site import Site
from ..settings import company_folder
from .file_state import State, state_of
from .tool_check import tool_problems


class Build(NamedTuple):
    """Everything that pages need."""

    site: Site
    renderer: Renderer
    glossary: Glossary
    overlay: Overlay
    files: list[CompanyFile]
    proof: Proof
    tree: Tree
    problems: list[Problem]  # what speaks against the questionnaire, and the tools
    tools: Mapping[str, Tool]


class Checked(NamedTuple):
    """The data of an edition without a problem in it, and where each value stands."""

    guide: Guide
    overlay: Overlay
    proof: Proof
    tree: Tree


def start() -> Build:
    """Load and check the guide; GuideError holds every problem of the data."""
    build = loaded()
    if build.problems:
        raise GuideError(build.problems)
    return build


def loaded() -> Build:
    """Return the guide, even if something speaks against its questionnaire.

    GuideError holds every problem for which there is no guide.
    """
    folder = company_folder()
    pages = content_folder(folder)
    state = state_of(data_folder(), folder, pages, CONTENT if pages else None)
    guide, overlay, proof, tree = _checked(state, folder)
    site = Site(guide, overlay.titles)
    renderer = Renderer(site, proof.decisions)
    glossary = Glossary(guide.glossary.values())
    tools, wrong = read_tools(guide.words)
    problems = [*problems_of(proof, tree), *wrong, *tool_problems(tools, guide.words)]
    files = company_files(pages)
    return Build(site, renderer, glossary, overlay, files, proof, tree, problems, tools)


@lru_cache(maxsize=1)
def _checked(state: State, folder: Path | None) -> Checked:
    """Return the checked data of an edition; read again only if a file of it was saved."""
    guide, overlay, tree = read_edition(None, folder)
    return Checked(guide, overlay, proof_of(guide), tree)
