"""The table "I want to ... / I edit ...": each row alone is in order, and all together show."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from macros.editions.wishes import Wish, wishes
from macros.load.loader import load_edition

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
    return site_with("wishes", GUIDE_COMPANY=str(folder))


@pytest.mark.parametrize("wish", wishes(), ids=lambda wish: wish.want)
def test_a_granted_wish_shows(wish: Wish, site: Path) -> None:
    text = (site / wish.page).read_text(encoding="utf-8")
    unwanted = wish.shows.removeprefix("not: ")
    assert (unwanted in text) == (unwanted == wish.shows), wish.shows


def test_a_page_that_is_not_found_knows_where_its_files_are(site: Path) -> None:
    lost = (site / "404.html").read_text(encoding="utf-8")
    assert 'src="/it-guide/assets/javascripts/bundle' in lost
