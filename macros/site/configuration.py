"""What an edition sets in MkDocs' configuration: name, address, language, pictures, navigation."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from ..model import Guide
from ..model.dates import in_words
from ..overlay.pages import CompanyFile, with_pages
from ..settings import Settings, published_address

LANGUAGES = Path("partials/languages")
OFFLINE_WORKER = "assets/javascripts/iframe-worker.js"
PICTURES = "assets/images/company"


def apply(config: Any, guide: Guide, found: list[CompanyFile]) -> None:
    """Set what the company, its words and its pages ask for."""
    company, words = guide.company, guide.words
    config.site_name = company.name
    config.site_description = " ".join(company.description.split())
    config.nav = [_named(item, words["sections"]) for item in with_pages(config.nav, found)]
    config.extra.update(words=words, company=company, edition=in_words(company.updated, words))
    _set_address(config, company.url)
    _set_theme(config, company)
    if Settings.read().is_offline:
        config.use_directory_urls = False
        config.extra["polyfills"] = [OFFLINE_WORKER, *config.extra["polyfills"]]
    day = datetime.combine(company.updated, datetime.min.time(), tzinfo=UTC)
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(day.timestamp())))


def _named(item: Any, sections: dict[str, str]) -> Any:
    """Return a navigation item with the name of its section from the words of the edition."""
    if isinstance(item, dict):
        return {sections.get(name, name): pages for name, pages in item.items()}
    return item


def _set_address(config: Any, url: str | None) -> None:
    """Set where the site is published: GUIDE_SITE_URL, the edition's address, or mkdocs.yml's."""
    config.site_url = published_address(url, config.site_url)
    config.extra["scope"] = urlsplit(config.site_url).path


def _set_theme(config: Any, company: Any) -> None:
    """Set the language of the theme's own words, and the pictures."""
    theme, language = config.theme, company.locale.split("-")[0]
    folders = [Path(folder) / LANGUAGES for folder in theme.dirs]
    if any((folder / f"{language}.html").is_file() for folder in folders):
        theme["language"] = language
    for key in ("logo", "favicon"):
        if name := getattr(company, key):
            theme[key] = picture_path(key, name)
    if company.logo and not company.favicon and company.logo.endswith(".svg"):
        theme["favicon"] = picture_path("logo", company.logo)


def picture_path(key: str, name: str) -> str:
    """Return where a picture of the edition stands in the site."""
    return f"{PICTURES}-{key}{Path(name).suffix}"


def pictures(company: Any, folder: Path | None) -> dict[str, Path]:
    """Return the pictures of the edition by their paths in the site."""
    names = {key: getattr(company, key) for key in ("logo", "favicon")}
    return {picture_path(key, n): folder / n for key, n in names.items() if n and folder}
