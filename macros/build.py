"""The guide that is being built: loaded once, before the first page."""

from __future__ import annotations

from typing import NamedTuple

from .editions.changes import Overlay
from .editions.pages import CompanyFile, company_files, content_folder
from .glossary import Glossary
from .loader import company_folder, load_edition
from .rendering import Renderer
from .site import Site


class Build(NamedTuple):
    """Everything that pages need."""

    site: Site
    renderer: Renderer
    glossary: Glossary
    overlay: Overlay
    files: list[CompanyFile]


_builds: list[Build] = []


def start() -> Build:
    """Load and check the guide; GuideError holds every problem."""
    folder = company_folder()
    guide, overlay = load_edition(overlay=folder)
    site = Site(guide, overlay.titles)
    files = company_files(content_folder(folder))
    _builds[:] = [Build(site, Renderer(site), Glossary(guide.glossary.values()), overlay, files)]
    return _builds[0]


def current() -> Build:
    """Return the guide that start() loaded."""
    return _builds[0] if _builds else start()
