"""The build against the same pages built by plain MkDocs and Material, in processor seconds"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from .site import ROOT, build, built_site

_ARTICLE = re.compile(
    r'<article class="md-content__inner md-typeset">(.*?)</article>\s*</div>', re.S
)
_TITLE = re.compile(r"<title>(.*?)</title>", re.S)
CONFIG = """site_name: The same pages
use_directory_urls: true
theme:
  name: material
  font: false
  features: [navigation.tabs, navigation.indexes, navigation.prune]
plugins: [search]
markdown_extensions: [attr_list, md_in_html]
nav: [index.md]
validation:
  nav: {omitted_files: ignore}
  links: {not_found: ignore, anchors: ignore, unrecognized_links: ignore}
"""


def rows() -> Iterator[tuple[str, str]]:
    """Yield processor seconds of both builds, in turn, and their ratio."""
    with TemporaryDirectory() as folder:
        plain = Path(folder)
        pages = _write_plain(plain)
        ours, theirs = [], []
        for run in range(3):
            ours.append(build(ROOT, plain / f"ours{run}")[1])
            theirs.append(build(plain, plain / f"theirs{run}")[1])
        one, other = sorted(ours)[1], sorted(theirs)[1]
        yield "this guide (median of 3)", f"{one:.1f} s"
        yield f"the same {pages} pages as Markdown, no macros, no hooks", f"{other:.1f} s"
        yield "ratio", f"{one / other:.2f}"


def _write_plain(folder: Path) -> int:
    """Write the text of each page of the built site as a Markdown file; return how many."""
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    site, count = built_site(), 0
    for page in site.rglob("index.html"):
        if "examples" in page.relative_to(site).parts:
            continue
        html = page.read_text(encoding="utf-8")
        article = _ARTICLE.search(html)
        title = _TITLE.search(html)
        if article is None or title is None:
            continue
        path = folder / "docs" / page.parent.relative_to(site) / "index.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        name = title[1].replace('"', "")
        text = f'---\ntitle: "{name}"\n---\n\n<div>\n{article[1]}\n</div>\n'
        path.write_text(text, encoding="utf-8")
        count += 1
    return count
