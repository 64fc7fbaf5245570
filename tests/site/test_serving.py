"""Serving: a saved change is seen on the page that is asked for, and the rest follows."""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from macros.finish.html import POLICY_MARK, script_hashes
from macros.site.serving import allowing_scripts

from .project import Served, copied_to, serving, until

DONE = "All pages, links, search and texts for machines are as saved"
TERM = "\nzebra-rule:\n  title: Zebra rule\n  summary: A rule that only this test knows.\n"
PARTIALS, ASSETS = "overrides/partials/guide", "assets"
PUBLISHED = "https://example.org/guide/"
# What only one of the two has: the script for live reload, and a policy that allows it.
OWN = re.compile(
    r'(?<=Content-Security-Policy" content=")[^"]*|<script>\nvar livereload.*?</script>', re.S
)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server for changes that leave each other alone."""
    project = copied_to(tmp_path_factory.mktemp("served") / "project")
    with serving(project, GUIDE_SITE_URL=PUBLISHED) as running:
        yield running


def test_a_page_made_alone_is_the_page_of_a_whole_build(served: Served, built_site: Path) -> None:
    served.change("data/exit-steps.yml", "\n", "\n# nothing else\n")
    served.wait_to_hear("Reloading browsers")
    for path in ("run/exit/", "understand/risks/hidden-costs/", "decide/questionnaire/", ""):
        whole = (built_site / path / "index.html").read_text()
        assert OWN.sub("", served.page(path)) == OWN.sub("", whole)


def test_a_page_that_was_not_open_shows_the_change_when_it_is_visited(served: Served) -> None:
    served.change("data/glossary.yml", "title: IT outsourcing", "title: IT outsourcing, anew")
    served.wait_for("about/glossary/", "IT outsourcing, anew")
    assert "IT outsourcing, anew</h1>" in served.page("about/glossary/it-outsourcing/")


@pytest.mark.parametrize(
    ("name", "old", "new", "path", "text"),
    [
        ("content/run/exit.md", "# Exit:", "# Anew:", "run/exit/", "Anew:"),
        (f"{PARTIALS}/exit_steps_list.html", '"guide-plain"', '"seen"', "run/exit/", '"seen"'),
        ("overrides/main.html", "og:type", "og:kind", "run/exit/", "og:kind"),
        ("macros/site/page_macros.py", "text=text", "text='Seen'", "run/exit/", ">Seen<"),
        (
            f"{PARTIALS}/css/10-base.css",
            "\n",
            "\n.seen { left: 0 }\n",
            f"{ASSETS}/stylesheets/guide.css",
            ".seen{",
        ),
    ],
)
def test_each_kind_of_file_is_seen(
    served: Served, name: str, old: str, new: str, path: str, text: str
) -> None:
    served.change(name, old, new)
    served.wait_for(path, text)


def test_python_saved_twice_within_a_second_is_seen_twice(served: Served, tmp_path: Path) -> None:
    path, saved = served.project / "macros" / "site" / "page_macros.py", tmp_path / "page_macros.py"
    before, second = path.read_text(), int(time.time())
    used = re.search(r"text=(text|'\w+')", before)[0]  # type: ignore[index]
    for text, moment in (("Once", second), ("More", second + 0.5)):
        saved.write_text(before.replace(used, f"text='{text}'", 1))
        os.utime(saved, (moment, moment))
        shutil.move(saved, path)
        served.wait_for("run/exit/", f">{text}<")
    path.write_text(before)


def test_a_script_is_sent_anew_with_its_page(served: Served) -> None:
    served.change("overrides/script/forms/calendar.js", "/**", "globalThis.seen = 1\n/**")
    until(
        lambda: (
            served.page("run/calendar/")
            and "globalThis.seen=1" in served.page(f"{ASSETS}/javascripts/guide-reviews.js")
        )
    )


def test_a_new_entry_has_its_page_and_is_searched_and_goes_again(served: Served) -> None:
    glossary = served.project / "data" / "glossary.yml"
    before = glossary.read_text()
    glossary.write_text(before + TERM)
    served.wait_for("about/glossary/zebra-rule/", "Zebra rule</h1>")
    assert 'href="zebra-rule/"' in served.page("about/glossary/")
    served.wait_to_hear(DONE)
    assert "Zebra rule" in served.page("search/search_index.json")
    glossary.write_text(before)
    until(lambda: not served.page("about/glossary/zebra-rule/"))


def test_faults_in_pages_are_shown_in_their_place_and_said_when_nobody_saves(
    served: Served,
) -> None:
    pages = [served.project / "content" / "run" / name for name in ("exit.md", "calendar.md")]
    before = [page.read_text() for page in pages]
    pages[0].write_text(before[0] + '\n<a href="../nowhere/">Nowhere</a>\n')
    pages[1].write_text(before[1] + "\n{{ list_off() }}\n")
    served.wait_for("run/calendar/", "'list_off' is undefined")
    served.wait_to_hear("run/exit/index.html: there is no page '../nowhere/'")
    assert "A build would stop at the warnings above" in served.said()
    for page, text in zip(pages, before, strict=True):
        page.write_text(text)
    until(lambda: "list_off" not in served.page("run/calendar/"))


def test_a_fault_in_a_partial_is_said_and_the_last_good_page_stays(served: Served) -> None:
    path = "about/glossary/insourcing/"
    partial = served.project / PARTIALS / "term.html"
    before, shown = partial.read_text(), OWN.sub("", served.page(path))
    partial.write_text(before + "{{ nothing.here }}")
    until(lambda: served.page(path) and "term.html:" in served.said())
    assert OWN.sub("", served.page(path)) == shown
    partial.write_text(before + "<p>Mended</p>")
    served.wait_for(path, "<p>Mended</p>")


def test_an_open_page_reloads_and_keeps_its_policy(served: Served, browser: Browser) -> None:
    page = browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.goto(f"{served.address}move/checklists/")
    served.change("content/move/checklists.md", "# ", "# Reloaded: ")
    page.wait_for_selector("h1:has-text('Reloaded: ')")
    page.close()
    assert complaints == []


def test_only_scripts_of_the_guide_and_of_the_server_run() -> None:
    own, strange, live = (
        "<script>own()</script>",
        "<script>strange()</script>",
        "<script>live()</script>",
    )
    page = f"<head>{POLICY_MARK}</head><body>{strange}{own}{live}</body>{strange}"
    sent = allowing_scripts(set(script_hashes(own)), page.encode()).decode()
    assert set(script_hashes(own + live)) == set(re.findall(r"'sha256-[^']+'", sent))


def test_the_server_survives_a_broken_save_and_recovers(served: Served) -> None:
    data = served.project / "data" / "exit-steps.yml"
    good, heard = data.read_text(), len(served.said())
    title = good.split("title: ")[1].split("\n")[0]
    data.write_text(good.replace("title: ", "titel: ", 1))
    served.wait_to_hear("there is no such field")
    assert title in served.page("run/exit/")
    data.write_text(good.replace(title, "A new title", 1))
    served.wait_for("run/exit/", "A new title")
    assert "Traceback" not in served.said()[heard:]


def test_a_fault_in_python_is_said_and_mended(served: Served) -> None:
    served.change("macros/render/renderer.py", "def render(", "def render)(")
    served.wait_to_hear("SyntaxError")
    assert "<h1" in served.page("about/glossary/")
    served.change("macros/render/renderer.py", "def render)(", "def render(")
    served.change("data/glossary.yml", "title: ", "title: Mended ")
    served.wait_for("about/glossary/", "Mended ")
