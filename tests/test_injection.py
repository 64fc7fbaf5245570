"""HTML, scripts and template code in any text of any entry: refused by the check, and harmless.

The texts are found, not listed: a text is whatever takes other words without complaint.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from macros.model import Guide, Ref
from macros.model.references import marks_of

from .payloads import PAYLOADS
from .rendered import every_page
from .small_guide import SmallGuide

Keys = tuple[str | int, ...]
REFUSED = ("<b>x</b>", "{{ 7 * 7 }}", "{% x %}", "<!--", "</script>", "\x07")
# Elements that the Markdown subset makes, and the tooltips of terms.
FROM_MARKUP = {"a", "em", "strong"}
# Pictures of an edition are files beside it; numbers that entries share are compared, never shown.
LEFT_OUT = {"Company.logo", "Company.favicon", "Guide.numbers"}
EMPTY = (None, (), {})


def leaves(value: Any, keys: Keys = ()) -> Iterator[Keys]:
    """Yield the keys of every string inside plain values."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from leaves(part, (*keys, key))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from leaves(part, (*keys, index))
    elif isinstance(value, str):
        yield keys


def put(value: Any, keys: Keys, new: Any) -> None:
    """Set one value inside others."""
    for key in keys[:-1]:
        value = value[key]
    value[keys[-1]] = new


def name_of(keys: Keys) -> str:
    """Return keys as problems name them."""
    return ".".join(map(str, keys))


def without_blanks(text: str) -> str:
    """Return a word of the interface with nothing to fill in; the check sees to its blanks."""
    return re.sub("[{}]", "", text)


class Texts:
    """The small guide and the keys of its texts, each of which can be given other words."""

    def __init__(self, folder: Path) -> None:
        self.small = SmallGuide.copied_to(folder / "data")
        self.data = {part: self.small.read(part) for part in Guide.model_fields}
        self.keys = list(leaves(self.data))
        # An entry with a fault is not checked further, so it takes a few rounds.
        for _ in range(5):
            refused = set(self.complaints("quite other words"))
            self.keys = [keys for keys in self.keys if name_of(keys) not in refused]
        assert not refused

    def fill(self, words: str, with_blanks: bool = True) -> None:
        """Give these words to every text, each a little other."""
        changed = deepcopy(self.data)
        for number, keys in enumerate(self.keys):
            text = f"Before {words} after {number}".replace("\n", " ")
            is_word = keys[0] == "words" and not with_blanks
            put(changed, keys, without_blanks(text) if is_word else text)
        for part, value in changed.items():
            self.small.write(part, value)

    def complaints(self, words: str) -> Iterator[str]:
        """Yield the keys of what is refused once every text has these words."""
        self.fill(words)
        for problem in self.small.problems():
            yield problem.split(": ")[1]

    def shapes(self, words: str) -> dict[str, Shape]:
        """Return what every page is made of once every text has these words."""
        self.fill(words, with_blanks=False)
        return {name: Shape(html) for name, html in every_page(self.small.load())}


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Texts:
    """The texts of the small guide."""
    return Texts(tmp_path_factory.mktemp("texts"))


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """Yield the classes that a type is made of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from models_in(part)


def instances(value: Any, model: type[BaseModel]) -> Iterator[Any]:
    """Yield the instances of a class inside a value."""
    if isinstance(value, model):
        yield value
    elif isinstance(value, dict | tuple):
        for part in value.values() if isinstance(value, dict) else value:
            yield from instances(part, model)


def unfilled(model: type[BaseModel], values: list[Any]) -> Iterator[str]:
    """Yield the fields that none of these values of one class fills in, references left out."""
    for name, field in model.model_fields.items():
        filled = [found for value in values if (found := getattr(value, name)) not in EMPTY]
        if not filled and name not in marks_of(model, Ref):
            yield f"{model.__name__}.{name}"
        for inner in set(models_in(field.annotation)):
            found = [each for value in filled for each in instances(value, inner)]
            yield from unfilled(inner, found) if found else ()


def test_the_small_guide_fills_every_field(small_guide: SmallGuide) -> None:
    assert set(unfilled(Guide, [small_guide.load()])) - LEFT_OUT == set()


def test_many_texts_are_found(texts: Texts) -> None:
    assert {keys[0] for keys in texts.keys} == set(Guide.model_fields) - {"renamed", "numbers"}
    assert ("risks", "sudden-end", "title") in texts.keys
    assert ("checklists", "before-signing", "items", "read-it", "who") in texts.keys
    assert ("sources", "handbook", "supports", 0, "text") in texts.keys
    assert ("risks", "sudden-end", "mitigations", 0) not in texts.keys


@pytest.mark.parametrize("payload", REFUSED)
def test_it_is_refused_in_every_text(payload: str, texts: Texts) -> None:
    assert {name_of(keys) for keys in texts.keys} - set(texts.complaints(payload)) == set()


class Shape(HTMLParser):
    """The elements and attributes of some HTML, without those that the Markdown subset makes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, ...]] = []
        self.links: set[str] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = dict(attributes)
        self.links |= {str(found[name]) for name in ("href", "src") if name in found}
        if tag not in FROM_MARKUP:
            self.elements.append((tag, *sorted(found)))

    def handle_comment(self, data: str) -> None:
        self.elements.append(("comment", data))

    def handle_decl(self, decl: str) -> None:
        self.elements.append(("declaration", decl))


def together(payloads: tuple[str, ...], most: int = 240) -> list[str]:
    """Return the payloads in as few texts as fit into a line of data."""
    groups = [""]
    for payload in payloads:
        if len(groups[-1]) + len(payload) > most:
            groups.append("")
        groups[-1] += f" {payload}"
    return groups


def harmless(text: str) -> str:
    """Return words of the same lengths, which break at the same places."""
    return re.sub(r"[^\s-]", "x", text)


@pytest.mark.parametrize("payload", together(PAYLOADS))
def test_it_is_text_on_every_page_even_unchecked(
    payload: str, texts: Texts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("macros.load.loader.check_guide", lambda *_: [])
    expected = texts.shapes(harmless(payload))
    for name, shape in texts.shapes(payload).items():
        assert shape.elements == expected[name].elements, name
        assert not [link for link in shape.links if re.match("(?i)javascript|data:", link)]
