"""The first use of a term on a page becomes a link that shows its meaning."""

from __future__ import annotations

import pytest

from macros.model import Term
from macros.render.glossary import Glossary


def term(name: str, title: str, *aliases: str, summary: str = "Meaning.") -> Term:
    return Term(id=name, title=title, summary=summary, aliases=aliases)


GLOSSARY = Glossary(
    [
        term("sla", "Service level agreement (SLA)"),
        term("patch", "Patch", "security update"),
        term("ai", "AI"),
    ]
)


def linked(text: str, name: str) -> str:
    return f'<a class="guide-term" href="guide:glossary/{name}" title="Meaning.">{text}</a>'


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("patch", "patch"),
        ("Patch", "patch"),
        ("patchs", "patch"),
        ("security update", "patch"),
        ("Security updates", "patch"),
        ("SLA", "sla"),
        ("SLAs", "sla"),
        ("AI", "ai"),
    ],
)
def test_a_term_is_found_in_all_its_forms(text: str, name: str) -> None:
    assert GLOSSARY.mark(f"<p>A {text}.</p>") == f"<p>A {linked(text, name)}.</p>"


@pytest.mark.parametrize(
    "html",
    [
        "<p>dispatch</p>",
        "<p>patch-work</p>",
        "<p>sla</p>",
        "<p>ai</p>",
        "<h2>Patch</h2>",
        '<a href="x">a patch</a>',
        "<button>Patch</button>",
        "<table><tr><th>Patch</th></tr></table>",
        '<p title="patch">x</p>',
        "<script>patch</script>",
        "<dt><em>patch</em></dt>",
    ],
)
def test_other_text_stays(html: str) -> None:
    assert GLOSSARY.mark(html) == html


def test_only_the_first_use_is_linked() -> None:
    marked = GLOSSARY.mark("<p>patch, patch and security update</p>")
    assert marked == f"<p>{linked('patch', 'patch')}, patch and security update</p>"


def test_text_after_a_quiet_element_is_linked_again() -> None:
    marked = GLOSSARY.mark('<a href="x"><b>patch</b></a> patch')
    assert marked == f'<a href="x"><b>patch</b></a> {linked("patch", "patch")}'


def test_a_meaning_is_escaped() -> None:
    glossary = Glossary([term("x", "Thing", summary='"A" & <b>**bold**</b>')])
    assert glossary.mark("thing") == (
        '<a class="guide-term" href="guide:glossary/x" '
        'title="&quot;A&quot; &amp; &lt;b&gt;bold&lt;/b&gt;">thing</a>'
    )


def test_without_terms_nothing_changes() -> None:
    assert Glossary([]).mark("<p>patch</p>") == "<p>patch</p>"


def test_an_element_that_is_named_like_a_quiet_one_is_not_quiet() -> None:
    html = "<a-b>A patch.</a-b>"
    assert GLOSSARY.mark(html) == f"<a-b>A {linked('patch', 'patch')}.</a-b>"
