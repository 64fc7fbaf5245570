"""Finds a browser, or gets one: GUIDE_BROWSER, the PATH, Playwright's own, Debian's package."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Playwright

# The shell is Chromium without windows: it takes a third of the time to open a page.
NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
PACKAGES = ("chromium-headless-shell", "chromium")  # Debian's, the first that there is
FONTS = "fonts-liberation"  # as wide as Arial, as most readers have it
INSTALL = ("apt-get", "install", "--yes", "--no-install-recommends", "-qq")
ARGUMENTS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NO_BROWSER = (
    "No browser for the tests. Install Chromium or Chrome, or set GUIDE_BROWSER to the path "
    "of one, or run: python -m playwright install chromium"
)


@contextmanager
def launched(playwright: Playwright, *more: str) -> Iterator[Browser]:
    """Run a headless Chromium, with more arguments if given."""
    executable = find_browser(playwright.chromium.executable_path)
    flags = [*arguments(), *more]
    with playwright.chromium.launch(executable_path=executable, args=flags) as browser:
        yield browser


def find_browser(playwrights_own: str) -> str:
    """Return the path of a Chromium; `playwrights_own` is where Playwright keeps its download."""
    ways: tuple[Callable[[], str | None], ...] = (
        _named,
        _on_the_path,
        lambda: _downloaded(Path(playwrights_own)),
        _from_debian,
    )
    for way in ways:
        if found := way():
            return found
    raise RuntimeError(NO_BROWSER)


def arguments() -> list[str]:
    """Return the arguments that keep a browser quiet; root needs one more."""
    return (["--no-sandbox"] if _is_root() else []) + ARGUMENTS


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _named() -> str | None:
    named = os.environ.get("GUIDE_BROWSER")
    if named and not shutil.which(named):
        raise RuntimeError(f"GUIDE_BROWSER names {named!r}, which cannot be run.")
    return shutil.which(named) if named else None


def _on_the_path() -> str | None:
    return next(filter(None, map(shutil.which, NAMES)), None)


def _downloaded(own: Path) -> str | None:
    if not own.exists():
        _try([sys.executable, "-m", "playwright", "install", "chromium"])
    return str(own) if own.exists() else None


def _from_debian() -> str | None:
    if _is_root() and shutil.which("apt-get"):
        _try(["apt-get", "update", "-qq"])
        for package in PACKAGES:
            _try([*INSTALL, package, FONTS])
            if found := _on_the_path():
                return found
    return None


def _try(command: list[str]) -> None:
    """Run a command that may fail: what counts is whether there is a browser afterwards."""
    print("Looking for a browser:", " ".join(command), file=sys.stderr)
    subprocess.run(command, check=False, timeout=600, stdout=subprocess.DEVNULL)
