"""What the theme leaves inaccessible on every page, mended in its finished HTML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from typing import NamedTuple

TEXT = "guide-text"  # the id of the text, to which one can skip


class Patch(NamedTuple):
    """Something that the theme writes exactly once a page, and what stands in its place."""

    theirs: str
    ours: str


PATCHES = (
    Patch(
        r'data-md-component="search" role="dialog"',
        r'data-md-component="search" role="dialog" aria-label="{search}"',
    ),
    # A label takes no focus. It stays for those without scripts; menu-button.js works the button.
    Patch(
        r'(?s)(<label class="md-header__button md-icon" for="__drawer">(.*?)</label>)',
        r"<noscript>\1</noscript>"
        r'<button type="button" class="md-header__button md-icon guide-drawer"'
        r' aria-label="{menu}" aria-expanded="false">\2</button>',
    ),
    # The theme offers to skip only on pages with a table of contents.
    Patch(
        r'(?s)(<div data-md-component="skip">).*?(</div>)',
        rf'\1<a href="#{TEXT}" class="md-skip">{{skip}}</a>\2',
    ),
    Patch(r'<article class="md-content__inner', rf'<article id="{TEXT}" class="md-content__inner'),
)


def needs_patches(html: str) -> bool:
    """Return whether the theme made this page, and nobody has patched it yet."""
    return "md-content__inner" in html and f'id="{TEXT}"' not in html


def patched(html: str, words: Mapping[str, str]) -> str:
    """Return the HTML of a page with every patch; `words` are those of the site.

    Raises LookupError if the theme no longer writes something exactly once.
    """
    escaped = {
        name: escape(words[name]).replace("\\", r"\\") for name in ("search", "menu", "skip")
    }
    for patch in PATCHES:
        html, count = re.subn(patch.theirs, patch.ours.format(**escaped), html)
        if count != 1:
            raise LookupError(f"the theme writes {patch.theirs!r} {count} times: revise PATCHES")
    return html
