"""What pages in content/ may call: the adapter to mkdocs-macros."""

from __future__ import annotations

from typing import Any


def define_env(env: Any) -> None:
    """Offer the entries to pages: {{ list_of("risks") }}, {{ link("risks", "hidden-costs") }}."""
    from .site import build
    from .site.page_macros import PageMacros

    macros = PageMacros(build.current().renderer, build.current().proof)
    for name, macro in macros.all().items():
        env.macro(macro, name)
    env.variables["words"] = build.current().site.guide.words
    env.variables["company"] = build.current().site.guide.company
