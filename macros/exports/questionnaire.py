"""The questionnaire for the browser: the decision model, and the texts that a result needs."""

from __future__ import annotations

from typing import Any

from ..decision import as_data
from ..decision.fitting import as_data as fitting_data
from ..decision.guide import fitting_of, model_of
from ..model import Gate, Guide, Question, Risk
from ..model.markup import plain
from ..render.site import Site
from .archive import short_paths

SHOWN_MITIGATIONS = 3
# The groups of words that the scripts of the questionnaire show.
WORD_GROUPS = (
    *("verdict_sentence", "verdict_figures", "verdict_advice", "limits", "readiness", "today"),
    *("first_steps", "first_step", "first_step_role", "board"),
    *("certainty", "result", "share", "compare", "move"),
)
# Those of the group "questionnaire" that its scripts show; its other words stand in the HTML.
ASKING_WORDS = (
    *("unknown", "step", "step_change", "continue", "to_result", "error", "error_prefix"),
    *("resume_text", "cleared", "not_kept", "damaged", "other_tab", "dropped", "priorities"),
    *("result_page", "not_loaded", "unsure"),
)


def asking_data(guide: Guide) -> dict[str, Any]:
    """Return what is needed to ask: the texts stand in the worksheet."""
    words = {key: guide.words["questionnaire"][key] for key in ASKING_WORDS}
    words["taken_back"] = guide.words["store"]["taken_back"]  # all that is said of the store here
    return {
        "model": as_data(model_of(guide)),
        "short_paths": short_paths(guide),
        "words": {"questionnaire": words},
    }


def questionnaire_data(guide: Guide) -> dict[str, Any]:
    """Return what is needed to ask and to show results."""
    asking = asking_data(guide)
    words = {group: guide.words[group] for group in WORD_GROUPS}
    return {
        "model": asking["model"],
        "short_paths": asking["short_paths"],
        "questions": {question.id: _question(question) for question in guide.questions.values()},
        "gates": {gate.id: _gate(gate) for gate in guide.gates.values()},
        "models": {model.id: model.title for model in guide.delivery_models.values()},
        "steps": _steps(guide),
        "clashes": [
            {name: list(options) for name, options in clash.items()}
            for clash in guide.questionnaire.clashes.values()
        ],
        "fitting": fitting_data(fitting_of(guide)),
        "entries": _entries(guide),
        "bases": {
            m.id: plain(m.base_reason) for m in guide.delivery_models.values() if m.base_reason
        },
        "themes": {theme.id: theme.title for theme in guide.themes.values()},
        "words": {**asking["words"], **words},
    }


def _entries(guide: Guide) -> dict[str, Any]:
    """Return the texts of all that may come with a result, by kind and id."""
    named = {name for risk in guide.risks.values() for name in risk.mitigations[:SHOWN_MITIGATIONS]}
    return {
        "risks": {risk.id: _risk(guide, risk) for risk in guide.risks.values()},
        "levels": {name: level.title for name, level in guide.risk_matrix.levels.items()},
        "tones": {name: guide.risk_matrix.tone(name) for name in guide.risk_matrix.levels},
        "mitigations": {
            each.id: each.title for each in guide.mitigations.values() if each.id in named
        },
        "checklists": {each.id: each.title for each in guide.checklists.values()},
        "contract_points": {each.id: each.title for each in guide.contract_points.values()},
    }


def _risk(guide: Guide, risk: Risk) -> dict[str, Any]:
    return {
        "title": risk.title,
        "summary": plain(risk.summary),
        "level": guide.risk_matrix.level(risk),
        "lowered_by": [
            name for name in risk.mitigations[:SHOWN_MITIGATIONS] if name in guide.mitigations
        ],
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        "title": question.title,
        "find_out": plain(question.find_out),
        "options": {
            option.id: [
                option.label,
                {name: plain(text) for name, text in option.because.items()},
            ]
            for option in question.options.values()
        },
    }


def _gate(gate: Gate) -> dict[str, Any]:
    texts = {"title": gate.title, "reason": plain(gate.reason), "lifted_by": plain(gate.lifted_by)}
    return {**texts, "closes": list(gate.delivery_models)}


def _steps(guide: Guide) -> list[dict[str, Any]]:
    """Return the rules for the first steps; `due` says in words when each is due."""
    due = Site(guide).due
    return [
        {"id": name, **step.model_dump(mode="json"), "due": due(step.days, "board")}
        for name, step in guide.questionnaire.first_steps.items()
    ]
