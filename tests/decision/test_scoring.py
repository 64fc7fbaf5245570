"""What answers come to."""

from __future__ import annotations

from macros.decision import evaluate

from .making import gate, model_of, question

SKILL = question("skill", 3, (2, 0, 0), (0, 2, 0), (0, 0, 2))
NIGHTS = question("nights", 5, (1, 0, 0), (0, 1, 1), theme="cost")
COVER = question("cover", 10, (3, 0, 0), (0, 0, 3), code="o", show_if=(("skill", ("a", "b")),))


def test_scores_count_half_points() -> None:
    result = evaluate(model_of([SKILL, NIGHTS]), {"skill": "a", "nights": "b"})
    assert result.scores == {"internal": 12, "hybrid": 10, "external": 10}
    assert (result.winner, result.runner_up, result.lead) == ("internal", "hybrid", 2)


def test_rows_and_bases_add_up_to_the_scores() -> None:
    model = model_of([SKILL, NIGHTS], bases=(0, -7, 0))
    result = evaluate(model, {"skill": "b", "nights": "b"})
    sums = [sum(row.points[i] for row in result.rows) for i in range(3)]
    assert [sums[0], sums[1] - 14, sums[2]] == list(result.scores.values())


def test_priorities_halve_and_double_the_weights_of_a_theme() -> None:
    model, answers = model_of([SKILL, NIGHTS]), {"skill": "a", "nights": "b"}
    less = evaluate(model, answers, {"people": "less"})
    more = evaluate(model, answers, {"cost": "more", "people": "normal"})
    assert less.scores == {"internal": 6, "hybrid": 10, "external": 10}
    assert more.scores == {"internal": 12, "hybrid": 20, "external": 20}
    assert more.priorities == {"cost": "more"}


def test_unknown_priorities_are_ignored() -> None:
    result = evaluate(model_of([SKILL]), {"skill": "a"}, {"people": "most", "luck": "more"})
    assert result.priorities == {}
    assert result.scores["internal"] == 12


def test_a_tie_goes_to_the_first_and_has_no_lead() -> None:
    result = evaluate(model_of([NIGHTS]), {"nights": "b"})
    assert result.order == ("hybrid", "external", "internal")
    assert result.lead == 0


def test_unknown_and_missing_answers_add_nothing() -> None:
    result = evaluate(model_of([SKILL, NIGHTS]), {"skill": "unknown"})
    assert result.scores == {"internal": 0, "hybrid": 0, "external": 0}
    assert (result.unknown, result.unanswered) == (("skill",), ("nights",))
    assert result.rows == ()


def test_an_answer_that_the_question_does_not_have_is_no_answer() -> None:
    result = evaluate(model_of([SKILL]), {"skill": "z", "colour": "a"})
    assert result.answers == {}
    assert result.unanswered == ("skill",)


def test_answers_to_hidden_questions_never_count() -> None:
    result = evaluate(model_of([SKILL, COVER]), {"skill": "c", "cover": "a"})
    assert result.shown == ("skill",)
    assert result.answers == {"skill": "c"}
    assert result.scores["internal"] == 0


def test_a_question_is_hidden_while_its_parent_is_unknown() -> None:
    assert evaluate(model_of([SKILL, COVER]), {"skill": "unknown"}).shown == ("skill",)


def test_a_question_with_two_parents_needs_both() -> None:
    both = question(
        "both", 1, (1, 0, 0), (0, 1, 0), show_if=(("skill", ("a",)), ("nights", ("b",)))
    )
    model = model_of([SKILL, NIGHTS, both])
    assert "both" not in evaluate(model, {"skill": "a", "nights": "a"}).shown
    assert "both" in evaluate(model, {"skill": "a", "nights": "b"}).shown


def test_an_excluding_gate_removes_a_model_whatever_its_score() -> None:
    model = model_of([SKILL], [gate("law", "exclude", "external", skill="c")])
    result = evaluate(model, {"skill": "c"})
    assert result.gates == ("law",)
    assert result.excluded == ("external",)
    assert result.order == ("internal", "hybrid")


def test_a_waiting_gate_leaves_the_score_and_marks_the_model() -> None:
    model = model_of([SKILL], [gate("owner", "not-ready", "hybrid", "external", skill="bc")])
    result = evaluate(model, {"skill": "c"})
    assert result.winner == "external"
    assert result.not_ready == ("hybrid", "external")
    assert not result.ready


def test_a_gate_needs_all_its_questions() -> None:
    model = model_of([SKILL, NIGHTS], [gate("both", "exclude", "hybrid", skill="c", nights="b")])
    assert evaluate(model, {"skill": "c", "nights": "a"}).gates == ()
    assert evaluate(model, {"skill": "c", "nights": "b"}).gates == ("both",)


def test_an_answer_to_a_hidden_question_fires_no_gate() -> None:
    model = model_of([SKILL, COVER], [gate("law", "exclude", "external", cover="b")])
    assert evaluate(model, {"skill": "c", "cover": "b"}).gates == ()


def test_nobody_wins_when_all_are_excluded() -> None:
    model = model_of([SKILL], [gate("law", "exclude", "internal", "hybrid", "external", skill="a")])
    result = evaluate(model, {"skill": "a"})
    assert (result.order, result.winner, result.runner_up, result.lead) == ((), None, None, None)


def test_the_last_one_left_wins_without_a_lead() -> None:
    model = model_of([SKILL], [gate("law", "exclude", "hybrid", "external", skill="c")])
    result = evaluate(model, {"skill": "c"})
    assert (result.winner, result.runner_up, result.lead) == ("internal", None, None)
