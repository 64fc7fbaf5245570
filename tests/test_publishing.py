"""A published page allows the scripts that stand in it, the host's header those of all pages."""

from __future__ import annotations

from macros.finish.html import POLICY_MARK, security_policy
from macros.finish.policy import Published

HASH = {
    "one()": "'sha256-HR7iaask9daLMRRskMI++QeJtjWDOjyPA6lGzYGzKW4='",
    "two()": "'sha256-iMrPAWirDC2X0OhZzLsM2MRIWSmepJGI4r7D8ZlwBOw='",
}


def html(script: str) -> str:
    return f'<meta content="{POLICY_MARK}"><script>{script}</script>'


def test_each_page_allows_its_own_scripts() -> None:
    published = Published(has_policy=True)
    for script, name in (("one()", "a.html"), ("two()", "b.html")):
        written = published.add(name, html(script))
        assert written == published.pages[name]
        assert security_policy({HASH[script]}) in written
    assert published.policy == security_policy(set(HASH.values()))


def test_a_server_adds_the_policy_itself() -> None:
    assert Published(has_policy=False).add("a.html", html("one()")) == html("one()")
