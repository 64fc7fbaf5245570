"""A site of plain HTML is finished without MkDocs, and may be finished twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.__main__ import main

THEME = """
<html><head><title>{title}</title></head><body>
<div data-md-component="skip"></div>
<label class="md-header__button md-icon" for="__drawer"><svg></svg></label>
<div data-md-component="search" role="dialog"></div>
<article class="md-content__inner"><h1 id="top">{title}</h1>{text}</article>
</body></html>
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Three pages as a generator leaves them, with the theme around them."""
    pages = {
        "index.html": '<a href="guide:risks/hidden-costs">Hidden costs</a>',
        "run/index.html": '<a href="guide:exit-steps/agree-the-exit-first">Own</a>',
        "understand/risks/hidden-costs/index.html": '<a href="guide:page/run/index">Run</a>',
        "run/exit/index.html": '<p id="agree-the-exit-first"><table><tr><td>1</td></tr></table>',
    }
    for name, text in pages.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(THEME.format(title=name, text=text), encoding="utf-8")
    return tmp_path


def files(site: Path) -> dict[str, str]:
    return {path.as_posix(): path.read_text() for path in site.rglob("*.*") if path.is_file()}


def test_links_theme_policy_and_headers_are_finished_once(site: Path) -> None:
    assert main(["finish", str(site)]) == 0
    page = (site / "index.html").read_text()
    assert '<a href="understand/risks/hidden-costs/">Hidden costs</a>' in page
    assert '<a href="#guide-text" class="md-skip">' in page
    assert "content=\"default-src 'none'" in page
    assert 'href="../../../run/"' in (site / "understand/risks/hidden-costs/index.html").read_text()
    assert 'href="exit/#agree-the-exit-first"' in (site / "run/index.html").read_text()
    assert "<table data-plain>" in (site / "run/exit/index.html").read_text()
    assert "Content-Security-Policy" in (site / "_headers").read_text()
    before = files(site)
    assert main(["finish", str(site)]) == 0
    assert files(site) == before


def test_nothing_is_written_if_a_link_leads_nowhere(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (site / "run/exit/index.html").unlink()
    before = files(site)
    assert main(["finish", str(site)]) == 1
    assert (
        "run/index.html: there is no page 'exit/#agree-the-exit-first'" in capsys.readouterr().err
    )
    assert files(site) == before
