"""What the tests of the built site share."""

from __future__ import annotations

from pathlib import Path

import pytest

from .project import copied_to
from .survey import Page, survey


@pytest.fixture(scope="session")
def every_page(built_site: Path) -> list[Page]:
    """All pages of the site, that for unknown addresses included."""
    return survey(built_site)


@pytest.fixture(scope="session")
def pages(every_page: list[Page]) -> list[Page]:
    """All pages with an address of their own."""
    return [page for page in every_page if page.file.name != "404.html"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project that a test may break."""
    return copied_to(tmp_path / "project")
