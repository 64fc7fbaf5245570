"""YAML is read with its places kept; what could surprise is refused. More in cases/bad-input."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from macros.load.yaml_reader import MAX_BYTES, read_yaml
from macros.model.tree import Tree


def read(tmp_path: Path, text: str | bytes) -> tuple[Tree, list[str]]:
    """Return the tree of a file with this text, and its problems as text."""
    path = tmp_path / "x.yml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    tree, problems = read_yaml(path, "x.yml", ("x",))
    return tree, [str(problem) for problem in problems]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("word", "word"),
        ("'24'", "24"),
        ("24", 24),
        ("-7", -7),
        ("1_000", 1000),
        ("2.5", 2.5),
        ("true", True),
        ("off", False),
        ("null", None),
        ("~", None),
        ("[a, b]", ["a", "b"]),
        ("{a: 1}", {"a": 1}),
        ("{1: a}", {"1": "a"}),
        (">-\n  two\n  lines", "two lines"),
        ("8:30", "8:30"),
        ("0x1F", "0x1F"),
        (".inf", ".inf"),
    ],
)
def test_values_are_read_as_their_author_means_them(tmp_path: Path, text: str, value: Any) -> None:
    assert read(tmp_path, text)[0].value == value


def test_a_date_is_a_date(tmp_path: Path) -> None:
    assert read(tmp_path, "2026-01-02")[0].value.isoformat() == "2026-01-02"


def test_an_empty_file_holds_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, "")[0].value is None


def test_a_byte_order_mark_is_forgiven(tmp_path: Path) -> None:
    assert read(tmp_path, b"\xef\xbb\xbfa: b")[0].value == {"a": "b"}


def test_windows_line_ends_are_forgiven(tmp_path: Path) -> None:
    tree, problems = read(tmp_path, "a: b\r\nc: d\r\n")
    assert (tree.value, problems) == ({"a": "b", "c": "d"}, [])


def test_every_value_knows_its_line(tmp_path: Path) -> None:
    tree, _ = read(tmp_path, "a:\n  b: 1\n  c:\n    - d\n    - e\n")
    lines = {keys: line for keys, (_, line) in tree.places.items()}
    assert lines == {
        ("x",): 1,
        ("x", "a"): 1,
        ("x", "a", "b"): 2,
        ("x", "a", "c"): 3,
        ("x", "a", "c", 0): 4,
        ("x", "a", "c", 1): 5,
    }


def test_what_is_missing_is_placed_at_what_surrounds_it(tmp_path: Path) -> None:
    tree, _ = read(tmp_path, "a:\n  b: 1\n")
    assert tree.place_of(("x", "a", "missing", 3)) == ("x.yml", 1)


def test_nothing_has_no_place() -> None:
    assert Tree().place_of(("x",)) == ("", 0)


def test_a_file_with_problems_gives_what_could_be_read(tmp_path: Path) -> None:
    tree, problems = read(tmp_path, "a: 1\nb: !odd 2\nc: 3\n")
    assert tree.value == {"a": 1, "b": None, "c": 3}
    assert problems == ["x.yml:2: x.b: the tag !odd is not read"]


def test_all_problems_of_a_file_are_found(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "a: !odd 2\ntrue: 3\na: 4\n")
    assert len(problems) == 3


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    _, problems = read(tmp_path, b"a: " + b"x" * MAX_BYTES)
    assert problems == ["x.yml: larger than 4 MB"]


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    _, problems = read_yaml(tmp_path / "no.yml", "no.yml")
    assert [str(p) for p in problems] == ["no.yml: cannot be read: No such file or directory"]


def test_what_was_read_once_can_be_changed_and_read_again(tmp_path: Path) -> None:
    first, _ = read(tmp_path, b"a: {b: [c]}")
    first.value["a"]["b"].append("d")
    assert read(tmp_path, b"a: {b: [c]}")[0].value == {"a": {"b": ["c"]}}


def test_a_changed_file_is_read_anew(tmp_path: Path) -> None:
    read(tmp_path, b"a: 1")
    assert read(tmp_path, b"a: 2")[0].value == {"a": 2}


def test_an_anchor_right_behind_a_colon_is_found(tmp_path: Path) -> None:
    _, problems = read(tmp_path, b'{"a":&b 1, "c":*b}')
    assert len(problems) == 2
    assert "anchors and aliases" in problems[0]


@pytest.mark.parametrize("deep", ["[" * 40_000 + "]" * 40_000, "\n " + "- " * 40_000 + "x"])
def test_yaml_without_end_is_named_instead_of_ending_the_program(tmp_path: Path, deep: str) -> None:
    _, problems = read(tmp_path, f"a: {deep}")
    assert [problem.partition(": ")[2] for problem in problems] == [
        "not valid YAML: nested too deeply"
    ]
