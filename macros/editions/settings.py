"""What an edition sets in MkDocs' configuration: name, address, language, pictures, navigation."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from ..dates import in_words
from ..model import Guide
from .pages import CompanyFile, with_pages

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
    if is_offline():
        config.use_directory_urls = False
        config.extra["polyfills"] = [OFFLINE_WORKER, *config.extra["polyfills"]]
    day = datetime.combine(company.updated, datetime.min.time(), tzinfo=UTC)
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(day.timestamp())))


def is_offline() -> bool:
    """Return whether the site is built to be opened from a folder, without a server."""
    return bool(os.environ.get("GUIDE_OFFLINE"))


def _named(item: Any, sections: dict[str, str]) -> Any:
    """Return a navigation item with the name of its section from the words of the edition."""
    if isinstance(item, dict):
        return {sections.get(name, name): pages for name, pages in item.items()}
    return item


def _set_address(config: Any, url: str | None) -> None:
    """Set where the site is published: GUIDE_SITE_URL, the edition's address, or mkdocs.yml's."""
    config.site_url = published_address(url, config.site_url)
    config.extra["scope"] = urlsplit(config.site_url).path


def published_address(url: str | None, otherwise: str) -> str:
    """Return where the site is published, ending with a slash; or what is given otherwise."""
    address = os.environ.get("GUIDE_SITE_URL") or url or otherwise
    return address if not address or address.endswith("/") else f"{address}/"


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
