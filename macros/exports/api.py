"""The guide as JSON for machines: /api/v1/, one document for each kind, entry and result.

Version 1 is a promise: fields and addresses stay; new ones may come. See content/about/data.md.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from ..decision.guide import proof_of
from ..decision.model import FACTORS, HALF_POINTS, UNKNOWN
from ..model import KINDS, Guide
from ..model.kinds import page_of
from ..model.references import backlinks, entries_of
from .api_schema import SCHEMAS, schemas

ROOT = "api/v1"


class Addresses:
    """Where entries are found in the site: absolute if the site knows its address."""

    def __init__(self, site_url: str, directories: bool = True) -> None:
        self._root = site_url
        self._directories = directories

    def of_page(self, path: str) -> str:
        """Return the address of a page by its path below content/."""
        name = path.removesuffix(".md")
        if not self._directories:
            return f"{self._root}{name}.html"
        folder = name.removesuffix("index").rstrip("/")
        return f"{self._root}{folder}/" if folder else self._root

    def of_entry(self, kind: str, entry_id: str) -> str:
        """Return the address at which people read an entry."""
        page, anchor = page_of(kind, entry_id)
        return self.of_page(page) + (f"#{anchor}" if anchor else "")


def documents(guide: Guide, site_url: str, directories: bool = True) -> dict[str, str]:
    """Return every document of the API by its path in the site."""
    found = dict(_documents(guide, Addresses(site_url, directories)))
    found |= {f"{SCHEMAS}/{name}": schema for name, schema in schemas().items()}
    return {f"{ROOT}/{path}": _text(value) for path, value in found.items()}


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _documents(guide: Guide, addresses: Addresses) -> Iterator[tuple[str, Any]]:
    """Yield the documents without the schemas, by path below the root of the API."""
    yield "index.json", _index(guide)
    users = backlinks(entries_of(guide))
    for kind in KINDS:
        name, entries = kind.replace("_", "-"), getattr(guide, kind)
        data = {key: _entry(kind, entry, addresses) for key, entry in entries.items()}
        yield f"{name}.json", _headed(guide, "entries", {"kind": name, "entries": data})
        for key, entry in data.items():
            named_by = [f"{k.replace('_', '-')}/{i}" for k, i in users.get((kind, key), ())]
            yield (
                f"{name}/{key}.json",
                {"$schema": f"../{SCHEMAS}/{name}-entry.schema.json", **entry, "used_by": named_by},
            )
    yield "company.json", _part(guide, "company")
    yield "words.json", _part(guide, "words")
    yield "risk-matrix.json", _part(guide, "risk_matrix")
    yield "renamed.json", _part(guide, "renamed")
    yield "questionnaire.json", _questionnaire(guide, addresses)
    yield "analysis.json", _headed(guide, "analysis", {"analysis": _analysis(guide)})


def _headed(guide: Guide, schema: str, body: dict[str, Any]) -> dict[str, Any]:
    """Return a document with what every reader of it needs to know first."""
    name = body["kind"] if schema == "entries" else schema
    return {
        "$schema": f"{SCHEMAS}/{name}.schema.json",
        "edition": guide.company.edition,
        "updated": guide.company.updated.isoformat(),
        **body,
    }


def _entry(kind: str, entry: Any, addresses: Addresses) -> dict[str, Any]:
    name = kind.replace("_", "-")
    place = {"kind": name, "page": addresses.of_entry(kind, entry.id)}
    return {**place, **entry.model_dump(mode="json")}


def _part(guide: Guide, part: str) -> dict[str, Any]:
    value = getattr(guide, part)
    data = value.model_dump(mode="json") if hasattr(value, "model_dump") else value
    return _headed(guide, part.replace("_", "-"), {part: data})


def _questionnaire(guide: Guide, addresses: Addresses) -> dict[str, Any]:
    """Return everything that decides a result: questions, gates, models, themes, thresholds."""
    kinds = ("delivery_models", "themes", "questions", "gates")
    body: dict[str, Any] = {"questionnaire": guide.questionnaire.model_dump(mode="json")}
    for kind in kinds:
        entries = getattr(guide, kind).values()
        body[kind] = [_entry(kind, entry, addresses) for entry in entries]
    priorities = {wish: factor / HALF_POINTS for wish, factor in FACTORS.items()}
    body["method"] = {"unknown": UNKNOWN, "priorities": priorities}
    return _headed(guide, "questionnaire", body)


def _analysis(guide: Guide) -> Any:
    """Return the figures of the questionnaire; None if its delivery models are not counted."""
    analysis = proof_of(guide).analysis
    return json.loads(json.dumps(asdict(analysis))) if analysis else None


def _index(guide: Guide) -> dict[str, Any]:
    company = guide.company
    kinds = [
        {
            "kind": kind.replace("_", "-"),
            "title": guide.words["kind_one"][kind],
            "description": Guide.model_fields[kind].description,
            "count": len(getattr(guide, kind)),
            "document": f"{kind.replace('_', '-')}.json",
        }
        for kind in KINDS
    ]
    names = ("company", "words", "risk-matrix", "renamed", "questionnaire", "analysis")
    about = {
        "name": company.name,
        "description": " ".join(company.description.split()),
        "publisher": company.publisher,
        "language": company.language,
        "locale": company.locale,
        "currency": company.currency,
    }
    body = {"api": "v1", "guide": about, "kinds": kinds}
    return _headed(guide, "index", {**body, "documents": {n: f"{n}.json" for n in names}})
