"""The cost comparison: what is entered is counted at once, kept as typed, and never guessed."""

from __future__ import annotations

import io
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from pypdf import PageObject, PdfReader

from macros.model.numbers import Numbers

from .kept import DOSSIER, keep, no_dialogs, stored

COSTS = "decide/costs/"
FEE = "lines/external-provider-fee/likely"
OPEN = "node => { for (; node; node = node.parentElement) if ('open' in node) node.open = true }"
UNDO = ".guide-costs__form > .guide-note button"


@pytest.fixture
def costs(page: Page) -> Page:
    """The page, with nothing entered."""
    page.set_default_timeout(8_000)
    page.goto(COSTS)
    return page


@pytest.fixture
def example(costs: Page) -> Page:
    """The page with its example."""
    costs.locator("[data-do=example]").first.click()
    expect(costs.locator("[data-headline]")).to_contain_text("19,466")
    expect(costs.locator("figure").first).to_be_visible()
    return costs


def paper(page: Page) -> list[PageObject]:
    """Return the pages that are printed."""
    return list(PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages)


def field(page: Page, name: str) -> Locator:
    """Return a field, with what hides it opened."""
    found = page.locator(f"guide-costs [name='{name}']")
    found.evaluate(OPEN)
    return found


def enter(page: Page, name: str, text: str) -> None:
    """Type into a field, and leave it."""
    field(page, name).fill(text)
    field(page, name).blur()


def result(page: Page) -> str:
    """Return the text of the result, with what is folded."""
    return str(page.locator("[data-result]").text_content())


def faults(page: Page) -> list[str]:
    """Return what cannot be used, in words."""
    return page.locator("[data-fault-list] li").all_inner_texts()


def test_before_two_models_have_a_figure_there_is_no_result(costs: Page) -> None:
    expect(costs.locator("[data-empty]")).to_be_visible()
    assert stored(costs, "costs") is None
    costs.get_by_role("checkbox", name="Internal IT").check()
    expect(costs.get_by_role("group", name="Salaries of your own IT people")).to_be_visible()
    expect(costs.locator("[data-empty]")).to_be_visible()
    assert faults(costs) == []


def test_the_example_stands_there_to_the_last_cent(example: Page) -> None:
    expect(example.locator("[data-headline]")).to_have_text(
        "Too close to call: Internal IT costs 19,466 EUR less than External IT over 5 years"
    )
    said = result(example)
    for figure in ("936,365.81", "955,831.50", "139.90", "57 or fewer", "cheaper in every single"):
        assert figure in said
    assert "Invented example" in said


def test_without_scripts_the_example_is_worked_out(built_site: Any) -> None:
    html = (built_site / COSTS / "index.html").read_text(encoding="utf-8")
    for figure in ("936,365.81", "955,831.50", "1,696", "5.2", "1.5"):
        assert figure in html


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (FEE, "abc", "is no number"),
        (FEE, "-5", "less than nothing"),
        (FEE, "145 $", "does not belong here"),
        (FEE, "0.125", "more decimal places"),
        (FEE, "9999999999", "too much"),
        (FEE, "", "enter the likely value"),
        (FEE, "200", "must rise in this order"),
        (FEE, "1.234", "can be two things"),
        ("users/likely", "0", "how many users there are"),
        ("users/likely", "60.5", "more decimal places"),
        ("users/likely", "200000", "100,000 is the most"),
        ("term", "0", "enter 3 to 7 years"),
        ("term", "40", "enter 3 to 7 years"),
        ("term", "abc", "Until then the page counts with 5"),
        ("term", "3.5", "Until then the page counts with 5"),
        ("on_costs", "250", "100 is the most"),
        ("sides/internal/people", "", "how many own people"),
        ("lines/external-provider-fee/first", "9", "begins after the term"),
        ("lines/external-provider-fee/first", "0", "the first year is year 1"),
        ("lines/external-provider-fee/last", "0", "lies before the first"),
        ("lines/external-steering/at_least", "5", "needs a price for each user"),
    ],
)
def test_what_cannot_be_used_is_said_and_stays_as_typed(
    example: Page, name: str, text: str, said: str
) -> None:
    enter(example, name, text)
    assert any(said in fault for fault in faults(example)), faults(example)
    expect(field(example, name)).to_have_value(text)
    assert stored(example, "costs")["lines"], "nothing else is lost"
    expect(example.locator("[data-headline]")).not_to_be_empty()


def test_a_line_is_described_with_the_term_that_is_counted(example: Page) -> None:
    enter(example, "term", "40")
    expect(example.locator("[data-more=external-exit]")).to_contain_text("Year 5")


