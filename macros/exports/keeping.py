"""The numbers of today, kept beside the data: archive/questionnaire-N.json.

A link that is opened in five years shows what these numbers said. So each version is kept, and an
edition that decides otherwise than the base keeps its own, under a counter of its own.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from ..decision import as_data
from ..decision.guide import model_of
from ..model import Guide
from ..model.errors import Problem
from ..model.tree import Tree
from ..overlay.changes import Overlay
from ..paths import data_folder, shown_path
from .archive import FOLDER

KEEP = "python -m macros archive"
WEIGHING = {"questions", "gates", "delivery_models", "themes", "questionnaire"}


class Keeping(NamedTuple):
    """Where the numbers of today are kept, what is kept there, and what they are."""

    file: Path
    kept: dict[str, Any] | None
    today: dict[str, Any]
    counter: str  # the field that is raised: version, or edition_version
    raised: int  # what it says now

    @property
    def is_done(self) -> bool:
        """Return whether these very numbers are kept."""
        return self.kept is not None and _agree(self.kept, self.today)

    @property
    def needs_raising(self) -> bool:
        """Return whether other numbers are kept under the counter of today."""
        found = (self.kept or {}).get("edition_version", 0)
        is_own = self.counter == "edition_version"
        return bool(self.kept and found >= self.today["edition_version"]) or (
            is_own and self.raised == 0
        )


def keeping(guide: Guide, overlay: Overlay, folder: Path | None) -> Keeping:
    """Return where and how the numbers of a guide, or of the edition in `folder`, are kept.

    An edition that weighs as the base does keeps nothing of its own.
    """
    settings = guide.questionnaire
    today = {
        "edition": guide.company.edition,
        "edition_version": settings.edition_version,
        "model": as_data(model_of(guide)),
    }
    name = f"{FOLDER}/questionnaire-{settings.version}.json"
    is_own = bool(WEIGHING & {change.part for change in overlay.changes})
    base = _read(data_folder() / name)
    if folder is None or not is_own or (base and _agree(base["model"], today["model"])):
        own = {"edition": "base", "edition_version": 0, "model": today["model"]}
        return Keeping(data_folder() / name, base, own, "version", settings.version)
    file = folder / name
    return Keeping(file, _read(file), today, "edition_version", settings.edition_version)


def _agree(kept: Any, today: Any) -> bool:
    """Return whether all that was kept is the same today; what more is said weighs nothing."""
    if isinstance(kept, dict) and isinstance(today, dict):
        return all(name in today and _agree(value, today[name]) for name, value in kept.items())
    if isinstance(kept, list) and isinstance(today, list):
        return len(kept) == len(today) and all(map(_agree, kept, today))
    return bool(kept == today)


def _read(file: Path) -> dict[str, Any] | None:
    return json.loads(file.read_text(encoding="utf-8")) if file.is_file() else None


def unkept(guide: Guide, overlay: Overlay, folder: Path | None, tree: Tree) -> Problem | None:
    """Return what is to be done, and where, if the numbers of today are not kept."""
    found = keeping(guide, overlay, folder)
    if found.is_done:
        return None
    problem = tree.problem(("questionnaire", found.counter), *what_to_do(found))
    if folder is None or found.counter == "version":
        return problem
    own = shown_path(folder / "questionnaire.yml")  # which the edition may still have to write
    return problem if problem.path == own else replace(problem, path=own, line=0)


def what_to_do(found: Keeping) -> tuple[str, str]:
    """Return what is wrong with a keeping that is not done, and what to write and run."""
    if not found.needs_raising:
        return "the numbers of this version are not kept for old links", f"run {KEEP}"
    message = f"weights, effects, gates or questions are others than under {found.raised}"
    if found.counter == "edition_version" and found.raised == 0:
        message = "this edition decides otherwise than the guide, and its links do not say so"
    more = " and what is new under changes" if found.counter == "version" else ""
    return message, f"write {found.counter}: {found.raised + 1}{more}, then run {KEEP}"


def written(kept: dict[str, Any]) -> str:
    """Return what is kept as JSON, an entry of a list on a line."""
    model = {name: _listed(value) for name, value in kept["model"].items()}
    parts = ",\n ".join(f'"{name}": {value}' for name, value in model.items())
    head = f'"edition": "{kept["edition"]}", "edition_version": {kept["edition_version"]}'
    return f'{{{head}, "model": {{\n {parts}\n}}}}\n'


def _listed(value: Any) -> str:
    if not isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return "[\n  " + ",\n  ".join(json.dumps(each, ensure_ascii=False) for each in value) + "\n ]"
