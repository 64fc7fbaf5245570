"""Dates as the edition's language writes them."""

from __future__ import annotations

from datetime import date


def in_words(day: date, words: dict[str, dict[str, str]]) -> str:
    """Return a date in words: 21 November 2026."""
    date_words = words["date"]
    months = date_words["months"].split(",")
    month = months[day.month - 1].strip() if len(months) == 12 else f"{day.month:02}"
    return date_words["pattern"].format(day=day.day, month=month, year=day.year)
