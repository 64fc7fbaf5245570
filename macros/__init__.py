"""What pages in content/ may call: the adapter to mkdocs-macros."""

from __future__ import annotations

from typing import Any


def define_env(env: Any) -> None:
    """Offer the entries to pages: {{ list_of("risks") }}, {{ link("risks", "hidden-costs") }}."""
    from .site.page_macros import PageMacros

    build = env.conf.extra["build"]
    macros = PageMacros(build.renderer, build.proof, build.tools)
    for name, macro in macros.all().items():
        env.macro(macro, name)
    env.variables["words"] = build.site.guide.words
    env.variables["company"] = build.site.guide.company
