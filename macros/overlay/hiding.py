"""What happens to the references to entries that an edition hides: they go with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ..model import KINDS, Markup, Ref
from ..model.errors import Problem
from ..model.markup import link_targets
from ..model.references import address, is_nested, marks_of, nested_in
from ..model.tree import KeyPath, Tree
from .changes import Address, Dropped, Overlay

# Conditions would mean something else without one of their parts: the edition must decide.
CONDITIONS = {("gates", "when"), ("questions", "show_if")}
_LINK = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\(([a-z][a-z-]*/[a-z0-9][a-z0-9-]*)\)")


class Spot(NamedTuple):
    """A field in which entries are named: by id (`ref` is their kind), or by links (no `ref`)."""

    holder: dict[str, Any]
    name: str
    keys: KeyPath
    ref: str
    field: FieldInfo


def drop_references(tree: Tree, overlay: Overlay) -> list[Problem]:
    """Take the references to hidden entries out of the tree; return those that cannot go."""
    problems: list[Problem] = []
    if not overlay.changes:
        return problems
    if overlay.hidden:
        for spot in list(_spots(tree)):
            _without(spot, tree, overlay, problems)
    _free_sources(tree, overlay)
    _forget_renames(tree, overlay)
    return [*problems, *_removed_options(tree, overlay)]


def _forget_renames(tree: Tree, overlay: Overlay) -> None:
    """Let old ids of hidden entries count as gone."""
    gone = {*overlay.hidden, *overlay.freed}
    renamed = tree.value.get("renamed")
    for old, new in renamed.items() if isinstance(renamed, dict) else ():
        if isinstance(new, str) and address(new) in gone:
            renamed[old] = None


def _removed_options(tree: Tree, overlay: Overlay) -> Iterator[Problem]:
    """Yield the options that cannot go, because a scenario, a gate or a branch names them."""
    removed = {
        (str(leaf.keys[1]), str(leaf.keys[3])): change.place
        for change in overlay.changes
        for leaf in change.leaves
        if change.part == "questions" and leaf.own is None and leaf.keys[2:3] == ("options",)
        if len(leaf.keys) == 4
    }
    for kind, field in (("scenarios", "answers"), *sorted(CONDITIONS)) if removed else ():
        for entry_id, fields in (tree.value.get(kind) or {}).items():
            for question, named in (fields.get(field) or {}).items():
                for option in [named] if isinstance(named, str) else named:
                    if place := removed.get((question, option)):
                        user = f"{kind}/{entry_id}"
                        message = f"'{option}' cannot be taken away while {user} names it"
                        hint = f"change {user} in this edition, too"
                        yield Problem(*place, f"questions.{question}.options", message, hint)


def _spots(tree: Tree) -> Iterator[Spot]:
    """Yield the fields of all entries in which entries are named."""
    for kind, model in KINDS.items():
        entries = tree.value.get(kind)
        for entry_id, fields in entries.items() if isinstance(entries, dict) else ():
            yield from _spots_in(model, fields, (kind, entry_id))


def _spots_in(model: type[BaseModel], fields: Any, keys: KeyPath) -> Iterator[Spot]:
    if not isinstance(fields, dict):
        return
    refs, texts, nested = marks_of(model, Ref), marks_of(model, Markup), nested_in(model)
    for name, field in model.model_fields.items():
        if fields.get(name) is None:
            continue
        if name in refs or name in texts:
            ref = refs[name].kind if name in refs else ""
            yield Spot(fields, name, (*keys, name), ref, field)
        if name in nested:
            for inner, value, at in _inside(field.annotation, fields[name], (*keys, name)):
                yield from _spots_in(inner, value, at)


def _inside(
    annotation: Any, value: Any, keys: KeyPath
) -> Iterator[tuple[type[BaseModel], Any, KeyPath]]:
    """Yield the parts of a raw value that are described by a class, with the class."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation, value, keys
        return
    single = get_origin(annotation) is Union or type(annotation).__name__ == "UnionType"
    for part in filter(is_nested, get_args(annotation)):
        if single:
            yield from _inside(part, value, keys)
        elif isinstance(value, dict):
            for key, inner in value.items():
                yield from _inside(part, inner, (*keys, key))
        elif isinstance(value, list):
            for index, inner in enumerate(value):
                yield from _inside(part, inner, (*keys, index))


