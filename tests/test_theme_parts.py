"""Parts of the theme's pages are made once for a folder, and anew wherever they may differ."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import DictLoader, Environment

from macros.theme.parts import TEMPLATES, share

PARTIAL = "{{ page.parent }} at {{ page.url }}"


@pytest.fixture
def env() -> Environment:
    templates = {f"partials/{name}.html": PARTIAL for name in TEMPLATES}
    templates["base.html"] = "{% block config %}" + PARTIAL + "{% endblock %}"
    templates["main.html"] = (
        "{% extends 'base.html' %}"
        "{% block config %}{{ super() }}, {% include 'partials/nav.html' %}{% endblock %}"
    )
    found = Environment(loader=DictLoader(templates))
    share(found)
    return found


def page(url: str, parent: str = "Risks", **meta: Any) -> SimpleNamespace:
    return SimpleNamespace(url=url, parent=parent, meta=meta)


def shown(env: Environment, *pages: SimpleNamespace) -> list[str]:
    return [env.get_template("main.html").render(page=each) for each in pages]


def test_pages_of_one_folder_share_what_was_made_first(env: Environment) -> None:
    first, second = shown(env, page("risks/a/", overview=1), page("risks/b/", overview=1))
    assert first == second == "Risks at risks/a/, Risks at risks/a/"


@pytest.mark.parametrize(
    "other",
    [
        page("risks/"),
        page("about/risks/b/", overview=1),
        page("risks/b/", "Company", overview=1),
        page("risks/b.html"),
    ],
    ids=["in the menu itself", "in another folder", "of another section", "without an overview"],
)
def test_other_pages_get_their_own(env: Environment, other: SimpleNamespace) -> None:
    _, got = shown(env, page("risks/a/", overview=1), other)
    place = f"{other.parent} at {other.url}"
    assert got == f"{place}, {place}"
