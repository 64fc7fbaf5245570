"""Reference calls and tests: what to ask or do, what to note, and what it feeds."""

from __future__ import annotations

from bs4 import BeautifulSoup

from macros.model import Guide
from macros.model.markup import plain
from macros.render.renderer import Renderer
from macros.render.site import Site


def test_three_calls_and_half_a_day_of_tests_are_there(guide: Guide) -> None:
    trials = guide.provider_trials.values()
    assert len([each for each in trials if each.form == "call"]) == 3
    assert 3 <= sum(each.minutes for each in trials if each.form == "test") / 60 <= 4


def test_each_says_what_to_ask_what_to_note_and_what_it_feeds(guide: Guide) -> None:
    html = Renderer(Site(guide)).list_of("provider_trials")
    shown = BeautifulSoup(html, "html.parser").get_text()
    for trial in guide.provider_trials.values():
        lines = [*trial.beforehand, *trial.script, *trial.note]
        assert [line for line in lines if plain(line) not in shown] == []
        assert [each for each in trial.criteria if f"criteria/{each}" not in html] == []


def test_every_criterion_that_references_tell_is_fed_by_a_call(guide: Guide) -> None:
    fed = {each for trial in guide.provider_trials.values() for each in trial.criteria}
    short = {each.id for each in guide.criteria.values() if each.short}
    assert {"references", "helpdesk-identity", "backup-and-restore", "escalation"} <= fed
    assert len(short & fed) * 2 >= len(short)
