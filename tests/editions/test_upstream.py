"""A fork keeps its edition while upstream edits, renames and removes; git merges, no conflict."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from macros.model import Guide
from macros.paths import ROOT

from ..browser.questionnaire import code_of, kept, open_questionnaire, use
from ..site_server import serving

NAMES = {"GIT_AUTHOR_NAME": "Tests", "GIT_COMMITTER_NAME": "Tests"}
MAILS = {"GIT_AUTHOR_EMAIL": "t@example.org", "GIT_COMMITTER_EMAIL": "t@example.org"}
QUIET = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
PARTS = ("macros", "data", "content", "overrides")
OLD, NEW = "keys-in-hand", "keys-held"  # a question that upstream renames


def raise_version(questionnaire: Path, change: str) -> None:
    """Raise the version of a questionnaire by one, as whoever changes its questions does."""
    text = questionnaire.read_text(encoding="utf-8")
    found = re.search(r"^version: (\d+)$", text, re.MULTILINE)
    assert found
    version = int(found[1]) + 1
    replace(questionnaire, f"{found[0]}\n", f"version: {version}\n")
    replace(questionnaire, "changes:\n", f"changes:\n  {version}: {change}\n")


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder and return what it said."""
    environment = {**os.environ, **NAMES, **MAILS, **QUIET}
    environment.pop("GUIDE_COMPANY", None)
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120
    )


def git(folder: Path, *arguments: str) -> str:
    """Run git and return what it said; fail if it does."""
    done = run(folder, "git", *arguments)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def macros(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command line of a copy of the project."""
    return run(folder, sys.executable, "-m", "macros", *arguments)


def replace(file: Path, old: str, new: str) -> None:
    """Replace a text that a file holds exactly once."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, (file.name, old, text.count(old))
    file.write_text(text.replace(old, new), encoding="utf-8")


def commit(folder: Path, message: str) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", message)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a repository of upstream, and a fork of it."""
    folder = tmp_path_factory.mktemp("repositories")
    make_fork(make_upstream(folder / "upstream"), folder / "fork")
    return folder


@pytest.fixture
def upstream(both: Path, tmp_path: Path) -> Path:
    """A repository with the guide as upstream publishes it."""
    return Path(shutil.copytree(both / "upstream", tmp_path / "upstream"))


@pytest.fixture
def fork(both: Path, upstream: Path, tmp_path: Path) -> Path:
    """A fork with an edition that uses every kind of change, all marked."""
    folder = Path(shutil.copytree(both / "fork", tmp_path / "fork"))
    git(folder, "remote", "set-url", "origin", str(upstream))
    return folder


def make_upstream(folder: Path) -> Path:
    skip = shutil.ignore_patterns("__pycache__", "company", "schema", "*.pyc")
    for part in PARTS:
        shutil.copytree(ROOT / part, folder / part, ignore=skip)
    git(folder, "init", "--quiet", "--initial-branch=main")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    commit(folder, "the guide")
    return folder


def make_fork(upstream: Path, folder: Path) -> None:
    git(upstream, "clone", "--quiet", str(upstream), str(folder))
    assert macros(folder, "new", "Example Works").returncode == 0
    company = folder / "data" / "company"
    (company / "risks.yml").write_text(
        "# Ours.\n"
        "hidden-costs:\n  title: What the offer does not say\n"
        "key-person-dependence:\n  title: Everything hangs on one administrator\n"
        "provider-failure: null\n"
        "unclear-scope:\n  mitigations: {add: [named-owner]}\n"
    )
    (company / "faq.yml").write_text(
        "ours:\n  title: Who decides?\n  summary: We do.\n  answer: The leadership team.\n"
    )
    pages = folder / "content" / "company" / "about"
    pages.mkdir(parents=True)
    (pages / "privacy.md").write_text(
        "---\ntitle: Privacy\ndescription: Ours.\nbased_on: new\n---\n\n# Privacy\n"
    )
    assert macros(folder, "overlay", "--accept", "all").returncode == 0
    assert macros(folder, "overlay").returncode == 0
    commit(folder, "our edition")


def upstream_moves_on(folder: Path) -> None:
    """Edit, rename and remove entries, raise the version of the questions, edit a page."""
    data = folder / "data"
    replace(
        data / "risks.yml",
        "title: Hidden costs that the comparison leaves out",
        "title: Costs that no comparison shows",
    )
    for file in data.glob("*.yml"):
        text = file.read_text(encoding="utf-8")
        for old, new in (
            ("risks/key-person-dependence", "risks/lone-administrator"),
            ("- key-person-dependence", "- lone-administrator"),
            ("[key-person-dependence", "[lone-administrator"),
            (", key-person-dependence", ", lone-administrator"),
            ("key-person-dependence:", "lone-administrator:"),
        ):
            text = text.replace(old, new)
        file.write_text(text, encoding="utf-8")
    renamed = data / "renamed.yml"
    text = renamed.read_text(encoding="utf-8").replace("{}", "")
    renamed.write_text(text + "risks/key-person-dependence: risks/lone-administrator\n")
    questionnaire = data / "questionnaire.yml"
    raise_version(questionnaire, "Reworded.")
    page = folder / "content" / "about" / "privacy.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nOne more sentence.\n")
    commit(folder, "upstream moves on")


