"""Whether an edition's colours can be read and its pictures are nothing but pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from ..model.errors import Problem
from ..model.tree import Tree
from ..paths import STYLES
from ..theme.colours import DARK, LIGHT, selector
from .drawing import trouble_with_drawing
from .files import Trouble

CSS = STYLES / "10-base.css"
READABLE = 4.5  # WCAG 2.2, 1.4.3: text of ordinary size
MAX_PICTURE = 100_000
PICTURES = ("logo", "favicon")
SCHEMES = {"accent": LIGHT, "accent_dark": DARK}
# How files begin, whatever they are called. Browsers go by that, too.
BEGINNINGS = {
    ".png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    ".jpg": re.compile(rb"\xff\xd8\xff"),
    ".webp": re.compile(rb"RIFF....WEBP", re.S),
    ".pdf": re.compile(rb"%PDF-"),
}
PIXELS = (".png", ".jpg", ".webp")
PLAIN = "export it again as a plain SVG, without scripts, links and embedded files"
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def check_brand(tree: Tree, folder: Path) -> list[Problem]:
    """Return what is wrong with the colours and pictures of an edition."""
    company = tree.value.get("company")
    if not isinstance(company, dict):
        return []
    found = [*_colours(company), *_pictures(company, folder)]
    return [tree.problem(("company", key), message, hint) for key, message, hint in found]


def _colours(company: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for key, scheme in SCHEMES.items():
        colour = company.get(key)
        if not isinstance(colour, str) or not _COLOUR.fullmatch(colour):
            continue  # the model says what is wrong with it
        for ground in ("paper", "raised"):
            back = colours_of(scheme)[ground]
            ratio = contrast(colour, back)
            if ratio < READABLE:
                dark = "lighter" if scheme == DARK else "darker"
                message = f"{colour} on the {ground} {back} has a contrast of {ratio:.2f} to 1"
                yield key, f"{message}; text needs {READABLE} to 1", f"take a {dark} colour"
                break


@cache
def colours_of(scheme: str) -> dict[str, str]:
    """Return the colours of the guide in one scheme by name, as its style sheet has them."""
    css = CSS.read_text(encoding="utf-8")
    rules = re.search(rf"{re.escape(selector(scheme))} {{(.*?)\n}}", css, re.S)
    return dict(re.findall(r"--guide-([a-z-]+): (#[0-9a-fA-F]{6})", rules[1] if rules else ""))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG counts it: 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def style_of(company: Any) -> str:
    """Return the style sheet lines that give the guide the colours of an edition."""
    lines = []
    for key, scheme in SCHEMES.items():
        if colour := getattr(company, key):
            names = f"--guide-accent: {colour}; --guide-own: {colour};"
            lines.append(f"{selector(scheme)} {{ {names} }}\n")
    return "".join(lines)


def _pictures(company: dict[str, Any], folder: Path) -> Iterator[tuple[str, str, str]]:
    for key in PICTURES:
        name = company.get(key)
        if isinstance(name, str) and (trouble := trouble_with_picture(folder, name)):
            yield key, *trouble


def trouble_with_picture(folder: Path, name: str) -> Trouble | None:
    """Return what is wrong with a picture of an edition, and what to do; None if nothing is."""
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        return f"'{name}' lies outside the edition's folder", "copy it into the folder"
    if not path.is_file():
        return f"there is no file '{name}' in the edition's folder", ""
    if path.stat().st_size > MAX_PICTURE:
        return f"'{name}' is larger than {MAX_PICTURE // 1000} KB", "readers wait for it"
    if path.suffix not in {".svg", *PIXELS}:
        kinds = ", ".join([".svg", *PIXELS])
        return f"'{name}' is a picture of another kind", f"export it as one of {kinds}"
    return trouble_with_content(path)


def trouble_with_content(path: Path) -> Trouble | None:
    """Return what is wrong if a file is not what its name says; None if it is."""
    raw = path.read_bytes()
    if path.suffix == ".svg":
        trouble = trouble_with_drawing(raw)
        return (f"'{path.name}' {trouble}", PLAIN) if trouble else None
    begins = BEGINNINGS.get(path.suffix)
    if begins is None or begins.match(raw):
        return None
    real = next((suffix for suffix, begin in BEGINNINGS.items() if begin.match(raw)), "")
    hint = f"it is a {real} file: call it so" if real else "export it again"
    return f"'{path.name}' is no {path.suffix} file", hint
