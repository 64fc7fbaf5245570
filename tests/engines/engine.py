"""What a journey needs of a browser, whatever drives it."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

PATIENCE = 30.0


class Engine(Protocol):
    """A browser with one page."""

    name: str

    def goto(self, url: str) -> None:
        """Open an address and wait until it is loaded."""

    def run(self, body: str) -> Any:
        """Run the body of a function in the page and return what it returns, as JSON has it."""

    def click(self, selector: str) -> None:
        """Click the middle of an element, as a mouse does."""

    def write(self, text: str) -> None:
        """Press the keys of a text."""


def wait(condition: Callable[[], Any], what: str) -> Any:
    """Return what a condition gives as soon as it is true; fails if it never is."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if value := condition():
            return value
        time.sleep(0.05)
    raise AssertionError(f"waited in vain for {what}")


@contextmanager
def running(
    command: list[str], log: Path, environment: dict[str, str] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program in the background, what it says in a file, and end it afterwards."""
    variables = {**os.environ, **(environment or {})}
    with log.open("wb") as file:
        process = subprocess.Popen(command, env=variables, stdout=file, stderr=file)
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
