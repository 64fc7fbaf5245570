"""Whether an SVG file is a drawing and nothing else, judged by a list of what it may hold."""

from __future__ import annotations

import re
from xml.parsers import expat

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"
# What programs write beside the drawing; browsers do not draw it. A namespace may go on after it.
NOTES = (
    "http://www.inkscape.org/namespaces/",
    "http://sodipodi.sourceforge.net/",
    "http://ns.adobe.com/",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://purl.org/dc/",
    "http://creativecommons.org/ns#",
    "http://web.resource.org/cc/",
    "http://www.serif.com/",
    "http://www.bohemiancoding.com/sketch/ns",
    "http://xml.openoffice.org/",
    "adobe:ns:meta/",
)


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


ELEMENTS = _names("""
    svg g defs title desc metadata style path rect circle ellipse line polyline polygon text tspan
    textPath linearGradient radialGradient stop clipPath mask pattern marker use symbol switch
    filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix
    feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB
    feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight
    feSpecularLighting feSpotLight feTile feTurbulence
""")
ATTRIBUTES = _names("""
    accumulate additive alignment-baseline amplitude azimuth baseFrequency baseline-shift
    baseProfile bias class clip clip-path clip-rule clipPathUnits color color-interpolation color-
    interpolation-filters color-rendering cx cy d diffuseConstant direction display divisor
    dominant-baseline dx dy edgeMode elevation enable-background exponent fill fill-opacity fill-
    rule filter filterUnits flood-color flood-opacity focusable font-family font-feature-settings
    font-size font-size-adjust font-stretch font-style font-variant font-weight fr fx fy
    gradientTransform gradientUnits height href id image-rendering in in2 intercept isolation k1
    k2 k3 k4 kernelMatrix kernelUnitLength lang lengthAdjust letter-spacing lighting-color
    limitingConeAngle line-height marker-end marker-mid marker-start markerHeight markerUnits
    markerWidth mask mask-type maskContentUnits maskUnits method mix-blend-mode mode numOctaves
    offset opacity operator order orient overflow paint-order pathLength patternContentUnits
    patternTransform patternUnits pointer-events points pointsAtX pointsAtY pointsAtZ
    preserveAlpha preserveAspectRatio primitiveUnits r radius refX refY requiredFeatures result
    role rotate rx ry scale seed shape-rendering side slope spacing specularConstant
    specularExponent spreadMethod startOffset stdDeviation stitchTiles stop-color stop-opacity
    stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit
    stroke-opacity stroke-width style surfaceScale systemLanguage tabindex tableValues targetX
    targetY text-anchor text-decoration text-rendering textLength transform transform-origin type
    unicode-bidi values vector-effect version viewBox visibility width white-space word-spacing
    writing-mode x x1 x2 xChannelSelector y y1 y2 yChannelSelector z zoomAndPan
""")
WORDS = {"id", "class", "role", "lang"}  # no style, whatever signs they hold
ENCODINGS = {"utf-8", "utf-16", "us-ascii", "iso-8859-1"}
FUNCTIONS = _names("""
    rgb rgba hsl hsla matrix translate translatex translatey scale scalex scaley rotate skewx
    skewy calc url
""")
_FUNCTION = re.compile(r"([\w-]*)\s*\(\s*([\"']?\s*.?)")


class _RefusedError(Exception):
    """What is wrong, as the end of a sentence that begins with the name of the file."""


def trouble_with_drawing(raw: bytes) -> str:
    """Return what an SVG file holds beside a drawing; "" if it is one."""
    parser = expat.ParserCreate(namespace_separator=" ")
    reader = _Reader()
    parser.XmlDeclHandler = reader.declaration
    parser.StartDoctypeDeclHandler = reader.doctype
    parser.EntityDeclHandler = reader.entity
    parser.SkippedEntityHandler = reader.entity
    parser.ProcessingInstructionHandler = reader.instruction
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(raw, True)
    except expat.ExpatError as error:
        return f"is no SVG picture: {error}"
    except _RefusedError as refused:
        return str(refused)
    return ""


class _Reader:
    """Follows a file from its first byte to its last, and stops where it is no plain drawing."""

    def __init__(self) -> None:
        self._inside: list[str] = []
        self._style: list[str] = []

    def declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        """Refuse encodings that browsers may read in another way."""
        if encoding and encoding.lower() not in ENCODINGS:
            raise _RefusedError(f"is written in {encoding}: save it as UTF-8")

    def doctype(self, name: str, system: str | None, public: str | None, subset: bool) -> None:
        """Take the usual reference to the standard, and nothing that is declared here."""
        if subset:
            raise _RefusedError("declares entities")

    def entity(self, *_: object) -> None:
        """Refuse what would stand for other text."""
        raise _RefusedError("declares entities")

    def instruction(self, target: str, data: str) -> None:
        """Refuse instructions, such as to load a style sheet."""
        if target != "xpacket":
            raise _RefusedError(f"holds the instruction <?{target}?>")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Look at an element and its attributes."""
        space, _, local = name.rpartition(" ")
        if not self._inside and name != f"{SVG} svg":
            named = f" without xmlns='{SVG}'" if local == "svg" else ""
            raise _RefusedError(f"is no SVG picture: its first element is <{local}>{named}")
        self._inside.append(name)
        if space.startswith(NOTES):
            return
        if space != SVG or local not in ELEMENTS:
            raise _RefusedError(f"holds <{local}>, which is no part of a plain drawing")
        for key, value in attributes.items():
            if trouble := _trouble_with_attribute(*key.rpartition(" ")[::2], value):
                raise _RefusedError(trouble)

    def end(self, name: str) -> None:
        """Look at a style sheet when all of it is there."""
        self._inside.pop()
        if name == f"{SVG} style" and (trouble := trouble_with_style("".join(self._style))):
            raise _RefusedError(f"{trouble} in its <style>")

    def text(self, data: str) -> None:
        """Keep the text of a style sheet."""
        if self._inside[-1] == f"{SVG} style":
            self._style.append(data)


def _trouble_with_attribute(space: str, name: str, value: str) -> str:
    if space.startswith(NOTES) or (space == XML and name in {"space", "lang", "id"}):
        return ""
    if not space and name.lower().startswith("on"):
        return f"holds a script in the attribute '{name}'"
    if name == "href" and space in {"", XLINK}:
        return "" if value.strip().startswith("#") else f"links to {value!r:.60}"
    if space == XLINK or (not space and (name in WORDS or name.startswith(("aria-", "data-")))):
        return ""
    if space or name not in ATTRIBUTES:
        return f"holds the attribute '{name}', which is no part of a plain drawing"
    trouble = trouble_with_style(value)
    return f"{trouble} in the attribute '{name}'" if trouble else ""


def trouble_with_style(css: str) -> str:
    """Return what a style may load or hide, beside colours and shapes; "" if nothing."""
    if sign := re.search(r"[@\\]|</", css):
        return f"holds {sign[0]!r}, which may load another file,"
    for name, first in _FUNCTION.findall(css):
        if name.lower() == "url" and not first.strip("\"' ").startswith("#"):
            return "loads another file"
        if name and name.lower() not in FUNCTIONS:
            return f"holds {name}(), which may load another file,"
    return ""
