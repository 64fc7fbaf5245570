"""The two example editions: in order, proven, built strictly, accessible, and what they promise."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser

from macros.decision.guide import proof_of
from macros.editions.report import IN_ORDER, NEEDS_A_LOOK, Report
from macros.editions.translating import missing_words
from macros.load.loader import load_edition
from macros.model import Guide
from macros.model.numbers import Numbers
from macros.overlay.changes import Overlay
from macros.paths import ROOT
from macros.render.site import Site

from ..conftest import AXE, LOOK
from ..site_server import serving
from ..small_guide import SmallGuide

PUBLIC = "https://example.net/it/guide/examples/"
NOT_LISTED = '<meta name="robots" content="noindex">'
NAMES = ("dental-germany", "us-manufacturer")
ENTRIES_IN_GERMAN = (
    *("delivery_models/internal", "delivery_models/hybrid", "delivery_models/external"),
    *("risks/key-person-dependence", "risks/data-exposure", "risks/breach-of-legal-duties"),
    *("mitigations/data-processing-agreement", "faq/data-safe", "industries/healthcare"),
    "questions/data-sensitivity",
)
PAGES = (
    *("", "decide/questionnaire/", "understand/risks/", "understand/risks/data-exposure/"),
    *("move/checklists/before-signing/", "decide/functions/", "about/faq/"),
)


def folder(name: str) -> Path:
    """Return the folder of an example."""
    return ROOT / "data" / "examples" / name


@pytest.fixture(scope="module", params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    """The name of each example in turn."""
    return str(request.param)


@pytest.fixture(scope="module")
def edition(name: str) -> tuple[Guide, Overlay]:
    """The guide of an example, and what it changes."""
    return load_edition(overlay=folder(name))


@pytest.fixture(scope="session")
def site_of(site_with: Callable[..., Path]) -> Callable[[str], Path]:
    """Gives the built site of an example, at the address where upstream publishes it."""

    def site(name: str) -> Path:
        variables = {"GUIDE_COMPANY": str(folder(name)), "GUIDE_SITE_URL": f"{PUBLIC}{name}/"}
        return site_with(f"example-{name}", **variables)

    return site


@pytest.fixture
def site(name: str, site_of: Callable[[str], Path]) -> Path:
    """The built site of an example."""
    return site_of(name)


def test_nothing_in_it_is_wrong(name: str) -> None:
    report = Report(folder(name))
    assert report.problems == []
    assert report.status in {IN_ORDER, NEEDS_A_LOOK}  # the texts of the base may move on


def test_every_change_says_what_it_is_based_on(edition: tuple[Guide, Overlay]) -> None:
    changes = [change for change in edition[1].changes if change.part not in {"company", "words"}]
    assert [change.name for change in changes if change.is_unrecorded] == []
    own = [change for change in changes if change.verb == "added" and change.takes_a_mark]
    assert [change.name for change in own if change.based_on != "nothing"] == []


def test_it_uses_every_verb(edition: tuple[Guide, Overlay]) -> None:
    verbs = {change.verb for change in edition[1].changes}
    assert verbs == {"changed", "hidden", "added", "ordered"}


def test_its_questionnaire_is_proven(edition: tuple[Guide, Overlay]) -> None:
    assert proof_of(edition[0]).errors == ()


def test_its_brand_and_address_are_on_every_page(
    site: Path, edition: tuple[Guide, Overlay], name: str
) -> None:
    company = edition[0].company
    for path in sorted(site.rglob("index.html")):
        html = path.read_text(encoding="utf-8")
        assert company.name in html, path
        assert "assets/images/company-logo.svg" in html, path
        if NOT_LISTED in html:
            continue  # what was taken out leads elsewhere
        address = f"{PUBLIC}{name}/{path.parent.relative_to(site).as_posix()}/"
        assert f'rel="canonical" href="{address.replace("/./", "/")}"' in html, path


def test_its_colours_are_used(site: Path, edition: tuple[Guide, Overlay]) -> None:
    css = (site / "assets/stylesheets/guide.css").read_text(encoding="utf-8")
    assert str(edition[0].company.accent) in css
    assert str(edition[0].company.accent_dark) in css


def test_hidden_entries_are_nowhere_on_its_site(site: Path, edition: tuple[Guide, Overlay]) -> None:
    for kind, entry_id in edition[1].hidden:
        assert not list(site.glob(f"api/v1/{kind.replace('_', '-')}/{entry_id}.json"))
        for page in site.glob(f"**/{kind.replace('_', '-')}/{entry_id}/index.html"):
            assert f"<h1>{edition[0].words['moved']['removed']}</h1>" in page.read_text("utf-8")


def test_its_pages_are_accessible(site: Path, browser: Browser, name: str) -> None:
    with serving(site) as url:
        context = browser.new_context()
        for script in (AXE, LOOK):
            context.add_init_script(path=script)
        page = context.new_page()
        for path in PAGES:
            page.goto(url + path)
            assert page.evaluate("GuideLook.everything()") == [], (name, path)
        context.close()


def test_its_checklist_prints(site: Path, browser: Browser) -> None:
    with serving(site) as url:
        page = browser.new_page()
        page.goto(url + "move/checklists/before-signing/")
        assert page.pdf().startswith(b"%PDF")
        page.close()


def test_every_word_of_the_german_interface_is_german() -> None:
    base = yaml.safe_load((ROOT / "data/words.yml").read_bytes())
    own = yaml.safe_load((folder("dental-germany") / "words.yml").read_bytes())
    missing = list(missing_words(base, own))
    assert missing == [], "add them to data/examples/dental-germany/words.yml"


@pytest.mark.parametrize("entry", ENTRIES_IN_GERMAN)
def test_the_most_important_entries_are_german(entry: str) -> None:
    kind, _, entry_id = entry.partition("/")
    german = getattr(load_edition(overlay=folder("dental-germany"))[0], kind)[entry_id]
    texts = [german.title, german.summary]
    assert all(re.search(r"\b(der|die|das|ein|eine|und|ist|sind)\b", text) for text in texts[1:])


def test_the_german_edition_says_german_to_browsers_and_formats_dates(
    site_of: Callable[[str], Path],
) -> None:
    target = site_of("dental-germany")
    page = (target / "about/faq/index.html").read_text(encoding="utf-8")
    assert re.search(r'<html lang="?de"?', page)
    assert "21. November 2026" in page
    index = json.loads((target / "api/v1/index.json").read_text(encoding="utf-8"))
    assert (index["guide"]["locale"], index["guide"]["currency"]) == ("de-DE", "EUR")


def test_the_manufacturer_adds_plant_functions_and_its_own_checklist() -> None:
    guide, overlay = load_edition(overlay=folder("us-manufacturer"))
    assert list(guide.functions)[:2] == ["plant-floor-control", "plant-network"]
    assert next(iter(guide.checklists)) == "plant-shutdown-week"
    assert guide.company.currency == "USD"
    assert next(iter(guide.sources)) == "nist-csf-2"
    weights = {c.key for c in overlay.changes for leaf in c.leaves if leaf.keys[2:] == ("weight",)}
    assert {"on-site", "downtime", "local-presence"} <= weights


def test_an_english_guide_with_swiss_numbers_is_english(small_guide: SmallGuide) -> None:
    small_guide.lay_over("company", "language: en\nlocale: de-CH\n")
    guide = small_guide.load()
    assert (guide.company.language, guide.company.tag) == ("en", "en-CH")
    assert Site(guide).numbers.number(1234.56, 2) == "1’234.56"
    assert Site(guide).numbers.form({"day": "days", "day_one": "day"}, "day", 1) == "day"


@pytest.mark.parametrize(
    ("locale", "written"),
    [("de-CH", "1’234.56"), ("fr-CH", "1\u202f234,56"), ("en-CH", "1’234.56")],
)
def test_numbers_are_written_as_in_switzerland(locale: str, written: str) -> None:
    assert Numbers(locale, "en").number(1234.56, 2) == written