@pytest.mark.parametrize("text", ["145", "145,00 €", "EUR 145.00", "１４５", "0.145k"])
def test_an_amount_is_read_in_every_countrys_way_and_kept_as_typed(
    example: Page, text: str
) -> None:
    enter(example, FEE, text)
    assert faults(example) == []
    assert "955,831.50" in result(example)
    expect(field(example, FEE)).to_have_value(text)


def test_what_can_be_two_things_is_asked_in_words_and_never_guessed(example: Page) -> None:
    enter(example, "lines/external-steering/likely", "24.000")
    ask = example.locator("[data-fault-list] li")
    assert ask.locator("[data-do=mean]").all_inner_texts() == ["24 thousand", "24.00"]
    expect(example.locator("[data-headline]")).to_contain_text("Still open")
    ask.get_by_role("button", name="24 thousand").click()
    expect(field(example, "lines/external-steering/likely")).to_have_value("24,000.00")
    expect(field(example, "lines/external-steering/likely")).to_be_focused()
    assert "955,831.50" in result(example)


def test_a_line_left_open_is_named_and_never_counted_as_zero(example: Page) -> None:
    for end in ("low", "likely", "high"):
        enter(example, f"lines/internal-absence-cover/{end}", "")
    expect(example.locator("[data-headline]")).to_contain_text("Still open")
    assert "Internal IT lacks 1 line that it needs" in result(example)
    assert "Cover for leave and illness" in result(example)
    example.locator("[data-do=out][value=internal-absence-cover]").evaluate("node => node.click()")
    expect(example.locator("[data-headline]")).not_to_contain_text("Still open")


@pytest.mark.parametrize(
    "name",
    [
        "on_costs",
        "discount",
        "sides/internal/allowance",
        "lines/internal-salaries/rise",
        "lines/internal-salaries/first",
        "lines/internal-salaries/last",
    ],
)
def test_a_rate_or_year_that_cannot_be_read_is_open_and_never_taken_as_zero(
    example: Page, name: str
) -> None:
    lines = stored(example, "costs")["lines"]
    for line in lines:
        if line["model"] == "external" and line["line"] == "exit":
            line.update(low="9000000", likely="9000000", high="9000000")
    keep(example, "costs", {**stored(example, "costs"), "lines": lines})
    example.reload()
    expect(example.locator("[data-headline]")).to_contain_text("Internal IT is clearly cheaper")
    enter(example, name, "abc")
    expect(example.locator("[data-headline]")).to_contain_text("Still open")
    assert "Internal IT lacks 1 line" in result(example)
    assert example.locator("[data-do=use]").count() == 0
    assert len(faults(example)) == 1


def test_vat_that_cannot_be_read_is_open_where_something_is_bought(example: Page) -> None:
    enter(example, "vat", "abc")
    expect(example.locator("[data-headline]")).to_contain_text("Still open")
    assert "External IT lacks 1 line" in result(example)
    enter(example, "vat", "19")
    more = result(example)
    enter(example, "unrecovered", " ")
    assert result(example) == more, "a blank means the whole of it"


def test_one_field_is_named_once_however_much_is_wrong_with_it(example: Page) -> None:
    enter(example, "users/likely", "1.000")
    assert len(faults(example)) == 1
    assert example.locator("[data-fault-list] [data-do=mean]").count() == 2


def test_a_model_without_a_figure_is_named_as_not_compared(example: Page) -> None:
    example.get_by_role("checkbox", name="Hybrid IT").check()
    assert "Hybrid IT has no figure yet" in result(example)


def test_without_a_range_nothing_is_said_of_draws(example: Page) -> None:
    data = stored(example, "costs")
    lines = [{**line, "low": "", "high": ""} for line in data["lines"]]
    keep(example, "costs", {**data, "lines": lines})
    example.reload()
    expect(example.locator("figure").first).to_be_visible()
    assert "No amount has a low and a high value yet" in result(example)
    assert "2,000 draws" not in result(example)
    assert example.locator("figure").first.locator("svg").first.locator("text.quiet").count() == 0


def test_vat_that_cannot_be_recovered_is_a_line_of_its_own(example: Page) -> None:
    enter(example, "vat", "19")
    assert "VAT that cannot be recovered" in result(example)
    enter(example, "unrecovered", "0")
    assert "VAT that cannot be recovered" not in result(example)


def test_hours_that_differ_are_said_and_ask_for_the_line_of_the_night(example: Page) -> None:
    field(example, "sides/external/hours").select_option("always")
    assert "The hours differ" in result(example)
    assert "External IT lacks 1 line" in result(example)


