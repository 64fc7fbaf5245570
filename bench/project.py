"""Copies of the project to build, serve and edit, and commands run in them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("content", "data", "macros", "overrides", "mkdocs.yml")
QUIET = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}


def copied_to(folder: Path) -> Path:
    """Return a copy of everything that a build reads."""
    folder.mkdir(parents=True)
    for name in PARTS:
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, folder / name)
    return folder


def run(*arguments: str, folder: Path = ROOT, **environment: str) -> str:
    """Run a Python module in a folder and return what it says; fails if it does."""
    done = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=folder,
        env={**QUIET, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(arguments)} failed:\n{done.stdout}{done.stderr}")
    return done.stdout + done.stderr


def finished(*arguments: str, folder: Path, seconds: float) -> str:
    """Return what a Python module says, or "" if it fails or takes longer."""
    command = [sys.executable, "-m", *arguments]
    try:
        done = subprocess.run(
            command, cwd=folder, env=QUIET, capture_output=True, text=True, timeout=seconds
        )
    except subprocess.TimeoutExpired:
        return ""
    return done.stdout if done.returncode == 0 else ""


@contextmanager
def scratch() -> Iterator[Path]:
    """Give a folder that is gone afterwards."""
    with TemporaryDirectory(prefix="guide-bench-") as name:
        yield Path(name)
