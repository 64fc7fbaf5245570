"""A newcomer who follows CONTRIBUTING.md to the letter ends up with a guide that is in order."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from jinja2 import Environment, StrictUndefined

from macros.__main__ import main
from macros.decision import as_data, judge_codes
from macros.decision.guide import model_of, proof_of
from macros.editions.report import NEEDS_A_LOOK
from macros.editions.translating import missing_words, read_words
from macros.exports import commands, keeping
from macros.finish import bundles
from macros.load.loader import load_edition, load_guide
from macros.model import KINDS, Guide
from macros.overlay.changes import Overlay
from macros.paths import ROOT
from macros.render import renderer as rendering
from macros.render.renderer import Renderer
from macros.render.site import Site
from macros.site.page_macros import PageMacros

from .site.project import copied_to
from .walks import Block, Copy, lay_below, walk

HEADINGS = (
    "Add a risk",
    "Add a question to the questionnaire",
    "Add a kind of entry",
    "Add a macro or a thing that is shown",
    "Add a tool for the browser",
    "Add or change a language",
)


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    """A copy of data, partials and scripts."""
    return Copy(tmp_path / "project")


@pytest.fixture
def partials(copy: Copy, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Let the renderer and the bundles read the copy."""
    overrides = copy.folder / "overrides"
    monkeypatch.setattr(rendering, "PARTIALS", overrides / "partials" / "guide")
    monkeypatch.setattr(bundles, "STYLES", overrides / "partials" / "guide" / "css")
    bundles.style_of_all_pages.cache_clear()
    yield
    bundles.style_of_all_pages.cache_clear()


def page(guide: Guide, call: str) -> str:
    """Return what a page shows that calls macros of a guide whose proof it does not need."""
    macros = PageMacros(Renderer(Site(guide)), None).all()  # type: ignore[arg-type]
    return Environment(undefined=StrictUndefined).from_string(call).render(macros)


def by_file(heading: str) -> dict[str, Block]:
    """Return the blocks of a walk by their files, each of which is named once."""
    blocks = walk(heading)
    assert len({block.file for block in blocks}) == len(blocks)
    return {block.file: block for block in blocks}


def test_these_are_all_walks() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert tuple(re.findall(r"^## (Add .*)$", text, re.M)) == HEADINGS


def test_a_risk_is_added(copy: Copy, guide: Guide) -> None:
    [block] = walk("Add a risk")
    copy.lay(block)
    larger = load_guide(copy.data)
    [added] = larger.risks.keys() - guide.risks.keys()
    renderer, risk = Renderer(Site(larger)), larger.risks[added]
    assert risk.title in renderer.render("risk", risk=risk)
    assert f"guide:risks/{added}" in renderer.render("risk_map")
    mitigation = larger.mitigations[risk.mitigations[0]]
    assert f"guide:risks/{added}" in renderer.render("mitigation", mitigation=mitigation)