def test_the_result_becomes_an_answer_only_when_the_reader_says_so(example: Page) -> None:
    keep(example, "questionnaire", {"answers": {"whole-term-cost": "external", "why-now": "cost"}})
    example.reload()
    assert "External, even when" in result(example)
    example.locator("[data-do=use]").click()
    assert stored(example, "questionnaire")["answers"]["whole-term-cost"] == "no-gap"
    example.locator(
        "guide-costs > * > [data-do=undo], .guide-costs__form > .guide-note button"
    ).first.click()
    assert stored(example, "questionnaire")["answers"]["whole-term-cost"] == "external"


def test_what_was_just_typed_survives_another_tab_and_leaving(example: Page) -> None:
    data = stored(example, "costs")
    for line in data["lines"]:
        line["source"] = "the other tab"
    field(example, FEE).press_sequentially("9")
    example.evaluate("data => { new GuideStore('costs').write(data) }", data)
    example.goto("about/privacy/")
    kept = {line["id"]: line for line in stored(example, "costs")["lines"]}
    assert kept["external-provider-fee"]["likely"].count("9") == 1
    assert {line["source"] for line in kept.values()} == {"the other tab"}


def test_everything_that_is_taken_away_can_be_brought_back(example: Page) -> None:
    before = stored(example, "costs")
    undo = example.locator(UNDO)
    example.get_by_role("checkbox", name="External IT").uncheck()
    assert {line["model"] for line in stored(example, "costs")["lines"]} == {"internal"}
    undo.click()
    assert stored(example, "costs") == before
    example.locator("[data-do=clear]").click()
    assert stored(example, "costs")["lines"] == []
    undo.click()
    assert stored(example, "costs") == before


def test_a_removal_is_taken_back_whole_after_something_else_was_changed(example: Page) -> None:
    before = stored(example, "costs")
    example.get_by_role("checkbox", name="External IT").uncheck()
    enter(example, "lines/internal-absence-cover/likely", "9500")
    example.locator(UNDO).click()
    after = stored(example, "costs")
    changed = [
        {**line, "likely": "9500"} if line["id"] == "internal-absence-cover" else line
        for line in before["lines"]
    ]
    assert after == {**before, "lines": changed}
    expect(example.locator("[data-headline]")).not_to_contain_text("19,466")


def test_a_line_of_ones_own_is_added_named_and_removed(example: Page) -> None:
    example.locator("[data-add=internal]").select_option("own")
    title = example.locator("[name='lines/internal-own-1/title']")
    expect(title).to_be_focused()
    title.fill("Coffee")
    enter(example, "lines/internal-own-1/likely", "100")
    assert "Coffee" in result(example)
    example.locator("[data-do=remove][value=internal-own-1]").evaluate("node => node.click()")
    assert "Coffee" not in result(example)


def test_what_was_paid_stands_beside_the_estimate(example: Page) -> None:
    example.locator("#paid > summary").click()
    example.locator("[data-paid-model]").select_option("external")
    example.locator("[name='paid/external-out-of-scope/1']").fill("27000")
    example.locator("[name='paid/external-out-of-scope/1']").blur()
    said = example.locator("[data-paid-says]")
    expect(said).to_contain_text("“Work outside the scope” ran away: 27,000 EUR paid, 18,000 EUR")
    expect(said).to_contain_text("47,782 EUR more than estimated")  # half as much again for 5 years


def test_what_was_paid_is_never_guessed_nor_dropped(example: Page) -> None:
    example.locator("#paid > summary").click()
    example.locator("[data-paid-model]").select_option("external")
    name = "paid/external-out-of-scope/1"
    enter(example, name, "27.000")
    example.locator("[data-paid-model]").select_option("internal")
    fault = example.locator("[data-fault-list] li")
    expect(fault).to_contain_text("Work outside the scope, 1: “27.000” can be two things")
    fault.locator("[data-do=goto]").click()
    expect(field(example, name)).to_be_focused()
    fault.get_by_role("button", name="27 thousand").click()
    expect(example.locator("[data-paid-says]")).to_contain_text("ran away: 27,000 EUR paid")


def test_what_was_paid_is_compared_in_the_money_of_its_year(example: Page) -> None:
    enter(example, "discount", "10")
    enter(example, "vat", "19")
    example.locator("#paid > summary").click()
    example.locator("[data-paid-model]").select_option("external")
    enter(example, "paid/external-exit/5", "30000")
    said = example.locator("[data-paid-says]")
    expect(said).to_contain_text("No line is a tenth or more away")
    expect(said).to_contain_text("955,832 EUR, as estimated")
    expect(said).to_contain_text("without VAT that cannot be recovered")


