"""The text of a page as Markdown, for machines and people who want the words and no more."""

from __future__ import annotations

import re
from html.parser import HTMLParser

BLOCKS = {"p", "div", "section", "article", "ul", "ol", "dl", "table", "figure", "tr", "fieldset"}
BLOCKS |= {"form", "details", "header", "footer", "caption", "figcaption", "summary"}
HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
SILENT = {"script", "style", "svg", "nav", "button", "select", "template"}
VOID = {"br", "hr", "img", "input", "meta", "link", "wbr", "col"}
_SPACES = re.compile(r"[ \t\n\r]+")


def as_markdown(html: str) -> str:
    """Return the words of a piece of HTML: headings, lists, rows; no links, no controls."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = [line.rstrip() for line in "".join(reader.out).splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []
        self._silent = 0
        self._cells = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        hidden = any(name == "hidden" for name, _ in attrs) or ("aria-hidden", "true") in attrs
        if (tag in SILENT or hidden or self._silent) and tag not in VOID:
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

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            self._silent -= tag not in VOID
        elif tag == "dt":
            self.out.append(":**")
        elif tag in HEADINGS or tag in BLOCKS - {"tr"}:
            self.out.append("\n\n" if tag in HEADINGS or tag in {"p", "table"} else "\n")

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        text = _SPACES.sub(" ", data)
        if text.strip() or (self.out and not self.out[-1].endswith(("\n", " "))):
            starts_line = not self.out or self.out[-1].endswith(("\n", " "))
            self.out.append(text.lstrip() if starts_line else text)
