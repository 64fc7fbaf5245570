"""The risk register leaves and comes back: spreadsheet, CSV, calendar; what the answers propose."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from icalendar import Calendar
from openpyxl.utils import get_column_letter
from playwright.sync_api import Page, expect

from macros.decision import evaluate
from macros.decision.fitting import coming, given
from macros.decision.guide import fitting_of, model_of
from macros.model import Guide
from macros.tools.register import Levels, matrix_data
from tests.forms.engines import GNUMERIC, computed

from .kept import EXIT, download, keep, load, menu, stored, tick
from .test_register import KEY_PERSON, LOCK, REGISTER, day, kept, open_with, risk

OWN = "own-abcd1234"
FULL = {
    "risks": {
        LOCK: risk("very-likely/serious", why='Two "keys";\nour domain', aim="unlikely/serious",
                   answer="lower", mitigations=["exit-plan", "own-step0001"], review=day(30)),
        KEY_PERSON: {"added": day(0)},
        OWN: risk("possible/severe", title="=1+1; the engineer", answer="accept",
                  accepted_by="Board", accepted_why="It is small.", accepted_until=day(80),
                  accepted_on=day(-3), accepted_at="possible/severe"),
    },
    "mitigations": {
        "exit-plan": {"owner": "Ada", "due": day(12), "state": "done", "proof": "Minutes"},
        "own-step0001": {"title": "Ask the notary", "due": day(9)},
    },
    "reviews": {f"{day(-40)}/{LOCK}": {"was": "likely/serious", "now": "very-likely/serious"}},
}  # fmt: skip


def save(page: Page, selector: str) -> bytes:
    """Open the menu of the tables, save one, and return the file."""
    menu(page, "Save or load as a table")
    content = download(page, f"guide-sheets {selector}").read_bytes()
    menu(page, "Save or load as a table")
    return content


def take(page: Page, name: str, content: bytes) -> str:
    """Load a table and take over what it holds; return what was said of it."""
    load(page, name, content, "guide-sheets [data-file]")
    page.locator("guide-sheets [data-told]").wait_for()
    said = page.inner_text("guide-sheets [data-told]")
    page.click("guide-sheets [data-do=take]")
    return str(said)


def changed(content: bytes, cells: dict[tuple[str, str, str], Any]) -> bytes:
    """Return a workbook with cells changed: by sheet, key of the row and heading."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    for (sheet, name, head), value in cells.items():
        heads = [cell.value for cell in book[sheet][1]]
        [line] = [row for row in book[sheet].iter_rows() if row[0].value == name]
        line[heads.index(head)].value = value
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def test_a_workbook_has_risks_mitigations_both_maps_and_the_legend(
    page: Page, guide: Guide
) -> None:
    open_with(page, **FULL)
    book = openpyxl.load_workbook(io.BytesIO(save(page, "[value=xlsx]")))
    assert book.sheetnames[:5] == ["Risks", "Mitigations", "Map today", "Map aimed at", "Legend"]
    rows = [[cell.value for cell in row] for row in book["Map today"].iter_rows()]
    assert rows[2][1:] == ["Medium", "High", "Critical: 1", "Critical"]
    legend = [row[0].value for row in book["Legend"].iter_rows()]
    assert {level.title for level in guide.risk_matrix.levels.values()} <= set(legend)
    titles = [row[2].value for row in book["Risks"].iter_rows()]
    assert "=1+1; the engineer" in titles


@pytest.mark.parametrize(("button", "name"), [("xlsx", "r.xlsx"), ("csv", "r.csv")])
def test_what_left_comes_back_into_an_empty_browser(page: Page, button: str, name: str) -> None:
    open_with(page, **FULL)
    table = save(page, f"[value={button}]:not([data-variant])")
    steps = save(page, "[data-variant=mitigations]")
    open_with(page, risks={})
    take(page, name, table)
    if button == "csv":
        take(page, "m.csv", steps)
    for key, entry in FULL["risks"].items():
        if key == KEY_PERSON:
            continue
        found = kept(page, key)
        left = {"added", "mitigations", "accepted_on", *(["title"] if key != OWN else [])}
        assert {n: v for n, v in found.items() if n not in left} == {
            n: v for n, v in entry.items() if n not in left
        }
    assert kept(page, "exit-plan", "mitigations") == FULL["mitigations"]["exit-plan"]
    titles = [entry.get("title") for entry in stored(page, "register")["mitigations"].values()]
    assert "Ask the notary" in titles


