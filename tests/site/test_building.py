"""Building: the same bytes each time, and never a half-built site in place of a good one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, build_site

from .project import until

BROKEN = "\nnonsense:\n  title: <b>Bold</b>\n"


def make(project: Path, target: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run make in a copy of the project."""
    return subprocess.run(
        ["make", target],
        cwd=project,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=300,
    )


def break_data(project: Path) -> None:
    with (project / "data" / "risks.yml").open("a") as file:
        file.write(BROKEN)


def files_of(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder by its path."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_two_builds_are_the_same_to_the_byte(built_site: Path, tmp_path: Path) -> None:
    build_site(tmp_path / "again", TZ="Pacific/Auckland", PYTHONHASHSEED="7")
    first, second = files_of(built_site), files_of(tmp_path / "again")
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


@pytest.mark.parametrize("target", ["build", "check"])
def test_broken_data_is_named_without_a_traceback(project: Path, target: str) -> None:
    break_data(project)
    done = make(project, target)
    said = done.stdout + done.stderr
    assert done.returncode != 0
    assert "data/risks.yml:" in said
    assert "risks.nonsense.title: HTML is not read here" in said
    assert "risks.nonsense.meaning: is missing" in said
    assert "Traceback" not in said


def test_a_build_that_fails_leaves_the_old_site(project: Path) -> None:
    old = project / "site" / "index.html"
    old.parent.mkdir()
    old.write_text("the old site")
    break_data(project)
    assert make(project, "build").returncode != 0
    assert files_of(project / "site") == {"index.html": b"the old site"}
    assert not (project / ".cache" / "building").exists()


def test_a_second_build_at_once_is_refused_in_a_sentence(project: Path) -> None:
    (project / ".cache" / "building").mkdir(parents=True)
    done = make(project, "build")
    assert done.returncode != 0
    assert "Another build is running here." in done.stderr
    assert (project / ".cache" / "building").exists()


def test_a_full_disk_is_said_in_a_sentence() -> None:
    code = (
        "from macros.site.hooks import hooks; hooks.on_startup('build', False);"
        "open('/dev/full', 'wb', buffering=0).write(b'x')"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (1, "a file: No space left on device\n")


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("content/run/exit.md", '"exit_steps"', '"exit_stepz"', "exit_stepz"),
        ("overrides/partials/guide/risk.html", "{{ page(risk", "{{ pages(risk", "risk.html:"),
    ],
)
def test_a_fault_in_a_page_or_a_partial_fails_the_build(
    project: Path, name: str, old: str, new: str, said: str
) -> None:
    path = project / name
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))
    done = make(project, "build")
    assert done.returncode != 0
    assert not (project / "site").exists()
    assert said in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_an_interrupted_build_leaves_the_old_site(project: Path) -> None:
    old = project / "site" / "index.html"
    old.parent.mkdir()
    old.write_text("the old site")
    running = subprocess.Popen(
        ["make", "build"],
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    until(lambda: (project / ".cache" / "next").exists())
    os.killpg(running.pid, 15)
    running.communicate()
    assert files_of(project / "site") == {"index.html": b"the old site"}
