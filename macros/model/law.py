"""The law as of a date: who is reached, since when, and what it asks of a customer."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from .base import ContractPointId, Day, Entry, Line, Model, Text

# Two capital letters as people write them (UK, not GB); EU and worldwide are wider than a country.
JURISDICTION = r"^([A-Z]{2}|worldwide)$"
Jurisdiction = Annotated[str, StringConstraints(pattern=JURISDICTION)]
DAY_OR_YEAR = r"^(19|20)\d\d(-(0[1-9]|1[0-2])-([0-2]\d|3[01]))?$"


def _as_written(value: Any) -> Any:
    """Return a date as it stands in the file: YAML reads it before we do."""
    return value.isoformat() if isinstance(value, date) else value


DayOrYear = Annotated[str, StringConstraints(pattern=DAY_OR_YEAR), BeforeValidator(_as_written)]
Situation = Literal[
    "personal-data",
    "abroad",
    "cloud",
    "remote-tools",
    "machine",
    "certificate",
    "accessibility",
    "staff",
    "listed-sector",
    "critical",
    "finance",
    "health",
    "cards",
    "defence",
    "listed-company",
]


class Milestone(Model):
    """A day on which something of it begins, ends or was decided."""

    day: date = Field(description="The day.")
    what: Text = Field(description="What happened or begins on that day.")


class Law(Entry):
    """A law, bill or standard, as far as it concerns customers of IT providers."""

    names: tuple[Line, ...] = Field(
        min_length=1, description="How texts call it; an entry that does so names it in `law`."
    )
    nature: Literal["law", "bill", "standard"] = Field(description="What kind of rule it is.")
    jurisdiction: Jurisdiction = Field(description="Where it holds: EU, DE, UK, ... or worldwide.")
    in_force: DayOrYear | None = Field(
        description="Since when it applies: a day, or a year in quotes; null for a bill."
    )
    as_of: Day = Field(description="The day of the newest text that was seen on it.")
    renew_by: Day = Field(description="Until when somebody looks for a newer text.")
    situations: tuple[Situation, ...] = Field(
        min_length=1, description="What is true of readers whom it may reach."
    )
    reaches: Text = Field(description="Whom it reaches, in plain words.")
    size: Line | None = Field(None, description="From which size on; none if any is reached.")
    dates: tuple[Milestone, ...] = Field((), description="Further days that matter, in order.")
    asks: tuple[Text, ...] = Field(
        min_length=1, description="What it asks of a customer of IT providers, as its sources say."
    )
    contract: tuple[Text, ...] = Field(
        min_length=1, description="What to put into the contract; our conclusion."
    )
    contract_points: tuple[ContractPointId, ...] = Field(
        (), description="The contract points that carry it."
    )
    uncertain: tuple[Text, ...] = Field((), description="What is open or was not found.")
