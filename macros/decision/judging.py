"""What the figures, the scenarios and the codes must show before a guide may be built."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from random import Random

from ..model.deciding import Scenario
from .analysis import COUNTED, Analysis, QuestionFigures, analyse
from .components import components
from .directions import judge_directions
from .findings import Finding, error, warning
from .model import UNKNOWN, DecisionModel, Gate, Question, shorten
from .scoring import evaluate
from .verdict import CERTAINTIES, Decision, certainty_of, decide

# More ways to answer a group of tied questions than this would make the build slow.
MOST_CHOICES = 20_000
LEAST_SHARE, MOST_SHARE = 0.15, 0.60
LEAST_PIVOTAL, MOST_SWING, MOST_TIES = 0.03, 0.20, 0.03
# A scenario's expected drivers must be among so many of the strongest for the winner.
STRONGEST = 5


@dataclass(frozen=True, slots=True)
class Proof:
    """The figures of the questionnaire, unless it is too broken for them, and all findings.

    Holds the decision on each scenario by id, so that nobody computes it again.
    """

    analysis: Analysis | None
    findings: tuple[Finding, ...]
    decisions: Mapping[str, Decision]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Return the findings that fail the build."""
        return tuple(finding for finding in self.findings if finding.level == "error")


def prove(model: DecisionModel, scenarios: Mapping[str, Scenario]) -> Proof:
    """Return the figures of a questionnaire and everything that speaks against it."""
    decisions = {name: decide(model, s.answers, s.priorities) for name, s in scenarios.items()}
    directions = judge_directions(model)
    findings = [*judge_structure(model), *directions, *judge_scenarios(scenarios, decisions)]
    if any(finding.entry == "questionnaire" for finding in findings):
        return Proof(None, tuple(findings), decisions)
    if len(model.alternatives) != COUNTED:
        return Proof(None, (*findings, _not_counted(model)), decisions)
    analysis = analyse(model)
    return Proof(analysis, (*findings, *judge_figures(model, analysis)), decisions)


def _not_counted(model: DecisionModel) -> Finding:
    """Say that figures are missing: nobody shall take silence for a proof."""
    count = len(model.alternatives)
    message = f"shares, ties and what a question decides are counted for {COUNTED} delivery models"
    return warning("questionnaire", f"{message}; here are {count}, so they are not counted")


def judge_structure(model: DecisionModel) -> Iterator[Finding]:
    """Yield what is wrong before any figure is looked at."""
    for group in components(model):
        if group.size > MOST_CHOICES:
            names = ", ".join(question.id for question in group.questions)
            yield error("questionnaire", f"branches and gates tie too many questions: {names}")
    gated = {name for gate in model.gates for name, _ in gate.when}
    short = {question.id for question in model.questions if question.short}
    for question in model.questions:
        yield from _judge_question(question, question.id in gated, short)
    for one, other in combinations(model.gates, 2):
        yield from _judge_pair(one, other)
        yield from _judge_pair(other, one)


def _judge_question(question: Question, gated: bool, short: set[str]) -> Iterator[Finding]:
    entry = f"questions/{question.id}"
    if question.weight == 0 and not gated and not question.context:
        yield error(entry, "has the weight 0, but no gate looks at it: say what it is 'used_for'")
    if question.context and (question.weight or gated):
        yield error(entry, "has points or a gate, so 'used_for' is not needed: take it out")
    if gated and not question.short:
        yield error(entry, "a gate looks at it, so the short path must ask it too")
    if question.option(UNKNOWN):
        yield error(entry, f"no option may be called '{UNKNOWN}': it is offered everywhere")
    for parent, _ in question.show_if:
        if question.short and parent not in short:
            yield error(entry, f"is on the short path, but '{parent}', which opens it, is not")


def _judge_pair(wide: Gate, narrow: Gate) -> Iterator[Finding]:
    """A gate is useless if another fires whenever it does and closes as much."""
    when = dict(narrow.when)
    contained = all(name in when and set(when[name]) <= set(options) for name, options in wide.when)
    if contained and wide.kind == narrow.kind and set(narrow.closes) <= set(wide.closes):
        yield error(f"gates/{narrow.id}", f"adds nothing to the gate '{wide.id}'")


