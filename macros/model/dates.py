"""Dates as the edition's language writes them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta


def in_words(day: date, words: dict[str, dict[str, str]]) -> str:
    """Return a date in words: 21 November 2026."""
    date_words = words["date"]
    months = date_words["months"].split(",")
    month = months[day.month - 1].strip() if len(months) == 12 else f"{day.month:02}"
    return date_words["pattern"].format(day=day.day, month=month, year=day.year)


def workday(start: date, days: int) -> date:
    """Return the day so many days from a start, moved away from a weekend.

    What prepares the start moves to the Friday before, so that it is not late; what follows it
    moves to the Monday after, so that it does not come first. The start itself stays as chosen.
    """
    day = start + timedelta(days=days)
    over = max(day.weekday() - 4, 0) if days else 0  # 1 on Saturdays, 2 on Sundays
    return day + timedelta(days=(3 - over if days > 0 else -over) if over else 0)


def plus_months(day: str, months: int) -> str:
    """Return a day such as 2027-01-31 so many months on; a short month has its last day."""
    year, month, date_ = (int(part) for part in day.split("-"))
    years, month = divmod(month - 1 + months, 12)
    last = monthrange(year + years, month + 1)[1]
    return f"{year + years:04}-{month + 1:02}-{min(date_, last):02}"
