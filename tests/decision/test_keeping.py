"""The numbers of each version, and of each edition that weighs anew, are kept for old links."""

from __future__ import annotations

import json

import pytest

from macros.__main__ import main
from macros.exports.keeping import keeping
from macros.load.loader import load_edition
from macros.paths import EXAMPLES
from tests.small_guide import SmallGuide

EDITIONS = ("", "dental-germany", "us-manufacturer")
OTHER_WEIGHT = "team:\n  weight: {}\n  weight_reason: Ours differs.\n"


@pytest.fixture
def kept_guide(small_guide: SmallGuide, monkeypatch: pytest.MonkeyPatch) -> SmallGuide:
    """The small guide whose numbers are kept, and that an empty edition lies over."""
    monkeypatch.setenv("GUIDE_COMPANY", str(small_guide.overlay))
    return small_guide


def to_do(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Return what `check` says is to be done about the questionnaire."""
    capsys.readouterr()
    assert main(["check"]) == 0
    lines = capsys.readouterr().out.splitlines()
    return [line.removeprefix("To do: ") for line in lines if "questionnaire" in line]


@pytest.mark.parametrize("name", EDITIONS)
def test_the_numbers_of_today_are_kept(name: str) -> None:
    """If this fails: python -m macros archive, for an edition with GUIDE_COMPANY."""
    folder = EXAMPLES / name if name else None
    guide, overlay = load_edition(overlay=folder)
    found = keeping(guide, overlay, folder)
    assert found.is_done, found.file


def test_a_new_version_is_kept_by_a_command_that_check_names(
    kept_guide: SmallGuide, capsys: pytest.CaptureFixture[str]
) -> None:
    version = kept_guide.load().questionnaire.version
    assert to_do(capsys) == []
    kept_guide.set("questionnaire", "changes", version + 1, "Others.")
    kept_guide.set("questionnaire", "version", version + 1)
    kept_guide.set("questions", "team", "weight", 6)
    (said,) = to_do(capsys)
    assert said.startswith(
        "data/questionnaire.yml:1: questionnaire.version: the numbers of this ver"
    )
    assert said.endswith("(run python -m macros archive)")
    assert main(["archive"]) == 0
    assert to_do(capsys) == []
    for number, weight in ((version, 5), (version + 1, 6)):
        file = kept_guide.folder / f"archive/questionnaire-{number}.json"
        model = json.loads(file.read_text(encoding="utf-8"))["model"]
        assert (model["version"], model["questions"][0]["weight"]) == (number, weight)


def test_other_numbers_under_the_same_version_are_refused(
    kept_guide: SmallGuide, capsys: pytest.CaptureFixture[str]
) -> None:
    version = kept_guide.load().questionnaire.version
    kept_guide.set("questions", "team", "weight", 6)
    (said,) = to_do(capsys)
    assert f"others than under {version} (write version: {version + 1} and what is new" in said
    assert main(["archive"]) == 1
    assert f"write version: {version + 1}" in capsys.readouterr().err
    assert main(["archive", "--again"]) == 0
    assert to_do(capsys) == []


def test_an_edition_that_weighs_anew_is_told_to_raise_its_own_counter(
    kept_guide: SmallGuide, capsys: pytest.CaptureFixture[str]
) -> None:
    kept_guide.lay_over("questions", OTHER_WEIGHT.format(4))
    (said,) = to_do(capsys)
    assert said.startswith("company/questionnaire.yml: questionnaire.edition_version: this edit")
    assert "write edition_version: 1, then run" in said
    kept_guide.lay_over("questionnaire", "edition_version: 1\n")
    (said,) = to_do(capsys)
    assert said.startswith("company/questionnaire.yml:1: ")
    assert said.endswith("(run python -m macros archive)")
    assert main(["archive"]) == 0
    assert to_do(capsys) == []
    kept_guide.lay_over("questions", OTHER_WEIGHT.format(3))
    (said,) = to_do(capsys)
    assert "others than under 1 (write edition_version: 2, then run python -m macros ar" in said
    kept_guide.lay_over("questionnaire", "edition_version: 2\n")
    assert main(["archive"]) == 0
    assert to_do(capsys) == []
    assert len(list(kept_guide.folder.glob("archive/*"))) == 1


def test_an_edition_that_only_words_a_question_anew_is_told_nothing(
    kept_guide: SmallGuide, capsys: pytest.CaptureFixture[str]
) -> None:
    kept_guide.lay_over("questions", "team:\n  title: How many are you?\n")
    assert to_do(capsys) == []
