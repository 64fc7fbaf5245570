"""What the questionnaire says about a scenario, in words; tools/questionnaire has its twin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from ..decision import HALF_POINTS, Decision, DecisionModel, decide, encode
from ..decision.first_steps import StepRule, first_steps, situation_of, turning
from ..decision.guide import model_of, step_rules_of
from ..model import Gate, Option, Question, Scenario
from ..model.deciding import Argued, Expectation
from ..model.numbers import bar
from .outlook import Outlook, outlook
from .site import Site
from .verdict_view import VerdictView, party_of, verdict_view

SHOWN_REASONS = 3
SHOWN_CHANGES = 6


class Score(NamedTuple):
    """The points of a delivery model in words; `start` and `end` of its bar of 100; its colour."""

    model: str
    points: str
    start: int
    end: int
    note: str
    party: str


class Reason(NamedTuple):
    """An answer that speaks for or against the winner, with its sentence."""

    question: Question
    option: Option
    points: str
    width: int
    because: str
    party: str


class Step(NamedTuple):
    """What comes first, who does it, and when, in words."""

    text: str
    who: str
    due: str


class Change(NamedTuple):
    """Other answers to one question that would change the result, and to what."""

    question: str
    text: str


class ScenarioResult:
    """The computed result of a scenario, part by part, in the order in which it is read."""

    def __init__(
        self,
        site: Site,
        scenario: Scenario,
        decision: Decision,
        code: str,
        model: DecisionModel,
    ) -> None:
        self.scenario = scenario
        self.decision = decision
        self._model = model
        self.code = code
        self._site = site
        self._guide = site.guide
        self._words = site.guide.words

    @property
    def certainty(self) -> str:
        """Return none, little, open, close, leaning or clear."""
        return self.decision.certainty

    @property
    def winner(self) -> str | None:
        """Return the delivery model that comes first, if one is left."""
        return self.decision.result.winner

    @cached_property
    def verdict(self) -> VerdictView:
        """Return what is said before anything else."""
        return verdict_view(self._site, self._model, self.decision)

    @property
    def scores(self) -> list[Score]:
        """Return the points of all delivery models, what comes first before the others."""
        result = self.decision.result
        low, high = min(0, *result.scores.values()), max(1, *result.scores.values())
        return [
            Score(
                self._title(model),
                self._counted("score_points", half),
                *bar(half, low, high),
                self._note(model),
                party_of(self._model, model),
            )
            for model, half in sorted(result.scores.items(), key=self._rank)
        ]

    def _rank(self, score: tuple[str, int]) -> int:
        order = self.decision.result.order
        return order.index(score[0]) if score[0] in order else len(order)

    def _counted(self, key: str, half_points: int) -> str:
        """Return a number of points as the words of a result say it."""
        points = self._site.numbers.points(half_points)
        return self._site.say(f"result.{key}", count=half_points / HALF_POINTS, points=points)

    def _note(self, model: str) -> str:
        result, words = self.decision.result, self._words["result"]
        if model in result.excluded:
            return words["excluded"]
        if model in result.not_ready:
            return words["not_ready"]
        return words["first"] if model == result.winner and result.lead != 0 else ""

    @property
    def gates(self) -> list[Gate]:
        """Return the gates that fired."""
        return [self._guide.gates[gate] for gate in self.decision.result.gates]

    def closed_by(self, gate: Gate) -> str:
        """Return which models the gate closes, as a sentence."""
        words = self._words["result"]
        models = ", ".join(self._title(model) for model in gate.delivery_models)
        name = "gate_excludes" if gate.kind == "exclude" else "gate_not_ready"
        return words[name].format(models=models)

    @property
    def title_for(self) -> str:
        """Return the heading of the reasons for the winner."""
        return self._words["result"]["for"].format(winner=self._title(self.winner))

    @property
    def title_against(self) -> str:
        """Return the heading of the reasons for the runner-up."""
        return self._words["result"]["against"].format(
            rival=self._title(self.decision.result.runner_up)
        )

    @property
    def none_for(self) -> str:
        """Return what stands where no answer speaks for the winner."""
        return self._without("no_for")

    @property
    def none_against(self) -> str:
        """Return what stands where no answer speaks for the runner-up."""
        return self._without("no_against")

    def _without(self, word: str) -> str:
        result = self.decision.result
        names = {"winner": self._title(result.winner), "rival": self._title(result.runner_up)}
        return self._words["result"][word].format(**names)

    @property
    def reasons_for(self) -> list[Reason]:
        """Return the strongest answers for the winner."""
        return list(self._reasons(self.winner, 1))[:SHOWN_REASONS]

    @property
    def reasons_against(self) -> list[Reason]:
        """Return the strongest answers for the runner-up instead."""
        return list(self._reasons(self.decision.result.runner_up, -1))[:SHOWN_REASONS]

    def _reasons(self, model: str | None, sign: int) -> Iterator[Reason]:
        drivers = self.decision.explanation.drivers
        most = max((abs(driver.points) for driver in drivers), default=1)
        for driver in drivers:
            if model is not None and driver.points * sign > 0:
                question = self._guide.questions[driver.question]
                option = question.options[driver.option]
                points = abs(driver.points)
                width = bar(points, 0, most)[1]
                because = option.because[model]
                counted = self._counted("lead_points", points)
                party = party_of(self._model, model)
                yield Reason(question, option, counted, width, because, party)

    @property
    def changes(self) -> list[Change]:
        """Return what each single answer would change the result to."""
        groups: dict[tuple[str, str | None, bool], list[str]] = {}
        for flip in self.decision.explanation.flips:
            key = flip.question, flip.winner, flip.ready
            groups.setdefault(key, []).append(flip.option)
        return [self._change(*key, options) for key, options in groups.items()][:SHOWN_CHANGES]

    def _change(self, name: str, winner: str | None, ready: bool, options: list[str]) -> Change:
        question, words = self._guide.questions[name], self._words["result"]
        labels = (words["quoted"].format(text=question.options[each].label) for each in options)
        outcome = self._outcome(winner, ready)
        text = words["flip"].format(options=words["or"].join(labels), outcome=outcome)
        return Change(question.title, text)

    def _outcome(self, winner: str | None, ready: bool) -> str:
        words, result = self._words["result"], self.decision.result
        if winner is None:
            return words["flip_none"]
        name = (
            "flip_not_ready"
            if not ready
            else "flip_ready"
            if winner == result.winner
            else "flip_winner"
        )
        return words[name].format(winner=self._title(winner))

    @property
    def find_out(self) -> list[Question]:
        """Return the questions without an answer, most useful first."""
        return [self._guide.questions[each.question] for each in self.decision.explanation.open]

    @cached_property
    def outlook(self) -> Outlook | None:
        """Return what comes with the model that is first, chosen by the answers."""
        return outlook(self._site, self.decision.result)

    @property
    def first_steps(self) -> list[Step]:
        """Return what the rules put first for these answers, counted from the board meeting."""
        rules = step_rules_of(self._guide)
        found = first_steps(rules, situation_of(rules, self._model, self.decision))
        return [self._step(rule) for rule in found]

    def _step(self, rule: StepRule) -> Step:
        result, opens = self.decision.result, self.find_out
        turns = self._guide.questions.get(turning(self.decision) or "")
        text = self._site.say(
            f"first_step.{rule.id}",
            winner=self._title(result.winner),
            rival=self._title(result.runner_up),
            open=opens[0].title if opens else "",
            turning=turns.title if turns else "",
        )
        who = self._words["first_step_role"][rule.role]
        return Step(text, who, self._site.due(rule.days, "board"))

    @property
    def answers(self) -> list[tuple[Question, str]]:
        """Return each question asked with its answer in words."""
        given = self.decision.result.answers
        asked = (self._guide.questions[name] for name in self.decision.result.shown)
        return [(question, self._answer(question, given.get(question.id))) for question in asked]

    def _answer(self, question: Question, answer: str | None) -> str:
        if answer is None:
            return self._words["result"]["not_answered"]
        option = question.options.get(answer)
        return option.label if option else self._words["questionnaire"]["unknown"]

    @property
    def expected(self) -> str:
        """Return what the reviewer expected, as a sentence."""
        return self._expected(self.scenario.expect)

    @property
    def argued(self) -> str:
        """Return what was expected before the result was computed; empty if it was not said."""
        argued, words = self.scenario.expect.argued, self._words["scenario"]
        return words["argued"].format(expected=self._expected(argued)) if argued else ""

    def _expected(self, expect: Expectation | Argued) -> str:
        words = self._words
        name = "expected_text" if expect.winner else "expected_none"
        return words["scenario"][name].format(
            model=self._title(expect.winner), certainty=words["certainty"][expect.certainty]
        )

    def _title(self, model: str | None) -> str:
        return self._guide.delivery_models[model].title if model else ""


class Results:
    """What partials show of the decision: the scenarios.

    Takes the decisions on scenarios that are known already, by id, and computes the others.
    """

    def __init__(self, site: Site, decisions: Mapping[str, Decision] | None = None) -> None:
        self._site = site
        self._decisions = decisions or {}
        self._guide = site.guide
        self._found: dict[str, ScenarioResult] = {}

    def of(self, scenario: Scenario) -> ScenarioResult:
        """Return the computed result of a scenario."""
        if scenario.id not in self._found:
            model = model_of(self._guide)
            decision = self._decisions.get(scenario.id) or decide(
                model, scenario.answers, scenario.priorities
            )
            code = encode(model, scenario.answers, scenario.priorities)
            self._found[scenario.id] = ScenarioResult(self._site, scenario, decision, code, model)
        return self._found[scenario.id]

    def groups(self) -> list[tuple[str, list[ScenarioResult]]]:
        """Return the scenarios by recommended model, in the order of the models, then the rest."""
        found = [self.of(scenario) for scenario in self._guide.scenarios.values()]
        words = self._guide.words["scenario"]
        titles: dict[str | None, str] = {
            model.id: words["group"].format(model=model.title)
            for model in self._guide.delivery_models.values()
        }
        titles[None] = words["group_none"]
        groups = [(title, [r for r in found if r.winner == name]) for name, title in titles.items()]
        return [(title, results) for title, results in groups if results]
