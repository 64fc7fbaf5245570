"""An entry to HTML: escaped by default, links by address, nothing left out unnoticed."""

from __future__ import annotations

import pytest
from jinja2 import TemplateError, UndefinedError

from macros.model.kinds import WITH_PAGES
from macros.render.entry_pages import generated_pages
from macros.render.renderer import Renderer
from macros.render.site import Site
from macros.site.page_errors import page_problem, template_problem
from macros.site.page_macros import PageMacros

from .rendered import every_page
from .small_guide import SmallGuide


@pytest.fixture
def renderer(small_guide: SmallGuide) -> Renderer:
    return Renderer(Site(small_guide.load()))


def test_a_link_has_the_title_of_its_entry(renderer: Renderer) -> None:
    assert renderer.link("risks", "sudden-end") == (
        '<a href="guide:risks/sudden-end">A sudden end</a>'
    )


def test_a_kind_of_two_words_is_written_with_a_hyphen(renderer: Renderer) -> None:
    assert 'href="guide:contract-points/notice"' in renderer.link("contract_points", "notice")


def test_the_text_of_a_link_is_escaped(renderer: Renderer) -> None:
    assert renderer.link("risks", "sudden-end", "<b>&") == (
        '<a href="guide:risks/sudden-end">&lt;b&gt;&amp;</a>'
    )


def test_no_blank_lines_are_left_for_markdown(renderer: Renderer) -> None:
    risk = renderer.site.entry("risks", "sudden-end")
    assert "\n\n" not in renderer.render("risk", risk=risk)


def test_what_a_partial_lacks_is_an_error(renderer: Renderer) -> None:
    with pytest.raises(UndefinedError):
        renderer.render("risk")


@pytest.mark.parametrize("kind", WITH_PAGES)
def test_every_kind_with_pages_gives_one_for_each_entry(renderer: Renderer, kind: str) -> None:
    entries = renderer.site.entries[kind]
    paths = [page.path for page in generated_pages(renderer)]
    assert all(any(path.endswith(f"/{name}.md") for path in paths) for name in entries)


def test_the_small_guide_has_every_page(small_guide: SmallGuide) -> None:
    pages = dict(every_page(small_guide.load()))
    assert {"index.md", "understand/risks/sudden-end.md", "move/checklists.md"} <= pages.keys()


def fault(renderer: Renderer) -> Exception:
    """Return the error of a partial that is given nothing."""
    try:
        renderer.render("risk")
    except TemplateError as error:
        return error
    raise AssertionError


def test_a_fault_in_a_partial_is_placed(renderer: Renderer) -> None:
    said = template_problem(fault(renderer))
    assert said.startswith("assessed.html:")
    assert "is undefined" in said


def test_a_fault_in_a_page_is_placed(renderer: Renderer) -> None:
    said = page_problem(fault(renderer), "# Title\n{{ risk() }}", "run/exit.md")
    assert said.startswith("run/exit.md: assessed.html:")


def test_a_missing_entry_is_said_in_words() -> None:
    said = page_problem(KeyError("there is no entry 'risks/x'"), "", "run/exit.md")
    assert said == "run/exit.md: there is no entry 'risks/x'"


@pytest.mark.parametrize(
    ("contact", "told"),
    [
        ("it@example.org", '<a href="mailto:it@example.org">it@example.org</a>'),
        ("Ann & Lee", "Whom to reach: Ann &amp; Lee"),
        (None, "names nobody to write to"),
    ],
)
def test_the_contact_is_named_or_that_there_is_none(
    small_guide: SmallGuide, contact: str | None, told: str
) -> None:
    small_guide.set("company", "contact", contact)
    macros = PageMacros(Renderer(Site(small_guide.load())), None)  # type: ignore[arg-type]
    assert told in macros.contact()
    assert ("names nobody" in macros.contact()) == (contact is None)


def test_macros_are_those_of_the_class() -> None:
    assert {"show", "list_of", "link", "count", "next_step"} <= {
        name for name in dir(PageMacros) if not name.startswith("_")
    }
