"""Service levels, liability and contract dates for tests, and what they come to.

`python -m tests.tools.service_cases` writes tests/cases/service-levels.json and contract-dates.json
anew: only when the arithmetic is itself meant to change.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from macros.tools.contract_dates import Contract, next_chance, reminders
from macros.tools.service_levels import SHARE, WHOLE, Hours, allowed, borne, credit, outage, used

CASES = Path(__file__).parents[1] / "cases"
LEVELS, DATES = CASES / "service-levels.json", CASES / "contract-dates.json"
COUNT = 60
FIRST = date(2024, 1, 1)

# What the twin says of a case, by the name of what is computed.
COMPUTED = """([name, given]) => {
  const { allowed, borne, credit, outage, used, written } = GuideServiceSums
  const spans = () => used(...given).map(({ start, end }) => [written(start), written(end)])
  const lost = ({ provider, insurer, stays }) => [provider, insurer, stays]
  return { allowed: () => allowed(...given), used: spans, credit: () => credit(...given),
    outage: () => outage(...given), borne: () => lost(borne(...given)) }[name]()
}"""
TERMS = """([contract, today]) => {
  const { end, by, runs } = GuideTerms.nextChance(contract, today)
  return { chance: [end, by, runs], reminders: by ? GuideTerms.reminders(by, today) : [] }
}"""


def hours_of(given: dict[str, Any]) -> Hours:
    """Return service hours from what a vector says."""
    holidays = [date.fromisoformat(day) for day in given["holidays"]]
    return Hours(given["opens"], given["closes"], given["days"], holidays)


def spans(logged: str, target: int, hours: dict[str, Any]) -> list[list[str]]:
    """Return the stretches that a target uses up, as vectors hold them."""
    found = used(datetime.fromisoformat(logged), target, hours_of(hours))
    return [[each.isoformat(timespec="minutes") for each in span] for span in found]


OUTCOMES: dict[str, Callable[..., Any]] = {
    "allowed": allowed,
    "used": spans,
    "credit": credit,
    "outage": outage,
    "borne": lambda *given: list(borne(*given)),
}


def random_hours(chance: Random) -> dict[str, Any]:
    """Return service hours, some of them over midnight, some round the clock."""
    opens = chance.choice((0, 8 * 60, 22 * 60, chance.randrange(1440)))
    closes = chance.choice((opens, 17 * 60, 6 * 60, chance.randrange(1440)))
    days = sorted(chance.sample(range(7), chance.randint(1, 7)))
    holidays = [
        (FIRST + timedelta(chance.randrange(1200))).isoformat() for _ in range(chance.randint(0, 9))
    ]
    return {"opens": opens, "closes": closes, "days": days, "holidays": holidays}


def random_moment(chance: Random) -> str:
    """Return a minute of some three years."""
    moment = datetime.combine(FIRST, datetime.min.time())
    return (moment + timedelta(minutes=chance.randrange(1_500_000))).isoformat(timespec="minutes")


def random_contract(chance: Random) -> dict[str, Any]:
    """Return a contract; many start at the end of a month."""
    day = FIRST + timedelta(chance.choice((30, 58, 59, chance.randrange(1200))))
    unit = chance.choice(("months", "days"))
    return {
        "start": day.isoformat(),
        "first": chance.choice((1, 12, 24, 36, 60)),
        "renewal": chance.choice((0, 1, 3, 12)),
        "notice": chance.randint(0, 14 if unit == "months" else 200),
        "unit": unit,
    }


def level_inputs(chance: Random) -> Iterator[tuple[str, list[Any]]]:
    """Yield one input for everything that is computed of service levels."""

    def money() -> int:
        return chance.choice((0, 1, 99, 12_345_67, chance.randrange(10**11)))

    share = chance.choice((0, 333, SHARE, chance.randrange(SHARE)))
    row = [chance.randrange(9_000_000, WHOLE + 1) for _ in range(chance.randint(1, 5))]
    yield "allowed", [row, chance.randrange(600_000), chance.choice((1, 10))]
    yield "used", [random_moment(chance), chance.randint(1, 6000), random_hours(chance)]
    yield "credit", [money(), share, chance.randrange(SHARE)]
    yield "outage", [chance.randrange(500), share, chance.randrange(9000), 4550, money()]
    yield "borne", [money() for _ in range(5)]


def level_cases() -> list[list[Any]]:
    """Return inputs and what they come to."""
    inputs = (each for seed in range(COUNT) for each in level_inputs(Random(seed)))
    return [[name, given, OUTCOMES[name](*given)] for name, given in inputs]


def dated(contract: dict[str, Any], today: str) -> dict[str, Any]:
    """Return the next chance of a contract and when to think of it."""
    chance = next_chance(Contract(**contract), today)
    found = reminders(chance.by, today) if chance.by else []
    return {"chance": list(chance), "reminders": [list(each) for each in found]}


def date_cases() -> list[list[Any]]:
    """Return contracts, days and what they come to."""
    chances = [Random(seed) for seed in range(3 * COUNT)]
    inputs = [(random_contract(chance), random_moment(chance)[:10]) for chance in chances]
    return [[contract, today, dated(contract, today)] for contract, today in inputs]


def write() -> None:
    """Write both files of cases anew, a case a line."""
    for path, cases in ((LEVELS, level_cases()), (DATES, date_cases())):
        lines = ",\n".join(json.dumps(case) for case in cases)
        path.write_text(f"[\n{lines}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    write()
