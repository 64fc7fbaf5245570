"""What a guide is made of: one class for each kind of entry, and the Guide that holds them all."""

from __future__ import annotations

from pydantic import BaseModel

from .base import Entry, Id, Markup, Model, Ref
from .choosing import ContractPoint, Criterion, ProviderQuestion, RedFlag
from .deciding import Gate, Option, Question, Questionnaire, Scenario
from .doing import Checklist, ChecklistItem, ExitStep, GovernanceDuty, Phase
from .edition import Company, Words
from .guide import Guide
from .kinds import KINDS
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

__all__ = [
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
