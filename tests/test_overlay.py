"""What an overlay does to the data: change, hide, add, order; and what is dropped knowingly."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.load.loader import load_edition, read_tree
from macros.model import Guide
from macros.overlay.changes import Change, Overlay
from macros.overlay.fingerprint import Leaf, fingerprint

from .small_guide import SmallGuide


def edition(small: SmallGuide) -> tuple[Guide, Overlay]:
    """Return the small guide with its overlay laid over it."""
    return load_edition(small.folder, small.overlay)


def change_of(overlay: Overlay, name: str) -> Change:
    """Return what the overlay does to one entry."""
    return next(change for change in overlay.changes if change.name == name)


def test_a_field_is_changed_and_the_others_stay(small_guide: SmallGuide) -> None:
    small_guide.lay_over("risks", "sudden-end:\n  title: The end\n")
    risk = edition(small_guide)[0].risks["sudden-end"]
    assert (risk.title, risk.summary) == ("The end", "The provider stops.")


def test_a_change_knows_both_texts(small_guide: SmallGuide) -> None:
    small_guide.lay_over("risks", "sudden-end:\n  title: The end\n")
    change = change_of(edition(small_guide)[1], "risks/sudden-end")
    assert change.leaves == (Leaf(("risks", "sudden-end", "title"), "A sudden end", "The end"),)


def test_a_word_is_changed(small_guide: SmallGuide) -> None:
    small_guide.lay_over("words", "site:\n  search: Find\n")
    words = edition(small_guide)[0].words
    assert (words["site"]["search"], words["site"]["home"]) == ("Find", "Home")


def test_a_nested_option_is_changed(small_guide: SmallGuide) -> None:
    small_guide.lay_over("questions", "team:\n  options:\n    some: {label: A few}\n")
    options = edition(small_guide)[0].questions["team"].options
    assert [option.label for option in options.values()] == ["Nobody", "A few", "More"]


def test_a_field_is_taken_away(small_guide: SmallGuide) -> None:
    small_guide.lay_over("sources", "handbook:\n  url: null\n")
    assert edition(small_guide)[0].sources["handbook"].url is None


def test_an_entry_is_hidden(small_guide: SmallGuide) -> None:
    small_guide.lay_over("trends", "more-cloud: null\n")
    guide, overlay = edition(small_guide)
    assert guide.trends == {}
    assert overlay.titles == {("trends", "more-cloud"): change_title(overlay)}


def change_title(overlay: Overlay) -> str:
    """Return the title of the one hidden entry."""
    return next(iter(overlay.hidden.values())).title


def test_references_to_a_hidden_entry_go_and_are_reported(small_guide: SmallGuide) -> None:
    small_guide.lay_over("motivations", "save-money: null\n")
    guide, overlay = edition(small_guide)
    assert guide.scenarios["small-firm"].motivations == ()
    dropped = [(".".join(map(str, item.keys)), item.target) for item in overlay.dropped]
    assert ("scenarios.small-firm.motivations", ("motivations", "save-money")) in dropped


def test_links_to_a_hidden_entry_become_words(small_guide: SmallGuide) -> None:
    small_guide.set("risks", "sudden-end", "meaning", "See [the cloud](trends/more-cloud) now.")
    small_guide.lay_over("trends", "more-cloud: null\n")
    assert edition(small_guide)[0].risks["sudden-end"].meaning == "See the cloud now."


def test_a_source_that_only_hidden_entries_cite_goes_with_them(small_guide: SmallGuide) -> None:
    small_guide.write("sources", small_guide.read("sources") | {"only": _source()})
    small_guide.set("trends", "more-cloud", "sources", ["only"])
    small_guide.lay_over("trends", "more-cloud: null\n")
    guide, overlay = edition(small_guide)
    assert ("only" in guide.sources, overlay.freed) == (False, [("sources", "only")])


def _source() -> dict[str, object]:
    return {
        "title": "Only",
        "summary": "A text.",
        "publisher": "The press",
        "nature": "guidance",
        "read_as": "original",
        "supports": [{"text": "A text.", "basis": "source"}],
    }


def test_old_names_of_a_hidden_entry_count_as_gone(small_guide: SmallGuide) -> None:
    small_guide.write("renamed", {"trends/cloud": "trends/more-cloud"})
    small_guide.lay_over("trends", "more-cloud: null\n")
    assert edition(small_guide)[0].renamed == {"trends/cloud": None}


def test_an_entry_is_added(small_guide: SmallGuide) -> None:
    small_guide.lay_over("faq", "ours:\n  title: Ours?\n  summary: A text.\n  answer: Yes.\n")
    guide, overlay = edition(small_guide)
    assert list(guide.faq) == ["how-long", "ours"]
    assert overlay.added == {("faq", "ours")}


def test_entries_are_put_in_order(small_guide: SmallGuide) -> None:
    ours = "ours:\n  title: Ours?\n  summary: A text.\n  answer: Yes.\n"
    small_guide.lay_over("faq", "order: [ours, ...]\n" + ours)
    assert list(edition(small_guide)[0].faq) == ["ours", "how-long"]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("[sign-it, ...]", ["sign-it", "read-it", "ask-a-lawyer"]),
        ("[..., read-it]", ["ask-a-lawyer", "sign-it", "read-it"]),
        ("[sign-it]", ["sign-it", "read-it", "ask-a-lawyer"]),
        ("[sign-it, ..., read-it]", ["sign-it", "ask-a-lawyer", "read-it"]),
    ],
)
def test_steps_are_put_in_order(small_guide: SmallGuide, order: str, expected: list[str]) -> None:
    small_guide.lay_over("checklists", f"before-signing:\n  items:\n    order: {order}\n")
    assert list(edition(small_guide)[0].checklists["before-signing"].items) == expected


def test_a_list_grows_without_being_replaced(small_guide: SmallGuide) -> None:
    small_guide.lay_over("risks", "sudden-end:\n  warning_signs: {add: [It is quiet.]}\n")
    signs = edition(small_guide)[0].risks["sudden-end"].warning_signs
    assert signs == ("People talk about it.", "It is quiet.")


def test_what_upstream_adds_to_a_grown_list_comes_through_and_is_not_stale(
    small_guide: SmallGuide,
) -> None:
    small_guide.lay_over("risks", "sudden-end:\n  warning_signs: {add: [It is quiet.]}\n")
    before = change_of(edition(small_guide)[1], "risks/sudden-end").fingerprint
    small_guide.set("risks", "sudden-end", "warning_signs", ["One.", "Two."])
    guide, overlay = edition(small_guide)
    assert guide.risks["sudden-end"].warning_signs == ("One.", "Two.", "It is quiet.")
    assert change_of(overlay, "risks/sudden-end").fingerprint == before


def test_a_change_is_stale_when_the_base_moved_on(small_guide: SmallGuide) -> None:
    small_guide.lay_over("risks", "sudden-end:\n  title: The end\n")
    mark = change_of(edition(small_guide)[1], "risks/sudden-end").fingerprint
    small_guide.lay_over("risks", f"sudden-end:\n  based_on: {mark}\n  title: The end\n")
    assert not change_of(edition(small_guide)[1], "risks/sudden-end").is_stale
    small_guide.set("risks", "sudden-end", "title", "A quick end")
    assert change_of(edition(small_guide)[1], "risks/sudden-end").is_stale


def test_a_change_is_not_stale_when_another_field_moved_on(small_guide: SmallGuide) -> None:
    small_guide.lay_over("risks", "sudden-end:\n  title: The end\n")
    mark = change_of(edition(small_guide)[1], "risks/sudden-end").fingerprint
    small_guide.lay_over("risks", f"sudden-end:\n  based_on: {mark}\n  title: The end\n")
    small_guide.set("risks", "sudden-end", "summary", "It ends.")
    change = change_of(edition(small_guide)[1], "risks/sudden-end")
    assert (change.is_stale, change.is_unrecorded) == (False, False)


def test_a_changed_overlay_is_not_mistaken_for_a_changed_base(small_guide: SmallGuide) -> None:
    small_guide.lay_over("risks", "sudden-end:\n  title: The end\n")
    mark = change_of(edition(small_guide)[1], "risks/sudden-end").fingerprint
    text = f"sudden-end:\n  based_on: {mark}\n  title: The end\n  summary: It ends.\n"
    small_guide.lay_over("risks", text)
    change = change_of(edition(small_guide)[1], "risks/sudden-end")
    assert (change.is_stale, change.is_unrecorded) == (False, True)


def test_line_breaks_of_a_text_do_not_count() -> None:
    entry = ("risks", "x")
    one = fingerprint([Leaf((*entry, "title"), "a b", "c")], entry)
    assert one == fingerprint([Leaf((*entry, "title"), "a\nb ", "d")], entry)


def test_a_renamed_entry_is_followed(small_guide: SmallGuide) -> None:
    small_guide.write("renamed", {"risks/old-end": "risks/sudden-end"})
    small_guide.lay_over("risks", "old-end:\n  title: The end\n")
    guide, overlay = edition(small_guide)
    assert guide.risks["sudden-end"].title == "The end"
    assert change_of(overlay, "risks/sudden-end").was_renamed


def test_a_hidden_entry_is_followed_when_it_is_renamed(small_guide: SmallGuide) -> None:
    small_guide.write("renamed", {"trends/cloud": "trends/more-cloud"})
    small_guide.lay_over("trends", "cloud: null\n")
    assert edition(small_guide)[0].trends == {}


def test_problems_of_the_base_stay_at_its_lines(small_guide: SmallGuide) -> None:
    small_guide.set("risks", "sudden-end", "theme", "costs")
    small_guide.lay_over("risks", "sudden-end:\n  title: The end\n")
    assert small_guide.problems() == [
        "data/risks.yml:5: risks.sudden-end.theme: no entry 'costs' in themes"
        " (did you mean 'cost'?)"
    ] or small_guide.problems()[0].startswith("data/risks.yml:")


def test_a_missing_folder_is_named(small_guide: SmallGuide, tmp_path: Path) -> None:
    _, _, problems = read_tree(small_guide.folder, tmp_path / "nowhere")
    assert [problem.message for problem in problems] == ["there is no such folder"]