def test_the_number_of_people_is_shown_step_by_step(example: Page) -> None:
    example.locator("#people > summary").click()
    example.locator("[data-do=helper-example]").click()
    says = example.locator("[data-helper-says]")
    expect(says).to_contain_text("52 × 40 − 200 − 80 − 64 − 40 = 1,696 hours a year")
    example.locator("[data-helper-field=cover]").fill("8760")
    expect(says).to_contain_text("8,760 ÷ 1,696 = 5.2 people")
    example.locator("[data-do=helper-people]").first.click()
    expect(example.locator("[name='sides/internal/people']")).to_have_value("5.2")
    example.locator("[data-do=use-people]").click()
    assert stored(example, "questionnaire")["answers"]["steady-workload"] == "one-to-two"


def test_what_comes_from_elsewhere_is_taken_apart_without_trust(costs: Page) -> None:
    line = {"id": "internal-salaries", "line": "salaries", "model": "internal", "likely": "1"}
    data = {
        "currency": "USD",
        "term": 5,
        "sides": [{"id": "internal"}, {"id": "internal"}, {"id": "offshore"}, "x", None],
        "lines": [line, line, {**line, "id": "<b>"}, {**line, "id": "y", "model": "none"}, 7]
        + [{**line, "id": f"own-{i}", "line": ""} for i in range(300)],
        "paid": {"internal-salaries": {"1": "5", "9": "5", "x": {}}, "nobody": {"1": "5"}},
        "example": "__proto__",
    }
    found = costs.evaluate("data => GuideCosts.clean(data)", data)
    assert [side["id"] for side in found["data"]["sides"]] == ["internal"]
    assert len(found["data"]["lines"]) == 200
    assert found["data"]["paid"] == {"internal-salaries": {"1": "5"}}
    assert [fault.split()[0] for fault in found["faults"]] == ["2", "104", "The"]
    oddities: list[Any] = [None, 7, "x", [], {"lines": {"a": 1}, "sides": 3}]
    for odd in oddities:
        assert costs.evaluate("data => GuideCosts.clean(data).faults", odd) in (
            [],
            ["The cost comparison in it is none that this page can read."],
        )


def test_the_board_paper_has_it_in_one_line_and_in_full(example: Page) -> None:
    example.goto(DOSSIER)
    part = example.locator("section:has(#part-costs)")
    expect(part).to_contain_text("Too close to call: Internal IT costs 19,466 EUR less")
    expect(part.locator("figure")).to_have_count(3)
    assert part.locator("button").count() == 0


def test_it_prints_a_board_page_and_a_page_for_each_model_or_blank(example: Page) -> None:
    no_dialogs(example)
    pages = paper(example)
    assert [round(float(page.mediabox.width)) for page in pages] == [842] * 3
    texts = [page.extract_text() for page in pages]
    assert "Too close to call" in texts[0]
    assert "936,365.81" in texts[1]
    for basis in ("Own people: 2 ·", "office hours", "Users: 60", "On-costs on pay, %: 25"):
        assert basis in texts[1], "62,000 a person can be followed to 155,000"
    assert "955,831.50" in texts[2]
    example.locator("[data-do=blank]").click()
    example.locator("guide-costs").evaluate("node => { node.dataset.print = 'blank' }")
    blank = [page.extract_text() for page in paper(example)]
    assert "Worksheet" in blank[0]
    assert "936,365" not in "".join(blank)


def test_four_models_have_one_board_page_too(example: Page) -> None:
    no_dialogs(example)
    for model in ("today", "hybrid"):
        example.locator(f"[name=model][value={model}]").check()
        enter(example, f"sides/{model}/people", "2")
        enter(example, f"lines/{model}-salaries/likely", "99999")
    texts = [page.extract_text() for page in paper(example)]
    assert len(texts) == 5
    assert "What is left out" in texts[0]


@pytest.mark.parametrize(
    ("locale", "currency", "written"),
    [
        ("de-DE", "EUR", "62.000,00"),
        ("en-US", "USD", "62,000.00"),
        ("de-CH", "CHF", "62’000"),
        ("fr-FR", "EUR", "62\u202f000"),
        ("en-IN", "INR", "62,000.00"),
    ],
)
def test_every_edition_reads_what_it_writes(
    costs: Page, locale: str, currency: str, written: str
) -> None:
    found = costs.evaluate(
        """([numbers, language, currency]) => {
          Object.assign(GuideData, { numbers, language, currency })
          const kept = GuideCostEditing.exampleOf("cheaper-each-year"), read = GuideCosts.read(kept)
          const typed = { ...kept, lines: kept.lines.map((line) => (
            line.id === "internal-salaries" ? { ...line, likely: `62000 ${currency}` } : line)) }
          return [
            kept.lines.find(({ id }) => id === "internal-salaries").likely, read.faults,
            GuideCostSums.totals(read.plan), GuideCosts.read(typed).faults,
          ]
        }""",
        [Numbers(locale).marks, locale, currency],
    )
    totals = {"internal": 936_365_81, "external": 955_831_50}
    assert found == [written, [], totals, []]
