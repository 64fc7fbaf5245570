"""The guide that is being built: loaded once, before the first page."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from ..decision.judging import Proof
from ..decision.proof import problems_of, proof_of
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


_builds: list[Build] = []
_checked: dict[State, Checked] = {}


def start() -> Build:
    """Load and check the guide; GuideError holds every problem."""
    folder = company_folder()
    guide, overlay, proof = _data(folder)
    site = Site(guide, overlay.titles)
    files = company_files(content_folder(folder))
    glossary = Glossary(guide.glossary.values())
    _builds[:] = [Build(site, Renderer(site, proof.decisions), glossary, overlay, files, proof)]
    return _builds[0]


def current() -> Build:
    """Return the guide that start() loaded."""
    return _builds[0] if _builds else start()


def _data(folder: Path | None) -> Checked:
    """Return the checked data of an edition; read again only if a file of it was saved."""
    pages = content_folder(folder)
    state = state_of(data_folder(), folder, pages, CONTENT if pages else None)
    if state not in _checked:
        checked = _read(folder)
        _checked.clear()
        _checked[state] = checked
    return _checked[state]


def _read(folder: Path | None) -> Checked:
    guide, overlay, tree = read_edition(None, folder)
    proof = proof_of(guide)
    if proof.errors:
        raise GuideError(problems_of(proof, tree))
    return Checked(guide, overlay, proof)
