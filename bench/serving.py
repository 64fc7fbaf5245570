"""How long an editor waits from saving a change until a page shows it."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from .figures import Figure, timed
from .project import QUIET, copied_to, scratch

GROUP = "make serve"
PAGE = "run/exit/"
PARTIAL = "overrides/partials/guide/exit_steps_list.html"
CHANGES = (  # what is saved, its file, a text in it, and what is written there
    ("a saved change", "data/exit-steps.yml", "title: ", "title: {} "),
    ("a saved page", "content/run/exit.md", "# Exit", "# {} Exit"),
    ("a saved template", PARTIAL, '"guide-plain"', '"{}"'),
    ("saved Python", "macros/site/page_macros.py", "text=text", "text='{}'"),
)
TIMES = 3
PATIENCE = 300


def measure() -> Iterator[Figure]:
    """Yield the median time from each kind of saved change to a page that shows it."""
    with scratch() as folder:
        project = copied_to(folder / "guide")
        port = 20_000 + os.getpid() % 10_000
        command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
        server = subprocess.Popen(
            command, cwd=project, env=QUIET, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            address = f"http://127.0.0.1:{port}/guide/{PAGE}"
            await_text(address, "</html>")
            for name, file, old, new in CHANGES:
                waits = statistics.median(edits(project / file, old, new, address))
                yield Figure(GROUP, f"from {name} to the page", waits, "s", 2)
        finally:
            server.terminate()
            server.wait()


def edits(file: Path, old: str, new: str, address: str) -> Iterator[float]:
    """Yield how long each of some changes takes to be seen."""
    text = file.read_text(encoding="utf-8")
    for number in range(TIMES):
        mark = f"{file.stem}-{number}-seen"
        file.write_text(text.replace(old, new.format(mark), 1), encoding="utf-8")
        yield timed(lambda mark=mark: await_text(address, mark))  # type: ignore[misc]


def await_text(address: str, text: str) -> None:
    """Wait until a page holds a text."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
                if text in answer.read().decode():
                    return
        except OSError:
            pass
        time.sleep(0.02)
    raise SystemExit(f"{address} never showed {text!r}")
