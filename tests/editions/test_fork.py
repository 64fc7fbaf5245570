"""A fork with a full edition of its own: the tests that it inherits from upstream stay green."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from macros.paths import ROOT
from macros.settings import company_folder
from tests.site.project import not_copied

# What would notice first that the edition of a fork is taken for the guide of upstream.
INHERITED = (
    *("test_api.py", "test_loader.py", "test_overlay.py", "test_data.py"),
    "editions/test_fork.py::test_the_tests_are_about_the_base",
    "editions/test_upstream.py::test_an_id_that_upstream_takes_is_noticed",
)


@pytest.fixture
def fork(tmp_path: Path) -> Path:
    """A copy of the project in which data/company is the edition with the most changes."""
    folder = tmp_path / "fork"
    left_out = not_copied(".git", ".venv", ".*_cache", ".cache", "site")
    shutil.copytree(ROOT, folder, symlinks=True, ignore=left_out)
    edition, company = folder / "data/examples/dental-germany", folder / "data/company"
    shutil.copytree(edition, company, dirs_exist_ok=True)
    shutil.rmtree(folder / "content/company", ignore_errors=True)
    shutil.move(company / "content", folder / "content/company")
    return folder


def test_the_tests_of_upstream_are_green_in_a_fork(fork: Path, built_site: Path) -> None:
    variables = {**os.environ, "GUIDE_TEST_SITE": str(built_site)}
    for name in [name for name in variables if name.startswith(("PYTEST_", "GUIDE_COMPANY"))]:
        del variables[name]
    tests = [*(f"tests/{name}" for name in INHERITED), "-k", "not fits_the_schema"]
    command = [sys.executable, "-m", "pytest", "-qx", "-p", "no:cacheprovider", *tests]
    done = subprocess.run(command, cwd=fork, env=variables, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_the_tests_are_about_the_base() -> None:
    folder = company_folder()
    assert folder is not None
    assert list(folder.iterdir()) == []
