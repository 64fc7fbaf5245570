"""Tasks leave in the tables that other programs import, as Markdown and as rich text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from macros.exports.browser import script
from macros.exports.task_layouts import layouts_data
from macros.model import Guide

from ..scripts import code
from .sheets import prepare

TASKS = [
    {"title": "Ask, the [maker] @all", "owner": "Kim", "due": "2027-03-25", "group": "Exit"},
    {"title": "=1+1\nsecond line", "text": "Why: “costs”\n- [ ] no task", "group": "Exit"},
    {"title": "Done <b>already</b>", "isDone": True, "group": "Run #12"},
]


@pytest.fixture
def page(browser: Browser, guide: Guide) -> Iterator[Page]:
    """A page that knows how tasks are written."""
    opened = prepare(browser.new_page(), guide)
    opened.add_script_tag(content=script("GuideTaskLayouts", layouts_data(guide)))
    opened.add_script_tag(content=f"{{{code('forms/tasks.js')}globalThis.Tasks = GuideTasks}}")
    yield opened
    opened.close()


def table(page: Page, name: str, tasks: Any = TASKS) -> list[dict[str, str]]:
    """Return the rows of a table, as a program reads them."""
    call = "([tasks, name]) => Tasks.csv(tasks, GuideTaskLayouts[name])"
    return list(csv.DictReader(io.StringIO(page.evaluate(call, [tasks, name]))))


def test_todoist_gets_sections_and_days_it_understands(page: Page) -> None:
    rows = table(page, "todoist")
    assert [(row["TYPE"], row["CONTENT"]) for row in rows] == [
        ("section", "Exit"),
        ("task", "Ask, the [maker] @all"),
        ("task", "'=1+1 second line"),
        ("section", "Run #12"),
        ("task", "Done <b>already</b>"),
    ]
    assert (rows[1]["DATE"], rows[1]["DATE_LANG"]) == ("2027-03-25", "en")
    assert (rows[1]["PRIORITY"], rows[1]["RESPONSIBLE"]) == ("4", "")
    assert rows[1]["DESCRIPTION"] == "Owner: Kim"


def test_asana_and_jira_get_their_headings_in_order(page: Page, guide: Guide) -> None:
    asana, jira = table(page, "asana"), table(page, "jira")
    assert list(asana[0])[:4] == ["Name", "Description", "Section", "Assignee"]
    assert (asana[0]["Due Date"], asana[0]["Section"]) == ("03/25/2027", "Exit")
    assert (jira[0]["Summary"], jira[0]["Due Date"]) == ("Ask, the [maker] @all", "2027-03-25")
    assert asana[1]["Due Date"] == ""
    assert all(
        len(layout.columns) == len(table(page, name)[0])
        for name, layout in guide.task_layouts.items()
    )


def test_markdown_is_a_task_list_that_calls_nobody_and_makes_no_other_task(page: Page) -> None:
    text = page.evaluate("tasks => Tasks.markdown(tasks)", TASKS)
    lines = text.splitlines()
    assert "- [ ] Ask, the \\[maker\\] @\u200ball (Kim, 25 March 2027)" in lines
    assert "- [x] Done \\<b\\>already\\</b\\>" in lines
    assert "## Run \\#12" in lines
    assert sum(line.lstrip().startswith("- [ ]") for line in lines) == 2


def test_rich_text_is_text_and_no_markup_of_the_reader(page: Page) -> None:
    html = page.evaluate("tasks => Tasks.rich(tasks).outerHTML", TASKS)
    assert "<h3>Exit</h3>" in html
    assert "&lt;b&gt;already&lt;/b&gt;" in html
    assert html.count("<li>") == len(TASKS)
