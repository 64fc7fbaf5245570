"""What a tool of the browser says about itself; its folder in overrides/tools/ holds the rest."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from .base import ID_PATTERN, Id, Model

SCRIPT_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*\.js$"
SHARED_PATTERN = r"^[a-z]+/[a-z0-9]+(-[a-z0-9]+)*\.js$"
SHEET_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*\.css$"
PAGE_PATTERN = r"^[a-z0-9-]+(/[a-z0-9-]+)*$"
KEY_PATTERN = r"^[a-z_]+\.[a-z0-9_]+$"

Script = Annotated[str, StringConstraints(pattern=SCRIPT_PATTERN)]
Shared = Annotated[str, StringConstraints(pattern=SHARED_PATTERN)]
Sheet = Annotated[str, StringConstraints(pattern=SHEET_PATTERN)]
Name = Annotated[str, StringConstraints(pattern=ID_PATTERN)]


Order = Annotated[int, Field(ge=1)]


class Needs(Model):
    """What scripts need that stands in the data."""

    words: tuple[str, ...] = Field((), description="Groups of words.yml that its scripts show.")
    data: tuple[Name, ...] = Field((), description="Data for the browser, from macros/exports.")
    styles: tuple[Sheet, ...] = Field((), description="Style sheets of its folder.")


class LaterPart(Needs):
    """Scripts that the page of a tool loads when somebody asks for them."""

    scripts: tuple[Script, ...] = Field((), description="Scripts of the tool's folder.")
    shared: tuple[Shared, ...] = Field((), description="Scripts below overrides/script.")
    of_every_tool: tuple[Script, ...] = Field((), description="Scripts that any tool may have.")


class Tool(Needs):
    """A tool that works in the browser; it stands in tool.yml of its folder.

    Its own words, data and styles are those of element.js and model.js.
    """

    id: Id = Field(description="The name of its folder.")
    page: Annotated[str, StringConstraints(pattern=PAGE_PATTERN)] = Field(
        description="The address of its page, such as decide/costs."
    )
    order: Order | dict[Id, Order] | None = Field(
        None, description="Where its part stands in the dossier; of several, by their ids."
    )
    keeps: Annotated[str, StringConstraints(pattern=KEY_PATTERN)] | None = Field(
        None, description="The word that tells the privacy page what it leaves in the browser."
    )
    needs: dict[Script, Needs] = Field(
        default_factory=dict, description="What one of its scripts needs that element.js does not."
    )
    later: dict[Id, LaterPart] = Field(
        default_factory=dict, description="What its page loads when it is asked for, by name."
    )

    @property
    def parts(self) -> dict[str, int]:
        """Return the places of its parts of the dossier, by their ids."""
        if isinstance(self.order, dict):
            return self.order
        return {self.id: self.order} if self.order else {}

    @property
    def titles(self) -> dict[str, str]:
        """Return the words that are the titles of its parts, by their ids."""
        if isinstance(self.order, dict):
            return {part: f"dossier_part.{_word_of(part)}" for part in self.order}
        return {part: f"{_word_of(self.id)}.title" for part in self.parts}

    @property
    def missing(self) -> str:
        """Return the word that says what to do where its parts are missing."""
        return f"{_word_of(self.id)}.missing"


def _word_of(name: str) -> str:
    """Return an id as a key of words.yml."""
    return name.replace("-", "_")
