"""The built site that the other parts measure."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

ROOT = Path(__file__).resolve().parent.parent
QUIET = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}


def timed(command: list[str], folder: Path = ROOT) -> tuple[float, float]:
    """Return wall and processor seconds of a command, which must succeed."""
    before, start = os.times(), time.perf_counter()
    subprocess.run(command, cwd=folder, env=QUIET, check=True, capture_output=True)
    after = os.times()
    used = after.children_user + after.children_system
    return time.perf_counter() - start, used - before.children_user - before.children_system


def build(folder: Path, target: Path) -> tuple[float, float]:
    """Return wall and processor seconds of a strict build into a folder."""
    return timed([sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(target)], folder)


@cache
def built_site() -> Path:
    """Return a strict build of this checkout, made once."""
    target = Path(mkdtemp(prefix="guide-bench-")) / "site"
    build(ROOT, target)
    return target
