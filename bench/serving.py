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
TIMES = 3
PATIENCE = 300


def measure() -> Iterator[Figure]:
    """Yield the median time from a saved change of data to a page that shows it."""
    with scratch() as folder:
        project = copied_to(folder / "guide")
        port = 20_000 + os.getpid() % 10_000
        command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
        server = subprocess.Popen(
            command, cwd=project, env=QUIET, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            address = f"http://127.0.0.1:{port}/guide/{PAGE}"
            waits = list(edits(project / "data" / "exit-steps.yml", address))
        finally:
            server.terminate()
            server.wait()
    yield Figure(GROUP, "from a saved change to the page", statistics.median(waits), "s", 2)


def edits(file: Path, address: str) -> Iterator[float]:
    """Yield how long each of some changes takes to be seen."""
    text = file.read_text(encoding="utf-8")
    title = text.split("title: ")[1].split("\n")[0]
    await_text(address, title)
    for number in range(TIMES):
        new = f"Changed title {number}"
        file.write_text(text.replace(title, new, 1), encoding="utf-8")
        yield timed(lambda new=new: await_text(address, new))  # type: ignore[misc]


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
