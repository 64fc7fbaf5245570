"""make bench: weights, build, checks and browser timings as a table, and in bench/results.json."""

from __future__ import annotations

import json
import platform
import sys
from pathlib import Path

from . import browser, building, checking, weights

RESULTS = Path(__file__).parent / "results.json"
PARTS = (weights, checking, building, browser)


def main() -> int:
    """Run every part, print its rows, and write them all to the results file."""
    found: dict[str, dict[str, object]] = {"machine": {"python": platform.python_version()}}
    for part in PARTS:
        name = part.__name__.rpartition(".")[2]
        print(f"\n{(part.__doc__ or name).splitlines()[0]}")
        found[name] = {}
        for label, value in part.rows():
            print(f"  {label:58} {value}")
            found[name][label] = value
    RESULTS.write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
