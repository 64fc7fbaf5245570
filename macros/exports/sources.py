"""The sources behind questions and gates, for those who take a result with them as text."""

from __future__ import annotations

from typing import Any

from ..model import Guide


def sources_data(guide: Guide) -> dict[str, Any]:
    """Return the sources of each question and gate by id, with title and address of each."""
    named = {
        kind: {each.id: list(each.sources) for each in getattr(guide, kind).values()}
        for kind in ("questions", "gates")
    }
    used = {name for kind in named.values() for names in kind.values() for name in names}
    sources = (guide.sources[name] for name in sorted(used) if name in guide.sources)
    known = {each.id: [f"{each.publisher}: {each.title}", each.url] for each in sources if each.url}
    return {**named, "sources": known, "title": guide.words["share"]["sources"]}
