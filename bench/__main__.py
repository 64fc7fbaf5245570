"""Run the measurements, print them as a table, and keep a whole run in data/measured.json.

python -m bench                  everything
python -m bench weights check    only these
"""

from __future__ import annotations

import json
import os
import platform
import sys
from datetime import date
from typing import Any

from . import answering, building, checking, deciding, lighthouse, serving, weights
from .figures import Figure, table
from .project import ROOT

RESULTS = ROOT / "data" / "measured.json"
MEASURES = {
    "weights": weights.measure,
    "check": checking.measure,
    "build": building.measure,
    "serve": serving.measure,
    "decision": deciding.measure,
    "answering": answering.measure,
    "lighthouse": lighthouse.measure,
}


def main(names: list[str]) -> int:
    """Measure what is named, or everything."""
    if unknown := set(names) - MEASURES.keys():
        print(f"no measure {', '.join(sorted(unknown))}; there are {', '.join(MEASURES)}")
        return 2
    figures: list[Figure] = []
    for name in names or MEASURES:
        print(f"{name} …", file=sys.stderr, flush=True)
        figures += MEASURES[name]()
    print(table(figures))
    print(f"\nLoad of the machine: {busy()}. Times mean something only if it was quiet.")
    if not names:
        write(figures)
    return 0


def busy() -> str:
    """Return how busy the machine is, and how many processors it has."""
    return f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"


def write(figures: list[Figure]) -> None:
    """Keep the figures of a whole run."""
    found: dict[str, Any] = {
        "day": date.today().isoformat(),
        "machine": f"Python {platform.python_version()}, {os.cpu_count()} processors",
        "groups": {},
    }
    for figure in figures:
        cells = dict(zip(("name", "value", "bar", "verdict"), figure.row(), strict=True))
        found["groups"].setdefault(figure.group, []).append(cells)
    RESULTS.write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
