"""The theme's style sheets without the rules that no page of this site can use."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import tinycss2

FOLDER, SHEETS = "assets/stylesheets", ("main.*.css", "palette.*.css")
PLAIN_TABLE = "data-plain"  # marks a table that has no class: Markdown wrote it
_PLAIN_TABLE = re.compile(r"<table(?![\w-])(?![^>]*\sclass=)")
_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_WORD = re.compile(r"-?[A-Za-z_][\w-]*")
_READ = re.compile(r"var\(\s*(--[\w-]+)")
_CLASS_ATTRIBUTE = re.compile(r"""class=["']?([^"'>]+)""")
_COLOUR = re.compile(r"\[(data-md-color-[a-z]+)=([a-z-]+)\]")
_COLOUR_ATTRIBUTE = re.compile(r'(data-md-color-[a-z]+)="([a-z-]+)"')
_ARGUMENTS = re.compile(r":(?:not|is|where|has)\((?:[^()]|\([^()]*\))*\)")
# While colours change, this rule has a browser style every element anew, twice; links may fade.
_COSTLY = "[data-md-color-switching]"
_FEATURES = re.compile(r'"features": \[([^\]]*)\]')
_FEATURE = re.compile(r'"([\w.]+)"')
_SHORTEST = 3  # letters of a class; what is shorter in a script is a variable of minified code
# What the theme's script adds, by the classes on a page or the features without which it adds none.
_ADDED_WITH = {
    "md-annotation": {"annotate", "content.code.annotate"},
    "md-code_": {"copy", "select", "content.code.copy", "content.code.select"},
    "md-source_": {"md-source"},
    "md-tag": {"md-tag"},
    "md-tooltip": {
        *("annotate", "content.code.annotate", "content.tooltips"),
        *("content.footnote.tooltips", "navigation.instant.preview", "data-preview"),
    },
    "md-version": {"version"},
    "tabbed-": {"tabbed-set"},
}
_SETTINGS = {"version": '"version": {', "data-preview": "data-preview"}  # how a page shows them
_WITH_RULES = {"media", "supports", "layer", "container"}


def with_marked_tables(html: str) -> str:
    """Return the HTML with a mark on each table without a class, for the styles of the theme."""
    return _PLAIN_TABLE.sub(f"<table {PLAIN_TABLE}", html)


def is_sheet(path: str) -> bool:
    """Return whether a file of the site is a style sheet of the theme."""
    return any(fnmatch(path, f"{FOLDER}/{pattern}") for pattern in SHEETS)


def merge(site: Path, usage: Usage) -> None:
    """Put what a site needs of the theme's styles before its own, in one file."""
    folder = site / FOLDER
    theirs = [path for pattern in SHEETS for path in sorted(folder.glob(pattern))]
    if not theirs:
        return  # another theme, or this was done before
    css = "".join(purged(path.read_text(encoding="utf-8"), usage) for path in theirs)
    own = folder / "guide.css"
    whole = without_unread(css + own.read_text(encoding="utf-8"), usage)
    own.write_text(whole, encoding="utf-8")
    for path in (*theirs, *folder.glob("*.css.map")):
        path.unlink()


class Usage:
    """What pages and scripts use: class names, features of the theme, and colour schemes."""

    def __init__(self, pages: Iterable[str], scripts: Iterable[str]) -> None:
        self._in_scripts = {name for script in scripts for name in _WORD.findall(script)}
        self._classes: set[str] = set()
        self._colours: set[tuple[str, str]] = set()
        self._features: set[str] = set()
        for html in pages:
            self._features.update(_features(html))
            self._colours.update(_COLOUR_ATTRIBUTE.findall(html))
            for found in set(_CLASS_ATTRIBUTE.findall(html)):
                self._classes.update(found.split())

    def needs(self, selector: str) -> bool:
        """Return whether an element of the site may ever match a selector."""
        if _COSTLY in selector:
            return False
        bare = _ARGUMENTS.sub("", selector)
        return all(self._has_class(name) for name in _CLASS.findall(bare)) and all(
            colour in self._colours for colour in _COLOUR.findall(bare)
        )

    def reads(self, name: str) -> bool:
        """Return whether a script names a custom property such as --md-hue."""
        return name.removeprefix("-") in self._in_scripts

    def _has_class(self, name: str) -> bool:
        return name in self._classes or (name in self._in_scripts and self._may_be_added(name))

    def _may_be_added(self, name: str) -> bool:
        """Return whether a script that names a class may add it: all may but those known better."""
        used = self._classes | self._features
        needs = [needed for start, needed in _ADDED_WITH.items() if name.startswith(start)]
        return len(name) >= _SHORTEST and all(needed & used for needed in needs)


def _features(html: str) -> set[str]:
    """Return the features and settings of the theme that a page has switched on."""
    found = _FEATURES.search(html)
    names = set(_FEATURE.findall(found[1])) if found else set()
    return names | {name for name, text in _SETTINGS.items() if text in html}


def adapted(css: str) -> str:
    """Return the theme's styles with tables that have no class known by an attribute of ours.

    A rule that asks for no class has a browser style every cell anew when any class changes.
    """
    return css.replace("table:not([class])", f"table[{PLAIN_TABLE}]")


def purged(css: str, usage: Usage) -> str:
    """Return a style sheet without the rules that nothing on the site needs."""
    rules = tinycss2.parse_stylesheet(adapted(css), skip_comments=True, skip_whitespace=True)
    return "".join(_rule(rule, usage) for rule in rules)


def _rule(rule: Any, usage: Usage) -> str:
    if rule.type == "qualified-rule":
        selectors = _split(tinycss2.serialize(rule.prelude))
        kept = [selector for selector in selectors if usage.needs(selector)]
        return f"{','.join(kept)}{{{tinycss2.serialize(rule.content)}}}" if kept else ""
    if rule.type == "at-rule" and rule.lower_at_keyword in _WITH_RULES and rule.content:
        inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
        text = "".join(_rule(part, usage) for part in inner)
        head = f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}"
        return f"{head}{{{text}}}" if text else ""
    return str(rule.serialize())


def without_unread(css: str, usage: Usage) -> str:
    """Return styles without the custom properties that no other rule and no script reads."""
    read = set(_READ.findall(css))
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    left = "".join(_with_read(rule, read, usage) for rule in rules)
    return left if left == css else without_unread(left, usage)  # one may have read another


def _with_read(rule: Any, read: set[str], usage: Usage) -> str:
    text = str(rule.serialize())
    if rule.type != "qualified-rule" or "--" not in text:
        return text
    parts = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
    kept = [
        part.serialize().strip()
        for part in parts
        if not getattr(part, "name", "").startswith("--")
        or part.name in read
        or usage.reads(part.name)
    ]
    return f"{tinycss2.serialize(rule.prelude)}{{{';'.join(kept)}}}" if kept else ""


def _split(selectors: str) -> list[str]:
    """Return the parts of a selector list; commas inside brackets do not count."""
    if "(" not in selectors and "[" not in selectors:
        return selectors.split(",")
    parts, depth, start = [], 0, 0
    for index, character in enumerate(selectors):
        depth += (character in "([") - (character in ")]")
        if character == "," and depth == 0:
            parts.append(selectors[start:index])
            start = index + 1
    return [*parts, selectors[start:]]
