"""The text of a page as Markdown, for machines and people who want the words and no more."""

from __future__ import annotations

import re
from html import unescape

BLOCKS = {"p", "div", "section", "article", "ul", "ol", "dl", "table", "figure", "tr", "fieldset"}
BLOCKS |= {"form", "details", "header", "footer", "caption", "figcaption", "summary"}
HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
SILENT = {"script", "style", "svg", "nav", "button", "select", "template"}
VOID = {"br", "hr", "img", "input", "meta", "link", "wbr", "col"}
_SPACES = re.compile(r"[ \t\n\r]+")
# A comment, or a tag (its slash, name and attributes), or text. Signs in values are escaped.
_PIECES = re.compile(r"<!--.*?-->|<(/?)([a-zA-Z][\w-]*)([^>]*)>|([^<]+)", re.S)
_HIDDEN = re.compile(r'\s(?:hidden(?=[\s=/]|$)|aria-hidden="true")')
_VALUES = re.compile(r'(?<!aria-hidden)="[^"]*"')


def as_markdown(html: str) -> str:
    """Return the words of a piece of the guide's HTML: headings, lists, rows; no links."""
    reader = _Reader()
    for slash, tag, attributes, text in _PIECES.findall(html):
        if text:
            reader.text(text)
        elif slash:
            reader.end(tag)
        elif tag:
            reader.start(tag, attributes)
    lines = [line.rstrip() for line in "".join(reader.out).splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def _is_hidden(attributes: str) -> bool:
    return "hidden" in attributes and bool(_HIDDEN.search(_VALUES.sub("", attributes)))


class _Reader:
    def __init__(self) -> None:
        self.out: list[str] = []
        self._silent = 0
        self._cells = 0

    def start(self, tag: str, attributes: str) -> None:
        if (self._silent or tag in SILENT or _is_hidden(attributes)) and tag not in VOID:
            self._silent += 1
        if self._silent:
            return
        if tag in HEADINGS:
            self.out.append(f"\n\n{HEADINGS[tag]} ")
        elif tag == "li":
            self.out.append("\n- ")
        elif tag in {"td", "th"}:
            self.out.append(" | " if self._cells else "\n")
            self._cells += 1
        elif tag == "dt":
            self.out.append("\n\n**")
        elif tag == "dd":
            self.out.append(" ")
        elif tag in BLOCKS and not self._at_item():
            self.out.append("\n\n" if tag != "tr" else "\n")
        if tag == "tr":
            self._cells = 0

    def _at_item(self) -> bool:
        """Return whether an item or a cell has just begun: its first block stays on its line."""
        return bool(self.out) and self.out[-1] in {"\n- ", " | ", " "}

    def end(self, tag: str) -> None:
        if self._silent:
            self._silent -= tag not in VOID
        elif tag == "dt":
            self.out.append(":**")
        elif tag in HEADINGS or tag in BLOCKS - {"tr"}:
            self.out.append("\n\n" if tag in HEADINGS or tag in {"p", "table"} else "\n")

    def text(self, data: str) -> None:
        if self._silent:
            return
        starts_line = not self.out or self.out[-1].endswith(("\n", " "))
        text = " " if data.isspace() else _SPACES.sub(" ", unescape(data))
        if starts_line:
            text = text.lstrip()
        if text:
            self.out.append(text)