def _without(spot: Spot, tree: Tree, overlay: Overlay, problems: list[Problem]) -> None:
    """Take the hidden entries out of one field, unless the field cannot do without them."""
    targets = [target for target in _named_in(spot) if target in overlay.hidden]
    if not targets:
        return
    if tree.place_of(spot.keys)[0] in overlay.files:
        message = f"names '{targets[0][1]}', which this edition hides"
        problems.append(tree.problem(spot.keys, message))
    elif spot.ref and _cannot_do_without(spot, len(targets)):
        problems.append(_needed(spot, targets[0], overlay))
    else:
        overlay.dropped += [Dropped(spot.keys, target) for target in targets]
        if spot.ref:
            _remove(spot, targets, tree)
        else:
            spot.holder[spot.name] = _unlinked(spot.holder[spot.name], targets)


def _named_in(spot: Spot) -> list[Address]:
    """Return the entries that a field names, by id or in the links of its texts."""
    value = spot.holder[spot.name]
    texts = [value] if isinstance(value, str) else value
    texts = [text for text in texts if isinstance(text, str)] if texts else []
    if spot.ref:
        return [_target(spot.ref, text) for text in texts]
    targets = [target for text in texts if "](" in text for target in link_targets(text)]
    return [address(target) for target in targets if ":" not in target]


def _target(ref: str, name: str) -> Address:
    return address(name) if ref == "any" else (ref, name)


def _cannot_do_without(spot: Spot, gone: int) -> bool:
    """Return whether the entry would be wrong or mean something else without these."""
    value = spot.holder[spot.name]
    if isinstance(value, str):
        return spot.field.is_required()
    least = max((getattr(mark, "min_length", 0) for mark in spot.field.metadata), default=0)
    return len(value) - gone < least or (spot.keys[0], spot.keys[-1]) in CONDITIONS


def _needed(spot: Spot, target: Address, overlay: Overlay) -> Problem:
    """Return why an entry cannot be hidden, at the line that hides it."""
    kind, entry_id = str(spot.keys[0]).replace("_", "-"), spot.keys[1]
    path, line = overlay.hidden[target].place if target in overlay.hidden else ("", 0)
    field = ".".join(map(str, spot.keys[2:]))
    return Problem(
        path,
        line,
        ".".join(target),
        f"cannot be hidden while {kind}/{entry_id} needs it for its '{field}'",
        "hide that entry too, or change it in this edition",
    )


def _remove(spot: Spot, targets: list[Address], tree: Tree) -> None:
    value = spot.holder[spot.name]
    if isinstance(value, str):
        del spot.holder[spot.name]
    elif isinstance(value, dict):
        for name in [name for name in value if _target(spot.ref, name) in targets]:
            del value[name]
    else:
        kept = [i for i, name in enumerate(value) if _target(spot.ref, str(name)) not in targets]
        places = [tree.place_of((*spot.keys, index)) for index in kept]
        spot.holder[spot.name] = [value[index] for index in kept]
        tree.places.update({(*spot.keys, index): place for index, place in enumerate(places)})


def _unlinked(value: Any, targets: list[Address]) -> Any:
    """Return texts in which links to hidden entries are plain words."""
    if isinstance(value, list):
        return [_unlinked(part, targets) for part in value]
    if not isinstance(value, str):
        return value
    return _LINK.sub(lambda m: m[1] if address(m[2]) in targets else m[0], value)


def _free_sources(tree: Tree, overlay: Overlay) -> None:
    """Take away the sources of the base that only changed or hidden entries cited."""
    used = {target for spot in _spots(tree) if spot.ref for target in _named_in(spot)}
    sources = tree.value.get("sources")
    for name in list(sources) if isinstance(sources, dict) else ():
        if ("sources", name) not in used and ("sources", name) not in overlay.added:
            del sources[name]
            overlay.freed.append(("sources", name))
