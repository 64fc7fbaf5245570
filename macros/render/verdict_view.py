"""What a result says before anything else, as sentences; method/verdict.js is its twin.

Certainty and readiness are two statements. Every figure is that of the answers at hand, and what
"stays" was tried. Templates and elements only draw what stands here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..decision import Decision, DecisionModel, Doubt
from ..decision.first_steps import side
from ..decision.lifting import Waiting
from .site import Site

PARTIES = {"inside": "own", "between": "shared", "outside": "provider"}


@dataclass(frozen=True, slots=True)
class Clash:
    """Two answers of which only one can be true: to which questions, and the answers in words."""

    questions: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class VerdictView:
    """The sentences of a verdict; `follows` says of each gate what follows from lifting it."""

    clashes: tuple[Clash, ...]
    sentence: str
    figures: tuple[str, ...]
    advice: str
    readiness: str
    follows: dict[str, str]
    today: tuple[str, ...]


def party_of(model: DecisionModel, name: str | None) -> str:
    """Return whose colour a delivery model has wherever it is drawn: own, shared or provider."""
    return PARTIES[side(model, name)] if name else ""


def verdict_view(site: Site, model: DecisionModel, decision: Decision) -> VerdictView:
    """Return what the guide says about a decision of this model."""
    return _Teller(site, model, decision).view()


class _Teller:
    def __init__(self, site: Site, model: DecisionModel, decision: Decision) -> None:
        self._site, self._model, self._decision = site, model, decision
        self._result, self._guide = decision.result, site.guide

    def view(self) -> VerdictView:
        return VerdictView(
            tuple(self._clashes()),
            self._say(f"verdict_sentence.{self._sentence_name()}"),
            tuple(self._figures()),
            " ".join(self._advice()),
            self._readiness(),
            {each.gate: self._follows(each) for each in self._decision.lifting.waiting},
            tuple(self._today()),
        )

    def _clashes(self) -> Iterator[Clash]:
        """Yield the answers that do not fit together: they are asked about, not explained away."""
        given, questions = self._result.answers, self._guide.questions
        quoted = self._guide.words["result"]["quoted"]
        for clash in self._guide.questionnaire.clashes.values():
            if all(given.get(name) in options for name, options in clash.items()):
                said = (
                    f"{questions[name].title} "
                    + quoted.format(text=questions[name].options[given[name]].label)
                    for name in clash
                )
                yield Clash(tuple(clash), "; ".join(said))

    def _advice(self) -> Iterator[str]:
        """Say what to do with the word, and where an answer shows that the guide is too coarse."""
        words, certainty = self._guide.words, self._decision.certainty
        if certainty in words["verdict_advice"]:
            yield words["verdict_advice"][certainty]
        for question, option in self._result.answers.items():
            if f"{question}_{option}" in words["limits"]:
                yield words["limits"][f"{question}_{option}"]

    def _say(self, path: str, **values: Any) -> str:
        result = self._result
        names = {"winner": self._title(result.winner), "rival": self._title(result.runner_up)}
        return self._site.say(path, **(names | values))

    def _title(self, name: str | None) -> str:
        return self._guide.delivery_models[name].title if name else ""

    def _sentence_name(self) -> str:
        certainty = self._decision.certainty
        return "tie" if certainty == "close" and self._result.lead == 0 else certainty

    def _figures(self) -> Iterator[str]:
        certainty = self._decision.certainty
        if certainty == "little":
            yield self._say("verdict_figures.little", **self._answered())
        if certainty in ("none", "little") or self._result.runner_up is None:
            return
        count = self._decision.robustness[self._result.winner or ""]
        yield self._of("weights", count, self._model.settings.weightings)
        yield from self._doubt("open", self._decision.completions)
        if self._decision.readings != self._decision.completions:
            yield from self._doubt("unsure", self._decision.readings)
        yield self._least()

    def _answered(self) -> dict[str, int]:
        weight = {name: self._model.question_by_id[name].weight for name in self._result.shown}
        answered = sum(weight[row.question] for row in self._result.rows)
        return {"part": answered, "whole": sum(weight.values())}

    def _doubt(self, kind: str, doubt: Doubt) -> Iterator[str]:
        if doubt.total > 1:
            name = f"{kind}_ways" if doubt.counted else f"{kind}_drawn"
            yield self._of(name, doubt.kept(self._result.winner), doubt.total)

    def _of(self, name: str, part: int, whole: int) -> str:
        """Return a sentence on how often the winner came first; all and none are words."""
        words = self._guide.words["verdict_figures"]
        often = words["all"] if part == whole else words["never"] if part == 0 else ""
        often = often or self._say("verdict_figures.part", part=part, whole=whole)
        return self._say(f"verdict_figures.{name}", whole=whole, often=often)

    def _least(self) -> str:
        count = self._decision.explanation.least_changes
        return self._say(
            "result.least_never" if count is None else "result.least", count=count or 0
        )

    def _readiness(self) -> str:
        result, lifting = self._result, self._decision.lifting
        if result.winner is None:
            return ""
        if result.ready:
            return self._say("readiness.ready")
        gates = [self._guide.gates[each.gate] for each in lifting.waiting]
        mine = [gate.title for gate in gates if result.winner in gate.delivery_models]
        name = "stays" if lifting.stays(result.winner) else "turns" if lifting.together else "waits"
        waits = self._say("readiness.waits", gates="; ".join(mine))
        return waits if name == "waits" else f"{waits} {self._then(name, len(gates))}"

    def _then(self, name: str, count: int) -> str:
        firsts = self._guide.words["result"]["or"].join(
            map(self._title, self._decision.lifting.together)
        )
        return self._say(f"readiness.{name}", count=count, firsts=firsts)

    def _follows(self, waiting: Waiting) -> str:
        winners = {lift.winner for lift in waiting.lifts}
        if not winners:
            return ""
        said = not self._result.ready and len(self._decision.lifting.waiting) == 1
        if said and winners == {self._result.winner}:
            return ""  # readiness says so
        if len(winners) == 1:
            return self._say("readiness.follow_stays", first=self._title(winners.pop()))
        return " ".join(
            self._say(
                "readiness.follow", options=self._options(waiting, name), first=self._title(name)
            )
            for name in (*self._result.order,)
            if name in winners
        )

    def _options(self, waiting: Waiting, winner: str) -> str:
        labels = (
            self._guide.questions[lift.question].options[lift.option].label
            for lift in waiting.lifts
            if lift.winner == winner
        )
        words = self._guide.words["result"]
        return words["or"].join(words["quoted"].format(text=label) for label in labels)

    def _today(self) -> Iterator[str]:
        given, winner = self._result.answers, self._result.winner
        now = given.get("present-arrangement", "")
        moved = f"{now}_{side(self._model, winner)}"
        if moved not in self._guide.words["today"] or self._decision.certainty == "little":
            return
        yield self._say(f"today.{moved}")
        for question in ("provider-today", "leaving"):
            key = f"{question}_{given.get(question)}"
            if key in self._guide.words["today"]:
                yield self._say(f"today.{key}")
        yield from self._carry_on(now, winner)

    def _carry_on(self, now: str, winner: str | None) -> Iterator[str]:
        """Say how the model of today stands: it is always one of the candidates."""
        scores = self._result.scores
        for name in (each.id for each in self._model.alternatives if each.today == now):
            title = self._title(name)
            if name in self._result.excluded:
                yield self._say("today.carry_excluded", model=title)
            elif winner and name != winner:
                half = scores[winner] - scores[name]
                points = self._site.numbers.points(half)
                stands = "carry_behind" if half else "carry_level"
                yield self._say(f"today.{stands}", model=title, count=half / 2, points=points)
