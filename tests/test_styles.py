"""The theme's rules that no page can use are left out, all others stay."""

from __future__ import annotations

import pytest

from macros.styles import Usage, purged

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
    ],
)
def test_a_rule_stays_if_something_can_use_it(css: str, kept: str) -> None:
    assert purged(css, USAGE) == kept
