"""Who answers for what, who does it, who is asked and told: the responsibility matrix."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import AnyRef, ContractPointId, Entry, FunctionId, Model, Ref, RiskId

RoleId = Annotated[str, Ref("responsibility_roles")]
ProviderQuestionId = Annotated[str, Ref("provider_questions")]
Letter = Literal["A", "R", "AR", "C", "I"]
Side = Literal["own", "provider", "other"]
Hours = Literal["office", "extended", "always"]


class Letters(Model):
    """What each role has to do with a row, by who does its function."""

    own: dict[RoleId, Letter] = Field(description="Where your own people do it.")
    shared: dict[RoleId, Letter] = Field(description="Where both do part of it.")
    provider: dict[RoleId, Letter] = Field(description="Where a provider does it.")


class ResponsibilityRole(Entry):
    """Somebody who may have a part in a row: a role, to which each company gives a name."""

    side: Side = Field(description="Whether it belongs to the company, its provider, or others.")
    hours: Hours = Field(description="When somebody is usually there.")


class Responsibility(Entry):
    """A task, a decision or a thing of which it must be clear whose it is."""

    group: Literal["split", "decision", "ownership"] = Field(
        description="Where hybrids break, what only the company decides, or what it must own."
    )
    accountable: Literal["company", "anyone"] = Field(
        description="Who may answer for it: only the company's own roles, or any."
    )
    hours: Hours = Field(description="When it has to be done.")
    duty: Literal["watch", "act", "backup-run", "backup-delete"] | None = Field(
        None, description="What checks compare with other rows: who watches must be able to act."
    )
    function: FunctionId = Field(description="The function that says who usually does it.")
    letters: Letters = Field(description="The letters that are proposed.")
    asked_by: ProviderQuestionId | None = Field(
        None, description="The question whose answer says who does it, as a provider sees it."
    )
    risks: tuple[RiskId, ...] = Field((), description="What happens where it is unclear.")
    contract_points: tuple[ContractPointId, ...] = Field(
        (), description="Where it must be in writing."
    )


class ResponsibilityCheck(Entry):
    """A hole that is looked for in the matrix; its summary says why it matters."""

    severity: Literal["wrong", "ask"] = Field(
        description="Whether it must be mended, or is worth a question."
    )
    leads_to: tuple[AnyRef, ...] = Field(
        (), description="The risks and contract points behind it, each as kind/id."
    )
