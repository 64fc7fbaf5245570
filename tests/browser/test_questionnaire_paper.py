"""The questionnaire on paper: the blank worksheet leads to the verdict, the result is a report."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from bs4 import BeautifulSoup, Tag
from pypdf import PdfReader

from macros.decision import evaluate
from macros.decision.guide import model_of
from macros.model import Guide
from macros.model.markup import plain

from .questionnaire import ADDRESS, code_of, open_questionnaire, use

Open = Callable[..., Any]


class Sheet(NamedTuple):
    """What a reader adds up on paper, and which gates are ticked."""

    sums: dict[str, int]
    gates: list[str]


@pytest.fixture(scope="module")
def worksheet(built_site: Path) -> BeautifulSoup:
    """The worksheet as it is built, without scripts."""
    html = (built_site / ADDRESS / "index.html").read_text(encoding="utf-8")
    return BeautifulSoup(html, "html.parser")


@pytest.fixture(scope="module")
def sheets(worksheet: BeautifulSoup, guide: Guide) -> dict[str, Sheet]:
    """The worksheet filled in by hand for each scenario that changes no priorities."""
    points, bases = printed_points(worksheet, guide), printed_bases(worksheet)
    return {
        scenario.id: filled_in(guide, points, bases, dict(scenario.answers))
        for scenario in guide.scenarios.values()
        if not scenario.priorities
    }


def printed_points(worksheet: BeautifulSoup, guide: Guide) -> dict[tuple[str, str], dict[str, int]]:
    """Return the points printed beside each option; those of a question without points: none."""
    found = {}
    for row in worksheet.select("[data-question] tbody tr"):
        radio = row.select_one("input[type=radio]")
        assert isinstance(radio, Tag)
        points = [int(cell.text.replace("−", "-")) for cell in row.select("td + td")]
        cells = dict(zip(guide.delivery_models, points, strict=bool(points)))
        found[str(radio["name"]), str(radio["value"])] = cells
    return found


def printed_bases(worksheet: BeautifulSoup) -> dict[str, int]:
    """Return the points that each model starts with."""
    return {
        str(cell["data-base"]): int(cell.text.replace("−", "-"))
        for cell in worksheet.select("[data-base]")
    }


def filled_in(
    guide: Guide,
    points: dict[tuple[str, str], dict[str, int]],
    bases: dict[str, int],
    answers: dict[str, str],
) -> Sheet:
    """Fill in the worksheet by hand: leave out questions whose condition fails, then add up."""
    asked: dict[str, str] = {}
    for name, question in guide.questions.items():
        if all(asked.get(parent) in options for parent, options in question.show_if.items()):
            asked[name] = answers.get(name, "unknown")
    chosen = [points[pair] for pair in asked.items()]
    sums = {model: base + sum(row.get(model, 0) for row in chosen) for model, base in bases.items()}
    gates = [
        gate.id
        for gate in guide.gates.values()
        if all(asked.get(question) in options for question, options in gate.when.items())
    ]
    return Sheet(sums, gates)


def read_by_the_rules(sheet: Sheet, guide: Guide) -> tuple[str | None, bool]:
    """Return the recommended model, and whether it is ready, by the rules of the worksheet."""
    gates = [guide.gates[gate] for gate in sheet.gates]
    closed = {
        kind: {model for gate in gates if gate.kind == kind for model in gate.delivery_models}
        for kind in ("exclude", "not-ready")
    }
    left = {model: points for model, points in sheet.sums.items() if model not in closed["exclude"]}
    winner = max(left, key=lambda model: left[model], default=None)
    return winner, winner not in closed["not-ready"]


def test_the_printed_points_of_every_scenario_add_up_to_what_the_engine_says(
    sheets: dict[str, Sheet], guide: Guide
) -> None:
    model, differing = model_of(guide), {}
    for scenario, sheet in sheets.items():
        result = evaluate(model, guide.scenarios[scenario].answers)
        scores = {name: half // 2 for name, half in result.scores.items()}
        if sheet != Sheet(scores, list(result.gates)):
            differing[scenario] = (sheet, scores, result.gates)
    assert len(sheets) > 15
    assert differing == {}


def test_the_rules_on_paper_lead_every_scenario_to_the_engines_winner(
    sheets: dict[str, Sheet], guide: Guide
) -> None:
    model, differing = model_of(guide), {}
    for scenario, sheet in sheets.items():
        found = read_by_the_rules(sheet, guide)
        result = evaluate(model, guide.scenarios[scenario].answers)
        if found != (result.winner, result.ready):
            differing[scenario] = (found, result.winner, result.ready)
    assert differing == {}


def test_every_question_prints_its_reason_all_options_and_how_to_find_out(
    worksheet: BeautifulSoup, guide: Guide
) -> None:
    for question in guide.questions.values():
        fieldset = worksheet.select_one(f'[data-question="{question.id}"]')
        assert isinstance(fieldset, Tag)
        assert fieldset.h2 is not None
        assert question.title in fieldset.h2.text
        assert len(fieldset.select("input[type=radio]")) == len(question.options) + 1
        assert len(fieldset.select(".guide-question__why")[0].text) > 10
        assert len(fieldset.select(".guide-options__unknown .guide-option__hint")[0].text) > 10


def test_every_gate_can_be_ticked_and_says_what_lifts_it(
    worksheet: BeautifulSoup, guide: Guide
) -> None:
    boxes = {str(box["data-gate"]) for box in worksheet.select("input[data-gate]")}
    assert boxes == set(guide.gates)
    for gate in guide.gates.values():
        box = worksheet.select_one(f'input[data-gate="{gate.id}"]')
        assert isinstance(box, Tag)
        assert box.parent is not None
        said = f"{plain(gate.reason)} What lifts it: {plain(gate.lifted_by)}"
        assert " ".join(said.split()) in " ".join(box.parent.text.split())


def test_each_question_with_points_has_a_line_on_the_sum_sheet(
    worksheet: BeautifulSoup, guide: Guide
) -> None:
    lines = [str(line["data-own"]) for line in worksheet.select("tr[data-own]")]
    assert lines == [question.id for question in guide.questions.values() if question.weight]


def pages_of(page: Any) -> list[str]:
    """Return the text of each page as it prints."""
    pdf = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    return [each.extract_text() for each in pdf.pages]


@pytest.mark.parametrize("scripts", [True, False])
def test_the_blank_worksheet_prints_on_five_to_eight_pages(
    new_page: Open, guide: Guide, scripts: bool
) -> None:
    page = new_page(java_script_enabled=scripts)
    page.goto(ADDRESS)
    pages = pages_of(page)
    assert 5 <= len(pages) <= 8
    text = " ".join(" ".join(pages).split())
    assert all(question.title in text for question in guide.questions.values())
    assert "Sum sheet" in text
    assert "Filled in by:" in text


def test_without_scripts_the_whole_worksheet_is_on_the_page(new_page: Open, guide: Guide) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(ADDRESS)
    assert page.locator("[data-question]:visible").count() == len(guide.questions)
    assert page.locator(".guide-options td + td:visible").count() > 200
    assert page.locator(".guide-start").is_hidden()
    assert page.locator("guide-questionnaire button:visible").count() == 0


def test_a_result_prints_as_a_short_report_without_the_questions(page: Any, guide: Guide) -> None:
    scenario = next(s for s in guide.scenarios.values() if s.expect.certainty == "clear")
    use(page, code_of(guide, scenario.answers))
    pages = pages_of(page)
    first, text = pages[0], " ".join(" ".join(pages).split())
    assert len(pages) <= 5
    assert "Result of the questionnaire" in first
    assert f"version {guide.questionnaire.version} of the questions" in first
    assert f"edition {guide.company.edition}" in first
    assert "Continue" not in text
    assert "Copy the link" not in text
    assert "Sum sheet" not in text
    assert "Change" not in text.replace("Changes", "").replace("What would change", "")


def test_print_blank_leaves_out_the_answers(page: Any, guide: Guide) -> None:
    scenario = next(iter(guide.scenarios.values()))
    use(page, code_of(guide, scenario.answers))
    page.goto(f"{ADDRESS}#all")
    page.evaluate("window.print = () => {}")
    page.click("[data-do=printBlank]")
    page.emulate_media(media="print")
    checked = page.locator("[data-question] input:checked").first
    colour = checked.evaluate("box => getComputedStyle(box).backgroundColor")
    assert colour == "rgba(0, 0, 0, 0)"
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert checked.evaluate("box => getComputedStyle(box).backgroundColor") == "rgb(0, 0, 0)"


def test_the_comparison_prints(page: Any, guide: Guide) -> None:
    first, second, *_ = guide.scenarios.values()
    use(page, code_of(guide, first.answers))
    page.goto(f"{ADDRESS}#compare")
    page.fill("[data-colleague-link]", code_of(guide, second.answers))
    page.click("[data-colleague] button")
    page.wait_for_selector(".guide-compare__who")
    pages = pages_of(page)
    assert 1 <= len(pages) <= 3
    assert "Where you differ" in " ".join(pages)
    assert "We agree on: ____" in pages[0]
    assert "Remove" not in " ".join(pages)


def test_scenario_pages_show_the_computed_result(new_page: Open, guide: Guide) -> None:
    page = new_page(java_script_enabled=False)
    scenario = next(iter(guide.scenarios.values()))
    page.goto(f"understand/scenarios/{scenario.id}/")
    text = page.locator("article.guide-scenario").inner_text()
    assert "What the questionnaire says" in text
    assert "What a reviewer expected" in text
    link = page.locator(".guide-next a").get_attribute("href")
    assert link.endswith(f"#s={code_of(guide, scenario.answers)}")


def test_a_scenario_opens_in_the_questionnaire(page: Any, guide: Guide) -> None:
    scenario = next(iter(guide.scenarios.values()))
    page.goto(f"understand/scenarios/{scenario.id}/")
    sentence = page.locator(".guide-result__verdict").inner_text()
    page.click(".guide-next a")
    page.wait_for_selector("[data-result] h2")
    assert page.locator("[data-result] h2").first.inner_text() == sentence
    assert page.locator("[data-shared]").is_visible()
    open_questionnaire(page)
    assert page.locator("[data-resume]").is_hidden()
