"""Whether an edition's colours can be read and its pictures are nothing but pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from ..model.errors import Problem
from ..model.tree import Tree
from ..paths import STYLES
from ..theme.colours import DARK, LIGHT, selector

CSS = STYLES / "10-base.css"
READABLE = 4.5  # WCAG 2.2, 1.4.3: text of ordinary size
MAX_PICTURE = 100_000
PICTURES = ("logo", "favicon")
SCHEMES = {"accent": LIGHT, "accent_dark": DARK}
SVG = "{http://www.w3.org/2000/svg}"
SVG_PARTS = {
    *("svg", "g", "defs", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline"),
    *("polygon", "text", "tspan", "linearGradient", "radialGradient", "stop", "clipPath", "mask"),
    *("use", "symbol"),
}
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_REMOTE = re.compile(r"url\s*\(\s*['\"]?(?!#)|@import|javascript:|data:", re.I)


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


def trouble_with_picture(folder: Path, name: str) -> tuple[str, str] | None:
    """Return what is wrong with a picture of an edition, and what to do; None if nothing is."""
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        return f"'{name}' lies outside the edition's folder", "copy it into the folder"
    if not path.is_file():
        return f"there is no file '{name}' in the edition's folder", ""
    if path.stat().st_size > MAX_PICTURE:
        return (
            f"'{name}' is larger than {MAX_PICTURE // 1000} KB",
            "readers wait for it",
        )
    if path.suffix == ".svg":
        return _trouble_with_svg(path)
    if path.suffix == ".png":
        is_png = path.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
        return None if is_png else (f"'{name}' is no PNG picture", "export it again as PNG or SVG")
    return f"'{name}' is neither .svg nor .png", "export it as one of them"


def _trouble_with_svg(path: Path) -> tuple[str, str] | None:
    """Return what an SVG file holds beside a drawing: scripts, links, other files."""
    text = path.read_bytes()
    plain = "export it again as a plain SVG, without scripts, styles, links and embedded files"
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        return f"'{path.name}' declares entities", plain
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        return f"'{path.name}' is no SVG picture: {error}", plain
    if root.tag != f"{SVG}svg":
        return f"'{path.name}' is no SVG picture: its first element is <{root.tag}>", plain
    for element in root.iter():
        if trouble := _trouble_with_element(element):
            return f"'{path.name}' {trouble}", plain
    return None


def _trouble_with_element(element: Any) -> str:
    name = str(element.tag).removeprefix(SVG)
    if name.startswith("{"):
        return ""  # an editor's own notes; browsers do not draw them
    if name not in SVG_PARTS:
        return f"holds <{name}>, which is no part of a plain drawing"
    for key, value in element.attrib.items():
        bare = key.rpartition("}")[2]
        if bare.lower().startswith("on"):
            return f"holds a script in the attribute '{bare}'"
        if bare == "href" and not value.startswith("#"):
            return f"links to {value!r:.60}"
        if _REMOTE.search(value):
            return f"loads another file in the attribute '{bare}'"
    return ""
