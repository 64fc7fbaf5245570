"""What the guide is built from: locked, listed with licences, written as a bill of materials."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest

from macros.paths import ROOT

PAGE = ROOT / "content" / "about" / "licences.md"
PINNED = re.compile(r"^([a-z0-9-]+)==([^\s;\\]+)", re.M)
HEAD = "| Package | Version | Licence |\n| --- | --- | --- |"
ROW = re.compile(r"^\| ([a-z][a-z0-9-]*) \| (.+) \| (.+) \|$", re.M)


@cache
def locked() -> dict[str, list[str]]:
    """Return the versions of each package that the site is built with."""
    found: dict[str, list[str]] = {}
    for name, version in PINNED.findall((ROOT / "requirements.lock").read_text(encoding="utf-8")):
        found.setdefault(name, []).append(version)
    return found


@cache
def listed() -> dict[str, tuple[str, str]]:
    """Return version and licence of each package on the page."""
    rows = ROW.findall(PAGE.read_text(encoding="utf-8"))
    return {name: (version, licence) for name, version, licence in rows}


def licence(name: str) -> str:
    """Return what an installed package says of its licence, or what the page says of another."""
    try:
        about = metadata(name)
    except PackageNotFoundError:  # made for another system
        return listed().get(name, ("", ""))[1]
    stated = [about.get("License-Expression"), about.get("License")]
    kinds = [text for text in about.get_all("Classifier") or () if text.startswith("License")]
    named = ", ".join(kind.split(" :: ")[-1] for kind in kinds)
    return next(text for text in [*stated, named] if text and text != "UNKNOWN")


def test_the_page_lists_what_is_locked() -> None:
    rows = [f"| {n} | {' or '.join(v)} | {licence(n)} |" for n, v in locked().items()]
    table = "\n".join([HEAD, *rows])
    assert table in PAGE.read_text(encoding="utf-8"), f"replace the table in {PAGE}:\n\n{table}"
    assert listed().keys() == locked().keys()


@pytest.mark.parametrize("lock", sorted(ROOT.glob("*.lock")), ids=lambda lock: lock.name)
def test_every_package_has_hashes_and_none_comes_from_elsewhere(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    blocks = re.split(r"^(?=[a-z])", text, flags=re.M)[1:]
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []
    assert "://" not in text


def test_the_bill_of_materials_holds_what_is_locked(tmp_path: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    [line] = re.findall(r"^\t\$\(BIN\)/python (.*-m cyclonedx_py .*)$", makefile, re.M)
    target = tmp_path / "sbom.json"
    command = [sys.executable, *shlex.split(line.replace("dist/guide-sbom.json", str(target)))]
    command.append("--no-validate")  # takes most of the time; `make sbom` does it
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=60)
    bill = json.loads(target.read_text(encoding="utf-8"))
    assert bill["bomFormat"] == "CycloneDX"
    found = {(part["name"], part["version"]) for part in bill["components"]}
    assert found == {(name, one) for name, versions in locked().items() for one in versions}


def test_known_faults_are_asked_for_by_a_pinned_tool() -> None:
    workflow = (ROOT / ".github" / "workflows" / "tests.yml").read_text(encoding="utf-8")
    assert re.search(r"pip-audit==\d+\.\d+\.\d+ .*-r requirements\.lock", workflow)
