"""Scripts with short names: what becomes short, what keeps its name, and nothing is mixed up."""

from __future__ import annotations

import re
from operator import attrgetter
from pathlib import Path

import pytest

from macros.bundles import SCRIPTS
from macros.short_names import shortened

OURS = sorted(SCRIPTS.glob("*.js"))


@pytest.mark.parametrize(
    ("long", "short"),
    [
        pytest.param("(word) => word + word", "(e) => e + e", id="parameter"),
        pytest.param("word => word", "e => e", id="parameter without brackets"),
        pytest.param("(word, ...words) => f(words)", "(e, ...t) => f(t)", id="rest"),
        pytest.param("(word = 1) => word", "(e = 1) => e", id="default"),
        pytest.param("({ word }) => [word, { word }]", "({ word:e }) => [e, { word:e }]", id="{}"),
        pytest.param("({ a: [word = 1] }) => word", "({ a: [e = 1] }) => e", id="pattern"),
        pytest.param("({ word = 1 }) => word", "({ word:e = 1 }) => e", id="pattern with default"),
        pytest.param("(word) => word.word", "(e) => e.word", id="property"),
        pytest.param("(word) => `${word} word`", "(e) => `${e} word`", id="template"),
        pytest.param("{ let word = 1; word = 2 }", "{ let e = 1; e = 2 }", id="block"),
        pytest.param("for (const word of f()) g(word)", "for (const e of f()) g(e)", id="loop"),
        pytest.param(
            "try { f() } catch (word) { g(word) }",
            "try { f() } catch (e) { g(e) }",
            id="catch",
        ),
        pytest.param(
            "() => { function word(word) { word() } }",
            "() => { function e(e) { e() } }",
            id="function",
        ),
        pytest.param("() => { class Word {} }", "() => { class e {} }", id="class"),
        pytest.param("(one) => (two) => one", "(e) => (t) => e", id="from further out"),
        pytest.param("(one) => (two) => two", "(e) => (e) => e", id="again further in"),
        pytest.param(
            "(word) => { { let word; word } word }",
            "(e) => { { let e; e } e }",
            id="shadow",
        ),
        pytest.param("(word) => e(word)", "(t) => e(t)", id="a global has the short name"),
        pytest.param(
            "(one) => () => { let two; one, two, e }",
            "(t) => () => { let n; t, n, e }",
            id="far in",
        ),
    ],
)  # fmt: skip
def test_names_inside_become_short(long: str, short: str) -> None:
    assert shortened(long) == short


@pytest.mark.parametrize(
    "script",
    [
        "const word = 1",
        "function word() {}",
        "class Word { name = 1; say() { return this.name } static #own }",
        "globalThis.Word = class Word {}",
        "f(word, { word, other: word })",
        "() => print(word.name)",
        "({ word }) => ({ word })",
        "label: while (true) break label",
        "this is (no script",
    ],
)
def test_what_others_use_keeps_its_name(script: str) -> None:
    assert shortened(script) == script


def test_a_name_that_is_kept_is_given_to_nothing_else() -> None:
    assert shortened("(one, { e }) => f(one, { e })") == "(t, { e }) => f(t, { e })"
    assert shortened("(one) => ({ e }) => f(one, { e })") == "(e) => ({ e:t }) => f(e, { e:t })"


def test_a_body_shares_the_names_of_its_parameters() -> None:
    assert shortened("(one) => { const two = 1 }") == "(e) => { const t = 1 }"


@pytest.mark.parametrize("path", OURS, ids=attrgetter("name"))
def test_our_scripts_keep_their_properties_and_texts(path: Path) -> None:
    script = path.read_text(encoding="utf-8")
    assert not re.search(r"^\s*var ", script, re.M), "var reaches out of its block: write let"
    short = shortened(script)
    for kept in (r"(?<!\.)\.\w+", r'"[\w.:/-]+"', r"\bglobalThis\.\w+"):
        assert re.findall(kept, short) == re.findall(kept, script)
    assert len(short) < len(script)
