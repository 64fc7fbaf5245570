"""Take the journey through a built site: python -m tests.engines site [firefox] [webkit]."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from macros.load.loader import load_guide

from ..site_server import PREFIX, serving
from .engine import Engine
from .firefox import firefox
from .journey import Journey
from .webkit import webkit

ENGINES = {"firefox": firefox, "webkit": webkit}
WATCH = Path(__file__).parent / "watch.js"


def main(arguments: list[str]) -> int:
    """Take the journey in the engines that are named, or all; return how the process ends."""
    site, *names = arguments or ["site"]
    with watched(Path(site)) as address:
        faults = [fault for name in names or ENGINES for fault in travelled(name, address)]
    for fault in faults:
        print(fault)
    print(f"{len(names or ENGINES)} engines, {len(faults)} faults")
    return int(bool(faults))


def travelled(name: str, address: str) -> Iterator[str]:
    """Take the journey in one engine; yields what went wrong."""
    risk = load_guide().risks["hidden-lock-in"].title
    try:
        with TemporaryDirectory(prefix="guide-") as folder, ENGINES[name](Path(folder)) as engine:
            yield from steps(engine, Journey(engine, address, risk))
    except LookupError as error:
        yield str(error)


def steps(engine: Engine, journey: Journey) -> Iterator[str]:
    """Take the steps until one fails; yields what went wrong."""
    for step in journey.steps:
        try:
            step()
        except AssertionError as error:
            yield f"{engine.name}, {step.__name__}: {error or step.__doc__}"
            return
        print(f"{engine.name}, {step.__name__}: {step.__doc__}", flush=True)


@contextmanager
def watched(site: Path) -> Iterator[str]:
    """Serve a copy of the site that remembers what goes wrong in its pages."""
    with TemporaryDirectory(prefix="guide-") as name:
        folder = shutil.copytree(site, Path(name) / "site")
        for path in folder.rglob("*.html"):
            html = path.read_text(encoding="utf-8")
            script = f'<head><script src="{PREFIX}-/{WATCH.name}"></script>'
            path.write_text(html.replace("<head>", script, 1), encoding="utf-8")
        with serving(folder, WATCH) as address:
            yield address


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
