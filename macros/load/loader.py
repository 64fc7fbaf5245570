"""YAML files to a Guide: everything is read and checked before anything is shown."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from ..model import KINDS, Guide
from ..model.errors import GuideError, Problem
from ..model.tree import KeyPath, Tree
from ..overlay.brand import PICTURES, check_brand
from ..overlay.changes import Overlay
from ..overlay.files import trouble_with_file, unread
from ..overlay.hiding import drop_references
from ..overlay.laying import lay_over
from ..overlay.pages import SECTION as OWN
from ..overlay.pages import check_pages, company_files, content_folder
from ..paths import CONTENT, data_folder, shown_path
from .checks import check_guide
from .harmless import check_html
from .page_heads import check_heads
from .sentences import classes_in, problems_of, shown
from .yaml_reader import read_yaml

# What lies in data/ beside the files of the parts.
BESIDE_DATA = ("archive", "codes.lock.yml", "measured.json", "company", "examples", "schema")
PARTS = tuple(name for name in Guide.model_fields if name not in KINDS)


@contextmanager
def _collection_paused() -> Iterator[None]:
    """Keep the garbage collector from walking, over and over, the values that are being read.

    All of them are kept, so it would free nothing; and the more there are, the longer each walk.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def file_name(part: str) -> str:
    """Return the file that holds a part of the guide: contract_points is contract-points.yml."""
    return part.replace("_", "-") + ".yml"


def words_of_editions(group: str) -> list[dict[str, str]]:
    """Return a group of words as the base and the editions among the examples have it."""
    folders = [data_folder(), *sorted((data_folder() / "examples").glob("*"))]
    files = [folder / file_name("words") for folder in folders]
    trees = [read_yaml(file, file.name)[0].value for file in files if file.is_file()]
    return [tree[group] for tree in trees if isinstance(tree, dict) and group in tree]


def load_guide(data: Path | None = None, overlay: Path | None = None) -> Guide:
    """Return the complete, checked guide.

    Raises GuideError with every problem found, each with file and line.
    """
    return load_edition(data, overlay)[0]


def load_edition(data: Path | None = None, overlay: Path | None = None) -> tuple[Guide, Overlay]:
    """Return the complete, checked guide and what the overlay did to it.

    Raises GuideError with every problem found, each with file and line.
    """
    return read_edition(data, overlay)[:2]


@_collection_paused()
def read_edition(data: Path | None, overlay: Path | None) -> tuple[Guide, Overlay, Tree]:
    """Return the guide, what the overlay did to it, and where each value stands.

    Raises GuideError with every problem found, each with file and line.
    """
    tree, done, problems = read_tree(data or data_folder(), overlay)
    problems += _check_written(overlay)
    guide, more = build_guide(tree, done)
    told = {(problem.path, problem.key) for problem in problems}
    problems += [problem for problem in more if (problem.path, problem.key) not in told]
    if problems or guide is None:
        raise GuideError(problems)
    return guide, done, tree


@_collection_paused()
def read_tree(data: Path, overlay: Path | None) -> tuple[Tree, Overlay, list[Problem]]:
    """Return what the data files hold with the overlay laid over it, and the problems so far."""
    tree, problems = _read_folder(data, required=True)
    problems += _unread(data, BESIDE_DATA)
    if overlay is None:
        return tree, Overlay(), problems
    if not overlay.is_dir():
        missing = Problem(
            shown_path(overlay), 0, "", "there is no such folder", "see GUIDE_COMPANY"
        )
        return tree, Overlay(), [*problems, missing]
    changes, more = _read_folder(overlay, required=False)
    more += _unread(overlay, _beside(overlay, (changes.value or {}).get("company")))
    done, wrong = lay_over(tree, changes)
    wrong += [*drop_references(tree, done), *check_brand(tree, overlay)]
    wrong += check_pages(content_folder(overlay), tree.value)
    return tree, done, [*problems, *more, *wrong]


