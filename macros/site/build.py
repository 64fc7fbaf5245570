"""The guide that is being built: loaded once, before the first page."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from ..decision.guide import problems_of, proof_of
from ..decision.judging import Proof
from ..load.loader import read_edition
from ..model import Guide
from ..model.errors import GuideError
from ..overlay.changes import Overlay
from ..overlay.pages import CompanyFile, company_files, content_folder
from ..paths import CONTENT, data_folder
from ..render.glossary import Glossary
from ..render.renderer import Renderer
from ..render.site import Site
from ..settings import company_folder
from .file_state import State, state_of


class Build(NamedTuple):
    """Everything that pages need."""

    site: Site
    renderer: Renderer
    glossary: Glossary
    overlay: Overlay
    files: list[CompanyFile]
    proof: Proof


class Checked(NamedTuple):
    """The data of an edition without a problem in it."""

    guide: Guide
    overlay: Overlay
    proof: Proof


def start() -> Build:
    """Load and check the guide; GuideError holds every problem."""
    folder = company_folder()
    pages = content_folder(folder)
    state = state_of(data_folder(), folder, pages, CONTENT if pages else None)
    guide, overlay, proof = _checked(state, folder)
    site = Site(guide, overlay.titles)
    renderer = Renderer(site, proof.decisions)
    glossary = Glossary(guide.glossary.values())
    return Build(site, renderer, glossary, overlay, company_files(pages), proof)


@lru_cache(maxsize=1)
def _checked(state: State, folder: Path | None) -> Checked:
    """Return the checked data of an edition; read again only if a file of it was saved."""
    guide, overlay, tree = read_edition(None, folder)
    proof = proof_of(guide)
    if proof.errors:
        raise GuideError(problems_of(proof, tree))
    return Checked(guide, overlay, proof)
