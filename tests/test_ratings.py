"""Whether providers can be rated fairly, and what the pages say of it."""

from __future__ import annotations

from macros.load.ratings import unfair_ratings
from macros.model import Guide
from macros.model.choosing import Criterion
from macros.render.renderer import Renderer
from macros.render.site import Site

ADVERBS = {"very", "fairly", "quite", "mostly", "largely", "rather"}


def changed(guide: Guide, name: str, **fields: object) -> Guide:
    """Return a guide in which one criterion has other fields."""
    criterion = guide.criteria[name].model_copy(update=fields)
    return guide.model_copy(update={"criteria": {**guide.criteria, name: criterion}})


def test_nothing_counts_twice_unsaid_and_every_criterion_is_asked_about(guide: Guide) -> None:
    assert list(unfair_ratings(guide)) == []


def test_two_criteria_that_share_two_risks_are_named_until_a_reason_stands(guide: Guide) -> None:
    bare = changed(guide, "response-times", apart_from={})
    [(keys, message, hint)] = unfair_ratings(bare)
    assert keys == ("criteria", "response-times", "risks")
    assert "toothless-service-levels, slow-response with 'service-levels'" in message
    assert "apart_from: {service-levels: …}" in hint


def test_a_reason_stands_only_where_two_risks_are_shared(guide: Guide) -> None:
    rated = guide.criteria
    pairs = [(one, other) for one in rated.values() for other in one.apart_from]
    assert len(pairs) == 21
    for one, other in pairs:
        assert len(set(one.risks) & set(rated[other].risks)) > 1, (one.id, other)


def test_a_criterion_without_a_question_is_named(guide: Guide) -> None:
    questions = {k: q for k, q in guide.provider_questions.items() if k != "help-for-everybody"}
    [found] = unfair_ratings(guide.model_copy(update={"provider_questions": questions}))
    assert found[0] == ("criteria", "accessible-help")


def test_twelve_criteria_are_there_to_start_with_and_the_budget_is_a_cap(guide: Guide) -> None:
    assert sum(criterion.short for criterion in guide.criteria.values()) == 12
    assert [name for name, each in guide.criteria.items() if each.is_cap] == ["budget-fit"]


def test_points_are_told_apart_by_what_one_can_see(guide: Guide) -> None:
    for each in guide.criteria.values():
        assert len(set(each.scale)) == len(each.scale)
        assert [line for line in each.scale if ADVERBS & {*line.lower().split()}] == []


def test_a_list_says_weight_in_words_and_what_is_a_must(guide: Guide) -> None:
    shown = Renderer(Site(guide)).list_of("criteria")
    assert "Weight 5 of 5" in shown
    assert "A cap, no points" in shown
    assert shown.count("Must-have") == sum(bool(each.must_have) for each in guide.criteria.values())


def test_a_page_shows_the_scale_and_the_least_point(guide: Guide) -> None:
    criterion: Criterion = guide.criteria["backup-and-restore"]
    page = Renderer(Site(guide)).render("criterion", criterion=criterion)
    assert all(line in page for line in criterion.scale)
    assert "at least 2 of 5" in page


def test_a_question_says_when_it_is_asked_and_where_its_answer_goes(guide: Guide) -> None:
    shown = Renderer(Site(guide)).list_of("provider_questions")
    part = shown[shown.index('id="backup-tests"') : shown.index('id="backup-reach"')]
    for said in ("in the first meeting", "on paper, shown to us", "guide:criteria/backup"):
        assert said in part
    assert "guide:contract-points/backup-and-restore" in part
    assert "guide:red-flags/refuses-restore-test" in part


def test_no_question_is_lost_in_a_group_without_a_name(guide: Guide) -> None:
    shown = Renderer(Site(guide)).list_of("provider_questions")
    assert all(f'<h3 id="{name}"' in shown for name in guide.provider_questions)


def test_what_the_provider_reads_gives_no_good_answer_away(guide: Guide) -> None:
    for question in guide.provider_questions.values():
        told = f"{question.why_we_ask} {question.please_enclose}".lower().split()
        for ours in (question.good_answer, question.worrying_answer, question.summary):
            words = ours.lower().split()
            runs = {" ".join(words[at : at + 5]) for at in range(len(words) - 4)}
            assert [run for run in runs if run in " ".join(told)] == [], question.id


def test_the_gravest_flags_come_first_and_each_says_what_settles_it(guide: Guide) -> None:
    shown = Renderer(Site(guide)).list_of("red_flags")
    assert shown.index("Stop</span>") < shown.index("Ask again</span>")
    assert shown.count("What settles it:") == len(guide.red_flags)


def test_the_term_sheet_has_every_clause_with_its_law_and_country(guide: Guide) -> None:
    shown = Renderer(Site(guide)).render("term_sheet")
    clauses = [text for point in guide.contract_points.values() for text in point.must_say]
    assert shown.count('class="guide-term-sheet__box"') == 3 * len(clauses)
    assert "Data protection (GDPR)" in shown
    assert "(European Union, as of" in shown
