"""The numbers of earlier versions of the questionnaire, for answers that were given then."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ..model import Guide
from ..model.renames import present
from ..paths import data_folder
from ..settings import company_folder

FOLDER = "archive"


def archived(guide: Guide) -> dict[int, dict[str, Any]]:
    """Return what was kept of earlier versions, by number, under the names of today.

    An edition's own copy comes before that of the base.
    """
    found: dict[int, dict[str, Any]] = {}
    for folder in filter(None, (data_folder(), company_folder())):
        found |= dict(_kept(folder / FOLDER, guide.renamed))
    return {
        version: found[version]
        for version in sorted(found)
        if version < guide.questionnaire.version
    }


def _kept(folder: Path, renamed: Mapping[str, Any]) -> Iterator[tuple[int, dict[str, Any]]]:
    for path in folder.glob("questionnaire-*.json"):
        kept = json.loads(path.read_text(encoding="utf-8"))
        for question in kept["model"]["questions"]:
            name = question["id"]
            question["id"] = _now(renamed, name)
            for option in question["options"]:
                option["id"] = _now(renamed, name, option["id"])
        for where in (*kept["model"]["questions"], *kept["model"]["gates"]):
            key = "when" if "when" in where else "show_if"
            where[key] = {
                _now(renamed, name): [_now(renamed, name, option) for option in options]
                for name, options in where[key].items()
            }
        yield int(kept["model"]["version"]), kept


def _now(renamed: Mapping[str, Any], *names: str) -> str:
    """Return what a question, or one of its options, is called today; gone, as it was called."""
    name = present(renamed, "/".join(("questions", *names)))
    return name.split("/")[-1] if name else names[-1]


def short_paths(guide: Guide) -> dict[int, list[str]]:
    """Return the questions of each earlier short path, by which old answers know their path."""
    return {
        version: [question["id"] for question in kept["model"]["questions"] if question["short"]]
        for version, kept in archived(guide).items()
    }


def earlier_data(guide: Guide) -> dict[str, Any]:
    """Return what is needed to show what earlier versions said, and what changed since."""
    return {
        "models": archived(guide),
        "changes": guide.questionnaire.changes,
        "words": guide.words["earlier"],
    }