def test_updates_come_in_without_conflict_and_the_report_is_right(
    upstream: Path, fork: Path
) -> None:
    upstream_moves_on(upstream)
    git(fork, "pull", "--quiet", "--no-rebase", "--no-edit", "origin", "main")
    assert git(fork, "status", "--porcelain") == ""

    check = macros(fork, "check")
    assert check.returncode == 0, check.stderr
    report = macros(fork, "overlay")
    assert report.returncode == 3, report.stdout
    looks = report.stdout.split("What needs a look:\n")[1].split("\n\n")[0].splitlines()
    assert [line.strip() for line in looks] == [
        "risks/hidden-costs: the base moved on since it was changed",
        "risks/lone-administrator: the overlay still calls it 'key-person-dependence'",
        "about/privacy.md: the page of the base moved on since it was replaced",
    ]
    assert "base: Costs that no comparison shows" in report.stdout
    assert "own:  What the offer does not say" in report.stdout

    assert macros(fork, "overlay", "--accept", "all").returncode == 0
    assert macros(fork, "overlay").returncode == 0
    risks = (fork / "data" / "company" / "risks.yml").read_text()
    assert risks.startswith("# Ours.\n")
    assert "lone-administrator:\n  based_on: " in risks


def test_an_id_that_upstream_takes_is_noticed(upstream: Path, fork: Path) -> None:
    faq = upstream / "data" / "faq.yml"
    entry = "\nours:\n  title: Whose is it?\n  summary: A text.\n  answer: Yours.\n"
    faq.write_text(faq.read_text(encoding="utf-8") + entry)
    commit(upstream, "a new question")
    git(fork, "pull", "--quiet", "--no-rebase", "--no-edit", "origin", "main")
    check = macros(fork, "check")
    assert check.returncode == 1
    assert "faq.ours: the base has an entry of this id now, and so has the overlay" in check.stderr


def test_an_entry_that_upstream_removes_is_named(upstream: Path, fork: Path) -> None:
    company = fork / "data" / "company" / "faq.yml"
    company.write_text(company.read_text() + "future:\n  title: What next?\n")
    commit(fork, "one more")
    faq = upstream / "data" / "faq.yml"
    text = faq.read_text(encoding="utf-8")
    start = text.index("\nfuture:\n") + 1
    end = text.find("\n\n", start)
    faq.write_text(text[:start] + text[end + 2 :])
    for file in (upstream / "data").glob("*.yml"):
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line.replace(", faq/future", "").replace("faq/future, ", "") for line in lines]
        kept = [line for line in kept if line.strip() != "- faq/future"]
        file.write_text("".join(kept), encoding="utf-8")
    renamed = upstream / "data" / "renamed.yml"
    renamed.write_text(renamed.read_text().replace("{}", "") + "faq/future: null\n")
    commit(upstream, "a question less")
    git(fork, "pull", "--quiet", "--no-rebase", "--no-edit", "origin", "main")
    check = macros(fork, "check")
    assert "faq.future: no entry 'future' in faq to change" in check.stderr
    assert "(the base removed it for good; delete these lines)" in check.stderr


def upstream_renames_a_question(folder: Path) -> None:
    """Give a question another id, and raise the version of the questions."""
    for file in (folder / "data").glob("*.yml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(OLD, NEW), encoding="utf-8")
    renamed = folder / "data" / "renamed.yml"
    text = renamed.read_text(encoding="utf-8").replace("{}", "")
    renamed.write_text(f"{text}questions/{OLD}: questions/{NEW}\n")
    questionnaire = folder / "data" / "questionnaire.yml"
    raise_version(questionnaire, "Renamed.")
    commit(folder, "a question by another name")


def test_old_links_and_files_still_read(
    upstream: Path, fork: Path, guide: Guide, browser: Browser, tmp_path: Path
) -> None:
    upstream_renames_a_question(upstream)
    git(fork, "pull", "--quiet", "--no-rebase", "--no-edit", "origin", "main")
    done = run(fork, sys.executable, "-m", "mkdocs", "build", "--strict")
    assert done.returncode == 0, done.stderr

    old = next(s.answers for s in guide.scenarios.values() if OLD in s.answers)
    now = {NEW if question == OLD else question: answer for question, answer in old.items()}
    file = tmp_path / "answers.json"
    saved = {"guide": "who-runs-your-it", "edition": "example-works", "model": 2, "answers": old}
    file.write_text(json.dumps(saved))

    with serving(fork / "site") as url:
        page = browser.new_page(base_url=url)
        use(page, code_of(guide, old))
        assert kept(page)["answers"] == now
        page.evaluate("localStorage.clear()")
        open_questionnaire(page)
        page.locator("[data-file]:visible").first.set_input_files(file)
        page.wait_for_url("**/#result")
        assert kept(page)["answers"] == now
        page.context.close()
