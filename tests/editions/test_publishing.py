"""Publishing: offline from a folder, below a path, with headers; the recipes are in order."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
import yaml
from playwright.sync_api import Browser, Page

from macros.exports.offline import pack_site
from macros.finish.headers import A_YEAR, OF_DRAWINGS, headers_file
from macros.paths import ROOT

WORKFLOWS = ("pages", "tests", "weekly")


@pytest.fixture(scope="module")
def offline(site_with: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The offline edition, unpacked from its zip."""
    folder = tmp_path_factory.mktemp("offline")
    pack_site(site_with("offline", GUIDE_OFFLINE="1"), folder / "guide.zip")
    with ZipFile(folder / "guide.zip") as archive:
        archive.extractall(folder)
    return folder / "guide"


@pytest.fixture
def folder_page(browser: Browser, offline: Path) -> Page:
    """A page opened from the folder, without any network."""
    context = browser.new_context(offline=True)
    page = context.new_page()
    troubles: list[str] = []
    page.on("console", lambda m: troubles.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.goto((offline / "index.html").as_uri())
    yield page  # type: ignore[misc]
    context.close()
    assert troubles == []


def test_search_works_from_a_folder(folder_page: Page) -> None:
    folder_page.click("[name=query]")
    folder_page.keyboard.type("hidden costs", delay=20)
    folder_page.wait_for_selector(".md-search-result__item", timeout=20_000)
    assert "idden" in folder_page.locator(".md-search-result__item").first.inner_text()


def test_a_checklist_remembers_from_a_folder(folder_page: Page, offline: Path) -> None:
    address = (offline / "move/checklists/before-signing.html").as_uri()
    box = "guide-checklist li input[type=checkbox]"
    folder_page.goto(address)
    folder_page.locator(box).first.check()
    folder_page.goto(address)
    assert folder_page.locator(box).first.is_checked()


def test_the_questionnaire_starts_from_a_folder(folder_page: Page, offline: Path) -> None:
    folder_page.goto((offline / "decide/questionnaire.html").as_uri())
    assert folder_page.get_by_role("button", name="Start the short path").is_visible()


def test_pages_print_from_a_folder(folder_page: Page, offline: Path) -> None:
    folder_page.goto((offline / "move/checklists/exit.html").as_uri())
    assert folder_page.pdf().startswith(b"%PDF")


def test_the_same_site_gives_the_same_zip(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("<p>One</p>")
    (tmp_path / "site" / "robots.txt").write_text("")
    digests = set()
    for name in ("a.zip", "b.zip"):
        assert pack_site(tmp_path / "site", tmp_path / name) == 1
        digests.add(hashlib.sha256((tmp_path / name).read_bytes()).hexdigest())
    assert len(digests) == 1


def test_headers_keep_only_unchanging_names_for_a_year(built_site: Path) -> None:
    text = headers_file("default-src 'none'", built_site)
    kept = re.findall(rf"^/(\S+)\n  ! Cache-Control\n  Cache-Control: {A_YEAR}$", text, re.M)
    assert kept
    assert all(re.search(r"\.[0-9a-f]{8}\.min\.js$", name) for name in kept)
    assert "frame-ancestors 'none'" in text


def test_a_drawing_opened_by_its_address_may_nothing(built_site: Path) -> None:
    text = headers_file("script-src 'self'", built_site)
    drawings = sorted(path.relative_to(built_site).as_posix() for path in built_site.rglob("*.svg"))
    rule = rf"^/(\S+\.svg)\n  ! Content-Security-Policy\n  Content-Security-Policy: {OF_DRAWINGS};"
    assert drawings
    assert re.findall(rule, text, re.M) == drawings
    nginx = (ROOT / "deploy" / "nginx" / "nginx.conf").read_text(encoding="utf-8")
    assert f'svgz?$" "{OF_DRAWINGS}; frame-ancestors \'none\'";' in nginx
    assert "add_header Content-Security-Policy $policy always;" in nginx


@pytest.mark.parametrize(
    "name", [*(f".github/workflows/{name}.yml" for name in WORKFLOWS), ".gitlab-ci.yml"]
)
def test_a_workflow_calls_only_targets_that_exist(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert isinstance(yaml.safe_load(text), dict)
    targets = set(re.findall(r"\bmake ([a-z]+)", text))
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert targets <= set(re.findall(r"^([a-z]+):", makefile, re.M))
