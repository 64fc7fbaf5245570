"""The decision method on a guide: compiled once, and proved before anything is built from it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from ..model import Guide
from ..model.errors import Problem
from ..model.tree import Tree
from .analysis import COUNTED
from .first_steps import StepRule
from .fitting import Fitting, compile_fitting
from .functions import FunctionModel, compile_functions
from .judging import Kept, Proof, prove, short_path_words
from .model import DecisionModel, compile_model
from .trials import Based, with_bases

Made = TypeVar("Made")


def once_a_guide(make: Callable[[Guide], Made]) -> Callable[[Guide], Made]:
    """Let a function remember what it made of the last guides: they are frozen."""
    made: deque[tuple[Guide, Made]] = deque(maxlen=4)

    @wraps(make)
    def remembered(guide: Guide) -> Made:
        for known, value in made:
            if known is guide:  # comparing what they say would take longer
                return value
        made.append((guide, make(guide)))
        return made[-1][1]

    return remembered


@once_a_guide
def model_of(guide: Guide) -> DecisionModel:
    """Return the whole numbers in which a guide decides."""
    return compile_model(
        guide.questions, guide.gates, guide.delivery_models, guide.themes, guide.questionnaire
    )


@once_a_guide
def step_rules_of(guide: Guide) -> tuple[StepRule, ...]:
    """Return the rules for what comes first after a result."""
    steps = guide.questionnaire.first_steps
    return tuple(
        StepRule(name, tuple(step.when.items()), step.role, step.days)
        for name, step in steps.items()
    )


@once_a_guide
def functions_of(guide: Guide) -> FunctionModel:
    """Return what moves the functions of a guide."""
    return compile_functions(guide.functions, guide.questions, guide.gates, guide.delivery_models)


@once_a_guide
def fitting_of(guide: Guide) -> Fitting:
    """Return what may come with a result of a guide."""
    return compile_fitting(guide)


@once_a_guide
def proof_of(guide: Guide) -> Proof:
    """Return the figures of a guide's questionnaire and everything that speaks against it."""
    return prove(model_of(guide), guide.scenarios)


@once_a_guide
def short_path_of(guide: Guide) -> dict[str, Kept]:
    """Return, for each word of certainty that the short path gave, how often it was right."""
    return short_path_words(model_of(guide))


@once_a_guide
def bases_of(guide: Guide) -> dict[str, list[Based]]:
    """Return what other points to start with would do, for each model that has some.

    Nothing, if the delivery models are not so many as are counted.
    """
    model = model_of(guide)
    if len(model.alternatives) != COUNTED:
        return {}
    return {a.id: with_bases(model, a.id, guide.scenarios) for a in model.alternatives if a.base}


def problems_of(proof: Proof, tree: Tree) -> list[Problem]:
    """Return the errors of a proof, each at the place of its entry."""
    return [tree.problem(_keys(found.entry), found.message) for found in proof.errors]


def printed(proof: Proof) -> str:
    """Return the figures and findings as lines for a terminal."""
    lines = [f"{found.level}: {found.entry}: {found.message}" for found in proof.findings]
    if proof.analysis is None:
        return "\n".join(lines)
    figures = proof.analysis
    lines += [f"{figures.answer_sets:,} sets of answers"]
    lines += [
        f"{name}: recommended for {100 * share:.1f} %" for name, share in figures.shares.items()
    ]
    lines += [f"ties {100 * figures.ties:.1f} %, not ready {100 * figures.not_ready:.1f} %"]
    lines += [f"gate {name}: fires in {100 * share:.1f} %" for name, share in figures.gates.items()]
    lines += [
        f"question {one.question}: decides {100 * one.pivotal:.1f} %, "
        f"{100 * one.swing_share:.1f} % of all swing"
        for one in figures.most_decisive_first
    ]
    return "\n".join(lines)


def _keys(entry: str) -> tuple[str, ...]:
    kind, _, entry_id = entry.partition("/")
    return (kind.replace("-", "_"), entry_id) if entry_id else (kind.replace("-", "_"),)
