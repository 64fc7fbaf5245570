"""A published page allows the guide's own scripts, and whatever else it may not hold is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.finish.html import POLICY_MARK, own_scripts, security_policy
from macros.finish.policy import Published

ONE = "'sha256-HR7iaask9daLMRRskMI++QeJtjWDOjyPA6lGzYGzKW4='"


def html(part: str) -> str:
    return f'<meta content="{POLICY_MARK}">{part}'


def test_every_page_allows_the_scripts_of_the_guide() -> None:
    published = Published({ONE}, has_policy=True)
    written = published.add("a.html", html("<script>one()</script>"))
    assert written == published.pages["a.html"]
    assert security_policy({ONE}) in written
    assert (published.policy, published.troubles) == (security_policy({ONE}), [])


def test_a_server_adds_the_policy_itself() -> None:
    page = html("<script>one()</script>")
    assert Published({ONE}, has_policy=False).add("a.html", page) == page


@pytest.mark.parametrize(
    "part",
    [
        "<script>two()</script>",
        "<script data-x>two()</script>",
        '<META content=0 http-equiv="Refresh">',
        "<base href=//example.org/>",
        "<iframe>",
        '<form class="x" action="https://example.org/">',
        '<button formaction="https://example.org/">',
        '<a href="javascript:alert(1)">',
        "<img src=x onerror=alert(1)>",
    ],
)
def test_what_a_page_may_not_hold_is_named_and_never_allowed(part: str) -> None:
    published = Published({ONE}, has_policy=True)
    assert security_policy({ONE}) in published.add("a.html", html(part))
    assert [trouble.partition(": ")[0] for trouble in published.troubles] == ["a.html"]


def test_what_is_shown_as_text_is_no_trouble() -> None:
    published = Published((), has_policy=True)
    published.add("a.html", "<p>&lt;base&gt;, onclick=x, href=javascript:x</p><form><p>")
    assert published.troubles == []


def test_the_scripts_of_the_guide_are_those_of_its_templates(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("{#- Why. -#}<script>one({{ scope | d(1) }})</script>")
    (tmp_path / "b.html").write_text('<script src="x.js"></script>')
    assert own_scripts(tmp_path, "") == {ONE}
