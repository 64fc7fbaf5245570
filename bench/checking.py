"""The check of the data, alone and with the data grown, in processor seconds"""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from macros.errors import GuideError
from macros.loader import load_guide

from .site import ROOT, timed

GROWN = "risks.yml"


def rows() -> Iterator[tuple[str, str]]:
    """Yield the time of make check, and how loading grows with 1, 10 and 100 times the risks."""
    runs = sorted(timed([sys.executable, "-m", "macros", "check"]) for _ in range(3))
    yield "make check, wall (median of 3)", f"{runs[1][0]:.2f} s"
    yield "make check, processor", f"{runs[1][1]:.2f} s"
    base = None
    for factor in (1, 10, 100):
        seconds, entries = _load(factor)
        each = seconds / entries
        base = base or each
        yield f"load with {entries:,} entries", f"{seconds:.2f} s, per entry x {each / base:.2f}"


def _load(factor: int) -> tuple[float, int]:
    """Return processor seconds to load a copy of the data with so many times the risks."""
    with TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        shutil.copytree(ROOT / "data", data, ignore=shutil.ignore_patterns("examples", "company"))
        risks = yaml.safe_load((data / GROWN).read_text(encoding="utf-8"))
        more = {
            f"{name}-{n}" if n else name: risk
            for n in range(factor)
            for name, risk in risks.items()
        }
        text = yaml.dump(more, Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper))
        (data / GROWN).write_text(text, encoding="utf-8")
        start = time.process_time()
        with suppress(GuideError):  # a grown copy may break a rule; all of it is read and checked
            load_guide(data)
        return time.process_time() - start, 670 + len(more)
