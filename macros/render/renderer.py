"""An entry to HTML, by the partial of the same name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zlib import crc32

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ..decision import Decision
from ..decision.functions import STARTS
from ..decision.guide import model_of
from ..model import kinds, markup
from ..model.numbers import rounded
from ..paths import COMPILED_TEMPLATES, OVERRIDES, PARTIALS
from . import costs, pictures, reviews
from .results import Results
from .site import Site
from .verdict_view import party_of


class Renderer:
    """Renders partials for one site. Every value is escaped unless a filter made it HTML."""

    def __init__(self, site: Site, decisions: Mapping[str, Decision] | None = None) -> None:
        self.site = site
        self._environment = _environment()
        self._environment.globals.update(
            guide=site.guide,
            site=site,
            words=site.guide.words,
            say=site.say,
            written=site.numbers,
            rounded=rounded,
            link=self.link,
            party=lambda name: party_of(model_of(site.guide), name),
            STARTS=STARTS,
            costs=costs,
            pictures=pictures,
            kinds=kinds,
            reviews=reviews,
            results=Results(site, decisions),
        )

    def render(self, name: str, **values: Any) -> Markup:
        """Return the HTML of a partial; blank lines are removed, so that Markdown leaves it be."""
        html = self._environment.get_template(f"{name}.html").render(**values)
        return Markup("\n".join(line for line in html.splitlines() if line.strip()))

    def list_of(self, kind: str, **values: Any) -> Markup:
        """Return all entries of a kind, by a partial for that kind or as those of any kind."""
        own = (PARTIALS / f"{kind}_list.html").is_file()
        return self.render(f"{kind}_list" if own else "entries_list", kind=kind, **values)

    def link(self, kind: str, entry_id: str, text: str | None = None) -> Markup:
        """Return a link to an entry by its title."""
        if (kind, entry_id) in self.site.hidden:
            return Markup("{}").format(text or self.site.hidden[(kind, entry_id)])
        title = text or self.site.entry(kind, entry_id).title
        place = f"{kind.replace('_', '-')}/{entry_id}"
        return Markup('<a href="guide:{}">{}</a>').format(place, title)


class _WordsFirst(Environment):
    """Reads words.related.items as the word "items", not as the method of a mapping."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return the value under a key of a mapping before its methods."""
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        try:
            return getattr(obj, attribute)
        except AttributeError:
            return super().getattr(obj, attribute)


def is_escaped(template: str | None) -> bool:
    """Return whether what a template of the theme prints is escaped; its translations are not."""
    return not (template or "").startswith("partials/language")


def compiled_templates() -> FileSystemBytecodeCache | None:
    """Return where templates are kept compiled, by their text; nothing if it can't be written."""
    try:
        COMPILED_TEMPLATES.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    options = crc32(Path(__file__).read_bytes())  # how they are compiled stands in this file
    return FileSystemBytecodeCache(str(COMPILED_TEMPLATES), f"%s-{options:08x}")


def _environment() -> Environment:
    """Return what reads partials, for one renderer: what it knows is not shared with another."""
    environment = _WordsFirst(
        loader=FileSystemLoader([PARTIALS, OVERRIDES]),
        auto_reload=False,  # each build makes a new one
        bytecode_cache=compiled_templates(),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        text=lambda value: Markup(markup.block_html(value)),
        inline=lambda value: Markup(markup.inline_html(value)),
        plain=markup.plain,
        lines=lambda value: Markup("{}").format(value.strip()).replace("\n", Markup("&#10;")),
        dashed=lambda value: value.replace("_", "-"),
    )
    return environment
