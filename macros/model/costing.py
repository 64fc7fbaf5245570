"""The kinds of the cost comparison: lines that a comparison needs, and worked examples."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictInt, StringConstraints, model_validator

from .base import Entry, Id, Line, Model, Ref, Text

TODAY = "today"  # the arrangement of today, which every comparison may have beside the models

CostGroup = Literal["people", "tools", "cover", "provider", "change", "end"]
CostUnit = Literal[
    "year", "month", "once", "user-month", "user-year", "device-month", "device-year", "person-year"
]
AMOUNT_PATTERN = r"^\d{1,9}(\.\d\d)?$"
RATE_PATTERN = r"^-?\d{1,2}(\.\d{1,2})?$"
Amount = Annotated[str, StringConstraints(pattern=AMOUNT_PATTERN)]
Rate = Annotated[str, StringConstraints(pattern=RATE_PATTERN)]
CostLineId = Annotated[str, Ref("cost_lines")]
Year = Annotated[StrictInt, Field(ge=1, le=7)]


class CostLine(Entry):
    """Something that a comparison of costs has to name, in some model or in all of them."""

    group: CostGroup = Field(description="The part of the sheet in which it stands.")
    unit: CostUnit = Field(description="What its price is usually for; readers may change it.")
    needed_by: tuple[Id, ...] = Field(
        description="The delivery models, or today, that are incomplete without it."
    )
    only_always: bool = Field(
        False, description="Whether it is needed only where somebody must answer at all hours."
    )
    at_the_end: bool = Field(False, description="Whether it falls due in the last year.")
    moves_with: Literal["salaries", "fee"] | None = Field(
        None, description="What moves it together with other lines: pay, or the provider's fee."
    )
    taxed: bool = Field(False, description="Whether it is bought, so that VAT comes on top.")
    on_costs: bool = Field(False, description="Whether on-costs come on top, as on pay.")
    left_out: Text = Field(description="Why comparisons forget it, or make it too small.")
    find_out: Text = Field(description="Where its figure comes from.")


class CostFigure(Model):
    """A line of an example: its amounts, and how it goes on."""

    line: CostLineId = Field(description="The line.")
    model: Id = Field(description="The delivery model, or today, whose cost it is.")
    low: Amount = Field(description="The lowest it may be, such as 131 or 131.50.")
    likely: Amount = Field(description="What it is most likely to be.")
    high: Amount = Field(description="The highest it may be.")
    rise: Rate = Field("0", description="By how many per cent it rises each year.")
    note: Line | None = Field(None, description="Where the figure comes from, or what is in it.")

    @model_validator(mode="after")
    def _is_in_order(self) -> CostFigure:
        if not float(self.low) <= float(self.likely) <= float(self.high):
            raise ValueError("low, likely and high must be in this order")
        return self


class CostExample(Entry):
    """A worked example of a comparison, invented and called so."""

    term: Annotated[StrictInt, Field(ge=3, le=7)] = Field(description="Years that are compared.")
    users: Annotated[StrictInt, Field(ge=1, le=100_000)] = Field(description="How many users.")
    on_costs: Rate = Field("0", description="On-costs on pay, in per cent.")
    people: dict[Id, Amount] = Field(description="Own people by model; 0.25 is a quarter post.")
    figures: tuple[CostFigure, ...] = Field(min_length=2, description="The lines.")
    not_needed: tuple[CostLineId, ...] = Field(
        (), description="Lines that this company does not have."
    )
    takeaway: Text = Field(description="What the example teaches.")
