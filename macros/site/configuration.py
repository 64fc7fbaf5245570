"""What an edition sets in MkDocs' configuration: name, address, language, pictures, navigation."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pathspec.gitignore import GitIgnoreSpec

from ..model import Guide
from ..model.dates import in_words
from ..model.kinds import WITH_PAGES
from ..model.markup import plain
from ..overlay.brand import PICTURES
from ..overlay.pages import CompanyFile, with_pages
from ..settings import Settings, published_address
from ..theme.settings import OFFLINE_WORKER, set_language, set_pictures

PLACE = "assets/images/company"


def apply(config: Any, guide: Guide, found: list[CompanyFile]) -> None:
    """Set what the company, its words and its pages ask for."""
    company, words = guide.company, guide.words
    config.site_name = company.name
    config.site_description = plain(company.description)
    config.nav = [_named(item, words["sections"]) for item in with_pages(config.nav, found)]
    config.extra.update(words=words, company=company, edition=in_words(company.updated, words))
    _set_address(config, company.url)
    own = (f"/{place.page}/*" for place in WITH_PAGES.values())
    config.not_in_nav = GitIgnoreSpec.from_lines(own)  # their overviews lead to them
    set_language(config.theme, company.language)
    set_pictures(config.theme, _picture_paths(company))
    if Settings.read().is_offline:
        config.use_directory_urls = False
        config.extra["polyfills"] = [OFFLINE_WORKER, *config.extra["polyfills"]]


def _named(item: Any, sections: dict[str, str]) -> Any:
    """Return a navigation item with the name of its section from the words of the edition."""
    if isinstance(item, dict):
        return {sections.get(name, name): pages for name, pages in item.items()}
    return item


def _set_address(config: Any, url: str | None) -> None:
    """Set where the site is published: GUIDE_SITE_URL, the edition's address, or mkdocs.yml's."""
    config.site_url = published_address(url, config.site_url)
    config.extra["scope"] = urlsplit(config.site_url).path


def _picture_paths(company: Any) -> dict[str, str]:
    """Return where the pictures of the edition stand in the site, by what they are."""
    names = {key: getattr(company, key) for key in PICTURES}
    return {key: f"{PLACE}-{key}{Path(name).suffix}" for key, name in names.items() if name}


def pictures(company: Any, folder: Path | None) -> dict[str, Path]:
    """Return the pictures of the edition by their paths in the site."""
    paths = _picture_paths(company) if folder else {}
    return {path: Path(folder or "") / getattr(company, key) for key, path in paths.items()}


def set_dates(files: Any, company: Any) -> None:
    """Date all pages by the edition, so that the same data gives the same bytes on any day."""
    if not Settings.read().source_date:  # which MkDocs reads itself
        for file in files.documentation_pages():
            file.page.update_date = company.updated.isoformat()
