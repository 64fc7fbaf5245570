"""Broken data: every problem is named with file and line; nothing ever ends in a traceback.

A case in cases/bad-input is a file that takes the place of one in the small guide (its first line
says of which), or a folder of such files. What `python -m macros check` must print stands in a
file of the same name that ends with .txt.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.model import KINDS

from .small_guide import SmallGuide

CASES = Path(__file__).parent / "cases" / "bad-input"
HEADER = re.compile(r"# (?P<target>(data|company)/[a-z-]+\.yml): ")


def lay_in(case: Path, folder: Path) -> None:
    """Put a case over the small guide in a folder that holds data/ and perhaps company/."""
    if case.is_dir():
        lay_in_folder(case, folder)
        return
    target = folder / HEADER.match(case.read_text(encoding="utf-8"))["target"]  # type: ignore[index]
    target.parent.mkdir(exist_ok=True)
    shutil.copy(case, target)


def lay_in_folder(case: Path, folder: Path) -> None:
    """Remove what remove.txt lists, then copy data/ and company/."""
    listed = case / "remove.txt"
    for name in listed.read_text().split() if listed.exists() else ():
        (folder / name).unlink()
    for name in ("data", "company"):
        if (case / name).is_dir():
            shutil.copytree(case / name, folder / name, symlinks=True, dirs_exist_ok=True)


def check(small_guide: SmallGuide, monkeypatch: pytest.MonkeyPatch) -> int:
    """Run `python -m macros check` on the small guide and return its exit status."""
    if small_guide.overlay.is_dir():
        monkeypatch.setenv("GUIDE_COMPANY", str(small_guide.overlay))
    else:
        monkeypatch.delenv("GUIDE_COMPANY", raising=False)
    return main(["check"])


def cases() -> list[Path]:
    """Return the files and folders that are cases."""
    return sorted(path for path in CASES.iterdir() if path.suffix != ".txt")


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.stem)
def test_every_problem_is_named(
    case: Path,
    small_guide: SmallGuide,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    lay_in(case, small_guide.folder.parent)
    status = check(small_guide, monkeypatch)
    printed = capsys.readouterr()
    assert printed.err == (CASES / f"{case.stem}.txt").read_text(encoding="utf-8")
    assert (status, printed.out) == (1, "")


def test_there_are_many_cases() -> None:
    assert len(cases()) >= 150


def test_the_small_guide_itself_is_in_order(
    small_guide: SmallGuide, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(small_guide, monkeypatch) == 0
    entries = sum(len(small_guide.read(kind)) for kind in KINDS)
    said = f"The data is in order: {entries} entries of {len(KINDS)} kinds.\n"
    assert capsys.readouterr().out == said
