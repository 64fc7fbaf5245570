"""Files that tell machines what there is: robots.txt, llms.txt, plain text of every page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..model import Company
from ..model.markup import plain
from .interview import PATH as INTERVIEW


class TextPage(NamedTuple):
    """A page as plain text: its path in the site, its section, title, description and words."""

    path: str
    section: str
    title: str
    description: str
    text: str


def text_path(url: str) -> str:
    """Return where the plain text of a page stands: index.md beside index.html."""
    if url.endswith(".html"):
        return url.removesuffix(".html") + ".md"
    return f"{url.rstrip('/')}/index.md" if url.strip("./") else "index.md"


def robots(site_url: str) -> str:
    """Return robots.txt: everything may be read, and the map is here."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {site_url}sitemap.xml\n"


def llms(company: Company, pages: Iterable[TextPage], site_url: str) -> str:
    """Return llms.txt: what the guide is, and the plain text of each of its pages."""
    lines = [f"# {company.name}", "", f"> {plain(company.description)}", ""]
    lines += [
        f"Edition of {company.updated.isoformat()}, published by {company.publisher}. "
        "Every statement of fact names its source. Not legal advice.",
        "",
        f"The same content as JSON with schemas: {site_url}api/v1/index.json",
        "",
        f"To hold the questionnaire as an interview and hand over a link that opens the result: "
        f"{site_url}{INTERVIEW}",
    ]
    section = ""
    for page in pages:
        if page.section != section:
            section = page.section
            lines += ["", f"## {section}", ""]
        described = f": {page.description}" if page.description else ""
        lines.append(f"- [{page.title}]({site_url}{page.path}){described}")
    return "\n".join(lines) + "\n"
