"""What belongs to an edition: the company it is made for, and the words of the interface."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints, field_validator

from .base import Day, Line, Milestone, Model, Text
from .numbers import trouble_with_locale

COLOUR = r"^#[0-9a-fA-F]{6}$"
LANGUAGE = r"^[a-z]{2,3}(-[A-Z][A-Za-z]{1,3})?$"
LOCALE = r"^[a-z]{2}(-[A-Z]{2})?$"
CURRENCY = r"^[A-Z]{3}$"
COUNTRY = r"^[A-Z]{2}$"
ADDRESS = r"^https?://[A-Za-z0-9.-]+(:[0-9]+)?/([A-Za-z0-9._~%-]+/)*$"

Colour = Annotated[str, StringConstraints(pattern=COLOUR)]
Words = dict[str, dict[str, str]]


class Company(Model):
    """Whose edition this is, and of what day."""

    name: Line = Field(description="Name of the guide, in the header and on prints.")
    edition: Line = Field(description="Short name of the edition; part of the storage keys.")
    tagline: Line = Field(description="One sentence under the name.")
    description: Text = Field(description="What search engines and shared links show.")
    updated: Day = Field(description="The day of this edition; printed on every paper.")
    publisher: Line = Field(description="Who publishes it.")
    contact: Line | None = Field(None, description="Whom to ask: an e-mail address or a name.")
    language: Annotated[str, StringConstraints(pattern=LANGUAGE)] = Field(
        description="Language of the texts; the theme's own words follow it."
    )
    locale: Annotated[str, StringConstraints(pattern=LOCALE)] = Field(
        description="How numbers are written: as in this language and country."
    )
    country: Annotated[str, StringConstraints(pattern=COUNTRY)] | None = Field(
        None, description="Whose law comes first, as data/law.yml writes it: DE, UK, US."
    )
    currency: Annotated[str, StringConstraints(pattern=CURRENCY)] = Field(
        description="Currency of the examples."
    )

    @field_validator("language", "locale")
    @classmethod
    def _is_known(cls, value: str) -> str:
        if trouble := trouble_with_locale(value):
            raise ValueError(f"{trouble} (found '{value}')")
        return value

    @property
    def tag(self) -> str:
        """Return the language of the texts as in the country of the numbers: en-CH."""
        country = self.locale.partition("-")[2]
        return (
            f"{self.language}-{country}" if country and "-" not in self.language else self.language
        )

    accent: Colour | None = Field(None, description="Accent colour on light background.")
    accent_dark: Colour | None = Field(None, description="Accent colour on dark background.")
    url: Annotated[str, StringConstraints(pattern=ADDRESS)] | None = Field(
        None, description="The address at which the edition is published; ends with a slash."
    )
    logo: Line | None = Field(
        None,
        description="A picture in the edition's folder (svg, png, jpg, webp), for the header.",
    )
    favicon: Line | None = Field(
        None, description="A small square picture in the edition's folder, for tabs and bookmarks."
    )
    footer: Text | None = Field(None, description="A sentence for the foot of every page.")
    anchors: dict[Milestone, Day] = Field(
        default_factory=dict,
        description="Dates from which the steps of checklists are due, where they are known.",
    )