def test_levels_are_formulas_that_other_programs_compute(page: Page, tmp_path: Path) -> None:
    open_with(page, **FULL)
    content = changed(save(page, "[value=xlsx]"), {("Risks", LOCK, "How likely"): "Unlikely"})
    book = openpyxl.load_workbook(io.BytesIO(content))
    heads = [cell.value for cell in book["Risks"][1]]
    lines = {row[0].value: row[0].row for row in book["Risks"].iter_rows()}
    found = computed(content, tmp_path)["Risks"]
    level = get_column_letter(heads.index("Level") + 1)
    assert (found[f"{level}{lines[LOCK]}"], found[f"{level}{lines[OWN]}"]) == ("Medium", "High")


def test_a_sheet_that_another_program_saved_as_ods_comes_back(page: Page, tmp_path: Path) -> None:
    open_with(page, **FULL)
    path = tmp_path / "register.xlsx"
    path.write_bytes(changed(save(page, "[value=xlsx]"), {("Risks", LOCK, "Owner"): "Bo"}))
    if GNUMERIC:  # without it, the file is the one that openpyxl saved
        ods = path.with_suffix(".ods")
        subprocess.run([GNUMERIC, str(path), str(ods)], check=True, capture_output=True, timeout=60)
        path = ods
    take(page, path.name, path.read_bytes())
    assert kept(page, LOCK) == FULL["risks"][LOCK] | {"owner": "Bo"}


def test_changed_cells_are_told_before_they_are_taken_and_can_be_taken_back(page: Page) -> None:
    open_with(page, **FULL)
    content = changed(
        save(page, "[value=xlsx]"),
        {
            ("Risks", LOCK, "How likely"): "Possible",
            ("Risks", LOCK, "Mitigations"): "Agree the exit plan before you sign; Call the maker",
            ("Risks", OWN, "Risk"): "The engineer retires",
            ("Risks", KEY_PERSON, "How bad"): "Severe",
            ("Mitigations", "exit-plan", "State"): "Open",
        },
    )
    said = take(page, "r.xlsx", content)
    assert "Nothing has been changed yet" in said
    assert kept(page, LOCK)["today"] == "possible/serious"
    [first, other] = kept(page, LOCK)["mitigations"]
    assert (first, kept(page, other, "mitigations")) == ("exit-plan", {"title": "Call the maker"})
    assert kept(page, OWN)["title"] == "The engineer retires"
    assert "today" not in kept(page, KEY_PERSON)  # half a rating is none
    assert "state" not in kept(page, "exit-plan", "mitigations")
    page.click("guide-sheets [data-do=undo]")
    assert stored(page, "register") == FULL


def test_a_row_without_a_key_becomes_a_risk_of_ones_own(page: Page) -> None:
    open_with(page)
    table = "Key;Risk;How likely;How bad\n;The engineer leaves;likely;Severe\n;;Likely;\n"
    take(page, "r.csv", table.encode())
    found = stored(page, "register")["risks"]
    assert {"title": "The engineer leaves", "today": "likely/severe", "added": day(0)} in list(
        found.values()
    )


def test_a_point_of_a_larger_edition_is_named_and_the_rest_is_taken(page: Page) -> None:
    open_with(page, **FULL)
    content = changed(
        save(page, "[value=xlsx]"),
        {("Risks", LOCK, "How likely"): "Certain", ("Risks", LOCK, "Owner"): "Bo"},
    )
    said = take(page, "r.xlsx", content)
    assert "Certain" in said
    assert (kept(page, LOCK)["today"], kept(page, LOCK)["owner"]) == ("very-likely/serious", "Bo")


