"""A tool that is added as CONTRIBUTING.md says is on its page, and known to all that ask tools."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.script_types import MESSAGE, check
from tests.site_server import serving
from tests.walks import lay_below, walk

from .project import copied_to, wrapped

WALK = "Add a tool for the browser"
NAV = "      - understand/claims.md\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with the tool of the walk, and its built site."""
    project = copied_to(tmp_path_factory.mktemp("added") / "project")
    for block in walk(WALK):
        below, space = (NAV, "      ") if block.file == "mkdocs.yml" else ("", "")
        lay_below(project / block.file, block.text, below, space)
    command = [str(wrapped("mkdocs")), "build", "--strict"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return project


@pytest.fixture
def added(project: Path, browser: Browser) -> Iterator[Page]:
    """A page of that site."""
    with serving(project / "site") as url:
        context = browser.new_context(base_url=url)
        yield context.new_page()
        context.close()


def test_it_touches_its_folder_its_words_and_one_page() -> None:
    files = {block.file for block in walk(WALK)}
    own = {file for file in files if file.startswith("overrides/tools/wins/")}
    words = {"data/words.yml", "data/examples/dental-germany/words.yml"}
    assert files - own == words | {"content/understand/wins.md", "mkdocs.yml"}
    assert len(own) == 5


def test_a_tool_that_is_added_is_known_everywhere(added: Page) -> None:
    added.goto("understand/wins/")
    added.locator("guide-wins input").first.check()
    assert added.inner_text("guide-wins [data-count]") == "1 small measure is done."

    added.goto("decide/dossier/")
    part = added.locator("section:has(#part-wins)")
    expect(part).to_contain_text("Small measures\n1 small measure is done.", use_inner_text=True)
    file = added.evaluate("GuideFile.make()")
    assert list(file["tools"]["wins"].values()) == [True]
    file["tools"]["wins"] = {"a": True, "b": "no"}
    examined = added.evaluate("file => GuideFile.examine(JSON.stringify(file))", file)
    assert examined["dossier"]["tools"]["wins"] == {"a": True}
    assert "b" in examined["notes"][0]

    added.goto("about/privacy/")
    assert "Small measures: your ticks." in added.inner_text(".guide-kept")


def test_its_scripts_have_all_their_types(project: Path) -> None:
    scripts = sorted((project / "overrides" / "tools" / "wins").glob("*.js"))
    assert len(scripts) == 2
    said, _ = check([str(path) for path in scripts])
    assert [fault for fault in MESSAGE.split(said) if "/tools/wins/" in fault] == []
