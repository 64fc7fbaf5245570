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
from bs4 import BeautifulSoup
from playwright.sync_api import Browser

from macros.editions.wishes import Wish, wishes
from macros.load.loader import load_edition

HIDDEN = "understand/risks/provider-failure"
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
    """Hide a page; add texts that a theme which escapes nothing would take for HTML."""
    company = yaml.safe_load((folder / "company.yml").read_text(encoding="utf-8"))
    company["name"] += f", {ODD}"
    company["footer"] += (
        f" {ODD}, *soon*, [here](risks/hidden-costs) and [there](faq/main-purpose)."
    )
    (folder / "company.yml").write_text(yaml.safe_dump(company), encoding="utf-8")
    with (folder / "risks.yml").open("a", encoding="utf-8") as risks:
        risks.write(f"\n{HIDDEN.rpartition('/')[2]}: null\n")
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


def read(path: Path) -> BeautifulSoup:
    """Return a page of the site."""
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def test_a_renamed_page_leads_on_and_machines_do_not_list_it(site: Path) -> None:
    page = read(site / "run/wind-park/index.html")
    assert [link["href"] for link in page.select("article a")] == ["../../run/exit/"]
    assert page.select("link[rel=canonical]")[0]["href"].endswith("/it-guide/run/exit/")
    assert page.select("meta[name=robots]")[0]["content"] == "noindex"
    for name in ("sitemap.xml", "llms.txt"):
        assert "run/wind-park" not in (site / name).read_text(encoding="utf-8"), name
    index = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
    assert [each for each in index["docs"] if each["location"].startswith("run/wind-park")] == []
    assert not (site / "run/wind-park/index.md").exists()


def test_a_hidden_entry_says_so_and_leads_to_the_others(site: Path) -> None:
    page = read(site / HIDDEN / "index.html")
    assert page.select("h1")[0].get_text() == "This page is no longer here"
    assert [link["href"] for link in page.select("article a")] == ["../../../understand/risks/"]


def test_a_lost_address_finds_what_moved_and_the_main_pages(site: Path) -> None:
    lost = read(site / "404.html")
    moved = {link["data-lost-old"]: link["href"] for link in lost.select("[data-lost-old]")}
    assert moved["run/wind-park/"] == "/it-guide/run/exit/"
    assert f"{HIDDEN}/" in moved
    main = [str(link["href"]) for link in lost.select("#pages + ul a")]
    assert len(main) == 8
    assert all((site / href.removeprefix("/it-guide/") / "index.html").is_file() for href in main)


def test_a_lost_address_says_where_it_leads_now(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    host = "https://intranet.example.org/"
    file = re.compile(re.escape(host) + r"it-guide/(.*)")
    page.route(file, lambda route: route.fulfill(path=served(site, route.request.url)))
    page.goto(f"{host}it-guide/Run/Wind-Park.html")
    found = page.locator("[data-lost-found] a")
    assert (found.inner_text(), found.get_attribute("href")) == ("Exit", "/it-guide/run/exit/")
    page.get_by_role("button", name="Search the guide").click()
    assert page.evaluate("document.activeElement.dataset.mdComponent") == "search-query"
    page.close()


def served(site: Path, url: str) -> Path:
    """Return the file that a host sends for an address."""
    path = site / url.split("/it-guide/")[1].partition("?")[0]
    return path if path.is_file() else site / "404.html"
