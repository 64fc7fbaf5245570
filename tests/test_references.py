"""Which entry names which: found in the models, never listed by hand."""

from __future__ import annotations

from macros.model.references import address, backlinks, entries_of, references_of, texts_of

from .small_guide import SmallGuide


def test_references_of_an_entry_are_found_with_their_places(small_guide: SmallGuide) -> None:
    risk = small_guide.load().risks["sudden-end"]
    assert {*references_of(risk)} >= {
        (("sources", "handbook"), ("sources", 0)),
        (("benefits", "steady-cost"), ("see", 0)),
        (("themes", "cost"), ("theme",)),
        (("questions", "team"), ("raised_by", "team")),
        (("mitigations", "exit-plan"), ("mitigations", 0)),
    }


def test_references_deep_inside_an_entry_are_found(small_guide: SmallGuide) -> None:
    checklist = small_guide.load().checklists["before-signing"]
    found = {keys: to for to, keys in references_of(checklist)}
    assert found["items", "read-it", "contract_points", 0] == ("contract_points", "notice")


def test_keys_can_be_references(small_guide: SmallGuide) -> None:
    gate = small_guide.load().gates["no-owner"]
    assert (("questions", "owner"), ("when", "owner")) in list(references_of(gate))


def test_texts_are_those_with_markup(small_guide: SmallGuide) -> None:
    risk = small_guide.load().risks["sudden-end"]
    keys = {found.keys for found in texts_of(risk)}
    assert ("meaning",) in keys
    assert ("does_not_hold", 0) in keys
    assert ("title",) not in keys


def test_an_address_is_kind_and_id() -> None:
    assert address("contract-points/notice") == ("contract_points", "notice")


def test_an_address_without_kind_has_none() -> None:
    assert address("notice") == ("notice", "")


def test_links_lead_back(small_guide: SmallGuide) -> None:
    back = backlinks(entries_of(small_guide.load()))
    assert ("risks", "sudden-end") in back["mitigations", "exit-plan"]
    assert ("benefits", "steady-cost") in back["risks", "sudden-end"]


def test_a_field_can_be_left_out_of_the_way_back(small_guide: SmallGuide) -> None:
    back = backlinks(entries_of(small_guide.load()), without="see")
    assert ("benefits", "steady-cost") not in back["risks", "sudden-end"]
