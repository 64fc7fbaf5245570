"""The kinds of the part "Choose": what a provider is judged on, asked, and held to."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, StrictInt

from .base import CriterionId, Entry, Fitting, MitigationId, RiskId, Text, ThemeId


class Criterion(Entry):
    """What a provider is judged on."""

    theme: ThemeId = Field(description="The theme under which it is listed.")
    why: Text = Field(description="What goes wrong with a provider that is weak here.")
    good: tuple[Text, ...] = Field(min_length=2, description="What a good provider shows.")
    weak: tuple[Text, ...] = Field(min_length=2, description="What a weak provider shows.")
    evidence: tuple[Text, ...] = Field(
        min_length=2, description="What to ask for: documents, demonstrations, names."
    )
    weight: StrictInt = Field(ge=1, le=5, description="Suggested weight, 1 to 5.")
    weight_reason: Text = Field(description="Why this weight: what changes from weak to good.")
    risks: tuple[RiskId, ...] = Field(min_length=1, description="Risks that it keeps small.")


class ProviderQuestion(Entry):
    """A question to send to providers; its title is the question."""

    criteria: tuple[CriterionId, ...] = Field(min_length=1, description="What the answer judges.")
    good_answer: Text = Field(description="What a good answer sounds like.")
    worrying_answer: Text = Field(description="What a worrying answer sounds like.")
    ask_for: Text = Field(description="The document or demonstration that backs the answer.")


class RedFlag(Entry):
    """A sign to stop and look, in a provider or in one's own choosing."""

    side: Literal["provider", "own"] = Field(description="Whose behaviour it is.")
    why: Text = Field(description="What it usually means.")
    what_to_do: Text = Field(description="What to do when it shows.")
    criteria: tuple[CriterionId, ...] = Field((), description="Criteria that it speaks to.")
    risks: tuple[RiskId, ...] = Field(min_length=1, description="Risks that it announces.")


class ContractPoint(Entry, Fitting):
    """Something that must be in writing before signing."""

    group: Literal["scope", "service", "security", "data", "money", "people", "exit"] = Field(
        description="The part of the contract."
    )
    why: Text = Field(description="What happens without it.")
    must_say: tuple[Text, ...] = Field(
        min_length=1, description="What the clause must settle, in plain words."
    )
    weak_wording: Text = Field(description="A weak form that is often offered, and why it is weak.")
    risks: tuple[RiskId, ...] = Field(min_length=1, description="Risks that it tames.")
    mitigations: tuple[MitigationId, ...] = Field(
        (), description="Mitigations that it puts in force."
    )
