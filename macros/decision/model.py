"""The questionnaire as numbers: what the arithmetic needs, and nothing that a reader reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from ..model import deciding, reading

UNKNOWN = "unknown"

# A priority multiplies a weight by a half, one or two. Counting in half points keeps every number
# whole, in both languages: points on paper are these numbers divided by HALF_POINTS.
FACTORS = {"less": 1, "normal": 2, "more": 4}
HALF_POINTS = 2

Answers = Mapping[str, str]
Priorities = Mapping[str, str]
# All of these questions have one of these options.
Conditions = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Option:
    """One answer: its effect is one number for each delivery model, in their order."""

    id: str
    code: str
    effect: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its weight; asked only if the conditions of `show_if` hold."""

    id: str
    code: str
    theme: str
    weight: int
    short: bool
    show_if: Conditions
    options: tuple[Option, ...]
    direction: str = "none"  # inside, outside or none: for proofs, the arithmetic needs none
    exceptions: tuple[str, ...] = ()
    context: bool = False  # it carries neither points nor gates
    left_out: bool = False  # of the short path, for a reason

    def option(self, option_id: str | None) -> Option | None:
        """Return the option with this id, if there is one."""
        for option in self.options:
            if option.id == option_id:
                return option
        return None


@dataclass(frozen=True, slots=True)
class Gate:
    """Closes delivery models, or makes them not ready, when its conditions hold."""

    id: str
    kind: str
    closes: tuple[str, ...]
    when: Conditions


@dataclass(frozen=True, slots=True)
class Alternative:
    """A delivery model with the points it starts with, and the arrangement of today it means."""

    id: str
    code: str
    base: int
    today: str = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme whose priority a reader may change."""

    id: str
    code: str


@dataclass(frozen=True, slots=True)
class Settings:
    """The thresholds of certainty, in percent, and the sizes of the samples behind it."""

    weightings: int
    seed: int
    clear_share: int
    clear_changes: int
    leaning_share: int
    readings: int
    open_share: int
    little_share: int


@dataclass(frozen=True)
class DecisionModel:
    """Everything the decision is made of. Ties go to the alternative that stands first."""

    version: int
    alternatives: tuple[Alternative, ...]
    themes: tuple[Theme, ...]
    questions: tuple[Question, ...]
    gates: tuple[Gate, ...]
    settings: Settings
    # Codes that are given no more, each with the question and the option it is read as.
    retired: tuple[tuple[str, tuple[str, str]], ...] = ()

    @cached_property
    def question_by_id(self) -> dict[str, Question]:
        """Return the questions by their id."""
        return {question.id: question for question in self.questions}

    @cached_property
    def place(self) -> dict[str, int]:
        """Return the position of each alternative, which is also its position in an effect."""
        return {alternative.id: i for i, alternative in enumerate(self.alternatives)}


def compile_model(
    questions: Mapping[str, deciding.Question],
    gates: Mapping[str, deciding.Gate],
    delivery_models: Mapping[str, reading.DeliveryModel],
    themes: Mapping[str, reading.Theme],
    questionnaire: deciding.Questionnaire,
) -> DecisionModel:
    """Return the decision model of these entries; an edition may have hidden delivery models."""
    names = tuple(delivery_models)
    return DecisionModel(
        version=questionnaire.version,
        alternatives=tuple(
            Alternative(m.id, m.code, m.base, m.today or "") for m in delivery_models.values()
        ),
        themes=tuple(Theme(theme.id, theme.code) for theme in themes.values()),
        questions=tuple(_compile_question(q, names) for q in questions.values()),
        gates=tuple(_compile_gate(gate, names) for gate in gates.values()),
        settings=Settings(
            weightings=questionnaire.weightings,
            seed=questionnaire.seed,
            clear_share=questionnaire.clear_share,
            clear_changes=questionnaire.clear_changes,
            leaning_share=questionnaire.leaning_share,
            readings=questionnaire.readings,
            open_share=questionnaire.open_share,
            little_share=questionnaire.little_share,
        ),
        retired=tuple(_retired(questionnaire.retired, questions)),
    )


def _retired(
    read_as: Mapping[str, str], questions: Mapping[str, deciding.Question]
) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the codes of old links with what they mean now; an edition may have hidden it."""
    for code, path in read_as.items():
        question, _, option = path.partition("/")
        if question in questions and option in questions[question].options:
            yield code, (question, option)


def _compile_question(question: deciding.Question, names: tuple[str, ...]) -> Question:
    options = tuple(
        Option(option.id, option.code, tuple(option.effect[name] for name in names))
        for option in question.options.values()
    )
    return Question(
        id=question.id,
        code=question.code,
        theme=question.theme,
        weight=question.weight,
        short=question.short,
        show_if=tuple(question.show_if.items()),
        options=options,
        direction=question.direction,
        exceptions=tuple(question.exceptions),
        context=question.used_for is not None,
        left_out=question.short_reason is not None,
    )


def _compile_gate(gate: deciding.Gate, names: tuple[str, ...]) -> Gate:
    closes = tuple(name for name in names if name in gate.delivery_models)
    return Gate(gate.id, gate.kind, closes, tuple(gate.when.items()))


def shorten(model: DecisionModel) -> DecisionModel:
    """Return the model of the short path: the same rules for fewer questions.

    A base answers for all questions together, so the short path takes its part by weight.
    """
    questions = tuple(question for question in model.questions if question.short)
    part, whole = _weight(questions), _weight(model.questions)
    alternatives = tuple(
        replace(each, base=_in_proportion(each.base, part, whole)) for each in model.alternatives
    )
    return replace(model, questions=questions, alternatives=alternatives)


def _weight(questions: tuple[Question, ...]) -> int:
    return sum(question.weight for question in questions)


def _in_proportion(base: int, part: int, whole: int) -> int:
    """Return the part of a base, which is never above 0, rounded to a whole number."""
    return -((2 * -base * part + whole) // (2 * whole)) if whole else base


def as_data(model: DecisionModel) -> dict[str, Any]:
    """Return the model as plain data for the browser: no texts."""
    return {
        "version": model.version,
        "alternatives": [_alternative_as_data(each) for each in model.alternatives],
        "themes": [{"id": theme.id, "code": theme.code} for theme in model.themes],
        "questions": [_question_as_data(question) for question in model.questions],
        "gates": [
            {
                "id": gate.id,
                "kind": gate.kind,
                "closes": list(gate.closes),
                "when": _conditions_as_data(gate.when),
            }
            for gate in model.gates
        ],
        "settings": {name: getattr(model.settings, name) for name in Settings.__slots__},
        "retired": {code: list(read_as) for code, read_as in model.retired},
    }


def _alternative_as_data(alternative: Alternative) -> dict[str, Any]:
    told = {"id": alternative.id, "code": alternative.code, "base": alternative.base}
    return told | ({"today": alternative.today} if alternative.today else {})


def _question_as_data(question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "code": question.code,
        "theme": question.theme,
        "weight": question.weight,
        "short": question.short,
        "show_if": _conditions_as_data(question.show_if),
        "options": [
            {"id": option.id, "code": option.code, "effect": list(option.effect)}
            for option in question.options
        ],
    }


def _conditions_as_data(conditions: Conditions) -> dict[str, list[str]]:
    return {question: list(options) for question, options in conditions}
