"""What a first visit transfers, for one page of each sort; the scripts of the page with most."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.site.survey import Page, size_of_own_scripts, survey

from .figures import Figure
from .project import run, scratch

READING, TOOL, OWN_SCRIPTS, REQUESTS = 75, 100, 30, 9
GROUP = "First visit, gzip, heaviest page of each sort"


def measure() -> Iterator[Figure]:
    """Yield the weights of the heaviest page of each sort, and how many files it fetches."""
    with scratch() as folder:
        run("mkdocs", "build", "--site-dir", str(folder / "site"))
        yield from figures(folder / "site")


def figures(site: Path) -> Iterator[Figure]:
    """Yield the figures of a built site."""
    sorts: dict[str, list[Page]] = {}
    for page in survey(site):
        sorts.setdefault(sort_of(page), []).append(page)
    for name, pages in sorted(sorts.items()):
        heaviest = max(pages, key=lambda page: page.weight)
        bar = TOOL if heaviest.has_tool else READING
        count = f" ({len(pages)} pages)" if len(pages) > 1 else ""
        yield Figure(GROUP, f"{name}{count}", heaviest.weight / 1000, "KB", bar)
    every = [page for pages in sorts.values() for page in pages]
    yield Figure(GROUP, "most requests", max(len(page.files) for page in every), "", REQUESTS)
    own = max(size_of_own_scripts(page) for page in every) / 1000
    yield Figure(GROUP, "scripts of the guide on the page with most", own, "KB", OWN_SCRIPTS)
    yield Figure(GROUP, "pages", len(every), "")


def sort_of(page: Page) -> str:
    """Return what a page is: the entries of one kind are of one sort."""
    parts = page.name.strip("/").split("/")
    return f"{parts[0]}/{parts[1]}/*" if len(parts) == 3 else page.name or "home"
