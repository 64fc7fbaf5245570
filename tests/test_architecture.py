"""The code keeps the layers that about/architecture shows; the page shows what the code does."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from markupsafe import escape

from macros.paths import ROOT
from macros.render.renderer import Renderer
from macros.render.site import Site
from macros.site.layers import Layer, layers, words
from macros.site.page_macros import PageMacros

from .small_guide import SmallGuide

PACKAGE = ROOT / "macros"
LAYERS = layers()


@cache
def modules() -> dict[str, Path]:
    """Return the modules of macros/ by name: load.loader, decision.model, decision, __init__."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        found[".".join(parts[:-1] if len(parts) > 1 and parts[-1] == "__init__" else parts)] = path
    return found


@cache
def imported(module: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return what a module imports: modules of macros/, and packages from elsewhere."""
    path = modules()[module]
    folder = path.relative_to(PACKAGE).parent.parts
    own, foreign = set(), set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        for name in _names(node, folder):
            (own if name.startswith("macros") else foreign).add(name)
    known = {_module_of(name.removeprefix("macros").strip(".")) for name in own}
    return frozenset(known - {module}), frozenset(name.split(".")[0] for name in foreign)


def _names(node: ast.AST, folder: tuple[str, ...]) -> Iterator[str]:
    """Yield the full dotted name of everything that a statement imports."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        above = ("macros", *folder)[: len(folder) + 2 - node.level] if node.level else ()
        base = ".".join([*above, *([node.module] if node.module else [])])
        yield from (f"{base}.{alias.name}" for alias in node.names)


def _module_of(name: str) -> str:
    """Return the module in which a name lies: decision.model for decision.model.Gate."""
    while name and name not in modules():
        name = name.rpartition(".")[0]
    return name or "__init__"


@cache
def layer_of(module: str) -> Layer:
    """Return the layer that names a module, or else the package it lies in."""
    found = {name: layer for layer in LAYERS for name in layer.modules}
    name = module
    while name and name not in found:
        name = name.rpartition(".")[0]
    assert name, f"macros/{module} is in no layer: add it to macros/site/layers.yml"
    return found[name]


def test_every_name_in_a_layer_is_a_module_and_stands_once() -> None:
    named = [name for layer in LAYERS for name in layer.modules]
    assert sorted(named) == sorted(set(named))
    assert set(named) <= modules().keys()


@pytest.mark.parametrize("layer", LAYERS, ids=lambda layer: layer.name)
def test_a_layer_imports_exactly_what_it_declares(layer: Layer) -> None:
    mine = [module for module in modules() if layer_of(module) == layer]
    found = {layer_of(other).number: (module, other) for module in mine for other in own(module)}
    found.pop(layer.number, None)
    assert mine
    assert sorted(found) == sorted(layer.imports), found


def own(module: str) -> frozenset[str]:
    """Return the modules of macros/ that a module imports."""
    return imported(module)[0]


def test_no_layer_imports_a_later_one() -> None:
    later = [(layer.name, n) for layer in LAYERS for n in layer.imports if n >= layer.number]
    assert later == []


def test_no_module_imports_itself_by_a_detour() -> None:
    left = {module: set(own(module)) for module in modules()}
    while free := [module for module, others in left.items() if not others & left.keys()]:
        for module in free:
            del left[module]
    assert left == {}


def test_only_two_adapters_import_mkdocs() -> None:
    foreign = {module: imported(module)[1] for module in modules()}
    know = {module for module, names in foreign.items() if names & {"mkdocs", "mkdocs_macros"}}
    assert know == {"site.hooks", "site.serving"}


def test_four_modules_are_handed_the_configuration_of_mkdocs() -> None:
    taking = {
        module
        for module, path in modules().items()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.arg) and node.arg == "config"
    }
    assert taking == {"site.hooks", "site.serving", "site.configuration", "site.site_files"}


def test_the_page_shows_the_picture_and_names_only_files_that_exist() -> None:
    page = (ROOT / "content" / "about" / "architecture.md").read_text(encoding="utf-8")
    assert "{{ layers() }}" in page
    paths = re.findall(r"`((?:macros|data|tests|overrides|content)/[\w./-]*)`", page)
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_there_are_seven_decisions_and_each_says_four_things() -> None:
    page = (ROOT / "content" / "about" / "decisions.md").read_text(encoding="utf-8")
    _, *records = re.split(r"^## (?=\d)", page, flags=re.M)
    assert [record[0] for record in records] == list("1234567")
    for record in records:
        for part in ("**Decided.**", "**Why.**", "**Also considered.**", "**Think again**"):
            assert part in record, record.splitlines()[0]


def test_the_picture_shows_every_layer_and_every_import(small_guide: SmallGuide) -> None:
    macros = PageMacros(Renderer(Site(small_guide.load())), None)  # type: ignore[arg-type]
    html = macros.layers()
    assert html.count("<circle") == sum(len(layer.imports) for layer in LAYERS)
    assert all(f">{layer.number} {layer.name}</text>" in html for layer in LAYERS)
    assert all(f"<code>{name}</code>" in html for layer in LAYERS for name in layer.modules)
    assert str(escape(words()["description"])) in html
