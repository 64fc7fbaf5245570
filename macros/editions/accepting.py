"""Writes into an overlay which base its changes were made against, and leaves the rest alone."""

from __future__ import annotations

import re

from ..overlay.changes import Change
from ..overlay.fingerprint import NOTHING
from ..overlay.pages import CompanyFile, page_fingerprint
from ..paths import CONTENT, located

_MARK = re.compile(r"(\bbased_on:\s*)(\"[^\"]*\"|'[^']*'|[^\s,}#]+)")


def accept(change: Change) -> bool:
    """Write the mark of today's base, and today's id, into the overlay; return whether it did."""
    if change.verb not in ("changed", "added") or not change.takes_a_mark:
        return False
    path, line = change.place
    file = located(path)
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    before = list(lines)
    if change.was_renamed:
        start = lines[line - 1]
        lines[line - 1] = re.sub(rf"^([\"']?){change.written_as}\1:", f"{change.key}:", start)
    _mark(lines, line - 1, NOTHING if change.verb == "added" else change.fingerprint)
    if lines == before:
        return False
    file.write_text("".join(lines), encoding="utf-8")
    return True


def _mark(lines: list[str], start: int, mark: str) -> None:
    """Put the mark into the entry that begins at a line: in place of the old one, or first."""
    if lines[start].split(":", 1)[1].strip().startswith("{"):
        lines[start] = _marked_inline(lines[start], mark)
        return
    for index in range(start + 1, len(lines)):
        if re.match(r"\S", lines[index]) and not lines[index].startswith("#"):
            break
        if re.match(r"\s+based_on:", lines[index]):
            lines[index] = _MARK.sub(rf"\g<1>{mark}", lines[index], count=1)
            return
    lines.insert(start + 1, f"{_indent_after(lines, start)}based_on: {mark}\n")


def _marked_inline(line: str, mark: str) -> str:
    if _MARK.search(line):
        return _MARK.sub(rf"\g<1>{mark}", line, count=1)
    return line.replace("{", f"{{based_on: {mark}, ", 1)


def _indent_after(lines: list[str], start: int) -> str:
    """Return the indentation of the first field of an entry."""
    for line in lines[start + 1 :]:
        if line.strip() and not line.strip().startswith("#"):
            return line[: len(line) - len(line.lstrip())]
    return "  "


def accept_page(page: CompanyFile) -> bool:
    """Write the mark of the base's page into the page that stands in for it."""
    text = page.file.read_text(encoding="utf-8")
    mark = page_fingerprint(CONTENT / page.path)
    changed = _MARK.sub(rf"\g<1>{mark}", text, count=1)
    page.file.write_text(changed, encoding="utf-8")
    return changed != text
