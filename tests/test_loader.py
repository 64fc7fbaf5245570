"""Files to a guide. What is wrong with them is in cases/bad-input."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from pydantic import ValidationError

from macros.load.checks import refused_texts
from macros.load.loader import file_name, load_guide
from macros.model import Guide
from macros.model.errors import GuideError
from macros.paths import ROOT, data_folder
from macros.settings import company_folder

from .small_guide import SmallGuide


def test_the_id_of_an_entry_is_its_key(small_guide: SmallGuide) -> None:
    assert small_guide.load().risks["sudden-end"].id == "sudden-end"


def test_options_and_items_have_their_keys_as_ids(small_guide: SmallGuide) -> None:
    guide = small_guide.load()
    assert guide.questions["team"].options["many"].id == "many"
    assert guide.checklists["before-signing"].items["sign-it"].id == "sign-it"


def test_entries_keep_the_order_of_the_file(small_guide: SmallGuide) -> None:
    assert list(small_guide.load().delivery_models) == ["internal", "hybrid", "external"]


def test_a_guide_cannot_be_changed(small_guide: SmallGuide) -> None:
    guide = small_guide.load()
    with pytest.raises(ValidationError, match="frozen"):
        guide.risks["sudden-end"].title = "Another"


def test_every_problem_of_every_file_is_named_at_once(small_guide: SmallGuide) -> None:
    small_guide.set("faq", "how-long", "answer", "")
    small_guide.set("trends", "more-cloud", "titel", "x")
    small_guide.set("risks", "sudden-end", "theme", "costs")
    assert small_guide.problems() == [
        "data/faq.yml:4: faq.how-long.answer: must not be empty",
        "data/risks.yml:8: risks.sudden-end.theme: no entry 'costs' in themes "
        "(did you mean 'cost'?)",
        "data/trends.yml:5: trends.more-cloud.titel: there is no such field "
        "(did you mean 'title'?)",
    ]


def test_a_broken_entry_is_reported_once(small_guide: SmallGuide) -> None:
    small_guide.remove("mitigations", "exit-plan", "proof")
    [problem] = small_guide.problems()
    assert problem.startswith("data/mitigations.yml:1: mitigations.exit-plan.proof: is missing")


class Counted(str):
    """A text that counts how often it is compared."""

    compared = 0

    def __eq__(self, other: object) -> bool:
        Counted.compared += 1
        return str.__eq__(self, other)

    __hash__ = str.__hash__


def test_the_time_for_a_list_grows_with_its_length_not_with_its_square() -> None:
    names = [Counted(f"a{number}") for number in range(400)]
    assert list(refused_texts({"list": names})) == []
    assert Counted.compared < 400


@pytest.mark.parametrize("names", [["a"] * 400, [f"a{n}" for n in range(400)]])
def test_hints_are_looked_for_only_where_they_are_shown(
    names: list[str], small_guide: SmallGuide, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    for module in ("load.checks", "overlay.merging"):
        monkeypatch.setattr(f"macros.{module}.did_you_mean", lambda *a: str(asked.append(a) or ""))
    small_guide.lay_over("risks", f"order: {names}\nsudden-end: {{mitigations: {names}}}\n")
    with pytest.raises(GuideError) as raised:
        small_guide.load()
    assert len(raised.value.problems) >= 799
    assert len(asked) <= 50


def test_a_missing_file_does_not_blame_those_who_name_its_entries(small_guide: SmallGuide) -> None:
    small_guide.file("sources").unlink()
    assert small_guide.problems() == ["data/sources.yml: the file is missing"]


def test_the_garbage_collector_goes_on_after_loading(small_guide: SmallGuide) -> None:
    assert gc.isenabled()
    small_guide.load()
    assert gc.isenabled()
    small_guide.file("sources").unlink()
    small_guide.problems()
    assert gc.isenabled()


def test_a_problem_in_the_project_is_shown_from_its_root() -> None:
    with pytest.raises(GuideError) as raised:
        load_guide(ROOT / "content")
    assert "content/risks.yml: the file is missing" in str(raised.value).splitlines()


def test_a_file_is_named_like_its_part() -> None:
    assert file_name("contract_points") == "contract-points.yml"


@pytest.mark.parametrize("part", Guide.model_fields)
def test_every_part_has_a_file(part: str) -> None:
    assert (data_folder() / file_name(part)).is_file()


def test_the_overlay_is_named_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUIDE_COMPANY", "elsewhere")
    assert company_folder() == Path("elsewhere")
