"""The first files of an edition: an example of each kind of change, ready to be taken up."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

from ..model.errors import GuideError, Problem
from ..paths import SCHEMAS

STARTER = Path(__file__).resolve().parent / "starter"


def start_edition(name: str, folder: Path) -> list[Path]:
    """Write the first files of an edition into a folder; return them. Files are never replaced."""
    blank = {"NAME": name.replace('"', "'").strip(), "EDITION": slug(name), "TODAY": _today()}
    if not blank["EDITION"]:
        raise GuideError([Problem(name, 0, "", "has no letters to make a short name from")])
    sources = sorted(STARTER.glob("*.yml"))
    taken = [source.name for source in sources if (folder / source.name).exists()]
    if taken:
        hint = "edit it, or choose another --folder"
        raise GuideError(Problem(str(folder / n), 0, "", "is there already", hint) for n in taken)
    folder.mkdir(parents=True, exist_ok=True)
    for source in sources:
        text = _filled(source.read_text(encoding="utf-8"), blank)
        first = f"# yaml-language-server: $schema={_schema(folder, source.stem)}\n"
        (folder / source.name).write_text(first + text, encoding="utf-8")
    return [folder / source.name for source in sources]


def slug(name: str) -> str:
    """Return a name in small letters, digits and hyphens: "Müller & Söhne" is mueller-soehne."""
    plain = name.lower()
    for letter, spelled in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        plain = plain.replace(letter, spelled)
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:40].strip("-")


def _filled(text: str, blanks: dict[str, str]) -> str:
    for blank, value in blanks.items():
        text = text.replace(f"<{blank}>", value)
    return text


def _schema(folder: Path, part: str) -> str:
    """Return where the schema of an overlay file lies, as seen from the folder."""
    schema = SCHEMAS / "overlay" / f"{part}.schema.json"
    return Path(os.path.relpath(schema, folder)).as_posix()


def _today() -> str:
    return date.today().isoformat()
