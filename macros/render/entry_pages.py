"""The pages that are made from entries: one for each entry with enough to say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial as with_values
from typing import NamedTuple

from ..model.kinds import WITH_PAGES
from ..model.markup import plain
from .renderer import Renderer


class GeneratedPage(NamedTuple):
    """A page that has no file: its path below content/, what it is about, and how it is made."""

    path: str
    title: str
    description: str
    parent: str
    make: Callable[[], str]

    @property
    def html(self) -> str:
        """Return its HTML, made when it is asked for: a server may never be."""
        return self.make()


def generated_pages(renderer: Renderer) -> Iterator[GeneratedPage]:
    """Yield the pages of all entries that have one of their own."""
    for kind, place in sorted(WITH_PAGES.items()):
        for entry in renderer.site.entries[kind].values():
            yield GeneratedPage(
                f"{place.page}/{entry.id}.md",
                entry.title,
                plain(entry.summary),
                f"{place.page}.md",
                with_values(renderer.render, place.partial, **{place.partial: entry}),
            )
