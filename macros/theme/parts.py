"""Parts of the theme's pages that look the same throughout a folder: made once, then repeated.

A page below an overview is not in the menu itself, so the menu of all pages of its folder is one.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from typing import Any

TEMPLATES = ("nav", "tabs", "palette", "search")
BLOCK = "config"  # the settings of the theme's scripts
Make = Callable[[Any], Iterator[str]]


def share(env: Any) -> None:
    """Let the templates of a build, in their Jinja environment, make these parts once a folder."""
    for name in TEMPLATES:
        template = env.get_template(f"partials/{name}.html")
        template.root_render_func = _made_once(template.root_render_func)
    blocks = env.get_template("base.html").blocks
    blocks[BLOCK] = _made_once(blocks[BLOCK])


def _made_once(make: Make) -> Make:
    made: dict[tuple[Any, str], str] = {}

    def repeated(context: Any) -> Iterator[str]:
        page = context["page"]
        if page is None or "overview" not in page.meta:
            yield from make(context)
            return
        folder = page.parent, posixpath.dirname(page.url.rstrip("/"))
        if folder not in made:
            made[folder] = "".join(make(context))
        yield made[folder]

    return repeated
