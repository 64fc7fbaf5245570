"""The kinds of the part "Decide": questions, options, gates and the scenarios that prove them."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, Field, StrictInt, StringConstraints

from .base import (
    DeliveryModelId,
    Entry,
    GateId,
    Id,
    Line,
    Model,
    MotivationId,
    OwnId,
    QuestionId,
    RiskId,
    Text,
    ThemeId,
)

Certainty = Literal["clear", "leaning", "close", "open", "little", "none"]
Points = Annotated[StrictInt, Field(ge=0, le=3)]

# What the rule of a first step may ask of a result, beside gates and answers.
STEP_CONDITIONS: dict[str, tuple[str, ...]] = {
    "certainty": get_args(Certainty),
    "readiness": ("ready", "waits"),
    "side": ("none", "inside", "between", "outside"),
    "rival": ("none", "some"),
    "turning": ("none", "some"),
}


def _with_a_zero(effect: dict[str, int]) -> dict[str, int]:
    """Return an effect that does not lift all delivery models alike."""
    if min(effect.values(), default=0) > 0:
        raise ValueError("at least one effect must be 0: take the smallest from all")
    return effect


class Option(Model):
    """One answer that can be picked."""

    id: OwnId = Field(description="The key of the option; filled in by the loader.")
    code: Annotated[str, StringConstraints(pattern=r"^[1-9]$")] = Field(
        description="One digit, never reused; 0 stands for 'I do not know'."
    )
    label: Line = Field(description="The answer, in the reader's words.")
    hint: Text | None = Field(None, description="What counts as this answer.")
    effect: Annotated[dict[DeliveryModelId, Points], AfterValidator(_with_a_zero)] = Field(
        description="How far it speaks for each delivery model: 0 to 3, at least one of them 0."
    )
    because: dict[DeliveryModelId, Text] = Field(
        description="The reasons, one for each effect above 0."
    )


class Question(Entry):
    """Something that is asked; its title is the question."""

    code: Annotated[str, StringConstraints(pattern=r"^([a-z]{1,2}|[A-Z]{1,2})$")] = Field(
        description="One or two letters, never reused: stands for the question in shared links. "
        "Capitals are left to company editions."
    )
    theme: ThemeId = Field(description="The theme whose priority multiplies its weight.")
    why: Text = Field(description="Why this is asked, in one or two sentences.")
    find_out: Text = Field(description="How to find out, for those who do not know.")
    weight: StrictInt = Field(ge=0, le=10, description="1 to 10; 0 only for gate questions.")
    weight_reason: Text = Field(
        description="The swing: what changes for a company from the worst option to the best."
    )
    direction: Literal["inside", "outside", "none"] = Field(
        description="Whether each next option speaks more for people inside or outside; none if "
        "its options are no scale. The build holds every step of the scale to it."
    )
    direction_reason: Text | None = Field(None, description="Why its options are no scale.")
    exceptions: dict[Id, Text] = Field(
        default_factory=dict,
        description="Options whose step from the option before goes the other way, and why.",
    )
    used_for: Text | None = Field(
        None, description="What the answer does, for a question without points and gates."
    )
    short: bool = Field(description="Whether the short path asks it.")
    short_reason: Text | None = Field(
        None, description="Why the short path leaves it out, though it decides much."
    )
    show_if: dict[QuestionId, tuple[Id, ...]] = Field(
        default_factory=dict,
        description="Asked only if all these questions, which stand above, have these options.",
    )
    options: dict[Id, Option] = Field(min_length=2, max_length=7, description="In order of scale.")


class Gate(Entry):
    """An answer that rules delivery models out, or makes them not ready, whatever the score."""

    kind: Literal["exclude", "not-ready"] = Field(
        description="Whether the models are ruled out, or wait until something is done."
    )
    delivery_models: tuple[DeliveryModelId, ...] = Field(
        min_length=1, description="The delivery models it closes."
    )
    when: dict[QuestionId, tuple[Id, ...]] = Field(
        min_length=1, description="All these questions have one of these options."
    )
    reason: Text = Field(description="Why points cannot outweigh it.")
    lifted_by: Text = Field(description="What would lift it.")


class Argued(Model):
    """What a reviewer expected before anybody had computed the result; it is never changed."""

    winner: DeliveryModelId | None = Field(description="The model that was expected to come first.")
    certainty: Certainty = Field(description="How firmly it was expected to.")


class Expectation(Model):
    """What a reviewer expects the questionnaire to say, and why."""

    winner: DeliveryModelId | None = Field(description="The recommended model, if there is one.")
    certainty: Certainty = Field(description="How firmly the answers must speak for it.")
    drivers: tuple[QuestionId, ...] = Field(
        (), description="Questions that must be among the strongest drivers for the winner."
    )
    gates: tuple[GateId, ...] = Field((), description="Gates that must fire, and no others.")
    argued: Argued | None = Field(
        None, description="What was written down before the result was computed, if it was."
    )
    reason: Text = Field(description="Why a reviewer expects this.")


class Scenario(Entry):
    """A described company situation with its answers."""

    company: Line = Field(description="What it does and how big it is, in one line.")
    story: Text = Field(description="The situation, as its manager would tell it.")
    answers: dict[QuestionId, Id] = Field(description="Its answers; 'unknown' where nobody knows.")
    priorities: dict[ThemeId, Literal["less", "normal", "more"]] = Field(
        default_factory=dict, description="Themes that weigh less or more for it."
    )
    set_aside: bool = Field(
        False,
        description="Whether weights and points to start with are never set by looking at it.",
    )
    expect: Expectation = Field(description="What the questionnaire must say.")
    published: Text | None = Field(
        None,
        description="What is published about such a case and what came of it; name the source.",
    )
    first_moves: tuple[Text, ...] = Field(min_length=2, description="What it should do first.")
    motivations: tuple[MotivationId, ...] = Field((), description="Why it asks.")
    risks: tuple[RiskId, ...] = Field((), description="Risks to look at first.")


class FirstStep(Model):
    """A step after a result; its words are in first_step and first_step_role of words.yml."""

    when: dict[Id, tuple[Id, ...]] = Field(
        description="Each of these is one of those: gate, certainty, readiness, side, rival, "
        "turning, or the answer to a question (`unanswered` if there is none)."
    )
    role: Id = Field(description="Who does it.")
    days: StrictInt = Field(
        ge=-90, le=180, description="Days after the board meeting; negative: before it."
    )


class Questionnaire(Model):
    """What holds for the questionnaire as a whole."""

    version: StrictInt = Field(
        ge=1, description="Raised when a code, a meaning, a weight or an effect changes."
    )
    edition_version: StrictInt = Field(
        0, ge=0, description="An edition's own: raised when it changes a weight or an effect."
    )
    changes: dict[int, Text] = Field(description="What changed in each version.")
    retired: dict[Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{1,2}[1-9]$")], Line] = Field(
        default_factory=dict,
        description="Codes of answers that are gone, each with the question/option it is read as.",
    )
    weightings: StrictInt = Field(
        ge=100, le=10000, description="Weightings tried for the certainty."
    )
    seed: StrictInt = Field(ge=1, description="Seed of the weightings: the same for everybody.")
    clear_share: StrictInt = Field(ge=50, le=100, description="Percent of weightings for 'clear'.")
    clear_changes: StrictInt = Field(ge=1, description="Changed answers that 'clear' must survive.")
    leaning_share: StrictInt = Field(
        ge=50, le=100, description="Percent of weightings for 'leaning'."
    )
    readings: StrictInt = Field(
        ge=100, le=10000, description="Readings of open or doubtful answers tried at most."
    )
    open_share: StrictInt = Field(
        ge=50, le=100, description="Percent of completions below which a result is open."
    )
    little_share: StrictInt = Field(
        ge=0, le=100, description="Percent of the weight that must be answered for a statement."
    )
    clashes: dict[Id, Annotated[dict[Id, tuple[Id, ...]], Field(min_length=2, max_length=2)]] = (
        Field(
            default_factory=dict,
            description="Two questions with answers of which only one can be true; a result asks.",
        )
    )
    first_steps: dict[Id, FirstStep] = Field(
        default_factory=dict,
        description="What comes first after a result; the first three that fit are taken.",
    )
