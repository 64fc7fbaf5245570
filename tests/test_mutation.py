"""Data broken at random places: there is always a list of problems or a guide that can be shown."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.load.loader import build_guide, read_tree
from macros.load.yaml_reader import read_yaml
from macros.model import Guide
from macros.model.errors import Problem
from macros.model.tree import Tree
from macros.overlay.changes import Overlay
from macros.paths import data_folder
from macros.render.entry_pages import generated_pages
from macros.render.renderer import Renderer
from macros.render.site import Site

from .small_guide import SMALL, SmallGuide

Keys = tuple[Any, ...]
# What a file may hold where something else was meant; ids of the small guide among them.
ODD = (
    None,
    True,
    False,
    0,
    1,
    -1,
    3.5,
    10**30,
    "",
    " ",
    "x",
    "text",
    "unknown",
    "external",
    "high",
    "sudden-end",
    "risks/sudden-end",
    "team",
    "some",
    "2026-01-02",
    "[a](b/c)",
    "é\u0301",
    "x" * 5000,
    [],
    [None],
    ["x", "x"],
    [[]],
    {},
    {"x": None},
    {"title": "x"},
    {"id": "x"},
)


def places(value: Any, keys: Keys = ()) -> Iterator[Keys]:
    """Yield the keys of everything inside a value."""
    for key, part in parts(value):
        yield (*keys, key)
        yield from places(part, (*keys, key))


def parts(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield what a mapping or a list holds, by key."""
    if isinstance(value, dict | list):
        yield from value.items() if isinstance(value, dict) else enumerate(value)


def broken(whole: Any, chance: Random, times: int) -> Any:
    """Return a copy in which values are dropped, replaced, moved, doubled or renamed.

    The words stay: those of the base are complete, and an edition cannot take any away.
    """
    copy = {part: deepcopy(value) for part, value in whole.items() if part != "words"}
    for _ in range(times):
        keys = chance.choice(list(places(copy)))
        holder = copy
        for key in keys[:-1]:
            holder = holder[key]
        BREAKS[chance.randrange(len(BREAKS))](holder, keys[-1], copy, chance)
    return {**copy, "words": whole["words"]}


def drop(holder: Any, key: Any, whole: Any, chance: Random) -> None:
    del holder[key]


def replace(holder: Any, key: Any, whole: Any, chance: Random) -> None:
    holder[key] = deepcopy(chance.choice(ODD))


def move(holder: Any, key: Any, whole: Any, chance: Random) -> None:
    """Put there what stands elsewhere."""
    other = whole
    for part in chance.choice(list(places(whole))):
        other = other[part]
    holder[key] = deepcopy(other)


def double(holder: Any, key: Any, whole: Any, chance: Random) -> None:
    holder[key] = [holder[key], deepcopy(holder[key])]


def rename(holder: Any, key: Any, whole: Any, chance: Random) -> None:
    if isinstance(holder, dict):
        holder[chance.choice(("renamed-key", "title", f"{key}s", "Ünïcode", ""))] = holder.pop(key)


BREAKS = (drop, replace, replace, move, double, rename)


def outcome(tree: Tree, value: Any) -> list[Problem] | Guide:
    """Return what comes of a tree with this value: problems that can be printed, or a guide."""
    guide, problems = build_guide(Tree(value, dict(tree.places)), Overlay())
    assert bool(problems) != (guide is not None) or value.keys() != tree.value.keys()
    assert all(str(problem) for problem in problems)
    return guide or problems


@dataclass(repr=False)
class Held:
    """A tree that does not print itself: it is long."""

    tree: Tree


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Held:
    copied = SmallGuide.copied_to(tmp_path_factory.mktemp("mutation") / "data")
    return Held(read_tree(copied.folder, None)[0])


@pytest.fixture(scope="module")
def real() -> Held:
    return Held(read_tree(data_folder(), None)[0])


@given(chance=st.randoms(use_true_random=False), times=st.integers(1, 4))
@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_broken_small_guide_is_refused_or_shown(small: Held, chance: Random, times: int) -> None:
    found = outcome(small.tree, broken(small.tree.value, chance, times))
    if isinstance(found, Guide):
        assert all(page.html for page in generated_pages(Renderer(Site(found))))


@given(chance=st.randoms(use_true_random=False), times=st.integers(1, 30))
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
def test_broken_real_data_is_refused_or_taken(real: Held, chance: Random, times: int) -> None:
    outcome(real.tree, broken(real.tree.value, chance, times))


@pytest.mark.parametrize("part", ["questions", "company", "sources"])
@given(noise=st.binary(max_size=60), at=st.floats(0, 1))
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
def test_noise_in_a_file_is_refused_or_taken(
    small: Held, tmp_path: Path, part: str, noise: bytes, at: float
) -> None:
    raw = (SMALL / f"{part}.yml").read_bytes()
    cut = int(at * len(raw))
    (tmp_path / "noisy.yml").write_bytes(raw[:cut] + noise + raw[cut:])
    tree, problems = read_yaml(tmp_path / "noisy.yml", "noisy.yml", (part,))
    assert all(str(problem) for problem in problems)
    outcome(small.tree, {**small.tree.value, part: tree.value})
