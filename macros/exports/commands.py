"""The commands for machines: python -m macros schema, python -m macros export."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..decision.guide import printed, proof_of
from ..load.loader import load_edition, load_guide
from ..paths import ROOT, SCHEMAS, shown_path
from ..settings import company_folder
from . import api
from .keeping import keeping, what_to_do, written
from .offline import pack_site
from .schema import outdated, write


def schema(arguments: list[str]) -> int:
    """Write the JSON Schemas of the data files, or --check that they are current."""
    parser = argparse.ArgumentParser(prog="python -m macros schema", description=schema.__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; 1 if one is old")
    if parser.parse_args(arguments).check:
        old = outdated(SCHEMAS)
        for name in old:
            print(f"data/schema/{name}: not current; python -m macros schema", file=sys.stderr)
        return 1 if old else 0
    for name in write(SCHEMAS):
        print(f"data/schema/{name}")
    return 0


def pack(arguments: list[str]) -> int:
    """Put a site built with GUIDE_OFFLINE=1 into a zip; the same site gives the same bytes."""
    parser = argparse.ArgumentParser(prog="python -m macros pack", description=pack.__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("zip", type=Path)
    chosen = parser.parse_args(arguments)
    print(f"{chosen.zip}: {pack_site(chosen.site, chosen.zip)} files")
    return 0


def archive(arguments: list[str]) -> int:
    """Keep the numbers of this version of the questionnaire, for links that will be old one day."""
    parser = argparse.ArgumentParser(prog="python -m macros archive", description=archive.__doc__)
    told = "replace what is kept under this number: only if nobody has links of it yet"
    parser.add_argument("--again", action="store_true", help=told)
    again, folder = parser.parse_args(arguments).again, company_folder()
    guide, overlay = load_edition(overlay=folder)
    found = keeping(guide, overlay, folder)
    if found.is_done:
        print(f"{shown_path(found.file)}: kept as it is")
        return 0
    if found.needs_raising and not again:
        print("{}: {}".format(*what_to_do(found)), file=sys.stderr)
        return 1
    found.file.parent.mkdir(exist_ok=True)
    found.file.write_text(written(found.today), encoding="utf-8")
    print(f"wrote {shown_path(found.file)}")
    return 0


def export(arguments: list[str]) -> int:
    """Write the JSON documents of the API into a folder, without building the site."""
    parser = argparse.ArgumentParser(prog="python -m macros export", description=export.__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / ".cache" / "api")
    folder = parser.parse_args(arguments).folder
    guide = load_guide(overlay=company_folder())
    proof = proof_of(guide)
    if proof.errors:
        print(printed(proof), file=sys.stderr)
        return 1
    documents = api.documents(guide, "")
    for path, text in documents.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    print(f"{len(documents)} documents in {folder}")
    return 0
