"""A moment as a clock on a wall in Brussels shows it, to the quarter of an hour."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

QUARTERS = 96
_BRUSSELS = ZoneInfo("Europe/Brussels")


@dataclass(frozen=True, slots=True)
class LocalMoment:
    """A quarter of an hour: the first of a day is 0, the last is 95."""

    day: date
    quarter: int


def local_moment(at: datetime) -> LocalMoment:
    """The quarter in which `at` falls; `at` has a time zone.

    The hour that the clock skips in spring never comes out of this; the hour that it repeats in
    autumn comes out twice and is the same both times, as it is for whoever reads the wall clock.
    """
    if at.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    wall = at.astimezone(_BRUSSELS)
    return LocalMoment(wall.date(), wall.hour * 4 + wall.minute // 15)


def clock(quarter: int) -> str:
    """The time at which a quarter begins: 0 is "00:00", 73 is "18:15", 96 is "24:00"."""
    return f"{quarter // 4:02}:{quarter % 4 * 15:02}"