def _read_folder(folder: Path, *, required: bool) -> tuple[Tree, list[Problem]]:
    """Return the files of a folder as one tree: part, id, field."""
    whole = Tree(value={})
    problems: list[Problem] = []
    for part in Guide.model_fields:
        path, name = folder / file_name(part), shown_path(folder / file_name(part))
        if not path.is_symlink() and not path.exists():
            if required:
                problems.append(Problem(name, 0, "", "the file is missing"))
            continue
        if trouble := trouble_with_file(path, folder):
            problems.append(Problem(name, 0, "", *trouble))
            continue
        tree, found = read_yaml(path, name, (part,))
        if tree.value is not None or not found:
            whole.value[part] = tree.value if tree.value is not None else {}
        whole.places.update(tree.places)
        whole.places.setdefault((part,), (name, 1))
        problems += found
    return whole, problems


def _check_written(overlay: Path | None) -> Iterator[Problem]:
    """Yield what the pages of the base and of an overlay say or hold, and may not."""
    own = [found.file for found in company_files(content_folder(overlay)) if found.is_page]
    base = [path for path in CONTENT.rglob("*.md") if CONTENT / OWN not in path.parents]
    pages = [(path, shown_path(path)) for path in (*base, *own) if path.is_file()]
    yield from (*check_heads(pages), *check_html(pages))


def _unread(folder: Path, beside: Iterable[str]) -> list[Problem]:
    """Return what lies in a folder and is not read, though its author may believe that it is."""
    used = {*map(file_name, Guide.model_fields), *beside}
    return [Problem(shown_path(path), 0, "", *trouble) for path, trouble in unread(folder, used)]


def _beside(overlay: Path, company: Any) -> Iterator[str]:
    """Yield what an overlay may hold beside its data: pages, and the pictures that it names."""
    yield "archive"
    if content_folder(overlay) == overlay / "content":
        yield "content"
    for key in PICTURES if isinstance(company, dict) else ():
        yield str(company.get(key)).split("/")[0]


@_collection_paused()
def build_guide(tree: Tree, overlay: Overlay) -> tuple[Guide | None, list[Problem]]:
    """Return the guide if every part is in order, and everything that is not."""
    problems: list[Problem] = []
    parts: dict[str, Any] = {}
    for part in Guide.model_fields:
        if part in KINDS:
            parts[part] = _entries(tree, part, problems)
        elif part in tree.value:
            parts[part] = _single(tree, part, problems)
    problems += check_guide(parts, tree, overlay)
    complete = not problems and set(tree.value) >= set(Guide.model_fields)
    return (Guide(**parts) if complete else None), problems


def _entries(tree: Tree, kind: str, problems: list[Problem]) -> dict[str, Any]:
    """Return the valid entries of a kind by id."""
    raw = tree.value.get(kind, {})
    if not isinstance(raw, dict):
        problems.append(tree.problem((kind,), "must be a mapping of ids to entries"))
        return {}
    found = {}
    for entry_id, fields in raw.items():
        entry = _validated(KINDS[kind], fields, entry_id, tree, (kind, entry_id), problems)
        if entry is not None:
            found[entry_id] = entry
    return found


def _single(tree: Tree, part: str, problems: list[Problem]) -> Any:
    """Return a part that is one thing: the company, the words, the risk matrix, ..."""
    annotation: Any = Guide.model_fields[part].annotation
    try:
        return TypeAdapter(annotation).validate_python(tree.value[part])
    except ValidationError as error:
        problems += problems_of(error, tree, (part,), next(iter(classes_in(annotation)), Guide))
        return None


def _validated(
    model: type[BaseModel],
    fields: Any,
    entry_id: str,
    tree: Tree,
    keys: KeyPath,
    problems: list[Problem],
) -> BaseModel | None:
    if not isinstance(fields, dict):
        problems.append(tree.problem(keys, f"must be a mapping of fields (found {shown(fields)})"))
        return None
    if "id" in fields:
        problems.append(tree.problem((*keys, "id"), "the key of an entry is its id; remove 'id'"))
        return None
    try:
        return model.model_validate({"id": entry_id, **_with_ids(model, fields)})
    except ValidationError as error:
        problems += problems_of(error, tree, keys, model)
        return None


def _with_ids(model: type[BaseModel], fields: dict[str, Any]) -> dict[str, Any]:
    """Return the fields with the ids of options and checklist items taken from their keys."""
    nested = {"options", "items"} & set(model.model_fields)
    return {
        name: {
            key: {"id": key, **part} if isinstance(part, dict) else part
            for key, part in value.items()
        }
        if name in nested and isinstance(value, dict)
        else value
        for name, value in fields.items()
    }
