"""The code keeps its layers; about/architecture shows what the code does."""

from __future__ import annotations

import re

import pytest
from grimp import build_graph
from importlinter.api import read_configuration
from markupsafe import escape

from macros.paths import PACKAGE, ROOT
from macros.render.renderer import Renderer
from macros.render.site import Site
from macros.site.layers import layer_of, layers, words
from macros.site.page_macros import PageMacros

from .small_guide import SmallGuide

LAYERS = layers()


def test_every_module_is_in_a_layer_and_every_layer_is_a_folder_or_a_door() -> None:
    named = [name for layer in LAYERS for name in layer.modules]
    found = {path.stem for path in PACKAGE.iterdir() if path.name != "__pycache__"}
    assert sorted(named) == sorted(found)


def test_the_picture_has_the_order_that_the_contract_holds() -> None:
    contract = read_configuration(str(ROOT / "pyproject.toml"))["contracts_options"][0]
    order = [name for layer in LAYERS for name in layer.modules if name != "__init__"]
    assert order == list(reversed(contract["layers"]))


def test_the_picture_has_every_import_of_the_code_and_no_other() -> None:
    graph = build_graph("macros", cache_dir=None)
    pairs = {
        (layer_of(module), layer_of(other))
        for module in graph.modules
        for other in graph.find_modules_directly_imported_by(module)
    }
    shown = {(layer.number, number) for layer in LAYERS for number in layer.imports}
    assert {(one, other) for one, other in pairs if one != other} == shown


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


@pytest.mark.parametrize(
    ("pattern", "room"),
    [
        (r"\bmd-", "theme/"),
        (r"\bos\.(environ|getenv)\b", "settings.py"),
        (r"\.parents\[|\.parent\.parent\b", "paths.py"),
    ],
)
def test_what_one_room_knows_no_other_does(pattern: str, room: str) -> None:
    knowing = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if re.search(pattern, path.read_text(encoding="utf-8"))
    }
    own = {name for name in knowing if name.startswith(room)}
    # MkDocs loads the hooks by their path, before this package is known by its name.
    assert own
    assert knowing - own <= {"site/hooks.py"}
