"""Weeks as ISO 8601 writes them: `2026-W48`, from Monday on."""

import re
from datetime import date

_WEEK = re.compile(r"(\d{4})-W(\d{2})", re.ASCII)


def first_day(week: str) -> date:
    """The Monday of a week such as `2026-W48`; ValueError when there is no such week."""
    found = _WEEK.fullmatch(week)
    if found is None:
        raise ValueError(week)
    return date.fromisocalendar(int(found[1]), int(found[2]), 1)


def week_of(day: date) -> str:
    """The week of a day."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"
