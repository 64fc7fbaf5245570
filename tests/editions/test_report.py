"""The report of an edition, the marks it writes, and the first files of a new one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.editions.report import BROKEN, IN_ORDER, NEEDS_A_LOOK, Report
from macros.editions.starting import slug
from macros.load.loader import load_edition
from macros.paths import ROOT, data_folder

from ..small_guide import SmallGuide


@pytest.fixture
def small(small_guide: SmallGuide, monkeypatch: pytest.MonkeyPatch) -> SmallGuide:
    """The small guide with an empty overlay."""
    monkeypatch.setenv("GUIDE_COMPANY", str(small_guide.overlay))
    return small_guide


def report(small: SmallGuide) -> str:
    """Return what the report says."""
    return "\n".join(Report(small.overlay, small.folder).lines())


def test_nothing_is_reported_of_an_empty_edition(small: SmallGuide) -> None:
    expected = "This edition changes nothing: it is the guide as upstream publishes it."
    assert report(small) == expected
    assert Report(small.overlay, small.folder).status == IN_ORDER


def test_both_texts_are_shown(small: SmallGuide) -> None:
    small.lay_over("risks", "sudden-end:\n  title: The end\n")
    assert report(small).splitlines()[:4] == [
        "changed   risks/sudden-end  (company/risks.yml:1)",
        "    title",
        "      base: A sudden end",
        "      own:  The end",
    ]


def test_hidden_entries_and_what_went_with_them_are_shown(small: SmallGuide) -> None:
    small.lay_over("motivations", "save-money: null\n")
    assert report(small).split("\n\n")[:2] == [
        "hidden    motivations/save-money  (company/motivations.yml:1)",
        "References that went with hidden entries:\n"
        "  scenarios.small-firm.motivations no longer names motivations/save-money",
    ]


def test_a_stale_change_needs_a_look(small: SmallGuide) -> None:
    small.lay_over("risks", "sudden-end:\n  title: The end\n")
    assert main(["overlay", "--accept", "risks/sudden-end"]) == 0
    assert main(["overlay"]) == IN_ORDER
    small.set("risks", "sudden-end", "title", "A quick end")
    assert main(["overlay"]) == NEEDS_A_LOOK
    assert "risks/sudden-end: the base moved on since it was changed" in report(small)


def test_a_broken_overlay_is_still_reported(small: SmallGuide) -> None:
    text = "sudden-end:\n  title: A sudden end\n  summary: It ends.\nsuden-end: null\n"
    small.lay_over("risks", text)
    said = report(small)
    assert "company/risks.yml:2: risks.sudden-end.title: changes nothing" in said
    assert "company/risks.yml:4: risks.suden-end: the overlay hides an entry" in said
    assert "own:  It ends." in said
    assert main(["overlay"]) == BROKEN


def test_accepting_changes_the_mark_and_nothing_else(small: SmallGuide) -> None:
    text = (
        "# Ours.\n\nsudden-end:  # this one\n  # why\n  title: The end  # said so\n\n"
        "# The last line.\n"
    )
    small.lay_over("risks", text)
    main(["overlay", "--accept", "all"])
    written = (small.overlay / "risks.yml").read_text()
    mark = re.search(r"  based_on: [0-9a-f]{6}-[0-9a-f]{6}\n", written)
    assert mark is not None
    assert written.replace(mark[0], "") == text
    main(["overlay", "--accept", "all"])
    assert (small.overlay / "risks.yml").read_text() == written


def test_a_single_value_has_no_room_for_a_mark_and_is_left_alone(small: SmallGuide) -> None:
    text = "seed: 8\nedition_version: 1\n"
    small.lay_over("questionnaire", text)
    assert main(["overlay", "--accept", "all"]) == 0
    assert (small.overlay / "questionnaire.yml").read_text(encoding="utf-8") == text
    assert "Not recorded yet" not in report(small)


def test_accepting_replaces_an_old_mark(small: SmallGuide) -> None:
    small.lay_over("risks", "sudden-end:\n  title: The end\n  based_on: 000000-000000 # old\n")
    main(["overlay", "--accept", "risks/sudden-end"])
    written = (small.overlay / "risks.yml").read_text()
    mark = r"(?!0{6})[0-9a-f]{6}-[0-9a-f]{6}"
    assert re.search(rf"  title: The end\n  based_on: {mark} # old", written)


def test_accepting_works_on_one_line(small: SmallGuide) -> None:
    small.lay_over("risks", "sudden-end: {title: The end}\n")
    main(["overlay", "--accept", "risks/sudden-end"])
    written = (small.overlay / "risks.yml").read_text()
    assert re.fullmatch(r"sudden-end: \{based_on: [0-9a-f-]{13}, title: The end\}\n", written)
    assert main(["overlay"]) == IN_ORDER


def test_accepting_follows_a_rename(small: SmallGuide) -> None:
    small.write("renamed", {"risks/old-end": "risks/sudden-end"})
    small.lay_over("risks", "old-end:\n  title: The end\n")
    assert main(["overlay"]) == NEEDS_A_LOOK
    main(["overlay", "--accept", "risks/sudden-end"])
    assert (small.overlay / "risks.yml").read_text().startswith("sudden-end:\n  based_on: ")
    assert main(["overlay"]) == IN_ORDER


def test_accepting_several_entries_of_one_file(small: SmallGuide) -> None:
    small.lay_over("words", "site:\n  search: Find\nhome:\n  title: Ours\n")
    main(["overlay", "--accept", "all"])
    lines = (small.overlay / "words.yml").read_text().splitlines()
    assert [line.split(":")[0] for line in lines] == [
        *("site", "  based_on", "  search", "home", "  based_on", "  title"),
    ]
    assert main(["overlay"]) == IN_ORDER


def test_accepting_an_added_entry_marks_it_as_the_editions_own(small: SmallGuide) -> None:
    small.lay_over("faq", "ours:\n  title: Ours?\n  summary: A text.\n  answer: Yes.\n")
    main(["overlay", "--accept", "faq/ours"])
    assert "ours:\n  based_on: nothing\n  title" in (small.overlay / "faq.yml").read_text()


def test_accepting_what_is_not_changed_says_so(
    small: SmallGuide, capsys: pytest.CaptureFixture[str]
) -> None:
    small.lay_over("risks", "sudden-end:\n  title: The end\n")
    assert main(["overlay", "--accept", "risks/suden-end"]) == 1
    said = capsys.readouterr().err
    assert (
        said == "risks/suden-end: this edition does not change it did you mean "
        "'risks/sudden-end'?\n"
    )


def test_a_new_edition_is_in_order_and_changes_only_its_name(tmp_path: Path) -> None:
    assert main(["new", "Müller & Söhne", "--folder", str(tmp_path / "ours")]) == 0
    guide, overlay = load_edition(data_folder(), tmp_path / "ours")
    assert guide.company.edition == "mueller-soehne"
    assert {change.part for change in overlay.changes} == {"company"}


def test_every_example_of_a_new_edition_works(tmp_path: Path) -> None:
    folder = tmp_path / "ours"
    main(["new", "Example Works", "--folder", str(folder)])
    (folder / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    (folder / "favicon.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    for path in folder.glob("*.yml"):
        first, *lines = path.read_text(encoding="utf-8").splitlines()
        taken = [_taken_up(line) for line in lines]
        path.write_text("\n".join([first, *taken]) + "\n", encoding="utf-8")
    _, overlay = load_edition(data_folder(), folder)
    assert {change.verb for change in overlay.changes} == {"changed", "hidden", "added", "ordered"}


def _taken_up(line: str) -> str:
    """Return an example line without its comment sign; sentences stay comments."""
    is_yaml = re.match(r"# ( *)(- |\"?[a-zA-Z0-9-]+(_[a-z]+)*\"?:)", line)
    return line[2:] if is_yaml else line


def test_a_new_edition_never_replaces_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "risks.yml").write_text("ours\n")
    assert main(["new", "Example Works", "--folder", str(tmp_path)]) == 1
    assert "risks.yml: is there already" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["risks.yml"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Example Works", "example-works"), ("Zahnärzte am Markt", "zahnaerzte-am-markt"), ("&", "")],
)
def test_a_short_name_is_made_of_plain_letters(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_schemas_are_named_from_the_new_folder(tmp_path: Path) -> None:
    main(["new", "Example Works", "--folder", str(tmp_path / "a" / "b")])
    first = (tmp_path / "a" / "b" / "risks.yml").read_text().splitlines()[0]
    schema = (tmp_path / "a" / "b" / first.partition("$schema=")[2]).resolve()
    assert schema == ROOT / "data/schema/overlay/risks.schema.json"


def test_left_over_words_are_dropped_and_missing_ones_listed(
    small: SmallGuide, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = "  gone: >-\n    Two\n    lines\n"
    text = f"site:\n  # ours\n  search: Find\n{gone}  home: Start\nold:\n  x: y\n"
    small.lay_over("words", text)
    assert main(["overlay", "--words"]) == NEEDS_A_LOOK
    said = capsys.readouterr().out.splitlines()
    assert said[:2] == ["dropped site.gone", "dropped old.x"]
    assert any(line.startswith("site.next: ") for line in said)
    written = (small.overlay / "words.yml").read_text()
    assert written == "site:\n  # ours\n  search: Find\n  home: Start\n"


BROKEN_WORDS = (
    'site:\n  search: "Find\n',
    "- search\n",
    "site: Find\n",
    "site: *x\n",
    "site:\n\t- a\n",
)
EVERY_COMMAND = (
    *("check", "analyse", "export here", "finish ."),
    *("overlay", "overlay --accept all", "overlay --words"),
)


@pytest.mark.parametrize("command", EVERY_COMMAND)
@pytest.mark.parametrize("broken", BROKEN_WORDS)
def test_every_command_says_which_line_of_a_file_is_broken(
    small: SmallGuide,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    command: str,
    broken: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    small.lay_over("words", broken)
    assert main(command.split()) == BROKEN
    said = capsys.readouterr()
    assert "company/words.yml:" in said.out + said.err
    assert (small.overlay / "words.yml").read_text(encoding="utf-8") == broken
