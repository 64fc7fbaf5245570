"""The build beside one of the same pages by plain MkDocs and Material: no macros, no hooks."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.plugins import event_priority

from .figures import Figure, timed
from .project import ROOT, copied_to, run, scratch

GROUP = "Build"
TIMES = 5


def measure() -> Iterator[Figure]:
    """Yield both times, taken in turns, and their ratio."""
    with scratch() as folder:
        guide = copied_to(folder / "guide")
        plain = plain_project(folder / "plain")
        pairs = [(time_of(guide, turn), time_of(plain, turn)) for turn in range(TIMES)]
    ours, theirs = (statistics.median(times) for times in zip(*pairs, strict=True))
    yield Figure(GROUP, "this guide, strict", ours, "s")
    yield Figure(GROUP, "the same pages without macros and hooks", theirs, "s")
    yield Figure(GROUP, "ratio", ours / theirs, "", 1.5)


def time_of(project: Path, turn: int) -> float:
    """Return how long a build takes, from the command on, into a new folder as `make build` does.

    A folder that is emptied first takes longer to fill, the more files it had.
    """
    return timed(lambda: run("mkdocs", "build", "--site-dir", f"site{turn}", folder=project))


def plain_project(folder: Path) -> Path:
    """Return a project with the pages as the macros leave them, for MkDocs and Material alone."""
    pages = folder / "content"
    capture_pages(pages)
    settings = yaml.unsafe_load(
        (ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("!ENV", "")
    )
    for name in ("hooks", "watch", "extra", "extra_css", "strict", "use_directory_urls"):
        settings.pop(name, None)
    settings["theme"].pop("custom_dir", None)
    settings["theme"].pop("favicon", None)
    settings["plugins"] = ["search"]
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    return folder


def capture_pages(folder: Path) -> None:
    """Build the guide once and write each page as it goes from the macros to Markdown.

    The text of a generated page is HTML, which skips Markdown: here it stands in the page.
    """

    @event_priority(-100)
    def on_page_content(html: str, page: Any, **_: object) -> None:
        path = folder / page.file.src_uri
        path.parent.mkdir(parents=True, exist_ok=True)
        front = yaml.safe_dump({"title": page.meta.get("title", "Untitled")}, allow_unicode=True)
        text = page.markdown.strip() or html
        path.write_text(f"---\n{front}---\n\n{text}\n", encoding="utf-8")

    with scratch() as site:
        config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(site / "site"))
        config.plugins.events["page_content"].append(on_page_content)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
