"""The table "I want to ... / I edit ...": each row alone is in order, and all together show."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml

from macros.editions.wishes import Wish, wishes
from macros.load.loader import load_edition

ODD = 'A "quote" & <3 \'; more'
LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="4"/></svg>'
)


def grant(folder: Path, wish: Wish) -> None:
    """Write the lines of a wish into the file that it names, below what is there."""
    path = folder / wish.file
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".yml" and path.exists():
        merged = _merged(yaml.safe_load(path.read_text()), yaml.safe_load(wish.lines))
        path.write_text(yaml.safe_dump(merged, allow_unicode=True, sort_keys=False))
    else:
        path.write_text(wish.lines, encoding="utf-8")
    if "logo.svg" in wish.lines:
        (folder / "logo.svg").write_text(LOGO)


def _merged(one: dict[str, object], other: dict[str, object]) -> dict[str, object]:
    """Return two mappings as one, deep inside too."""
    merged = dict(one)
    for key, value in other.items():
        mine = merged.get(key)
        both = isinstance(mine, dict) and isinstance(value, dict)
        merged[key] = _merged(mine, value) if both else value  # type: ignore[arg-type]
    return merged


def test_there_are_at_least_twenty_wishes() -> None:
    assert len(wishes()) >= 20


@pytest.mark.parametrize("wish", wishes(), ids=lambda wish: wish.want)
def test_a_wish_is_granted_by_its_lines(wish: Wish, tmp_path: Path) -> None:
    grant(tmp_path, wish)
    load_edition(overlay=tmp_path)


@pytest.fixture(scope="module")
def site(site_with: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with all wishes granted at once; one of them is an address below a path."""
    folder = tmp_path_factory.mktemp("wishes")
    for wish in wishes():
        grant(folder, wish)
    add_odd_texts(folder)
    return site_with("wishes", GUIDE_COMPANY=str(folder))


def add_odd_texts(folder: Path) -> None:
    """Add texts that a theme which escapes nothing would take for HTML, or for the end of one."""
    company = yaml.safe_load((folder / "company.yml").read_text(encoding="utf-8"))
    company["name"] += f", {ODD}"
    company["footer"] += (
        f" {ODD}, *soon*, [here](risks/hidden-costs) and [there](faq/main-purpose)."
    )
    (folder / "company.yml").write_text(yaml.safe_dump(company), encoding="utf-8")
    head = yaml.safe_dump({"title": ODD, "description": ODD})
    (folder / "content" / "run").mkdir(parents=True, exist_ok=True)
    (folder / "content" / "run" / "odd.md").write_text(f"---\n{head}---\n\n# Odd\n\n## {ODD}\n")


@pytest.mark.parametrize("wish", wishes(), ids=lambda wish: wish.want)
def test_a_granted_wish_shows(wish: Wish, site: Path) -> None:
    text = (site / wish.page).read_text(encoding="utf-8")
    unwanted = wish.shows.removeprefix("not: ")
    assert (unwanted in text) == (unwanted == wish.shows), wish.shows


def test_a_page_that_is_not_found_knows_where_its_files_are(site: Path) -> None:
    lost = (site / "404.html").read_text(encoding="utf-8")
    assert 'src="/it-guide/assets/javascripts/bundle' in lost


class Seen(HTMLParser):
    """What a page says in its head, the names of all attributes, and its links and texts."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.said: dict[str, str] = {}
        self.names: set[str] = set()
        self.hrefs: list[str] = []
        self.text = ""
        self.feed(path.read_text(encoding="utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attributes}
        self.names |= set(found)
        self.hrefs += [found["href"]] if "href" in found else []
        if tag == "meta" and "content" in found:
            self.said[found.get("property") or found.get("name") or ""] = found["content"]

    def handle_data(self, data: str) -> None:
        self.text += data


ODD_PAGES = ("run/odd/index.html", "index.html", "404.html", "understand/risks/index.html")


@pytest.mark.parametrize("name", ODD_PAGES)
def test_no_text_of_an_edition_leaves_its_place(name: str, site: Path) -> None:
    page = Seen(site / name)
    assert [each for each in page.names if not re.fullmatch(r"[a-z][a-z0-9-]*", each)] == []
    assert page.said["og:site_name"].endswith(f", {ODD}")
    assert "&amp;" not in page.text + "".join(page.said.values())


def test_a_title_is_shown_as_it_is_written(site: Path) -> None:
    page = Seen(site / "run" / "odd" / "index.html")
    assert {page.said[key] for key in ("og:title", "og:description", "description")} == {ODD}
    assert f"{ODD} - " in page.text  # the title of the window
    menu = Seen(site / "run" / "index.html").text
    assert ODD in menu.replace(f", {ODD}", "")  # without the name of the guide
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    titles = {unescape(each["title"]) for each in index["docs"] if "<" not in each["title"]}
    assert ODD in titles  # the script of the search shows them as HTML


def test_the_markup_of_the_footer_is_read_on_every_page(site: Path) -> None:
    for name, up in (("run/odd", "../../"), ("understand/risks/hidden-costs", "../../../")):
        page = Seen(site / name / "index.html")
        assert f"{ODD}, soon, here and there." in page.text
        assert f"{up}about/faq/#main-purpose" in page.hrefs
    assert "/it-guide/understand/risks/hidden-costs/" in Seen(site / "404.html").hrefs
