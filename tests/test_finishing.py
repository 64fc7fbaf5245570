"""Work on finished HTML: links between entries, headings, hashes of scripts."""

from __future__ import annotations

import base64
import hashlib

from macros.finish.html import (
    Heading,
    headings,
    plain_text,
    resolve_links,
    script_hashes,
    security_policy,
)


def resolved(html: str) -> str:
    return resolve_links(html, lambda kind, entry_id: f"/{kind}:{entry_id}/")


def test_a_link_to_an_entry_gets_its_address() -> None:
    assert resolved('<a href="guide:risks/a-b">x</a>') == '<a href="/risks:a-b/">x</a>'


def test_a_link_to_a_part_of_an_entry_keeps_its_anchor() -> None:
    assert resolved('<a href="guide:checklists/a#b">') == '<a href="/checklists:a/#b">'


def test_other_links_stay() -> None:
    assert resolved('<a href="https://example.org/guide:x">') == (
        '<a href="https://example.org/guide:x">'
    )


def test_a_link_written_as_text_stays_text() -> None:
    shown = "<p>href=&quot;guide:risks/a&quot;</p>"
    assert resolved(shown) == shown


def test_headings_with_an_id_are_listed() -> None:
    html = '<h1 id="x">X</h1><h2 id="a">A <em>b</em></h2><h3>no id</h3><h3 class="c" id="d">D</h3>'
    assert list(headings(html)) == [Heading(2, "a", "A b"), Heading(3, "d", "D")]


def test_plain_text_is_unescaped() -> None:
    assert plain_text("<b>a &amp; b</b>") == "a & b"


def test_inline_scripts_are_hashed_and_others_are_not() -> None:
    html = (
        "<script>one()</script><script src=x.js></script>"
        '<script type="application/json">{}</script>'
    )
    digest = base64.b64encode(hashlib.sha256(b"one()").digest()).decode()
    assert list(script_hashes(html)) == [f"'sha256-{digest}'"]


def test_the_policy_allows_own_files_and_the_hashed_scripts_only() -> None:
    policy = dict(part.split(" ", 1) for part in security_policy({"'h2'", "'h1'"}).split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self' 'h1' 'h2'"
    assert policy["style-src"] == "'self'"
    assert not any("unsafe" in part or "*" in part for part in policy.values())
