"""How long `make check` takes, and how it grows with the data."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml

from macros.load import yaml_reader
from macros.load.loader import file_name, load_guide, read_tree
from macros.model import KINDS, Guide
from macros.model.references import references_of
from macros.paths import data_folder

from .figures import Figure, seconds
from .project import run, scratch

GROUP = "make check"
GROWTH = (10, 100)
# Codes of one letter do not go round for more of these, and scenarios answer them.
ONCE = {"themes", "delivery_models", "questions", "gates", "scenarios"}
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

Data = dict[str, Any]


def measure() -> Iterator[Figure]:
    """Yield the time of the command, and the time per entry as the data grows."""
    ours = seconds(lambda: run("macros", "check"), 5)
    theirs = seconds(check_jsonschema, 1)
    yield Figure(GROUP, "the command", ours, "s", 1)
    yield Figure(GROUP, "check-jsonschema, one run for each file", theirs, "s")
    yield Figure(GROUP, "ratio", ours / theirs, "", 1)
    guide = load_guide()
    once = seconds(load_anew, 5) / entries_in(guide)
    yield Figure(GROUP, f"per entry of {entries_in(guide)}", once * 1e6, "µs")
    yaml_reader.MAX_BYTES = 1_000_000_000
    for times in GROWTH:
        yield from grown(guide, times, once)


def check_jsonschema() -> None:
    """Check the shape of every data file against its schema: no references, no rules."""
    for schema in sorted((data_folder() / "schema").glob("*.schema.json")):
        file = data_folder() / schema.name.replace(".schema.json", ".yml")
        run("check_jsonschema", "--schemafile", str(schema), str(file))


def grown(guide: Guide, times: int, once: float) -> Iterator[Figure]:
    """Yield the time per entry with more data, beside that of the data as it is."""
    with scratch() as folder:
        write_many(guide, times, folder)
        count = entries_in(load_anew(folder))
        each = seconds(lambda: load_anew(folder), 3 if times <= 10 else 1) / count
    yield Figure(GROUP, f"per entry of {count}, against once", each / once, "", 1.1)


def load_anew(folder: Path | None = None) -> Guide:
    """Return the guide as a command reads it, which has read nothing before."""
    yaml_reader.parsed.cache_clear()
    return load_guide(folder)


def entries_in(guide: Guide) -> int:
    """Return how many entries a guide has."""
    return sum(len(getattr(guide, kind)) for kind in KINDS)


def write_many(guide: Guide, times: int, folder: Path) -> None:
    """Write a data folder that holds every entry that many times; copies name copies."""
    whole: Data = read_tree(data_folder(), None)[0].value
    many = deepcopy(whole)
    for kind in KINDS.keys() - ONCE:
        for number in range(2, times + 1):
            for entry_id, entry in getattr(guide, kind).items():
                many[kind][f"{entry_id}-n{number}"] = copy_of(whole[kind][entry_id], entry, number)
    for part, value in many.items():
        text = yaml.dump(value, Dumper=_DUMPER, sort_keys=False, allow_unicode=True)
        (folder / file_name(part)).write_text(text, encoding="utf-8")


def copy_of(fields: Data, entry: Any, number: int) -> Data:
    """Return the fields of an entry under another title, naming the copies of what it names."""
    copy = deepcopy(fields)
    copy["title"] += f" (copy {number})"
    copy["aliases"] = [f"{alias} (copy {number})" for alias in copy.get("aliases", ())]
    if "aliases" not in fields:
        del copy["aliases"]
    for (kind, _), keys in references_of(entry):
        if kind not in ONCE and isinstance(keys[-1], int):
            put(copy, keys, f"-n{number}")
    return copy


def put(value: Any, keys: tuple[str | int, ...], suffix: str) -> None:
    """Add a suffix to one value inside others."""
    for key in keys[:-1]:
        value = value[key]
    value[keys[-1]] += suffix
