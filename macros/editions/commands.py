"""The commands for editions: python -m macros overlay, python -m macros new."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from ..model.errors import GuideError, Problem, did_you_mean
from ..paths import data_folder
from ..settings import company_folder
from .accepting import accept, accept_page
from .report import NEEDS_A_LOOK, Report
from .starting import start_edition
from .translating import drop_left_over, missing_words, read_words


def overlay(arguments: list[str], judge: Callable[[], list[Problem]] = list) -> int:
    """Print what the edition changes; 0: in order, 1: broken, 3: the base moved on.

    `judge` returns what else speaks against an edition whose data is in order.
    """
    parser = argparse.ArgumentParser(
        prog="python -m macros overlay", description=(overlay.__doc__ or "").splitlines()[0]
    )
    parser.add_argument("--accept", metavar="ID", nargs="+", help="risks/hidden-costs, or all")
    parser.add_argument(
        "--words",
        action="store_true",
        help="drop words that the base no longer has, list those that are not translated yet",
    )
    chosen = parser.parse_args(arguments)
    if chosen.words:
        return _tidy_words()
    names = chosen.accept
    report = Report(company_folder(), judge=judge)
    if names:
        return _accept(report, names)
    print("\n".join(report.lines()))
    return report.status


def _tidy_words() -> int:
    """Drop left-over words from the edition and list missing ones; 3 if there are any."""
    base = read_words(data_folder() / "words.yml")
    path = (company_folder() or data_folder() / "company") / "words.yml"
    read_words(path)  # nothing is dropped from a file that cannot be read
    if path.is_file():
        for name in drop_left_over(path, base):
            print(f"dropped {name}")
    missing = list(missing_words(base, read_words(path)))
    print("\n".join(missing) if missing else "Every word is there.")
    return NEEDS_A_LOOK if missing else 0


def _accept(report: Report, names: list[str]) -> int:
    """Write the marks of today's base for the named changes, or for all; none if data is broken."""
    if report.in_data:
        raise GuideError(report.in_data)
    known = {change.name: change for change in report.overlay.changes}
    pages = {file.path: file for file in report.files if file.replaces}
    unknown = [name for name in names if name not in {*known, *pages, "all"}]
    for name in unknown:
        hint = did_you_mean(name, [*known, *pages])
        print(f"{name}: this edition does not change it {hint}".rstrip(), file=sys.stderr)
    chosen = {*known, *pages} if "all" in names else set(names)
    # From the last line to the first, so that inserted lines move no later place.
    for change in sorted(known.values(), key=lambda change: change.place, reverse=True):
        if change.name in chosen and accept(change):
            print(f"{change.name}: accepted")
    for path, page in pages.items():
        if path in chosen and accept_page(page):
            print(f"{path}: accepted")
    return 1 if unknown else 0


def new(arguments: list[str]) -> int:
    """Start the folder of an edition, with a commented example of each kind of change."""
    parser = argparse.ArgumentParser(prog="python -m macros new", description=new.__doc__)
    parser.add_argument("name", help='the name of the company, for example "Example Dental"')
    parser.add_argument("--folder", type=Path, default=data_folder() / "company")
    chosen = parser.parse_args(arguments)
    written = start_edition(chosen.name, chosen.folder)
    for path in written:
        print(f"wrote {path}")
    print("Next: make serve, and edit these files." if written else "Nothing to write.")
    return 0
