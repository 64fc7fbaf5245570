"""The theme's rules that no page can use are left out, all others stay."""

from __future__ import annotations

from pathlib import Path

import material
import pytest

from macros.theme.styles import Usage, adapted, purged, with_marked_tables, without_unread

USAGE = Usage(
    ['<body data-md-color-scheme="slate"><p class="a b"><i class=c>'], ['add("by-script")']
)


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".a{color:red}", ".a{color:red}"),
        (".z{color:red}", ""),
        (".a,.z{color:red}", ".a{color:red}"),
        (".a .z{color:red}", ""),
        (".a.b>.c{color:red}", ".a.b>.c{color:red}"),
        ("p:not(.z){color:red}", "p:not(.z){color:red}"),
        (".by-script{color:red}", ".by-script{color:red}"),
        ("p{color:red}", "p{color:red}"),
        ("[data-md-color-scheme=slate]{color:red}", "[data-md-color-scheme=slate]{color:red}"),
        ("[data-md-color-scheme=pink]{color:red}", ""),
        ("@media print{.a{color:red}.z{color:red}}", "@media print{.a{color:red}}"),
        ("@media print{.z{color:red}}", ""),
        ("[data-md-color-switching] *{color:red}", ""),
    ],
)
def test_a_rule_stays_if_something_can_use_it(css: str, kept: str) -> None:
    assert purged(css, USAGE) == kept


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (":root{--a:1}", ""),
        (":root{--a:1;color:red}", ":root{color:red}"),
        (":root{--a:1}p{top:var(--a)}", ":root{--a:1}p{top:var(--a)}"),
        (":root{--a:1}p{top:var( --a,0)}", ":root{--a:1}p{top:var( --a,0)}"),
        (":root{--a:1;--b:var(--a)}", ""),
        (":root{--by-script:1}", ":root{--by-script:1}"),
        (':root{--a:url("data:x;y");top:0!important}', ":root{top:0!important}"),
        ("@media print{p{top:var(--a)}}:root{--a:1}", "@media print{p{top:var(--a)}}:root{--a:1}"),
    ],
)
def test_a_property_of_the_theme_stays_if_something_reads_it(css: str, kept: str) -> None:
    assert without_unread(css, Usage([], ['get("--by-script")'])) == kept


THEME = ["md-annotation", "md-code__button", "md-source__facts", "md-tag", "md-tooltip2", "k"]
THEME += ["md-tooltip", "md-version", "tabbed-labels"]


@pytest.mark.parametrize("name", THEME)
def test_what_the_theme_adds_only_beside_something_goes_without_it(name: str) -> None:
    assert purged(f".{name}{{color:red}}", Usage(['"version": null'], THEME)) == ""


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ('<p class="annotate">', "md-annotation"),
        ('<p class="annotate">', "md-tooltip"),
        ('{"features": ["toc.follow", "content.code.copy"]}', "md-code__button"),
        ('{"features": ["content.tooltips"]}', "md-tooltip2"),
        ("<a data-preview>", "md-tooltip2"),
        ('<a class="md-source">', "md-source__facts"),
        ('{"version": {"provider": "mike"}}', "md-version"),
        ('<div class="tabbed-set">', "tabbed-labels"),
        ('<b class="md-tag">', "md-tag"),
        ('<i class="k">', "k"),
    ],
)
def test_what_the_theme_adds_beside_something_stays_with_it(page: str, name: str) -> None:
    css = f".{name}{{color:red}}"
    assert purged(css, Usage([page], THEME)) == css


def test_a_table_without_a_class_is_known_by_a_mark() -> None:
    [theme] = (Path(material.__file__).parent / "templates/assets/stylesheets").glob("main.*.css")
    css = adapted(theme.read_text(encoding="utf-8"))
    assert ".md-typeset table[data-plain] th{" in css
    assert "table:not([class])" not in css
    assert with_marked_tables("<table><tr>") == "<table data-plain><tr>"
    assert with_marked_tables('<table id="a">') == '<table data-plain id="a">'
    assert with_marked_tables('<table id="a" class="b">') == '<table id="a" class="b">'
    assert with_marked_tables('<table class="a">') == '<table class="a">'
