"""What a result says, part by part: as the page shows it, and as Python says it of a scenario."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from macros.decision import decide, encode
from macros.decision.guide import model_of
from macros.model import Guide, Scenario
from macros.model.markup import plain
from macros.render.results import Reason, ScenarioResult
from macros.render.site import Site

Case = tuple[dict[str, str], dict[str, str], list[str]]

# A function of answers, priorities, and the questions whose answers are in doubt.
ON_THE_PAGE = (Path(__file__).parent / "telling.js").read_text(encoding="utf-8")


def in_python(guide: Guide, case: Case) -> dict[str, Any]:
    """Return the same parts as Python says them, of a scenario with these answers."""
    return _Telling(guide, case).parts()


class _Telling:
    def __init__(self, guide: Guide, case: Case) -> None:
        answers, priorities, unsure = case
        model, first = model_of(guide), next(iter(guide.scenarios.values()))
        scenario: Scenario = first.model_copy(update={"answers": answers, "priorities": priorities})
        decision = decide(model, answers, priorities, frozenset(unsure))
        code = encode(model, answers, priorities)
        self.words, self.guide = guide.words, guide
        self.result = ScenarioResult(Site(guide), scenario, decision, code, model)

    def parts(self) -> dict[str, Any]:
        verdict, found = self.result.verdict, self.result
        said = f"{self.words['readiness']['title']} {verdict.readiness}"
        return {
            "verdict": [verdict.sentence],
            "head": [" ".join([*verdict.figures, verdict.advice]).strip()],
            "readiness": [said] if verdict.readiness else [],
            "today": list(verdict.today),
            "scores": [f"{s.model}{s.points}{s.note}" for s in found.scores],
            "scoreBars": [f"{s.party} {s.start} {s.end - s.start}" for s in found.scores],
            "gates": list(self._gates()),
            "reasons": list(self._reasons()),
            "reasonBars": [f"{r.party} 0 {r.width}" for r in self._all_reasons()],
            "changes": [f"{change.question} {change.text}" for change in found.changes],
            "steps": [f"{step.text} {step.who}, {step.due}" for step in found.first_steps],
            "findOut": [question.title for question in found.find_out],
            "risks": list(self._risks()),
            "lists": list(self._lists()),
            "answers": [[question.title, answer] for question, answer in found.answers],
        }

    def _gates(self) -> Iterator[str]:
        lifted = self.words["result"]["lifted"]
        for gate in self.result.gates:
            follows = self.result.verdict.follows.get(gate.id, "")
            reason, by = plain(gate.reason), plain(gate.lifted_by)
            yield f"{self.result.closed_by(gate)} {reason} {lifted} {by}{follows}"

    def _all_reasons(self) -> list[Reason]:
        return [*self.result.reasons_for, *self.result.reasons_against]

    def _reasons(self) -> Iterator[str]:
        result = self.result.decision.result
        if result.runner_up is None:
            return
        found = self.result
        for title, reasons, none in (
            (found.title_for, found.reasons_for, found.none_for),
            (found.title_against, found.reasons_against, found.none_against),
        ):
            yield title
            if not reasons:
                yield none
            for each in reasons:
                answer = f"{each.option.label} {each.points}"
                yield f"{each.question.title}{answer}{plain(each.because)}"

    def _risks(self) -> Iterator[str]:
        outlook, matrix = self.result.outlook, self.guide.risk_matrix
        for risk, raised in outlook.risks if outlook else ():
            yield f"{risk.title} {matrix.levels[matrix.level(risk)].title}"
            if raised:
                yield raised

    def _lists(self) -> Iterator[str]:
        outlook = self.result.outlook
        if outlook:
            yield from (each.title for each in outlook.checklists)
            yield from (f"{each.title}{raised}" for each, raised in outlook.contract_points)
