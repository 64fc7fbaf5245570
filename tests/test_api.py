"""The JSON API of the built site: complete, and each document as its schema says."""

from __future__ import annotations

import json
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from jsonschema import Draft202012Validator

from macros.exports.api import documents
from macros.exports.machines import text_path
from macros.exports.plain_text import as_markdown
from macros.exports.structured import as_script
from macros.model import KINDS, Guide
from macros.model.kinds import PLACES
from macros.model.markup import plain


@pytest.fixture(scope="session")
def api(built_site: Path) -> Path:
    """The folder of the API in the built site."""
    return built_site / "api" / "v1"


@cache
def validator(path: Path) -> Draft202012Validator:
    """Return the validator of a schema file."""
    schema = json.loads(path.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def read(path: Path) -> Any:
    """Return a document."""
    return json.loads(path.read_text(encoding="utf-8"))


def test_every_document_fits_the_schema_that_it_names(api: Path) -> None:
    wrong = []
    paths = [path for path in api.rglob("*.json") if "schema" not in path.parts]
    for path in paths:
        document = read(path)
        schema = (path.parent / document["$schema"]).resolve()
        wrong += [
            f"{path.relative_to(api)}: {error.message:.200}"
            for error in validator(schema).iter_errors(document)
        ]
    assert wrong == []
    assert len(paths) > 700


def test_every_schema_belongs_to_a_document(api: Path) -> None:
    used = {
        (path.parent / read(path)["$schema"]).resolve()
        for path in api.rglob("*.json")
        if "schema" not in path.parts
    }
    assert {path.resolve() for path in (api / "schema").iterdir()} == used


def test_the_index_names_every_kind_and_its_count(api: Path, guide: Guide) -> None:
    kinds = {kind["kind"]: kind for kind in read(api / "index.json")["kinds"]}
    assert {name.replace("-", "_") for name in kinds} == set(KINDS)
    for name, kind in kinds.items():
        entries = read(api / kind["document"])["entries"]
        assert len(entries) == kind["count"] == len(getattr(guide, name.replace("-", "_")))


def test_every_entry_has_a_document_of_its_own(api: Path, guide: Guide) -> None:
    wanted = {f"{k.replace('_', '-')}/{i}.json" for k in KINDS for i in getattr(guide, k)}
    found = {path.relative_to(api).as_posix() for path in api.glob("*/*.json")}
    assert found - {name for name in found if name.startswith("schema/")} == wanted


def test_every_address_leads_to_a_page(api: Path, built_site: Path) -> None:
    lost = []
    for kind in KINDS:
        for entry in read(api / f"{kind.replace('_', '-')}.json")["entries"].values():
            path = urlsplit(entry["page"]).path.removeprefix("/guide/")
            page = built_site / path / "index.html"
            anchor = urlsplit(entry["page"]).fragment
            html = page.read_text(encoding="utf-8") if page.is_file() else ""
            if not html or (anchor and f'id="{anchor}"' not in html):
                lost.append(entry["page"])
    assert lost == []


def test_an_entry_names_the_entries_that_name_it(api: Path, guide: Guide) -> None:
    risk = next(iter(guide.risks.values()))
    users = read(api / "mitigations" / f"{risk.mitigations[0]}.json")["used_by"]
    assert f"risks/{risk.id}" in users


def test_the_analysis_adds_up(api: Path) -> None:
    analysis = read(api / "analysis.json")["analysis"]
    assert sum(analysis["shares"].values()) + analysis["nobody"] == pytest.approx(1)


def test_two_exports_are_equal(guide: Guide) -> None:
    assert documents(guide, "https://example.org/") == documents(guide, "https://example.org/")


class _Head(HTMLParser):
    """Collects what stands in the head of a page for machines."""

    def __init__(self) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.links: dict[str, str] = {}
        self.data: list[Any] = []
        self._reads = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self.meta[found.get("property") or found.get("name") or ""] = found.get("content", "")
        elif tag == "link":
            self.links[found.get("rel", "")] = found.get("href", "")
        self._reads = tag == "script" and found.get("type") == "application/ld+json"

    def handle_data(self, data: str) -> None:
        if self._reads:
            self.data.append(json.loads(data))
            self._reads = False


def heads(site: Path) -> dict[str, _Head]:
    """Return what every page of a site says to machines, by its path."""
    found = {}
    for path in sorted(site.rglob("index.html")):
        head = _Head()
        head.feed(path.read_text(encoding="utf-8"))
        found[path.relative_to(site).as_posix()] = head
    return found


@pytest.fixture(scope="session")
def pages(built_site: Path) -> dict[str, _Head]:
    """What every page says to machines."""
    return heads(built_site)


def test_every_page_has_a_canonical_address_and_open_graph(pages: dict[str, _Head]) -> None:
    for path, head in pages.items():
        url = "https://example.org/guide/" + path.removesuffix("index.html")
        assert head.links["canonical"] == url
        assert head.meta["og:url"] == url
        for name in ("og:title", "og:description", "og:type", "og:site_name", "og:image"):
            assert head.meta[name], (path, name)


def test_every_page_says_what_it_is_and_how_one_gets_there(pages: dict[str, _Head]) -> None:
    for path, head in pages.items():
        kinds = [data["@type"] for data in head.data]
        home = path == "index.html"
        expected = ["WebPage"] if home else ["WebPage", "BreadcrumbList"]
        assert kinds[: len(expected)] == expected, path
        for data in head.data:
            assert data["@context"] == "https://schema.org"


def test_breadcrumbs_begin_at_home_and_end_at_the_page(pages: dict[str, _Head]) -> None:
    for path, head in pages.items():
        for data in head.data:
            if data["@type"] == "BreadcrumbList":
                items = data["itemListElement"]
                assert [item["position"] for item in items] == list(range(1, len(items) + 1))
                assert items[0]["item"] == "https://example.org/guide/", path
                assert items[-1]["item"] == head.links["canonical"], path
                assert all(item["name"] and item["item"].startswith("https://") for item in items)


def test_the_faq_page_marks_all_questions_and_their_answers(built_site: Path, guide: Guide) -> None:
    page = BeautifulSoup((built_site / "about/faq/index.html").read_bytes(), "html.parser")
    [faq] = page.select('[itemscope][itemtype="https://schema.org/FAQPage"]')
    for entry, marked in zip(guide.faq.values(), faq.select("[itemprop=mainEntity]"), strict=True):
        [name], [answer] = marked.select("[itemprop=name]"), marked.select("[itemprop=text]")
        assert name.text == entry.title
        assert "".join(answer.text.split()) == "".join(plain(entry.answer).split())


def test_the_picture_for_shared_links_exists(built_site: Path) -> None:
    assert (built_site / "assets/images/share.png").read_bytes()[:4] == b"\x89PNG"


def test_the_map_names_every_page(built_site: Path, pages: dict[str, _Head]) -> None:
    text = (built_site / "sitemap.xml").read_text(encoding="utf-8")
    for path in pages:
        assert f"<loc>https://example.org/guide/{path.removesuffix('index.html')}</loc>" in text
    robots = (built_site / "robots.txt").read_text(encoding="utf-8")
    assert "Sitemap: https://example.org/guide/sitemap.xml" in robots


def test_llms_names_the_plain_text_of_every_page(built_site: Path, pages: dict[str, _Head]) -> None:
    text = (built_site / "llms.txt").read_text(encoding="utf-8")
    for path in pages:
        plain = text_path(path.removesuffix("index.html"))
        assert f"](https://example.org/guide/{plain})" in text
        assert (built_site / plain).is_file()


def test_plain_text_holds_the_words_and_no_markup(built_site: Path, guide: Guide) -> None:
    for risk in guide.risks.values():
        page = built_site / PLACES["risks"].page / risk.id / "index.md"
        text = page.read_text(encoding="utf-8")
        assert text.startswith(f"# {risk.title}\n")
        assert "<" not in text.replace("<->", "")


def test_markdown_of_a_page() -> None:
    html = (
        "<h1>Title</h1><nav>no</nav><p>One <b>bold</b> word.</p><ul><li><p>First</p></li>"
        "<li>Second</li></ul><table><tr><th>A</th><td>B</td></tr></table><button>no</button>"
    )
    assert as_markdown(html) == "# Title\n\nOne bold word.\n\n- First\n\n- Second\n\nA | B\n"


def test_structured_data_cannot_end_its_script() -> None:
    assert "<" not in as_script({"name": "</script><script>alert(1)</script>"})
