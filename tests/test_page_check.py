"""What a build would refuse of a page, check refuses; what it takes, check takes, too."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import get_files
from mkdocs.structure.nav import get_navigation

from macros.__main__ import main
from macros.finish.links import broken_links
from macros.model.errors import GuideError
from macros.paths import MKDOCS
from macros.site import build, guide_site, verdict
from macros.site.page_check import page_problems
from macros.site.written_page import EXTENSIONS, SETTINGS

HEAD = "---\ntitle: Page\ndescription: A page.\n---\n\n# Page\n\n"
TARGETS = (
    *("run/exit.md", "run/index.md", "index.md", "choose/provider-questions.md"),
    "understand/risks/hidden-costs.md",
)
REFUSED = (
    '{{ link("risks", "hidden-cost") }}',
    '{{ link("risks") }}',
    '{{ link("risk", "hidden-costs") }}',
    '{{ lnk("risks", "hidden-costs") }}',
    '{{ list_of("riskz") }}',
    '{{ show("risk") }}',
    '{{ count("riskz") }}',
    '{{ next_step("run/exits", "Go on") }}',
    "{{ words.site.serch }}",
    "{{ company.nam }}",
    "{{ title | nofilter }}",
    "{% if true %}",
    "## A heading {#with-an-anchor}",
    "[a page](exits.md)",
    "[a folder](../decide)",
    "[the root](/run/exit/)",
    "[an anchor](exit.md#nowhere)",
    "[an anchor of an entry](../understand/risks/hidden-costs.md#nowhere)",
    "[here](#nowhere)",
    "[an entry](guide:risks/hidden-cost)",
    "[no kind](guide:risk/hidden-costs)",
    "[a page](guide:page/run/exits)",
    '<a href="../exits/">An address</a>',
    '<a href="../exit/#nowhere">An anchor</a>',
    "![A picture](park.png)",
    "[a reference][one]\n\n[one]: exits.md",
)
TAKEN = (
    '{{ link("risks", "hidden-costs") }}, {{ link("provider-questions", "fully-managed") }}',
    '{{ count("contract-points") }} {{ words.site.search }} {{ company.name }} {{ title }}',
    '{{ next_step("run/exit", "Go on") }}\n\n{% set x = 1 %}{% if x %}Yes{% endif %}',
    "[a page](exit.md), [itself](#page), [an entry](../understand/risks/hidden-costs.md)",
    "[mail](mailto:a@example.org), [web](https://example.org/#x), <a@example.org>",
    "[an entry](guide:risks/hidden-costs), [a page](guide:page/run/exit), [home](../index.md)",
    '<a href="../exit/">An address</a>, <a href="../">here</a>',
    "`[code](nowhere.md)`\n\n<!-- [a comment](nowhere.md) -->",
    "{% raw %}{{ lnk() }}{% endraw %}",
    "<div markdown>\n\n[a page](exit.md)\n\n</div>",
    "## A heading { #own-anchor }\n\n[here](#own-anchor)",
)


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """An edition with a page for each text, which are given by their paths."""
    texts = {f"run/page-{n}.md": text for n, text in enumerate((*REFUSED, *TAKEN))}
    (tmp_path / "content" / "run").mkdir(parents=True)
    for path, text in texts.items():
        (tmp_path / "content" / path).write_text(HEAD + text + "\n", encoding="utf-8")
    monkeypatch.setenv("GUIDE_COMPANY", str(tmp_path))
    return texts


def refused_by_check() -> set[str]:
    """Return the pages of which check says something."""
    with pytest.raises(GuideError) as caught:
        verdict.judged()
    return {f"run/{Path(problem.path).name}" for problem in caught.value.problems}


def refused_by_mkdocs(texts: dict[str, str], caplog: pytest.LogCaptureFixture) -> set[str]:
    """Return the pages at which MkDocs, its plugins and our hooks would stop, each made alone."""
    config = load_config(str(MKDOCS), strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    config = config.plugins.on_config(config)
    files = config.plugins.on_files(get_files(config), config=config)
    nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
    config.plugins.on_env(config.theme.get_env(), config=config, files=files)
    assert nav
    html: dict[str, str] = {}
    refused = set()
    for path in (*TARGETS, *texts):
        caplog.clear()
        try:
            page = populated(files.src_uris[path].page, config, files)
            html[page.file.dest_uri] = page.content
        except BaseException:  # a fault in a call ends MkDocs
            refused.add(path)
        if any(record.levelno >= logging.WARNING for record in caplog.records):
            refused.add(path)
    for path in texts:
        caplog.clear()
        files.src_uris[path].page.validate_anchor_links(files=files, log_level=logging.WARNING)
        if caplog.records:
            refused.add(path)
    said = "\n".join(broken_links(Path("nowhere"), html))
    return refused | {path for path in texts if f"{path[:-3]}/index.html:" in said}


def populated(page: Any, config: Any, files: Any) -> Any:
    """Make the HTML of a page as MkDocs does."""
    page.read_source(config)
    page.markdown = config.plugins.on_page_markdown(
        page.markdown, page=page, config=config, files=files
    )
    page.render(config, files)
    page.content = config.plugins.on_page_content(
        page.content, page=page, config=config, files=files
    )
    return page


def test_check_refuses_what_a_build_would_refuse_and_nothing_else(
    pages: dict[str, str], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    by_check = refused_by_check()
    monkeypatch.setattr(guide_site, "judged", build.start)
    by_build = refused_by_mkdocs(pages, caplog)
    assert {pages[path] for path in by_check ^ by_build} == set()
    assert {pages[path] for path in by_check} == set(REFUSED)


def test_the_pages_are_read_with_the_extensions_of_the_site() -> None:
    config = load_config(str(MKDOCS))
    assert set(config.markdown_extensions) == set(EXTENSIONS)
    assert {k: v for k, v in config.mdx_configs.items() if v} == SETTINGS


def test_a_page_of_a_server_shows_its_fault_itself(pages: dict[str, str]) -> None:
    assert build.start().files


def test_overlay_tells_what_check_tells(
    pages: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check"]) == main(["overlay"]) == 1
    printed = capsys.readouterr()
    told = [line.strip() for line in printed.out.splitlines()]
    assert [line for line in printed.err.splitlines()[:-1] if line not in told] == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda b: b.site.guide.words["kind_one"].pop("risks"), "has no word for 'risks'"),
        (lambda b: b.site.guide.words.pop("related"), "cannot show "),
    ],
)
def test_what_a_kind_needs_is_missed_before_a_build(change: Callable[..., Any], said: str) -> None:
    loaded = build.loaded()
    change(loaded)
    assert any(said in str(problem) for problem in page_problems(loaded))
    build._checked.cache_clear()
