"""Pictures are pictures: what drawing programs export passes, whatever runs or loads does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.overlay.brand import trouble_with_content
from macros.overlay.drawing import trouble_with_drawing

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {}>{}</svg>'
)
CASES = Path(__file__).parent / "cases" / "drawings"
EXPORTS = [path.read_text(encoding="utf-8") for path in sorted(CASES.iterdir())]


@pytest.mark.parametrize("text", [*EXPORTS, SVG.format("", "")])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_what_drawing_programs_export_is_a_drawing(text: str, encoding: str) -> None:
    declared = "utf-16" if encoding == "utf-16" else "utf-8"
    for other in ("UTF-8", "utf-8"):
        text = text.replace(f'encoding="{other}"', f'encoding="{declared}"')
    assert trouble_with_drawing(text.encode(encoding)) == ""


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ('<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>', "<script>"),
        ('<h:style xmlns:h="http://www.w3.org/1999/xhtml">a{}</h:style>', "<style>"),
        ('<metadata><h:iframe xmlns:h="http://www.w3.org/1999/xhtml"/></metadata>', "<iframe>"),
        ('<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>', "<script>"),
        ('<script xmlns="">alert(1)</script>', "<script>"),
        ("<foreignObject/>", "<foreignObject>"),
        ('<image href="#a"/>', "<image>"),
        ('<set attributeName="href" to="javascript:alert(1)"/>', "<set>"),
        ('<animate attributeName="x"/>', "<animate>"),
        ('<feImage href="#a"/>', "<feImage>"),
        ('<g onload="alert(1)"/>', "'onload'"),
        ('<g ONLOAD="alert(1)"/>', "'ONLOAD'"),
        ('<g xml:base="https://example.org/"><use href="#a"/></g>', "'base'"),
        ('<use href="java&#115;cript:alert(1)"/>', "links to"),
        ('<use xlink:href="&#9;https://example.org/x.svg#a"/>', "links to"),
        ('<use href="other.svg#a"/>', "links to"),
        ('<g style="fill:url(&quot;https://example.org/x&quot;)"/>', "loads another file"),
        ('<g style="fill:UR&#x4C;( //example.org/x#a )"/>', "loads another file"),
        ('<g fill="image-set(&quot;https://example.org/x&quot; 1x)"/>', "image-set()"),
        ("<style>@import 'https://example.org/x.css';</style>", "'@'"),
        ("<style><![CDATA[@imp]]>ort url(x.css);</style>", "'@'"),
        ("<style>a{fill:u\\72l(https://example.org/x)}</style>", "which may load"),
        ("<style>a{fill:ur<!-- -->l(https://example.org/x)}</style>", "loads another file"),
        ("<?xml-stylesheet href='https://example.org/x.css'?>", "<?xml-stylesheet?>"),
        ("&a;", "is no SVG picture"),
    ],
)
def test_what_runs_or_loads_is_no_drawing(inside: str, said: str) -> None:
    text = SVG.format("", inside)
    assert said in trouble_with_drawing(text.encode())
    assert said in trouble_with_drawing(text.encode("utf-16"))


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ('<?xml-stylesheet href="https://example.org/x.css"?>', "<?xml-stylesheet?>"),
        ('<!DOCTYPE svg [<!ENTITY a "b">]>', "declares entities"),
        ('<!DOCTYPE svg [<!ENTITY % a SYSTEM "https://example.org/x.dtd"> %a;]>', "entities"),
        ('<?xml version="1.0" encoding="UTF-7"?>', "UTF-7"),
        ('<?xml version="1.0" encoding="cp037"?>', "cp037"),
    ],
)
def test_nor_is_what_stands_before_it(head: str, said: str) -> None:
    assert said in trouble_with_drawing((head + SVG.format("", "")).encode())


def test_a_reference_to_a_standard_elsewhere_brings_no_entities_in() -> None:
    text = '<!DOCTYPE svg SYSTEM "https://example.org/x.dtd">' + SVG.format("", "&a;")
    assert trouble_with_drawing(text.encode()) == "declares entities"


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("a.png", b"\x89PNG\r\n\x1a\n", None),
        ("a.jpg", b"\xff\xd8\xff\xe0", None),
        ("a.webp", b"RIFF1234WEBPVP8 ", None),
        ("a.pdf", b"%PDF-1.7", None),
        (
            "a.png",
            b"\xff\xd8\xff\xe0",
            ("'a.png' is no .png file", "it is a .jpg file: call it so"),
        ),
        ("a.jpg", b"<html>", ("'a.jpg' is no .jpg file", "export it again")),
        ("a.pdf", b"<script>", ("'a.pdf' is no .pdf file", "export it again")),
    ],
)
def test_a_file_is_what_its_first_bytes_say(
    name: str, raw: bytes, said: tuple[str, str] | None, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(raw)
    assert trouble_with_content(tmp_path / name) == said
