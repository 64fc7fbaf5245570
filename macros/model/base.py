"""What every entry of the guide shares: ids, texts, references to other entries."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)
from pydantic_core import PydanticCustomError

ID_PATTERN = r"^[0-9]*[a-z][a-z0-9]*(-[a-z0-9]+)*$"
LINE_PATTERN = r"^\S[^\n]*$"
TEXT_PATTERN = r"\S"


@dataclass(frozen=True)
class Ref:
    """Marks a field whose value is the id of an entry of `kind` ("any": written as kind/id)."""

    kind: str


@dataclass(frozen=True)
class Markup:
    """Marks a text field in which the inline Markdown subset is read; every other text is plain."""


@dataclass(frozen=True)
class Place:
    """Marks a kind of entry: says where its entries live.

    They have anchors on a page, or, made by a partial, a page each below it.
    """

    page: str
    partial: str = ""
    anchor: str = "{}"  # how the anchor on the page is made from the id

    @property
    def own_pages(self) -> bool:
        """Return whether each entry has a page of its own."""
        return bool(self.partial)


DEVICES = {"con", "nul", "prn", "aux"} | {f"{d}{n}" for d in ("com", "lpt") for n in range(10)}
# An overview page, files of a site, words of an overlay, answers, devices of Windows, JavaScript's.
TAKEN = {
    *("index", "search", "assets", "api", "sitemap", "robots", "order", "unknown"),
    *("constructor", "prototype", *DEVICES),
}


def _free(name: str) -> str:
    """Return an id that nothing else is called."""
    if name in TAKEN:
        raise ValueError(
            f"'{name}' means something else to a site, a system or a script: take another"
        )
    return name


def _as_date(value: Any) -> Any:
    """Return what may be a date; a number would be taken for the seconds since 1970."""
    if isinstance(value, date) or re.match(r"\d+-", str(value)):
        return value
    raise PydanticCustomError("date_type", "no date")


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=60)]
OwnId = Annotated[Id, AfterValidator(_free)]  # of what is defined here, not only named
Day = Annotated[date, Field(ge=date(2000, 1, 1), le=date(2099, 12, 31)), BeforeValidator(_as_date)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=LINE_PATTERN)]
Text = Annotated[
    str, StringConstraints(min_length=1, max_length=4000, pattern=TEXT_PATTERN), Markup()
]

AnyRef = Annotated[str, Ref("any")]
BenefitId = Annotated[str, Ref("benefits")]
ChecklistId = Annotated[str, Ref("checklists")]
ContractPointId = Annotated[str, Ref("contract_points")]
CriterionId = Annotated[str, Ref("criteria")]
DeliveryModelId = Annotated[str, Ref("delivery_models")]
FunctionId = Annotated[str, Ref("functions")]
GateId = Annotated[str, Ref("gates")]
LawId = Annotated[str, Ref("law")]
MitigationId = Annotated[str, Ref("mitigations")]
MotivationId = Annotated[str, Ref("motivations")]
QuestionId = Annotated[str, Ref("questions")]
RedFlagId = Annotated[str, Ref("red_flags")]
RiskId = Annotated[str, Ref("risks")]
SourceId = Annotated[str, Ref("sources")]
ThemeId = Annotated[str, Ref("themes")]

Milestone = Literal["decision", "signing", "go-live", "exit"]
Anchor = Literal[Milestone, "today"]  # from which the steps of a checklist are due
Effort = Literal["low", "medium", "high"]


class Model(BaseModel):
    """Data that cannot change once it is read; a field that is not described here is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Entry(Model):
    """One thing the guide describes. Its id is its key in the YAML file and never changes."""

    id: OwnId = Field(description="The key of the entry in its file; filled in by the loader.")
    title: Line = Field(description="Its name, as a reader would say it; no full stop.")
    summary: Text = Field(description="One or two sentences that stand alone in lists and search.")
    sources: tuple[SourceId, ...] = Field((), description="Where its statements come from.")
    law: tuple[LawId, ...] = Field((), description="The laws it touches; their state is shown.")
    see: tuple[AnyRef, ...] = Field((), description="Related entries, each written as kind/id.")


class Fitting(Model):
    """What may come with a result, chosen by delivery model and answers."""

    typical_of: tuple[DeliveryModelId, ...] = Field(
        (), description="The delivery models with which it comes before all others."
    )
    raised_by: dict[QuestionId, tuple[Id, ...]] = Field(
        default_factory=dict, description="Answers that make it more pressing, each by a step."
    )
    unless: dict[QuestionId, tuple[Id, ...]] = Field(
        default_factory=dict, description="Answers that it would contradict: one is enough."
    )


class Assessed(Entry):
    """What benefits and risks share: for which delivery models, when not, how much, and why."""

    theme: ThemeId = Field(description="The theme under which it is listed and weighed.")
    delivery_models: tuple[DeliveryModelId, ...] = Field(
        min_length=1, description="The delivery models for which it holds."
    )
    meaning: Text = Field(description="What it means in plain words, with an everyday example.")
    does_not_hold: tuple[Text, ...] = Field(
        min_length=1, description="Situations in which it does not hold, one sentence each."
    )
    warning_signs: tuple[Text, ...] = Field(
        min_length=1,
        description="What one can see early: of a risk, that it is coming true; "
        "of a benefit, that it is not arriving.",
    )
    mitigations: tuple[MitigationId, ...] = Field(
        min_length=1, description="What lowers the risk, or makes the benefit arrive; best first."
    )
    likelihood: Id = Field(description="How likely within a contract term of three years.")
    likelihood_reason: Text = Field(description="Why this likelihood, in one or two sentences.")
    impact: Id = Field(description="How much it changes for a company of 20 to 500 people.")
    impact_reason: Text = Field(description="Why this impact, in one or two sentences.")
