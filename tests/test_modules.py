"""Scripts say what they need: the order is computed, and what cannot be found is named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.finish import modules
from macros.finish.modules import needed, script_problems
from macros.model.errors import GuideError
from macros.paths import SCRIPT, TOOLS


class Scripts:
    """A folder of scripts that a test owns."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, name: str, text: str) -> Path:
        """Write a script, and return where it lies."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def said(self) -> list[str]:
        """Return what is wrong with the scripts, without the folder."""
        found = script_problems([self.folder])
        return [str(problem).replace(f"{self.folder}/", "") for problem in found]


@pytest.fixture
def scripts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Scripts:
    """An empty folder of scripts."""
    monkeypatch.setattr(modules, "OVERRIDES", tmp_path)
    return Scripts(tmp_path)


def test_a_script_stands_after_all_that_it_needs(scripts: Scripts) -> None:
    scripts.write("base/dom.js", "export const GuideDom = {}\n")
    scripts.write(
        "base/page.js", 'import { GuideDom } from "./dom.js"\nexport const GuidePage = GuideDom\n'
    )
    tool = scripts.write(
        "tools/x/element.js",
        'import { GuideDom } from "../../base/dom.js"\n'
        'import {\n  GuidePage,\n} from "../../base/page.js"\n\nGuidePage, GuideDom\n',
    )
    assert [each.file.name for each in needed([tool])] == ["dom.js", "page.js", "element.js"]


def test_what_is_sent_is_a_classic_script_with_the_same_lines(scripts: Scripts) -> None:
    scripts.write("a.js", "export const GuideA = 1\n")
    path = scripts.write(
        "b.js",
        'import {\n  GuideA,\n} from "./a.js"\nexport class GuideB {}\n'
        "export async function GuideC() {}\n",
    )
    [_, module] = needed([path])
    assert module.text == "\n\n\nclass GuideB {}\nasync function GuideC() {}\n"


def test_a_ring_is_refused_where_it_closes(scripts: Scripts) -> None:
    scripts.write("a.js", 'import { GuideB } from "./b.js"\nexport const GuideA = GuideB\n')
    scripts.write("b.js", '\nimport { GuideA } from "./a.js"\nexport const GuideB = GuideA\n')
    assert scripts.said() == ["b.js:2: is a ring: a.js needs b.js needs a.js"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('import { GuideA } from "../aa.js"', "there is no script aa.js (did you mean 'a.js'?)"),
        (
            'import { GuideAA } from "../a.js"',
            "a.js exports no GuideAA (did you mean 'GuideA'?)",
        ),
        ('import { GuideA as B } from "../a.js"', "a.js exports no as"),
        ('import "./a.js"', f'cannot be read: import "./a.js" ({modules.HOW})'),
        ("export default 1", f"cannot be read: export default 1 ({modules.HOW})"),
        (
            "const local = 1",
            "'local' must begin with Guide (or put what nobody else needs into a block)",
        ),
        ("const GuideA = 1", "a.js has a 'GuideA', too: take another name"),
    ],
)
def test_what_cannot_be_found_is_named_with_its_line(
    scripts: Scripts, text: str, message: str
) -> None:
    scripts.write("a.js", "export const GuideA = 1\n")
    scripts.write("x/c.js", f"// import what you like: this is a comment\n{text}\n")
    found = scripts.said()
    assert f"x/c.js:2: {message}" in found


def test_a_bundle_of_a_broken_script_is_not_made(scripts: Scripts) -> None:
    path = scripts.write("c.js", 'import { GuideA } from "./a.js"\n')
    with pytest.raises(GuideError, match=r"there is no script"):
        needed([path])


def test_nothing_is_wrong_with_the_scripts_of_the_guide() -> None:
    assert list(script_problems([SCRIPT, TOOLS])) == []


def test_no_text_within_a_text_begins_with_a_space_that_the_shortener_would_drop() -> None:
    nested = re.compile(r"\$\{[^`}]*` ")
    files = [path for folder in (SCRIPT, TOOLS) for path in folder.rglob("*.js")]
    assert [str(path) for path in files if nested.search(path.read_text("utf-8"))] == []
