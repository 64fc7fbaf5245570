"""What the tests of the formats share: a page that knows them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from macros.model import Guide

from .sheets import prepare


@pytest.fixture(scope="package")
def page(browser: Browser, guide: Guide) -> Iterator[Page]:
    """A page that knows the formats, and the edition."""
    opened = browser.new_page()
    yield prepare(opened, guide)
    opened.close()
