"""Data broken at random places: there is always a list of problems or a guide that can be shown."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.editions.changes import Overlay
from macros.errors import Problem
from macros.loader import build_guide, data_folder, read_tree
from macros.model import Guide
from macros.pages import generated_pages
from macros.rendering import Renderer
from macros.site import Site
from macros.yaml_reader import Tree

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
    {1: 2},
)


def places(value: Any, keys: Keys = ()) -> Iterator[Keys]:
    """Yield the keys of everything inside a value."""
    inside = value.items() if isinstance(value, dict) else enumerate(value)
    for key, part in inside if isinstance(value, dict | list) else ():
        yield (*keys, key)
        yield from places(part, (*keys, key))


def broken(whole: Any, chance: Random, times: int) -> Any:
    """Return a copy in which values are dropped, replaced, moved, doubled or renamed."""
    copy = deepcopy(whole)
    for _ in range(times):
        keys = chance.choice(list(places(copy)))
        holder = copy
        for key in keys[:-1]:
            holder = holder[key]
        BREAKS[chance.randrange(len(BREAKS))](holder, keys[-1], copy, chance)
    return copy


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
    assert bool(problems) != (guide is not None)
    assert all(str(problem) for problem in problems)
    return guide or problems


@pytest.fixture(scope="module")
def small_tree(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    small = SmallGuide.copied_to(tmp_path_factory.mktemp("mutation") / "data")
    return read_tree(small.folder, None)[0]


@pytest.fixture(scope="module")
def real_tree() -> Tree:
    return read_tree(data_folder(), None)[0]


@given(chance=st.randoms(use_true_random=False), times=st.integers(1, 4))
@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_broken_small_guide_is_refused_or_shown(
    small_tree: Tree, chance: Random, times: int
) -> None:
    found = outcome(small_tree, broken(small_tree.value, chance, times))
    if isinstance(found, Guide):
        assert list(generated_pages(Renderer(Site(found))))


@given(chance=st.randoms(use_true_random=False), times=st.integers(1, 30))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_broken_real_data_is_refused_or_taken(real_tree: Tree, chance: Random, times: int) -> None:
    outcome(real_tree, broken(real_tree.value, chance, times))


@given(noise=st.binary(max_size=60), at=st.floats(0, 1))
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@pytest.mark.parametrize("part", ["questions", "company", "sources"])
def test_noise_in_a_file_is_refused_or_taken(
    part: str, noise: bytes, at: float, tmp_path_factory: pytest.TempPathFactory
) -> None:
    small = folder_for_noise(tmp_path_factory)
    raw = (SMALL / f"{part}.yml").read_bytes()
    cut = int(at * len(raw))
    small.file(part).write_bytes(raw[:cut] + noise + raw[cut:])
    tree, _, problems = read_tree(small.folder, None)
    guide, more = build_guide(tree, Overlay())
    small.file(part).write_bytes(raw)
    assert problems or more or guide


_noisy: list[SmallGuide] = []


def folder_for_noise(factory: pytest.TempPathFactory) -> SmallGuide:
    """Return one folder for all examples: each puts back what it broke."""
    if not _noisy or not Path(_noisy[0].folder).is_dir():
        _noisy[:] = [SmallGuide.copied_to(factory.mktemp("noise") / "data")]
    return _noisy[0]
