"""The pages of an edition: added to the navigation, or standing in for pages of the base."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from ..model.base import DEVICES
from ..model.errors import Problem, did_you_mean
from ..model.kinds import PLACES
from ..model.tree import Loader
from ..paths import CONTENT, data_folder, shown_path
from .brand import trouble_with_content
from .files import is_left_behind, trouble_with_file

FILES = {".md", ".png", ".svg", ".jpg", ".webp", ".pdf", ".csv", ".ics"}
OF_THE_SITE = {"assets", "search", "api", "404", "sitemap", "robots"}
SECTION = "company"  # where pages go that lie in no section's folder
_NAME = re.compile(r"[a-z0-9][a-z0-9-]*(\.[a-z]+)?")
_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.S)


class CompanyFile(NamedTuple):
    """A page or a picture of an edition: its path below content/, and where it lies."""

    path: str
    file: Path
    based_on: str | None = None
    replaces: bool = False

    @property
    def is_page(self) -> bool:
        """Return whether it is a page, not a picture or a document."""
        return self.file.suffix == ".md"

    @property
    def is_stale(self) -> bool:
        """Return whether the page of the base moved on since this one was written."""
        return self.replaces and self.based_on != page_fingerprint(CONTENT / self.path)


def content_folder(overlay: Path | None) -> Path | None:
    """Return where an edition keeps its pages: content/ in it; of data/company, content/company."""
    if overlay is None:
        return None
    usual = overlay.is_dir() and overlay.resolve() == (data_folder() / "company").resolve()
    folder = CONTENT / "company" if usual else overlay / "content"
    return folder if folder.is_dir() else None


def page_fingerprint(page: Path) -> str:
    """Return a mark of a written page, for `based_on` of the page that stands in for it."""
    meta = front_matter(page)
    parts = [meta.get("title"), meta.get("description"), _body(page) if page.is_file() else ""]
    text = " ".join(" ".join(map(str, parts)).split())
    return f"page-{hashlib.sha256(text.encode()).hexdigest()[:8]}"


def _body(page: Path) -> str:
    return _FRONT.sub("", page.read_text(encoding="utf-8"), count=1)


def text_of(found: CompanyFile) -> str:
    """Return a page as it is built: one that stands in for another takes over its machinery.

    Scripts, layout and the like come from the page of the base, so that its tools keep working.
    """
    if not found.replaces:
        return found.file.read_text(encoding="utf-8")
    meta = {**front_matter(CONTENT / found.path), **front_matter(found.file)}
    meta.pop("based_on", None)
    return f"---\n{yaml.safe_dump(meta, allow_unicode=True)}---\n{_body(found.file)}"


def company_files(folder: Path | None) -> list[CompanyFile]:
    """Return the pages and pictures of an edition, in the order of their paths."""
    paths = sorted(folder.rglob("*")) if folder else []
    files = (path for path in paths if path.is_file() and not is_left_behind(path))
    return [_company_file(f, folder) for f in files if folder and not trouble_with_file(f, folder)]


def _company_file(path: Path, folder: Path) -> CompanyFile:
    name = path.relative_to(folder).as_posix()
    replaces = (CONTENT / name).is_file()
    based_on = front_matter(path).get("based_on") if path.suffix == ".md" else None
    return CompanyFile(name, path, str(based_on) if based_on is not None else None, replaces)


def front_matter(page: Path) -> dict[str, Any]:
    """Return what stands between the lines of dashes at the head of a page."""
    try:
        found = _FRONT.match(page.read_text(encoding="utf-8"))
        meta = yaml.load(found[1], Loader=Loader) if found else None
    except (OSError, ValueError, yaml.YAMLError):
        return {}
    return meta if isinstance(meta, dict) else {}


def check_pages(folder: Path | None, entries: dict[str, Any]) -> Iterator[Problem]:
    """Yield what is wrong with the pages of an edition."""
    taken = {
        f"{PLACES[kind].page}/{entry_id}.md": f"{kind}/{entry_id}"
        for kind, of_kind in entries.items()
        if kind in PLACES and PLACES[kind].own_pages and isinstance(of_kind, dict)
        for entry_id in of_kind
    }
    yield from _unreadable(folder)
    for found in company_files(folder):
        if found.is_page and (trouble := _trouble_with_head(found.file)):
            yield trouble
            continue
        for message, hint in _troubles(found, taken):
            yield Problem(shown_path(found.file), 1 if found.is_page else 0, "", message, hint)


def _unreadable(folder: Path | None) -> Iterator[Problem]:
    """Yield what lies among the pages of an edition and cannot be read from there."""
    paths = sorted(folder.rglob("*")) if folder else []
    for path in (path for path in paths if path.is_symlink() or not path.is_dir()):
        if folder and (trouble := trouble_with_file(path, folder)):
            yield Problem(shown_path(path), 0, "", *trouble)


def _trouble_with_head(page: Path) -> Problem | None:
    """Return why the lines between the dashes at the head of a page cannot be read."""
    try:
        found = _FRONT.match(page.read_text(encoding="utf-8"))
        yaml.load(found[1] if found else "", Loader=Loader)
    except (OSError, UnicodeDecodeError) as error:
        return Problem(shown_path(page), 0, "", "cannot be read", str(error))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        hint = "put a text that holds a colon, or begins with a bracket, in quotes"
        return Problem(
            shown_path(page), line, "", f"its head is not valid YAML: {error.problem}", hint
        )
    return None


def _troubles(found: CompanyFile, taken: dict[str, str]) -> Iterator[tuple[str, str]]:
    names = found.path.split("/")
    if found.file.suffix not in FILES:
        yield "files of this kind are not published", "use " + ", ".join(sorted(FILES))
    elif not all(_NAME.fullmatch(name) for name in names):
        yield "its path is not made of small letters, digits and hyphens", "rename it"
    elif found.path in taken:
        yield f"the page of {taken[found.path]} has this path", "give it another name"
    elif names[0].partition(".")[0] in OF_THE_SITE or DEVICES & {n.split(".")[0] for n in names}:
        yield "its path means something else to the site or to a system", "rename it"
    elif found.is_page:
        yield from _page_troubles(found)
    elif trouble := trouble_with_content(found.file):
        yield trouble


def _page_troubles(found: CompanyFile) -> Iterator[tuple[str, str]]:
    meta = front_matter(found.file)
    for key in ("title", "description"):
        if not isinstance(meta.get(key), str) or not meta[key].strip():
            yield f"has no '{key}' between the lines of dashes at its head", "write one"
    if found.replaces and found.based_on is None:
        hint = "if it shall stand in for that page, write based_on: new at its head"
        yield "the base has a page of this path, too", hint
    elif not found.replaces and found.based_on is not None:
        pages = (page.relative_to(CONTENT).as_posix() for page in CONTENT.rglob("*.md"))
        hint = did_you_mean(found.path, pages)
        yield "stands in for a page that the base does not have", hint or "remove based_on"


def with_pages(nav: list[Any], found: list[CompanyFile]) -> list[Any]:
    """Return the navigation with the pages of an edition at the end of their sections."""
    new = [file.path for file in found if file.is_page and not file.replaces]
    sections = {name for item in nav if isinstance(item, dict) for name in item}
    homeless = [path for path in new if path.split("/")[0] not in sections]
    joined = [_section_with(item, new) for item in nav]
    return [*joined, {SECTION: homeless}] if homeless else joined


def _section_with(item: Any, new: list[str]) -> Any:
    if not isinstance(item, dict):
        return item
    return {
        name: [*pages, *(path for path in new if path.startswith(f"{name}/"))]
        for name, pages in item.items()
    }
