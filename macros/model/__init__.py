"""What a guide is made of: one class for each kind of entry, and the Guide that holds them all."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field

from .base import DELIVERY_MODELS, Entry, Id, Markup, Model, Ref
from .choosing import ContractPoint, Criterion, ProviderQuestion, RedFlag
from .deciding import Gate, Option, Question, Questionnaire, Scenario
from .doing import Checklist, ChecklistItem, ExitStep, GovernanceDuty, Phase
from .edition import Company, Words
from .law import Law
from .reading import (
    Benefit,
    Claim,
    ComparisonRow,
    DeliveryModel,
    Faq,
    Function,
    Industry,
    Mitigation,
    Motivation,
    NextStep,
    Principle,
    ProviderRole,
    Risk,
    RiskMatrix,
    Service,
    ServiceModel,
    Source,
    Term,
    Theme,
    Trend,
)


class Guide(Model):
    """Everything together: complete, checked and frozen before the first page is made."""

    company: Company = Field(description="Whose edition this is.")
    words: Words = Field(description="Every word of the interface, by group and key.")
    renamed: dict[str, str | None] = Field(
        description="Old id (kind/id) to its new one, or to null if it is gone."
    )
    questionnaire: Questionnaire = Field(description="What holds for all questions.")
    risk_matrix: RiskMatrix = Field(description="Scales of likelihood, impact and level.")
    themes: dict[Id, Theme] = Field(description="Groups that a reader may give priority.")
    delivery_models: dict[Id, DeliveryModel] = Field(description="Internal, hybrid, external.")
    service_models: dict[Id, ServiceModel] = Field(description="Ways services are sold.")
    motivations: dict[Id, Motivation] = Field(description="Why companies ask.")
    benefits: dict[Id, Benefit] = Field(description="What can go well.")
    risks: dict[Id, Risk] = Field(description="What can go wrong.")
    mitigations: dict[Id, Mitigation] = Field(description="What lowers a risk.")
    comparison: dict[Id, ComparisonRow] = Field(description="The models, row by row.")
    claims: dict[Id, Claim] = Field(description="Where articles contradict each other.")
    principles: dict[Id, Principle] = Field(description="What holds whichever way one decides.")
    services: dict[Id, Service] = Field(description="What is bought or done.")
    functions: dict[Id, Function] = Field(description="Parts of IT that are sourced one by one.")
    industries: dict[Id, Industry] = Field(description="What is special in one kind of business.")
    trends: dict[Id, Trend] = Field(description="Where the field is moving.")
    law: dict[Id, Law] = Field(description="What the law asks, by country and as of a date.")
    questions: dict[Id, Question] = Field(description="What the questionnaire asks.")
    gates: dict[Id, Gate] = Field(description="Answers that close a model whatever the score.")
    scenarios: dict[Id, Scenario] = Field(description="Described companies with their answers.")
    criteria: dict[Id, Criterion] = Field(description="What providers are judged on.")
    provider_roles: dict[Id, ProviderRole] = Field(description="Parts a provider may play.")
    provider_questions: dict[Id, ProviderQuestion] = Field(description="What to ask providers.")
    red_flags: dict[Id, RedFlag] = Field(description="Signs to stop and look.")
    contract_points: dict[Id, ContractPoint] = Field(description="What must be in writing.")
    phases: dict[Id, Phase] = Field(description="The way from here to there.")
    checklists: dict[Id, Checklist] = Field(description="Steps before a point in time.")
    governance: dict[Id, GovernanceDuty] = Field(description="What the customer keeps doing.")
    exit_steps: dict[Id, ExitStep] = Field(description="What makes leaving possible.")
    next_steps: dict[Id, NextStep] = Field(description="What to do after reading.")
    faq: dict[Id, Faq] = Field(description="Questions readers ask.")
    glossary: dict[Id, Term] = Field(description="Words of the field.")
    sources: dict[Id, Source] = Field(description="Where statements come from.")


def _entry_class(annotation: Any) -> type[Entry] | None:
    """Return the class of the entries if the annotation is dict[Id, <Entry>]."""
    arguments: list[Any] = list(getattr(annotation, "__args__", ()))
    value = arguments[1] if len(arguments) == 2 else None
    return value if isinstance(value, type) and issubclass(value, Entry) else None


KINDS: dict[str, type[Entry]] = {
    name: kind
    for name, field in Guide.model_fields.items()
    if (kind := _entry_class(field.annotation)) is not None
}

__all__ = [
    "DELIVERY_MODELS",
    "KINDS",
    "BaseModel",
    "Benefit",
    "Checklist",
    "ChecklistItem",
    "Claim",
    "Company",
    "ComparisonRow",
    "ContractPoint",
    "Criterion",
    "DeliveryModel",
    "Entry",
    "ExitStep",
    "Faq",
    "Function",
    "Gate",
    "GovernanceDuty",
    "Guide",
    "Id",
    "Industry",
    "Law",
    "Markup",
    "Mitigation",
    "Model",
    "Motivation",
    "NextStep",
    "Option",
    "Phase",
    "Principle",
    "ProviderQuestion",
    "ProviderRole",
    "Question",
    "Questionnaire",
    "RedFlag",
    "Ref",
    "Risk",
    "RiskMatrix",
    "Scenario",
    "Service",
    "ServiceModel",
    "Source",
    "Term",
    "Theme",
    "Trend",
    "Words",
]
