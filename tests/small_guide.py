"""The smallest valid data: one entry of each kind with every field, to be changed in one place."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import yaml

from macros.load.loader import file_name, load_guide
from macros.model import KINDS, Entry, Guide
from macros.model.errors import GuideError
from macros.paths import ROOT

SMALL = Path(__file__).parent / "cases" / "small-guide"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class SmallGuide:
    """A data folder, and an overlay folder beside it, that a test owns."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.overlay = folder.parent / "company"

    @classmethod
    def copied_to(cls, folder: Path) -> SmallGuide:
        """Return the small guide in a new folder; the words are the real ones."""
        shutil.copytree(SMALL, folder)
        shutil.copy(ROOT / "data" / "words.yml", folder)
        for kind in KINDS:
            path = folder / file_name(kind)
            if not path.exists():  # one that asks for nothing but texts needs no example
                path.write_text(dumped({"example": _texts(KINDS[kind])}), encoding="utf-8")
        (folder.parent / "company").mkdir(exist_ok=True)
        return cls(folder)

    def file(self, part: str) -> Path:
        """Return the file of a part: contract_points is contract-points.yml."""
        return self.folder / file_name(part)

    def read(self, part: str) -> Any:
        """Return what the file of a part holds."""
        return yaml.load(self.file(part).read_bytes(), Loader=_LOADER)

    def write(self, part: str, value: Any) -> None:
        """Replace the file of a part; text is written as it is, anything else as YAML."""
        text = (
            value if isinstance(value, str) else yaml.dump(value, Dumper=_DUMPER, sort_keys=False)
        )
        self.file(part).write_text(text, encoding="utf-8")

    def set(self, *keys_and_value: Any) -> None:
        """Set one value: set("risks", "sudden-end", "title", "Another title")."""
        part, *keys, last, value = keys_and_value
        whole = self.read(part)
        holder = whole
        for key in keys:
            holder = holder[key]
        holder[last] = value
        self.write(part, whole)

    def remove(self, part: str, *keys: Any) -> None:
        """Remove one value."""
        whole = self.read(part)
        holder = whole
        for key in keys[:-1]:
            holder = holder[key]
        del holder[keys[-1]]
        self.write(part, whole)

    def lay_over(self, part: str, text: str) -> None:
        """Write a file of the overlay."""
        self.overlay.mkdir(exist_ok=True)
        (self.overlay / file_name(part)).write_text(text, encoding="utf-8")

    def load(self) -> Guide:
        """Return the guide; GuideError holds every problem."""
        return load_guide(self.folder, self.overlay if self.overlay.is_dir() else None)

    def problems(self) -> list[str]:
        """Return what is wrong, each as it would be printed, without the path of the folder."""
        try:
            self.load()
        except GuideError as error:
            parent = self.folder.resolve().parent.as_posix() + "/"
            return [str(problem).replace(parent, "") for problem in error.problems]
        return []


def _texts(kind: type[Entry]) -> dict[str, str]:
    """Return an entry with a text in every field that must be there."""
    fields = kind.model_fields.items()
    return {name: "A text." for name, field in fields if field.is_required() and name != "id"}


def dumped(value: Any) -> str:
    """Return a value as YAML, in the order it has."""
    return str(yaml.dump(value, Dumper=_DUMPER, sort_keys=False, allow_unicode=True))