def judge_figures(model: DecisionModel, analysis: Analysis) -> Iterator[Finding]:
    """Yield what the figures say against the questionnaire."""
    for name, share in analysis.shares.items():
        entry = f"delivery-models/{name}"
        if share == 0:
            yield error(entry, "can never be recommended")
        elif not LEAST_SHARE <= share <= MOST_SHARE:
            yield warning(entry, f"is recommended for {_percent(share)} of all answer sets")
    for gate, share in analysis.gates.items():
        if share == 0:
            yield error(f"gates/{gate}", "can never fire")
    for figures in analysis.questions:
        if not model.question_by_id[figures.question].context:
            yield from _judge_figures_of(figures)
    if analysis.ties > MOST_TIES:
        yield warning("questionnaire", f"{_percent(analysis.ties)} of all answer sets end in a tie")
    if analysis.nobody:
        closed = _percent(analysis.nobody)
        yield warning("questionnaire", f"{closed} of all answer sets close every delivery model")
    yield from _judge_short_path(model, analysis)


def _judge_figures_of(figures: QuestionFigures) -> Iterator[Finding]:
    entry = f"questions/{figures.question}"
    if figures.shown == 0:
        yield error(entry, "can never be shown")
    elif figures.pivotal == 0:
        yield error(entry, "never changes the result")
    elif figures.pivotal < LEAST_PIVOTAL:
        yield warning(entry, f"decides only {_percent(figures.pivotal)} of the answer sets")
    if figures.swing_share > MOST_SWING:
        yield warning(entry, f"carries {_percent(figures.swing_share)} of all swing")


def _judge_short_path(model: DecisionModel, analysis: Analysis) -> Iterator[Finding]:
    """The short path asks what gates need, and beyond that what decides most."""
    needed = {name for gate in model.gates for name, _ in gate.when}
    pivotal = {figures.question: figures.pivotal for figures in analysis.questions}
    free = [q for q in model.questions if q.id not in needed and not q.context]
    chosen = [pivotal[question.id] for question in free if question.short]
    for question in free:
        judged = not question.short and not question.left_out
        if chosen and judged and pivotal[question.id] > min(chosen):
            yield warning(
                f"questions/{question.id}", "decides more than a question on the short path"
            )


@dataclass(frozen=True, slots=True)
class Kept:
    """How many of these answer sets have the same winner on the full path as on the short one."""

    sets: int
    same: int

    @property
    def share(self) -> float:
        """Return the share that has the same winner."""
        return self.same / self.sets

    @property
    def margin(self) -> float:
        """Return by how much the share may be off, in 19 of 20 samples of this size."""
        return float(1.96 * (self.share * (1 - self.share) / self.sets) ** 0.5)


def short_path_words(model: DecisionModel, sets: int = 1000) -> dict[str, Kept]:
    """Return, for each word of certainty that the short path gave, how often it was right.

    Right means that the full path names the same winner. The answer sets are a sample, the same
    at every build; each has an answer to every question.
    """
    chance, short = Random(model.settings.seed), shorten(model)
    found: Counter[tuple[str, bool]] = Counter()
    for _ in range(sets):
        answers = {q.id: chance.choice(q.options).id for q in model.questions}
        result = evaluate(short, answers)
        same = evaluate(model, answers).winner == result.winner
        found[certainty_of(short, result), same] += 1
    words = [word for word in CERTAINTIES if found[word, True] or found[word, False]]
    return {w: Kept(found[w, True] + found[w, False], found[w, True]) for w in words}


def judge_scenarios(
    scenarios: Mapping[str, Scenario], decisions: Mapping[str, Decision]
) -> Iterator[Finding]:
    """Yield where the questionnaire says something else than a scenario's reviewer expects."""
    for name, scenario in scenarios.items():
        for message in _surprises(scenario, decisions[name]):
            yield error(f"scenarios/{name}", message)


def _surprises(scenario: Scenario, decision: Decision) -> Iterator[str]:
    result, expect = decision.result, scenario.expect
    if result.winner != expect.winner:
        yield f"ends with {result.winner}, expected is {expect.winner}"
    if decision.certainty != expect.certainty:
        yield f"the certainty is '{decision.certainty}', expected is '{expect.certainty}'"
    if set(result.gates) != set(expect.gates):
        yield f"fires the gates {list(result.gates)}, expected are {list(expect.gates)}"
    if missing := set(result.unanswered):
        yield f"leaves questions without an answer: {sorted(missing)}"
    if hidden := set(scenario.answers) - set(result.shown):
        yield f"answers questions that are not asked: {sorted(hidden)}"
    strongest = [d.question for d in decision.explanation.drivers if d.points > 0][:STRONGEST]
    for question in expect.drivers:
        if question not in strongest:
            yield f"'{question}' is not among the strongest drivers: {strongest}"


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"
