"""Checks the types of the scripts: python -m tests.script_types.

The types stand in JSDoc and in types.d.ts; deno.json beside this file has the settings. Every
parameter has a type, but for those in LOOSE: there, one without a type means anything.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from deno import find_deno_bin

ROOT = Path(__file__).resolve().parent.parent
CONFIG = ROOT / "tests" / "deno.json"
OVERRIDES = ROOT / "overrides"
FOLDERS = tuple(OVERRIDES / name for name in ("script", "theme", "tools"))
LOOSE = ("overrides/theme/", "overrides/script/", "overrides/tools/costs/turns.js")
LOOSE += tuple(
    f"overrides/tools/{name}/"
    for name in ("functions", "reviews", "send", "questionnaire", "checklists", "dossier")
)
# TS7005, TS7006, TS7031 and their like: something has no type.
UNTYPED = re.compile(r"TS70\d\d ")
MESSAGE = re.compile(r"^(?=TS\d+ \[ERROR\])", re.MULTILINE)


def main() -> int:
    """Print what is wrong with the scripts, and return how the process ends."""
    scripts = sorted(str(path) for folder in FOLDERS for path in folder.rglob("*.js"))
    said, failed = check(scripts)
    found, *messages = MESSAGE.split(said)
    if failed and not messages:  # not a word about types: the checker itself failed
        print(found)
        return 1
    faults = [message for message in messages if not may_be_untyped(message)]
    for fault in faults:
        print(fault.partition("\nFound ")[0].strip(), end="\n\n")
    print(f"{len(scripts)} scripts, {len(faults)} faults of type")
    return int(bool(faults))


def may_be_untyped(message: str) -> bool:
    """Return whether something has no type in a script that need not say all of them."""
    return bool(UNTYPED.match(message)) and any(f"{ROOT}/{part}" in message for part in LOOSE)


def check(scripts: list[str]) -> tuple[str, bool]:
    """Return what the type checker says of scripts, and whether it found something."""
    flags = ["--config", str(CONFIG), "--quiet", "--no-remote", "--no-npm"]
    command = [find_deno_bin(), "check", *flags, *scripts]
    variables = {**os.environ, "NO_COLOR": "1", "DENO_NO_UPDATE_CHECK": "1"}
    done = subprocess.run(
        command, cwd=ROOT, env=variables, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr, done.returncode != 0


if __name__ == "__main__":
    sys.exit(main())
