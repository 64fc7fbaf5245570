"""Copies of the project to build, serve and break; they use the environment of this one."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import ROOT

SECONDS = 180


def not_copied(*patterns: str) -> Callable[[str, list[str]], set[str]]:
    """Return what keeps names at the root of the project from being copied, and no others."""
    matching = shutil.ignore_patterns(*patterns)
    return lambda folder, names: matching(folder, names) if Path(folder) == ROOT else set()


def copied_to(copy: Path) -> Path:
    """Copy the project, with commands that lead to this environment."""

    left_out = not_copied(".git", ".venv", ".*_cache", ".cache", "site", "tests")
    shutil.copytree(ROOT, copy, ignore=left_out)
    environment = copy / ".venv"
    (environment / "bin").mkdir(parents=True)
    for name in ("python", "mkdocs"):
        (environment / "bin" / name).write_text(f'#!/bin/sh\nexec "{wrapped(name)}" "$@"\n')
        (environment / "bin" / name).chmod(0o755)
    (environment / "site.done").touch()
    return copy


def wrapped(name: str) -> Path:
    """Return a command of this environment."""
    return Path(sys.executable).parent / name


def until(condition: Callable[[], object], seconds: float = SECONDS) -> None:
    """Wait until a condition holds."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


class Served:
    """A copy of the project while `mkdocs serve` shows it."""

    def __init__(self, project: Path, address: str) -> None:
        self.project, self.address = project, address

    def page(self, path: str) -> str:
        """Return what the server sends for a path; a server that is not ready sends nothing."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=30) as answer:
                return str(answer.read().decode())
        except OSError:
            return ""

    def wait_for(self, path: str, text: str) -> None:
        """Wait until a page holds a text."""
        until(lambda: text in self.page(path))

    def said(self) -> str:
        """Return what the server has said."""
        return (self.project / "said").read_text()

    def wait_to_hear(self, text: str) -> None:
        """Wait until the server has said something."""
        until(lambda: text in self.said())

    def change(self, name: str, old: str, new: str) -> None:
        """Save a file with the first occurrence of a text replaced."""
        path = self.project / name
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new, 1))


@contextmanager
def serving(project: Path, **environment: str) -> Iterator[Served]:
    """Run `mkdocs serve` on a copy of the project, and wait until it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(wrapped("mkdocs")), "serve", "--dev-addr", f"127.0.0.1:{port}"]
    variables = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": ""}
    variables |= environment
    with (project / "said").open("w") as said:
        running = subprocess.Popen(
            command, cwd=project, env=variables, stdout=subprocess.DEVNULL, stderr=said
        )
    try:
        served = Served(project, f"http://127.0.0.1:{port}/guide/")
        until(lambda: served.page(""))
        yield served
    finally:
        running.terminate()
        running.wait(SECONDS)
