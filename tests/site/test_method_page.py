"""The page on the method says the figures that are computed, and no others."""

from __future__ import annotations

import re
from html import unescape

from macros.decision.guide import bases_of, model_of, proof_of, short_path_of
from macros.decision.trials import trials
from macros.load.loader import load_guide
from macros.model import Guide
from macros.render.renderer import Renderer
from macros.render.site import Site
from macros.site.page_macros import PageMacros

GUIDE = load_guide()


def said(guide: Guide) -> str:
    """Return what stands on the page about the method, without its markup."""
    html = PageMacros(Renderer(Site(guide)), proof_of(guide)).proof()
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


PAGE = said(GUIDE)


def test_the_page_says_every_threshold_from_the_data() -> None:
    other = {"clear_share": 87, "leaning_share": 71, "open_share": 93, "little_share": 41}
    other |= {"weightings": 1234, "readings": 777, "clear_changes": 3}
    page = said(
        GUIDE.model_copy(update={"questionnaire": GUIDE.questionnaire.model_copy(update=other)})
    )
    for part in (
        "87 % of both",
        "71 % of both",
        "93 %",
        "41 %",
        "1,234 more times",
        "777 are drawn",
        "3 answers",
    ):
        assert part in page
        assert part not in PAGE


def test_the_page_says_what_other_points_to_start_with_would_do() -> None:
    for row in bases_of(GUIDE)["hybrid"]:
        shares = " ".join(f"{100 * share:.0f} %" for share in row.shares.values())
        ours = " ours" if row.base == model_of(GUIDE).alternatives[1].base else ""
        assert f"{row.base}{ours} {shares} {row.as_expected}".replace("-", "−") in PAGE


def test_the_page_says_how_often_each_word_of_the_short_path_is_right() -> None:
    for word, kept in short_path_of(GUIDE).items():
        right = f"{100 * kept.share:.0f} %, give or take {100 * kept.margin:.0f}"
        assert re.search(f"{GUIDE.words['certainty'][word]} \\d+ % {right}", PAGE)


def test_the_page_says_how_the_argued_companies_ended() -> None:
    found = list(trials(GUIDE.scenarios, proof_of(GUIDE).decisions))
    for some in (found, [trial for trial in found if trial.set_aside]):
        winner, word = (sum(getattr(t, n) for t in some) for n in ("same_winner", "same_word"))
        assert re.search(f"{len(some)} .*expected model.* {winner}\\D.*{word}\\b", PAGE)
    said = GUIDE.words["certainty"]
    for trial in found:
        pair = f"expected {said[trial.argued]}, computed {said[trial.word]}"
        title = GUIDE.scenarios[trial.scenario].title
        assert (f"{title} : {pair}" in PAGE) != trial.same_word


def test_the_page_shows_every_scale_with_its_direction_and_why_a_weight_is_what_it_is() -> None:
    words = GUIDE.words["proof"]
    for question in GUIDE.questions.values():
        scale = words.get(question.direction, words["no_scale"])
        row = PAGE[PAGE.index(question.title) :]
        assert question.weight_reason in row
        assert f" {scale} {question.weight or ''}" in row[: len(question.weight_reason) + 400]


def test_the_page_counts_and_proves_nothing() -> None:
    assert not re.search(r"\bprov(e|es|ed|en)\b", PAGE)