def test_a_question_is_added(copy: Copy, guide: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    blocks = by_file("Add a question to the questionnaire")
    answer = blocks.pop("data/scenarios.yml").text.strip()
    _, arguments = copy.command(blocks.pop("data/questionnaire.yml").text.strip())
    for block in blocks.values():
        copy.lay(block)
    copy.replace("data/scenarios.yml", "  answers:\n", f"  answers:\n    {answer}\n")
    old = guide.questionnaire.version
    copy.replace("data/questionnaire.yml", f"version: {old}\n", f"version: {old + 1}\n")
    copy.replace("data/questionnaire.yml", "changes:\n", f"changes:\n  {old + 1}: One more.\n")

    longer = load_guide(copy.data)
    assert len(longer.questions) == len(guide.questions) + 1
    assert proof_of(longer).findings == ()
    assert list(judge_codes(model_of(longer), lock_of(copy))) == []
    monkeypatch.setattr(keeping, "data_folder", lambda: copy.data)
    monkeypatch.setattr(commands, "load_edition", lambda **_: (longer, Overlay()))
    assert main(arguments) == 0
    kept = json.loads((copy.data / f"archive/questionnaire-{old + 1}.json").read_text("utf-8"))
    assert kept["model"] == as_data(model_of(longer))


def lock_of(copy: Copy) -> dict[str, str]:
    """Return the codes that were ever given."""
    found: dict[str, str] = yaml.safe_load((copy.data / "codes.lock.yml").read_text("utf-8"))
    return found


def test_a_question_without_its_codes_in_the_lock_is_noticed(copy: Copy) -> None:
    blocks = by_file("Add a question to the questionnaire")
    copy.lay(blocks["data/questions.yml"])
    noted = yaml.safe_load(blocks["data/codes.lock.yml"].text)
    found = list(judge_codes(model_of(load_guide(copy.data)), lock_of(copy)))
    assert len(found) == len(noted)
    assert noted.keys().isdisjoint(lock_of(copy))


KIND = "Add a kind of entry"
# Where a block goes that is no end of a file: below this line, and so far in.
BELOW = {
    "data/words.yml": ("kind_one:\n", "  "),
    "data/examples/dental-germany/words.yml": ("kind_one:\n", "  "),
    "mkdocs.yml": ("      - choose/contract.md\n", "      "),
    "macros/model/guide.py": ("", "    "),
}


def lay_kind(project: Path, block: Block) -> None:
    """Put a block of the walk where its text says."""
    below, space = BELOW.get(block.file, ("", ""))
    if block.text.startswith("insurance:"):
        below, space = "", ""
    lay_below(project / block.file, block.text, below, space)


def said(project: Path, *arguments: str, company: str = "") -> str:
    """Return what Python says in a copy of the project."""
    variables = {**os.environ, "GUIDE_COMPANY": company or str(project / "none")}
    (project / "none").mkdir(exist_ok=True)
    done = subprocess.run(
        [sys.executable, *arguments], cwd=project, env=variables, capture_output=True, text=True
    )
    return done.stdout + done.stderr


SHOW = """
from macros.load.loader import load_guide
from macros.render.renderer import Renderer
from macros.render.site import Site
print(Renderer(Site(load_guide())).list_of("insurances"))
"""


def test_a_kind_is_added_in_seven_files(tmp_path: Path) -> None:
    project = copied_to(tmp_path / "project")
    blocks = [block for block in walk(KIND) if block.language != "sh"]
    assert len({block.file for block in blocks}) == 7
    for block in blocks:
        lay_kind(project, block)
    for company in ("", "data/examples/dental-germany"):
        assert f"of {len(KINDS) + 1} kinds" in said(
            project, "-m", "macros", "check", company=company
        )
    html = said(project, "-c", SHOW)
    assert '<h2 id="cyber-policy">Cyber policy</h2>' in html
    assert "<strong>It pays for:</strong>" in html
    assert "<li>Backups that an attacker cannot reach.</li>" in html
    assert "insurances.schema.json" in said(project, "-m", "macros", "schema")
    assert "documents in" in said(project, "-m", "macros", "export", "out")
    assert (project / "out/api/v1/insurances/cyber-policy.json").is_file()


@pytest.mark.parametrize(
    ("language", "begins", "message"),
    [
        ("yaml", "cyber-policy:", "data/insurances.yml: the file is missing"),
        ("yaml", "insurances: ", "kind_one: has no word for 'insurances'"),
        ("yaml", "insurance:", "data/words.yml has no word for insurance.pays_for"),
        (
            "markdown",
            "---",
            "content/choose/insurances.md: is missing, and 'insurances' are shown there",
        ),
    ],
)
def test_check_says_what_a_kind_still_needs(
    language: str, begins: str, message: str, tmp_path: Path
) -> None:
    project = copied_to(tmp_path / "project")
    for block in walk(KIND):
        forgotten = block.language == language and block.text.startswith(begins)
        if block.language != "sh" and not forgotten:
            lay_kind(project, block)
    assert message in said(project, "-m", "macros", "check")


@pytest.mark.usefixtures("partials")
def test_a_thing_is_shown(copy: Copy) -> None:
    blocks = by_file("Add a macro or a thing that is shown")
    call = blocks.pop("content/understand/mitigations.md").text
    for block in blocks.values():
        copy.lay(block)
    guide = load_guide(copy.data)
    easy = [found for found in guide.mitigations.values() if found.effort == "low"]
    html = page(guide, call)
    assert html.count("<li>") == len(easy) > 0
    assert all(f"guide:mitigations/{found.id}" in html for found in easy)
    assert ".guide-quick-wins li{break-inside: avoid" in bundles.style_of_all_pages()


def test_its_words_are_translated(copy: Copy) -> None:
    blocks = by_file("Add a macro or a thing that is shown")
    german = copy.data / "examples" / "dental-germany"
    copy.lay(blocks["data/words.yml"])
    assert list(missing_words(words(copy.data), words(german)))
    copy.lay(blocks["data/examples/dental-germany/words.yml"])
    assert list(missing_words(words(copy.data), words(german))) == []
    load_edition(copy.data, german)


def words(folder: Path) -> dict[str, dict[str, Any]]:
    """Return the words of a folder by group."""
    return read_words(folder / "words.yml")


def test_a_language_is_added(copy: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    blocks = walk("Add or change a language")
    folder = copy.data / "examples" / "french"
    said = [status for block in blocks for status in follow(block, copy, monkeypatch)]
    assert said == [0, NEEDS_A_LOOK, 0, 0]
    guide, overlay = load_edition(overlay=folder)
    assert (guide.company.language, guide.company.locale) == ("fr", "fr-FR")
    assert guide.risks["hidden-costs"].title.startswith("Des coûts")
    assert [change.name for change in overlay.changes if change.is_unrecorded] == []


def follow(block: Block, copy: Copy, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Run a block of commands, or set the fields of a block of data; return how commands ended."""
    if block.language != "sh":
        set_fields(copy.folder / block.file, block.text)
        return []
    ends = []
    for line in block.text.splitlines():
        variables, arguments = copy.command(line)
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        ends.append(main(arguments))
    return ends


def set_fields(path: Path, text: str) -> None:
    """Write fields into a file: in place of a line that sets the same field, or at its end."""
    whole = path.read_text(encoding="utf-8")
    for field in yaml.safe_load(text):
        whole = re.sub(rf"^{field}:.*\n", "", whole, flags=re.M)
    path.write_text(f"{whole}\n{text}", encoding="utf-8")
