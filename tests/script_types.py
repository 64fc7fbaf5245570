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
LOOSE = {
    "script/forms": "returning sheet-reader table-reader",
    "script/method": "fitting functions verdict",
    "theme": "iframe-worker search-on-demand search-words",
    "tools/checklists": "element entry step-list steps takeaway",
    "tools/functions": "element model",
    "tools/questionnaire": "answers board compare doubt earlier element first-steps "
    "result-page result what-if worksheet",
}  # the scripts that still lack types, below overrides/; what is whole leaves this list
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
    lacking = {path for path in loose() for each in messages if _lacks(each, path)}
    faults = [each for each in messages if not any(_lacks(each, path) for path in lacking)]
    whole = [f"{path} has all its types: take it off LOOSE" for path in sorted(loose() - lacking)]
    for fault in [*faults, *whole]:
        print(fault.partition("\nFound ")[0].strip(), end="\n\n")
    print(f"{len(scripts)} scripts, {len(faults) + len(whole)} faults of type")
    return int(bool(faults or whole))


def loose() -> set[str]:
    """Return the scripts in which a parameter without a type means anything."""
    return {f"overrides/{at}/{name}.js" for at, names in LOOSE.items() for name in names.split()}


def _lacks(message: str, path: str) -> bool:
    """Return whether a message says that something in a script has no type."""
    return bool(UNTYPED.match(message)) and f"{ROOT}/{path}:" in message


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
