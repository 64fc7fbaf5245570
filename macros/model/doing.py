"""The kinds of the parts "Move" and "Run": phases, checklists, governance, exit."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictInt

from .base import (
    Anchor,
    ChecklistId,
    ContractPointId,
    DeliveryModelId,
    Entry,
    Id,
    Line,
    MitigationId,
    Model,
    OwnId,
    QuestionId,
    RiskId,
    SourceId,
    Text,
)

Month = Annotated[StrictInt, Field(ge=1, le=12)]
Rhythm = Literal["once", "always", "weekly", "monthly", "quarterly", "half-yearly", "yearly"]


class Phase(Entry):
    """A stretch of the way from today's IT to the new arrangement, and out of it again."""

    starts_in_week: StrictInt = Field(
        ge=-52, le=260, description="Example: first week, counted from go-live (0)."
    )
    weeks: StrictInt = Field(ge=1, le=208, description="Example: how many weeks it lasts.")
    goal: Text = Field(description="What must be true at its end.")
    steps: tuple[Text, ...] = Field(min_length=2, description="What happens, in order.")
    done_when: tuple[Text, ...] = Field(min_length=1, description="How one knows that it is over.")
    goes_wrong_when: Text = Field(description="The usual mistake.")
    checklists: tuple[ChecklistId, ...] = Field((), description="Checklists to use in it.")


class ChecklistItem(Model):
    """One step of a checklist."""

    id: OwnId = Field(description="The key of the item; filled in by the loader.")
    title: Line = Field(description="What to do, as an instruction.")
    why: Text = Field(description="Why it matters, in one or two sentences.")
    proof: Text = Field(description="What proves that it is done.")
    who: Line = Field(description="The role that usually does it.")
    days: StrictInt = Field(
        ge=-730, le=1100, description="Due so many days after the anchor date; negative: before."
    )
    group: Line | None = Field(None, description="A heading inside the checklist.")
    mitigations: tuple[MitigationId, ...] = Field((), description="Mitigations it carries out.")
    risks: tuple[RiskId, ...] = Field((), description="Risks it lowers directly.")
    contract_points: tuple[ContractPointId, ...] = Field((), description="Clauses it checks.")
    sources: tuple[SourceId, ...] = Field((), description="Where the step comes from.")


class Occasion(Model):
    """When a checklist comes with a delivery model."""

    when: dict[QuestionId, tuple[Id, ...]] = Field(
        default_factory=dict, description="All these questions have one of these options."
    )


class Checklist(Entry):
    """Steps before, or around, a point in time."""

    anchor: Anchor = Field(description="The date from which the items are due.")
    use_when: Text = Field(description="When to take this list, and who should hold it.")
    rhythm: Rhythm = Field("once", description="How often it is worked through.")
    comes_with: dict[DeliveryModelId, Occasion] = Field(
        default_factory=dict,
        description="Delivery models that do not begin with it, and when it comes all the same.",
    )
    unless: dict[QuestionId, tuple[Id, ...]] = Field(
        default_factory=dict, description="Answers that it would contradict: one is enough."
    )
    items: dict[Id, ChecklistItem] = Field(min_length=3, description="The steps, in order.")


class GovernanceDuty(Entry):
    """Something the customer keeps doing while the arrangement runs."""

    rhythm: Rhythm = Field(description="How often.")
    who: Line = Field(description="The role that does it, on the customer's side.")
    what_to_do: Text = Field(description="What happens, concrete enough to run it.")
    months: tuple[Month, ...] = Field(
        (), description="Months of the year of reviews in which it falls; empty: by its rhythm."
    )
    agenda: tuple[Text, ...] = Field((), description="Points to go through, if it is a meeting.")
    proof: Text = Field(description="What is left in writing afterwards.")
    mitigations: tuple[MitigationId, ...] = Field((), description="Mitigations it keeps alive.")


class ExitStep(Entry):
    """Something that makes leaving a provider possible."""

    when: Line = Field(description="The moment: before signing, while running, on notice, ...")
    what_to_do: Text = Field(description="The step.")
    proof: Text = Field(description="What shows that it is done.")
    mitigations: tuple[MitigationId, ...] = Field((), description="Mitigations it carries out.")
