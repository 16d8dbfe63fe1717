"""The right count of one cell: every service is looked at, hours are asked of the library."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import cache

from opening_hours import OpeningHours

from relais.directory.rules.facts import ServiceFacts

type Cell = tuple[str, str, str, str, int]
"""Municipality, need, language, profile, and the hour of the week from Monday 0 h."""


def count(services: Sequence[ServiceFacts], cell: Cell, monday: date) -> int:
    """How many of `services` answer during the whole of that hour; none of them hands on."""
    municipality, need, language, profile, hour = cell
    return sum(
        each.reachable
        and need in each.needs
        and language in (each.languages or ())
        and bool(each.areas & {municipality, "region", "belgium"})
        and profile not in each.refused_profiles
        and _is_open_throughout(each.hours or "24/7 off", monday, hour)
        for each in services
    )


@cache
def _is_open_throughout(hours: str, monday: date, hour: int) -> bool:
    begins = datetime.combine(monday, time()) + timedelta(hours=hour)
    evaluator = OpeningHours(hours)
    return all(evaluator.is_open(begins + timedelta(minutes=minute)) for minute in range(0, 60, 5))
