"""Links of a finished site that lead nowhere are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.finish.links import broken_links


def broken(site: Path, **pages: str) -> list[str]:
    """Return what is wrong in a site with these pages; a__b stands for a/b/index.html."""
    written = {}
    for name, html in pages.items():
        path = site / name.replace("__", "/").replace("index", "") / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html)
        written[path.relative_to(site).as_posix()] = html
    (site / "style.css").write_text("")
    return list(broken_links(site, written))


@pytest.mark.parametrize(
    "href",
    [
        "a/",
        "a/#here",
        "./a/",
        "a/index.html",
        "style.css",
        "#top",
        "",
        "https://example.org/x#y",
        "mailto:a@example.org",
        "//example.org/",
        "a/?q=1&amp;r=2#here",
        "a/#h%65re",
    ],
)
def test_a_link_that_leads_somewhere_is_fine(tmp_path: Path, href: str) -> None:
    pages = {"index": f'<a href="{href}" id="top">x</a>', "a": '<h2 id="here">'}
    assert broken(tmp_path, **pages) == []


@pytest.mark.parametrize(
    ("href", "what"),
    [
        ("b/", "there is no page 'b/'"),
        ("../a/", "there is no page '../a/'"),
        ("style.scss", "there is no page 'style.scss'"),
        ("a/#there", "there is no anchor 'a/#there'"),
        ("#there", "there is no anchor '#there'"),
    ],
)
def test_a_link_that_leads_nowhere_is_named(tmp_path: Path, href: str, what: str) -> None:
    pages = {"index": f'<p><a class="x" href="{href}">x</a>', "a": '<h2 id="here">'}
    assert broken(tmp_path, **pages) == [f"index.html: {what}"]


def test_a_link_is_seen_from_its_own_page(tmp_path: Path) -> None:
    assert broken(tmp_path, a__b='<a href="../c/">', a__c='<a href="../d/">') == [
        "a/c/index.html: there is no page '../d/'"
    ]
