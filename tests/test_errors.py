"""A problem is a sentence with its place."""

from __future__ import annotations

from macros.model.errors import GuideError, Problem, did_you_mean


def test_a_problem_names_file_line_key_and_hint() -> None:
    problem = Problem("data/x.yml", 3, "a.b", "is missing", "write it")
    assert str(problem) == "data/x.yml:3: a.b: is missing (write it)"


def test_a_problem_of_a_whole_file_has_no_line() -> None:
    assert str(Problem("data/x.yml", 0, "", "the file is missing")) == (
        "data/x.yml: the file is missing"
    )


def test_problems_are_sorted_and_named_once() -> None:
    first, second = Problem("a", 2, "", "x"), Problem("a", 10, "", "x")
    assert GuideError([second, first, second]).problems == [first, second]


def test_of_many_problems_fifty_are_shown_and_the_rest_is_counted() -> None:
    asked: list[int] = []
    hints = [lambda n=n: str(asked.append(n) or n) for n in range(120)]
    lines = str(GuideError(Problem("x", n, "", "y", hints[n]) for n in range(120))).splitlines()
    assert (lines[49], lines[50:]) == ("x:49: y (49)", ["... and 70 more"])
    assert asked == list(range(50))


def test_the_nearest_word_is_proposed() -> None:
    assert did_you_mean("hihg", ["low", "medium", "high"]) == "did you mean 'high'?"


def test_nothing_is_proposed_if_nothing_is_near() -> None:
    assert did_you_mean("purple", ["low", "medium", "high"]) == ""
