"""Broken overlays: every problem is named with the overlay's own file and line, and a hint.

A case in cases/bad-overlay is a file of an overlay (its first line says which), or a folder of
such files; what must be printed stands in a file of the same name that ends with .txt.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from .small_guide import SmallGuide
from .test_bad_input import check, lay_in

CASES = Path(__file__).parent / "cases" / "bad-overlay"


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
    assert len(cases()) >= 80
