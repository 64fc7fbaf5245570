"""What the tests share: the built site, its address, a browser, the real guide, a small one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from macros.load.loader import load_guide
from macros.model import Guide

from .browser_finder import launched
from .site_server import serving
from .small_guide import SmallGuide
from .tab import Tab
from .watching import Watch

ROOT = Path(__file__).resolve().parent.parent
BUILD_SECONDS = 300
LONGEST = ("accessibility", "serving")
AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
LOOK = ROOT / "tests" / "site" / "look.js"
# Scripts that tests add to pages: served with the site, since its policy allows no others.
HELPERS = (AXE, *(ROOT / "tests" / "site").glob("*.js"))

# The tests are about the base, whatever the edition in data/company of this copy says; those that
# are about an edition name it.
NO_EDITION = ROOT / ".cache" / "no-edition"
NO_EDITION.mkdir(parents=True, exist_ok=True)
os.environ["GUIDE_COMPANY"] = str(NO_EDITION)

# jsonschema would read the grammar of IRIs, which no schema here needs: two seconds a worker.
sys.modules["rfc3987_syntax"] = None  # type: ignore[assignment]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, so that no worker is left alone with it at the end."""
    items.sort(key=lambda item: not item.path.stem.endswith(LONGEST))


@pytest.fixture(scope="session")
def guide() -> Guide:
    """The real guide, as upstream publishes it."""
    return load_guide()


@pytest.fixture
def small_guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallGuide:
    """A copy of the smallest valid data, to be changed in one place; it stands for the real data.

    So problems call its files data/risks.yml, and what is read of them is known to the next test.
    """
    monkeypatch.setattr("macros.paths.ROOT", tmp_path)
    return SmallGuide.copied_to(tmp_path / "data")


@pytest.fixture(scope="session")
def site_with(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Builds the site strictly with variables of the environment: once a name, for all workers."""
    mine = tmp_path_factory.getbasetemp()
    shared = mine.parent if "PYTEST_XDIST_WORKER" in os.environ else mine

    def built(name: str, **environment: str) -> Path:
        return _once(shared / name, lambda folder: build_site(folder, **environment))

    return built


@pytest.fixture(scope="session")
def built_site(site_with: Callable[..., Path]) -> Path:
    """The folder of the site; GUIDE_TEST_SITE may name one that is built already."""
    given = os.environ.get("GUIDE_TEST_SITE")
    return Path(given).resolve() if given else site_with("site")


def build_site(folder: Path, **environment: str) -> str:
    """Build the site strictly into a folder and return what was said; fails if the build does."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    variables = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment}
    done = subprocess.run(
        command, cwd=ROOT, env=variables, capture_output=True, text=True, timeout=BUILD_SECONDS
    )
    assert done.returncode == 0, f"the build failed:\n{done.stdout}{done.stderr}"
    return done.stdout + done.stderr


def _once(folder: Path, make: Callable[[Path], str]) -> Path:
    """Return a folder that the first worker to ask makes, and for which the others wait."""
    report = folder.with_suffix(".said")
    try:
        folder.with_suffix(".lock").mkdir()
    except FileExistsError:
        return _awaited(folder, report)
    try:
        make(folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    finally:
        report.touch()
    return folder


def _awaited(folder: Path, report: Path) -> Path:
    end = time.monotonic() + BUILD_SECONDS
    while not report.exists() and time.monotonic() < end:
        time.sleep(0.1)
    assert folder.is_dir(), "another worker could not build the site; see its report"
    return folder


@pytest.fixture(scope="session")
def site_url(built_site: Path) -> Iterator[str]:
    """The address of the built site on this machine; ends with /guide/."""
    with serving(built_site, *HELPERS) as url:
        yield url


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright, which a process can start only once."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """A headless Chromium."""
    with launched(playwright) as opened:
        yield opened


@pytest.fixture
def new_page(browser: Browser, site_url: str) -> Iterator[Callable[..., Page]]:
    """Opens a page of a new context with the given options; `page.watch` sees what it does.

    The test fails at its end if any of its pages had an error, broke the security policy or
    asked another host for anything. `page.watch.expect(text)` forgives what a test provokes.
    """
    contexts: list[Any] = []
    watches: list[Watch] = []

    def open_page(**options: Any) -> Page:
        context = browser.new_context(base_url=site_url, **options)
        contexts.append(context)
        watches.append(Watch(context, urlsplit(site_url).netloc))
        page = context.new_page()
        page.watch = watches[-1]  # type: ignore[attr-defined]
        return page

    yield open_page
    for context in contexts:
        context.close()
    troubles = [trouble for watch in watches for trouble in watch.troubles]
    assert not troubles, "\n".join(troubles)


@pytest.fixture(scope="session")
def tab(browser: Browser, site_url: str) -> Iterator[Tab]:
    """The tab in which pages are opened for tests that need nothing special."""
    opened = Tab(browser, site_url)
    yield opened
    opened.context.close()


@pytest.fixture
def page(tab: Tab) -> Iterator[Page]:
    """A page that must stay without errors, policy violations and requests to other hosts."""
    yield tab.as_new()
    assert not tab.watch.troubles, "\n".join(tab.watch.troubles)
