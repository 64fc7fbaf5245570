"""How far the winner leads each rival, and what every option would do to that lead."""

from __future__ import annotations

from dataclasses import dataclass

from .model import DecisionModel, Question
from .scoring import Result, points_of


@dataclass(frozen=True, slots=True)
class Rival:
    """Another alternative that is not excluded: its place, the winner's lead, and the spare of it.

    The spare is what the winner can lose and still win; the winner loses ties to those before it.
    """

    place: int
    lead: int
    spare: int


def rivals(model: DecisionModel, result: Result) -> list[Rival]:
    """Return the rivals of the winner, the strongest first."""
    if result.winner is None:
        return []
    best = result.scores[result.winner]
    found = []
    for name in result.order[1:]:
        place, lead = model.place[name], best - result.scores[name]
        wins_ties = model.place[result.winner] < place
        found.append(Rival(place, lead, lead if wins_ties else lead - 1))
    return found


def winners_place(model: DecisionModel, result: Result) -> int:
    """Return the position of the winner; ask only if there is one."""
    assert result.winner is not None
    return model.place[result.winner]


def differences(
    model: DecisionModel, result: Result, question: Question, rival: Rival
) -> list[int]:
    """Return what each option of the question adds to the winner's lead over this rival."""
    winner = winners_place(model, result)
    points = (points_of(question, o.effect, result.priorities) for o in question.options)
    return [each[winner] - each[rival.place] for each in points]
