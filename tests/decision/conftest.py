"""What the tests of the decision method share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from .browser import Twin


@pytest.fixture(scope="session")
def twin(browser: Browser) -> Iterator[Twin]:
    """Give the JavaScript twin, started once."""
    page = browser.new_page()
    yield Twin(page)
    page.close()
