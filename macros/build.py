"""The guide that is being built: loaded once, before the first page."""

from __future__ import annotations

from typing import NamedTuple

from .decision.judging import Proof
from .editions.changes import Overlay
from .editions.pages import CompanyFile, company_files, content_folder
from .errors import GuideError
from .glossary import Glossary
from .loader import company_folder, read_edition
from .proof import problems_of, proof_of
from .rendering import Renderer
from .site import Site


class Build(NamedTuple):
    """Everything that pages need."""

    site: Site
    renderer: Renderer
    glossary: Glossary
    overlay: Overlay
    files: list[CompanyFile]
    proof: Proof


_builds: list[Build] = []


def start() -> Build:
    """Load and check the guide; GuideError holds every problem."""
    folder = company_folder()
    guide, overlay, tree = read_edition(None, folder)
    proof = proof_of(guide)
    if proof.errors:
        raise GuideError(problems_of(proof, tree))
    site = Site(guide, overlay.titles)
    files = company_files(content_folder(folder))
    glossary = Glossary(guide.glossary.values())
    _builds[:] = [Build(site, Renderer(site, proof.decisions), glossary, overlay, files, proof)]
    return _builds[0]


def current() -> Build:
    """Return the guide that start() loaded."""
    return _builds[0] if _builds else start()