def test_the_calendar_has_mitigations_reviews_and_acceptances_with_ids_that_stay(
    page: Page,
) -> None:
    open_with(page, **FULL)
    menu(page, "Calendar")
    files = [download(page, "[data-do=calendar]").read_text("utf-8") for _ in range(2)]
    days = [
        {
            str(event["uid"]): event["dtstart"].dt.isoformat()
            for event in Calendar.from_ical(f).walk("vevent")
        }
        for f in files
    ]
    assert days[0] == days[1]
    ends = {uid.split("@")[0].split(".", 3)[3]: found for uid, found in days[0].items()}
    assert ends == {
        "register.mitigation-own-step0001": day(9),
        f"register.review-{LOCK}": day(30),
        f"register.acceptance-{OWN}": day(80),
    }


def test_the_answers_propose_risks_and_rate_what_they_raise_one_point_likelier(
    page: Page, guide: Guide
) -> None:
    scenario = guide.scenarios["small-it-team"]
    answers, priorities = dict(scenario.answers), dict(scenario.priorities)
    result = evaluate(model_of(guide), answers, priorities)
    levels, fit = Levels(matrix_data(guide.risk_matrix)), fitting_of(guide)
    wanted = {
        each.id for each in coming(fit, str(result.winner), result.answers, ready=False).risks
    }
    raised = {
        each.id
        for each in fit.risks
        if result.winner in each.models
        and given(each.raised_by, result.answers)
        and not given(each.unless, result.answers)
    }
    open_with(page)
    keep(page, "questionnaire", {
        "answers": answers, "priorities": priorities, "path": "full", "place": "", "others": [],
    })  # fmt: skip
    page.goto(REGISTER)
    page.click("[data-do=propose]")
    expect(page.locator("[data-list] tbody")).to_have_count(len(wanted | raised))
    for name, entry in stored(page, "register")["risks"].items():
        own = f"{guide.risks[name].likelihood}/{guide.risks[name].impact}"
        assert entry["proposed"] == (levels.likelier(own) if name in raised else own)
        assert "today" not in entry
    assert raised


def test_without_answers_the_button_says_what_is_missing(page: Page, guide: Guide) -> None:
    open_with(page)
    page.click("[data-do=propose]")
    said = page.locator(".guide-register__bar > .guide-note [data-note]")
    expect(said).to_have_text(guide.words["register"]["no_answers"])


def test_open_mitigations_leave_as_tasks_for_other_programs(page: Page, guide: Guide) -> None:
    open_with(page, **FULL)
    menu(page, guide.words["tasks"]["title"])
    text = download(page, "[data-do=tasks][value=todoist]").read_text("utf-8")
    assert "Ask the notary" in text
    assert guide.mitigations["exit-plan"].title not in text  # it is done
    markdown = download(page, "[data-do=tasks][value=markdown]").read_text("utf-8")
    assert markdown.startswith("## Risk register\n\n- [ ] Ask the notary")


def test_the_dossier_says_what_the_register_says(page: Page, guide: Guide) -> None:
    open_with(page, **FULL)
    finding = page.inner_text("h1")
    page.goto("decide/dossier/")
    part = page.locator("#part-register")
    expect(part).to_have_text(guide.words["register"]["title"])
    expect(page.locator("guide-dossier")).to_contain_text(finding)


def test_steps_of_a_checklist_leave_as_tasks_as_the_filter_shows_them(
    page: Page, guide: Guide
) -> None:
    page.goto(EXIT)
    tick(page, 0)
    menu(page, guide.words["tasks"]["title"])
    text = download(page, "[data-do=tasks][value=jira]").read_text("utf-8")
    items = list(guide.checklists["exit"].items.values())
    assert items[0].title not in text  # it is done
    assert items[1].title in text
    assert items[1].who in text
