"""The Guide, which holds everything. A row here declares a kind: its class, and where it lives."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from . import agreed, choosing, costing, deciding, doing, edition, reading, sharing, tasks
from .base import Id, Model, Place
from .law import Law


class Guide(Model):
    """Everything together: complete, checked and frozen before the first page is made."""

    company: edition.Company = Field(description="Whose edition this is.")
    words: edition.Words = Field(description="Every word of the interface, by group and key.")
    renamed: dict[str, str | None] = Field(
        description="Old id (kind/id) to its new one, or to null if it is gone."
    )
    numbers: dict[Id, agreed.AgreedNumber] = Field(
        description="Numbers that several entries state, and on which they agree."
    )
    task_layouts: dict[Id, tasks.TaskLayout] = Field(
        description="The tables in which other programs take in tasks."
    )
    search: dict[str, tuple[str, ...]] = Field(
        description="What people type, to the title or the words that this guide has for it."
    )
    questionnaire: deciding.Questionnaire = Field(description="What holds for all questions.")
    risk_matrix: reading.RiskMatrix = Field(description="Scales of likelihood, impact and level.")
    themes: Annotated[dict[Id, reading.Theme], Place("understand/risks", anchor="risks-{}")] = (
        Field(description="Groups that a reader may give priority.")
    )
    delivery_models: Annotated[
        dict[Id, reading.DeliveryModel], Place("understand/delivery-models")
    ] = Field(description="Internal, hybrid, external.")
    service_models: Annotated[
        dict[Id, reading.ServiceModel], Place("understand/service-models")
    ] = Field(description="Ways services are sold.")
    motivations: Annotated[dict[Id, reading.Motivation], Place("understand/why")] = Field(
        description="Why companies ask."
    )
    benefits: Annotated[
        dict[Id, reading.Benefit], Place("understand/benefits", partial="benefit")
    ] = Field(description="What can go well.")
    risks: Annotated[dict[Id, reading.Risk], Place("understand/risks", partial="risk")] = Field(
        description="What can go wrong."
    )
    mitigations: Annotated[
        dict[Id, reading.Mitigation], Place("understand/mitigations", partial="mitigation")
    ] = Field(description="What lowers a risk.")
    comparison: Annotated[dict[Id, reading.ComparisonRow], Place("understand/comparison")] = Field(
        description="The models, row by row."
    )
    claims: Annotated[dict[Id, reading.Claim], Place("understand/claims", partial="claim")] = Field(
        description="Where articles contradict each other."
    )
    principles: Annotated[dict[Id, reading.Principle], Place("understand/principles")] = Field(
        description="What holds whichever way one decides."
    )
    services: Annotated[dict[Id, reading.Service], Place("understand/services")] = Field(
        description="What is bought or done."
    )
    functions: Annotated[
        dict[Id, reading.Function], Place("decide/functions", partial="function")
    ] = Field(description="Parts of IT that are sourced one by one.")
    industries: Annotated[dict[Id, reading.Industry], Place("understand/industries")] = Field(
        description="What is special in one kind of business."
    )
    trends: Annotated[dict[Id, reading.Trend], Place("understand/trends")] = Field(
        description="Where the field is moving."
    )
    law: Annotated[dict[Id, Law], Place("understand/law")] = Field(
        description="What the law asks, by country and as of a date."
    )
    questions: Annotated[dict[Id, deciding.Question], Place("decide/questionnaire")] = Field(
        description="What the questionnaire asks."
    )
    gates: Annotated[dict[Id, deciding.Gate], Place("decide/questionnaire")] = Field(
        description="Answers that close a model whatever the score."
    )
    scenarios: Annotated[
        dict[Id, deciding.Scenario], Place("understand/scenarios", partial="scenario")
    ] = Field(description="Described companies with their answers.")
    cost_lines: Annotated[dict[Id, costing.CostLine], Place("decide/costs", anchor="line-{}")] = (
        Field(description="What a comparison of costs has to name.")
    )
    cost_examples: Annotated[
        dict[Id, costing.CostExample], Place("decide/costs", anchor="example-{}")
    ] = Field(description="Worked examples of a comparison, invented.")
    criteria: Annotated[
        dict[Id, choosing.Criterion], Place("choose/criteria", partial="criterion")
    ] = Field(description="What providers are judged on.")
    provider_roles: Annotated[dict[Id, reading.ProviderRole], Place("choose/provider-roles")] = (
        Field(description="Parts a provider may play.")
    )
    provider_questions: Annotated[
        dict[Id, choosing.ProviderQuestion], Place("choose/provider-questions")
    ] = Field(description="What to ask providers.")
    provider_trials: Annotated[
        dict[Id, choosing.ProviderTrial], Place("choose/provider-trials")
    ] = Field(description="Reference calls and tests before signing.")
    red_flags: Annotated[dict[Id, choosing.RedFlag], Place("choose/red-flags")] = Field(
        description="Signs to stop and look."
    )
    contract_points: Annotated[
        dict[Id, choosing.ContractPoint], Place("choose/contract", partial="contract_point")
    ] = Field(description="What must be in writing.")
    phases: Annotated[dict[Id, doing.Phase], Place("move/index")] = Field(
        description="The way from here to there."
    )
    checklists: Annotated[
        dict[Id, doing.Checklist], Place("move/checklists", partial="checklist")
    ] = Field(description="Steps before a point in time.")
    responsibility_roles: Annotated[
        dict[Id, sharing.ResponsibilityRole], Place("move/responsibilities", anchor="role-{}")
    ] = Field(description="Who may have a part in a task or a decision.")
    responsibilities: Annotated[
        dict[Id, sharing.Responsibility], Place("move/responsibilities", anchor="row-{}")
    ] = Field(description="Tasks, decisions and keys, and whose they are.")
    responsibility_checks: Annotated[
        dict[Id, sharing.ResponsibilityCheck], Place("move/responsibilities", anchor="check-{}")
    ] = Field(description="Holes that are looked for in the responsibility matrix.")
    governance: Annotated[dict[Id, doing.GovernanceDuty], Place("run/index")] = Field(
        description="What the customer keeps doing."
    )
    exit_steps: Annotated[dict[Id, doing.ExitStep], Place("run/exit")] = Field(
        description="What makes leaving possible."
    )
    next_steps: Annotated[dict[Id, reading.NextStep], Place("decide/next-steps")] = Field(
        description="What to do after reading."
    )
    faq: Annotated[dict[Id, reading.Faq], Place("about/faq")] = Field(
        description="Questions readers ask."
    )
    glossary: Annotated[dict[Id, reading.Term], Place("about/glossary", partial="term")] = Field(
        description="Words of the field."
    )
    sources: Annotated[dict[Id, reading.Source], Place("about/sources", partial="source")] = Field(
        description="Where statements come from."
    )
