"""The kinds of the part "Understand": models, benefits, risks, claims and what surrounds them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import (
    Field,
    StrictBool,
    StrictInt,
    StringConstraints,
    field_validator,
    model_validator,
)

from .base import (
    Anchor,
    Assessed,
    BenefitId,
    Day,
    DeliveryModelId,
    Effort,
    Entry,
    Fitting,
    FunctionId,
    Id,
    Line,
    Model,
    OwnId,
    QuestionId,
    RiskId,
    Text,
)

Party = Literal["own", "shared", "provider"]
Move = Literal["keep", "share", "hand-over"]
# Where a reason wants a function: keep-part means not all of it outside, get-help not all inside.
Pull = Literal["keep", "keep-part", "share", "get-help", "hand-over"]


class Theme(Entry):
    """A group of benefits, risks, criteria and questions that a reader may find more important."""

    code: Annotated[str, StringConstraints(pattern=r"^[a-z]$")] = Field(
        description="One letter, never reused: stands for the theme in shared links."
    )


class DeliveryModel(Entry):
    """What the reader chooses between. They stand in the order from inside to outside."""

    code: Annotated[str, StringConstraints(pattern=r"^[a-z]$")] = Field(
        description="One letter, never reused: stands for the model in shared links."
    )
    base: StrictInt = Field(
        ge=-200, le=0, description="Points the model starts with; negative is a handicap."
    )
    base_reason: Text | None = Field(None, description="Why it starts there, if not at zero.")
    today: Id | None = Field(
        None, description="The answer to who runs IT today that means this model."
    )
    meaning: Text = Field(description="How a working week looks under this model.")
    fits_when: tuple[Text, ...] = Field(min_length=3, description="Signs that it fits.")
    does_not_fit_when: tuple[Text, ...] = Field(min_length=3, description="Signs that it does not.")
    asks_of_you: tuple[Text, ...] = Field(
        min_length=3, description="What the company itself must still do, in hours and roles."
    )
    begin_with: tuple[Anchor, ...] = Field(
        (), description="The dates whose checklists come first; without signing, no contract."
    )


class ServiceModel(Entry):
    """A way in which services are sold."""

    delivery_models: tuple[DeliveryModelId, ...] = Field(
        min_length=1, description="The delivery models in which it is used."
    )
    how_it_works: Text = Field(description="Who does what, and what starts the work.")
    pricing: Text = Field(description="How it is usually paid for; no market prices.")
    fits_when: tuple[Text, ...] = Field(min_length=1, description="When it is the right form.")
    watch_out: tuple[Text, ...] = Field(min_length=1, description="What goes wrong with it.")


class Benefit(Assessed):
    """What can go well."""


class Risk(Assessed, Fitting):
    """What can go wrong."""


class Mitigation(Entry):
    """What lowers a risk or makes a benefit arrive."""

    delivery_models: tuple[DeliveryModelId, ...] = Field(
        min_length=1, description="The delivery models in which it applies."
    )
    what_to_do: Text = Field(description="The steps, concrete enough to hand to somebody.")
    who: Line = Field(description="The role that does it.")
    when: Line = Field(description="The moment or rhythm.")
    proof: Text = Field(description="What one can show to prove that it is done and works.")
    effort: Effort = Field(description="Effort for a company of about 100 people.")


class ComparisonRow(Entry):
    """One line of the table that compares the delivery models."""

    under: dict[DeliveryModelId, Text] = Field(
        description="How it stands under each delivery model."
    )
    decides: Text = Field(description="What decides the row in a given company.")


class Claim(Entry):
    """A point on which articles contradict each other: both sides, and what decides it."""

    claim: Text = Field(description="The rosy or simple side, told fairly.")
    counter_claim: Text = Field(description="The other side, told as fairly.")
    decides: Text = Field(description="What decides it, and where the evidence stands.")
    ask_yourself: Text = Field(description="The one question that settles it in your company.")
    benefits: tuple[BenefitId, ...] = Field((), description="Benefits it is about.")
    risks: tuple[RiskId, ...] = Field((), description="Risks it is about.")


class Service(Entry):
    """Something that is bought or done: a part of a function."""

    function: FunctionId = Field(description="The function it belongs to.")
    includes: tuple[Text, ...] = Field(min_length=1, description="What it usually covers.")
    often_left_out: Text = Field(description="What offers often leave out; ask for it by name.")


class FunctionLimit(Model):
    """Where a function must stay, whatever the answers say."""

    pull: Pull = Field(description="keep, keep-part, share, get-help or hand-over.")
    because: Text = Field(description="Why nothing outweighs it.")


class FunctionSignal(Model):
    """Answers to a question of the questionnaire that pull a function."""

    options: tuple[Id, ...] = Field(min_length=1, description="The answers, by option id.")
    pull: Pull = Field(description="keep, keep-part, share, get-help or hand-over.")
    because: Text = Field(description="Why, in one sentence that also says what the answer was.")
    limit: StrictBool = Field(False, description="Whether nothing outweighs it, as with a law.")


class FunctionCheckOption(Model):
    """An answer to a check; one without a pull leaves the function where it is."""

    label: Line | None = Field(None, description="The answer in words; not for yes and no.")
    pull: Pull | None = Field(None, description="keep, keep-part, share, get-help or hand-over.")
    because: Text | None = Field(
        None, description="Why, in one sentence that also says what the answer was."
    )

    @model_validator(mode="after")
    def _pull_has_a_reason(self) -> FunctionCheckOption:
        if (self.pull is None) != (self.because is None):
            raise ValueError("'pull' and 'because' go together")
        return self


class FunctionCheck(Model):
    """A question about one function; "I do not know" is always an answer to it."""

    title: Line = Field(description="The question.")
    why: Text = Field(description="Why it is asked, or how to find out, in one sentence.")
    options: dict[Id, FunctionCheckOption] = Field(
        min_length=2, max_length=4, description='Usually "yes" and "no", in quotes.'
    )

    @model_validator(mode="after")
    def _options_can_be_told_apart(self) -> FunctionCheck:
        if "unknown" in self.options:
            raise ValueError("'unknown' is always an answer and needs no option")
        for name, option in self.options.items():
            if (name in ("yes", "no")) == (option.label is not None):
                raise ValueError(f"{name}: every option but yes and no has a 'label'")
        return self


class UsualMove(Model):
    """What companies with one delivery model usually do with a function."""

    move: Move = Field(description="Where they put it.")
    reason: Text = Field(description="Why, and what the other common choice is.")


class Function(Entry):
    """A part of IT that can be kept, shared or handed over on its own."""

    covers: Text = Field(description="The work it consists of.")
    keep_when: Text = Field(description="When to keep it inside.")
    share_when: Text = Field(description="When to share it, and how the line is drawn.")
    hand_over_when: Text = Field(description="When to hand it over.")
    stays_with_you: Text = Field(description="What remains yours whatever you decide.")
    who: dict[DeliveryModelId, Party] = Field(
        description="Who typically does it under each delivery model."
    )
    usual: dict[DeliveryModelId, UsualMove] = Field(
        description="What companies usually do with it, for models under which it is told apart."
    )
    limit: FunctionLimit | None = Field(
        None, description="What holds in every company, if it may not go everywhere."
    )
    signals: dict[QuestionId, tuple[FunctionSignal, ...]] = Field(
        default_factory=dict, description="Answers to the questionnaire that pull it, by question."
    )
    checks: dict[Id, FunctionCheck] = Field(
        default_factory=dict,
        description="Two or three questions of its own. Saved answers name these ids.",
    )

    @field_validator("checks")
    @classmethod
    def _have_is_taken(cls, checks: dict[str, FunctionCheck]) -> dict[str, FunctionCheck]:
        if "have" in checks:
            raise ValueError("'have' says whether a company has the function: take another id")
        return checks


class ProviderRole(Entry):
    """A part that a provider may play, from repairer to adviser."""

    expect: Text = Field(description="What a provider in this role does unasked.")
    proof: Text = Field(description="How one sees that it is more than a word.")


class Motivation(Entry):
    """A reason for which companies raise the question at all."""

    look_first: Text = Field(description="What to find out before concluding that IT must move.")


class Principle(Entry):
    """Something that holds whichever way one decides."""

    so: Text = Field(description="What to do because of it.")


class Industry(Entry):
    """What is special about deciding in one kind of business."""

    needs: Text = Field(description="What its IT must do that others need not.")
    watch_out: Text = Field(
        description="Duties and traps; the country is named where law is meant."
    )


class Trend(Entry):
    """Where the field is moving, and what follows for a decision made now."""

    what_follows: Text = Field(description="What to do about it in a contract or a plan.")


class NextStep(Entry):
    """Something to do after reading."""

    what_to_do: Text = Field(description="The step, concrete enough for next week.")


class Faq(Entry):
    """A question that readers ask; its title is the question."""

    answer: Text = Field(description="The answer, first sentence first.")


class Term(Entry):
    """A word of the field; its summary is the definition shown where the word is used."""

    aliases: tuple[Line, ...] = Field((), description="Other spellings found in texts.")
    more: Text | None = Field(None, description="What a reader should know beyond the definition.")


class Statement(Model):
    """What one source supports."""

    text: Text = Field(description="The statement, in our own words.")
    basis: Literal["source", "secondary", "recall", "calculation", "conclusion"] = Field(
        description="Read in the source; read about it; common knowledge; our own arithmetic; "
        "what we infer."
    )


class Source(Entry):
    """Where statements come from."""

    publisher: Line = Field(description="Who published it.")
    year: StrictInt | None = Field(None, ge=1900, le=2100, description="Year of publication.")
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")] | None = Field(
        None, description="Where it can be read."
    )
    nature: Literal["law", "standard", "guidance", "framework", "data", "case", "own-work"] = Field(
        description="What kind of text it is."
    )
    read_as: Literal["original", "copy", "summary", "not-read"] = Field(
        description="What was read for this edition: the publisher's page, a copy of its text, "
        "a summary by others, or nothing."
    )
    checked: Day | None = Field(
        None, description="The day on which what was read of it was last looked at."
    )
    renew_by: Day | None = Field(
        None, description="Until when somebody looks for a newer text; for what ages."
    )
    supports: tuple[Statement, ...] = Field(min_length=1, description="What it is cited for.")


class ScalePoint(Model):
    """One step of a scale, with its meaning."""

    title: Line = Field(description="The word shown.")
    meaning: Text = Field(description="When to choose it.")


class RiskLevel(ScalePoint):
    """One level of risk: what it asks for, and who may live with it."""

    accepted_by: Line = Field(description="Who may accept a risk of this level, as a role.")
    accepted_for: StrictInt = Field(
        ge=1, le=60, description="How many months an acceptance may last before it is looked at."
    )


# The classes of colour, from mild to bad; levels are spread over them.
TONES = ("low", "medium", "high", "critical")
Scale = Annotated[dict[OwnId, ScalePoint], Field(min_length=3, max_length=5)]


class RiskMatrix(Model):
    """How likelihood and impact give the level of a risk: looked up, not multiplied."""

    likelihood: Scale = Field(description="The points, lowest first; three to five.")
    impact: Scale = Field(description="The points, lowest first; three to five.")
    levels: dict[OwnId, RiskLevel] = Field(
        min_length=2, max_length=5, description="What each level asks for, lowest first."
    )
    matrix: dict[Id, dict[Id, Id]] = Field(
        description="The level for each pair of likelihood and impact."
    )

    def level(self, entry: Assessed) -> str:
        """Return the level of a risk or benefit, by its likelihood and impact."""
        return self.matrix[entry.likelihood][entry.impact]

    def tone(self, level: str) -> str:
        """Return the class of colour for a level; with five levels two share one."""
        levels = list(self.levels)
        return TONES[levels.index(level) * (len(TONES) - 1) // (len(levels) - 1)]
