"""Every page of a guide as HTML, without MkDocs: generated pages, and what macros give."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2 import Environment, StrictUndefined

from macros.decision.guide import proof_of
from macros.model import Guide
from macros.paths import ROOT
from macros.render.entry_pages import generated_pages
from macros.render.glossary import Glossary
from macros.render.renderer import Renderer
from macros.render.site import Site
from macros.site.page_macros import PageMacros

CALL = re.compile(r"\{\{.*?\}\}", re.S)


def every_page(guide: Guide) -> Iterator[tuple[str, str]]:
    """Yield the name and the HTML of each page, with terms marked as in a build."""
    renderer = Renderer(Site(guide))
    glossary = Glossary(guide.glossary.values())
    for page in generated_pages(renderer):
        yield page.path, glossary.mark(page.html)
    for name, html in _written_pages(guide, renderer):
        yield name, glossary.mark(html)


def _written_pages(guide: Guide, renderer: Renderer) -> Iterator[tuple[str, str]]:
    """Yield what the macros put into the pages of content/."""
    environment = Environment(undefined=StrictUndefined)
    macros = PageMacros(renderer, proof_of(guide)).all()
    known = {**macros, "words": guide.words, "company": guide.company}
    for path in sorted((ROOT / "content").rglob("*.md")):
        calls = "\n".join(CALL.findall(path.read_text(encoding="utf-8")))
        name = path.relative_to(ROOT / "content").as_posix()
        yield name, environment.from_string(calls).render(known)
