"""The Markdown subset: bold, italic, links to entries and to the web; the rest is plain text."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.model.markup import (
    attribute,
    block_html,
    inline_html,
    link_targets,
    paragraphs,
    plain,
    unread_links,
)

from .payloads import PAYLOADS

TAG = re.compile(r"<[^>]*>")
ALLOWED = re.compile(r'</?(strong|em|p|a)>|<a href="(guide:|https://|mailto:)[^"<>]*">')


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("**bold** and *italic*", "<strong>bold</strong> and <em>italic</em>"),
        ("[x](risks/a-b)", '<a href="guide:risks/a-b">x</a>'),
        ("[x](https://example.org/?a=1&b=2)", '<a href="https://example.org/?a=1&amp;b=2">x</a>'),
        ("[x](mailto:a@example.org)", '<a href="mailto:a@example.org">x</a>'),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ("[x](http://example.org)", "[x](http://example.org)"),
        ("![x](https://example.org)", '!<a href="https://example.org">x</a>'),
        ("# no heading", "# no heading"),
        ("- no list", "- no list"),
        ("`no code`", "`no code`"),
        ("a_b_c", "a_b_c"),
        ("1 < 2 & 3", "1 &lt; 2 &amp; 3"),
        ('"quoted"', "&quot;quoted&quot;"),
        (r"\*no emphasis\*", "*no emphasis*"),
        ("&lt;b&gt; &amp;", "&amp;lt;b&amp;gt; &amp;amp;"),
        ("two\nlines", "two lines"),
    ],
)
def test_a_text_is_shown(text: str, shown: str) -> None:
    assert inline_html(text) == shown


def test_paragraphs_stand_between_blank_lines() -> None:
    assert paragraphs(" one\nline \n\n\n two ") == ["one line", "two"]


def test_each_paragraph_is_one_element() -> None:
    assert block_html("one\n\ntwo") == "<p>one</p><p>two</p>"


def test_plain_text_has_no_marks() -> None:
    assert plain("**Bold** [link](risks/x) & <b>") == "Bold link & <b>"


def test_a_text_in_an_attribute_is_escaped() -> None:
    assert attribute('**"A"** & <b>') == "&quot;A&quot; &amp; &lt;b&gt;"


def test_targets_of_links_are_listed() -> None:
    text = "[a](risks/x) and\n\n[b](https://example.org) and [c](javascript:x)"
    assert list(link_targets(text)) == ["risks/x", "https://example.org"]


def test_what_looks_like_a_link_but_is_none_is_listed() -> None:
    assert list(unread_links("[a](risks/x) [b](../x.md) [c](http://x)")) == ["../x.md", "http://x"]


def only_harmless_tags(shown: str) -> bool:
    """Tell whether HTML holds no elements but those of the subset."""
    return all(ALLOWED.fullmatch(tag) for tag in TAG.findall(shown)) and "<" not in TAG.sub(
        "", shown
    )


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_is_text(payload: str) -> None:
    assert only_harmless_tags(block_html(payload))
    assert "<" not in attribute(payload)
    assert '"' not in attribute(payload)


@given(st.text(alphabet=st.sampled_from("<>&\"'*_[]()!/\\`{}:. \nabjst"), max_size=60))
def test_any_text_is_harmless(text: str) -> None:
    assert only_harmless_tags(block_html(text))


@given(
    st.text(
        alphabet=st.characters(exclude_characters="*_[]()\\", exclude_categories=["Cc", "Cs"]),
        max_size=60,
    )
)
def test_text_without_marks_is_shown_as_it_is(text: str) -> None:
    assert html.unescape(inline_html(text)) == " ".join(text.split())
