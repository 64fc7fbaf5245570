"""What a page is, for search engines: JSON-LD as schema.org names things."""

from __future__ import annotations

import json
from typing import Any, NamedTuple


class Crumb(NamedTuple):
    """A step on the way to a page: its name and address."""

    name: str
    url: str


def page_data(
    title: str, description: str, url: str, language: str, site: Crumb, trail: list[Crumb]
) -> list[dict[str, Any]]:
    """Return what a page is, and the way to it."""
    page = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": title,
        "description": description,
        "url": url,
        "inLanguage": language,
        "isPartOf": {"@type": "WebSite", "name": site.name, "url": site.url},
    }
    return [page, _breadcrumbs([*trail, Crumb(title, url)])] if trail else [page]


def _breadcrumbs(trail: list[Crumb]) -> dict[str, Any]:
    items = [
        {"@type": "ListItem", "position": position, "name": crumb.name, "item": crumb.url}
        for position, crumb in enumerate(trail, start=1)
    ]
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": items,
    }


def as_script(data: dict[str, Any]) -> str:
    """Return JSON that cannot end the script element it stands in."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
