"""The kinds of the part "Choose": what a provider is judged on, asked, and held to."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, StrictInt, model_validator

from .base import (
    ContractPointId,
    CriterionId,
    Entry,
    Fitting,
    Line,
    MitigationId,
    RedFlagId,
    RiskId,
    Text,
    ThemeId,
)

TOP = 5  # the best point of a scale; the worst is 0
Part = Literal["scope", "people", "service", "security", "data", "money", "exit"]
KnownBy = Literal["said", "paper", "shown", "reference"]  # how the evidence of a rating is known


class Criterion(Entry):
    """What a provider is judged on."""

    theme: ThemeId = Field(description="The theme under which it is listed.")
    question: Line = Field(description="What whoever rates asks about each provider.")
    why: Text = Field(description="What goes wrong with a provider that is weak here.")
    good: tuple[Text, ...] = Field(min_length=2, description="What a good provider shows.")
    weak: tuple[Text, ...] = Field(min_length=2, description="What a weak provider shows.")
    evidence: tuple[Text, ...] = Field(
        min_length=2, description="What to ask for: documents, demonstrations, names."
    )
    scale: tuple[Line, ...] = Field(
        (),
        description="What one can see at 0, 1, 2, 3, 4 and 5 points, one line each; "
        "none for a cap, which is kept or broken and earns no points.",
    )
    weight: StrictInt | None = Field(
        None, ge=1, le=5, description="Suggested weight, 1 to 5; none for a cap."
    )
    weight_reason: Text = Field(description="Why this weight: what changes from weak to good.")
    must_have: StrictInt | None = Field(
        None, ge=1, le=TOP, description="The least point; whoever is below it is out."
    )
    short: bool = Field(False, description="Whether it is among those that one starts with.")
    risks: tuple[RiskId, ...] = Field(min_length=1, description="Risks that it keeps small.")
    apart_from: dict[CriterionId, Line] = Field(
        default_factory=dict,
        description="Criteria with which it shares two risks or more, and what keeps the same "
        "thing from counting twice.",
    )

    @property
    def is_cap(self) -> bool:
        """Return whether it is kept or broken, instead of rated in points."""
        return self.weight is None

    @model_validator(mode="after")
    def _rated_or_cap(self) -> Criterion:
        if self.is_cap and (self.scale or self.must_have or self.short):
            raise ValueError(
                "without a weight it is a cap: a scale, must_have or short: true need one"
            )
        if not self.is_cap and len(self.scale) != TOP + 1:
            raise ValueError(f"the scale has {len(self.scale)} lines: write one for each of 0 to 5")
        return self


class ProviderQuestion(Entry):
    """A question to send to providers; its title is the question."""

    group: Part = Field(description="The part of the service that it is about.")
    moment: Literal["enquiry", "first-meeting", "before-signing"] = Field(
        description="When it is asked: with the enquiry, in the first meeting, before signing."
    )
    why_we_ask: Line = Field(
        description="Why, for the provider to read: it gives no good answer away."
    )
    criteria: tuple[CriterionId, ...] = Field(min_length=1, description="What the answer judges.")
    contract_points: tuple[ContractPointId, ...] = Field(
        (), description="Where the answer ends up in the contract."
    )
    red_flags: tuple[RedFlagId, ...] = Field((), description="What a bad answer may be a sign of.")
    known_by: tuple[KnownBy, ...] = Field(
        min_length=1, description="The kinds of evidence that back the answer."
    )
    good_answer: Text = Field(description="What a good answer sounds like.")
    worrying_answer: Text = Field(description="What a worrying answer sounds like.")
    ask_for: Text = Field(description="The document or demonstration that backs the answer.")
    please_enclose: Line = Field(
        description="The same for the provider to read: it gives no good answer away."
    )


class ProviderTrial(Entry):
    """A way to find out before signing: a reference call, or a test that a provider stands."""

    form: Literal["call", "test"] = Field(description="Whether one calls or tests.")
    minutes: StrictInt = Field(ge=5, le=480, description="How long it takes.")
    with_whom: Line = Field(description="Who takes part.")
    beforehand: tuple[Text, ...] = Field(min_length=1, description="What is settled before.")
    script: tuple[Text, ...] = Field(min_length=3, description="What one asks or does, in order.")
    note: tuple[Line, ...] = Field(min_length=2, description="What one writes down.")
    criteria: tuple[CriterionId, ...] = Field(min_length=1, description="Criteria that it feeds.")


class RedFlag(Entry):
    """A sign to stop and look, in a provider or in one's own choosing."""

    side: Literal["provider", "own"] = Field(description="Whose behaviour it is.")
    severity: Literal["ask-again", "in-writing", "stop"] = Field(
        description="Whether to ask again, to want an answer in writing, or to stop."
    )
    why: Text = Field(description="What it usually means.")
    what_to_do: Text = Field(description="What to do when it shows.")
    cleared_by: Text = Field(description="What one must see for it to be settled.")
    criteria: tuple[CriterionId, ...] = Field((), description="Criteria that it speaks to.")
    risks: tuple[RiskId, ...] = Field(min_length=1, description="Risks that it announces.")


class ContractPoint(Entry, Fitting):
    """Something that must be in writing before signing."""

    group: Part = Field(description="The part of the contract.")
    why: Text = Field(description="What happens without it.")
    must_say: tuple[Text, ...] = Field(
        min_length=1, description="What the clause must settle, in plain words."
    )
    weak_wording: Text = Field(description="A weak form that is often offered, and why it is weak.")
    risks: tuple[RiskId, ...] = Field(min_length=1, description="Risks that it tames.")
    mitigations: tuple[MitigationId, ...] = Field(
        (), description="Mitigations that it puts in force."
    )
