"""Clocks: when what is promised now is due. Working hours are those of the region's offices."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from relais.promises.rules.vocabulary import ClockUnit

REGION: Final = ZoneInfo("Europe/Brussels")
OPENS, CLOSES = time(9), time(17)
_WEEKDAYS: Final = range(5)

type IsHoliday = Callable[[date], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """How long one has: in minutes, or in hours during which offices work."""

    amount: int
    unit: ClockUnit = ClockUnit.MINUTES

    def due(self, since: datetime, *, is_holiday: IsHoliday) -> datetime:
        """When something promised at `since` is due."""
        if self.unit is ClockUnit.MINUTES:
            return since + timedelta(minutes=self.amount)
        return _after_working(since, timedelta(hours=self.amount), is_holiday)


def _after_working(since: datetime, left: timedelta, is_holiday: IsHoliday) -> datetime:
    moment = since.astimezone(REGION)
    while True:
        opens, closes = (_at(moment.date(), hour) for hour in (OPENS, CLOSES))
        begins = max(moment, opens)
        if _is_working(moment.date(), is_holiday) and begins < closes:
            if begins + left <= closes:
                return (begins + left).astimezone(since.tzinfo)
            left -= closes - begins
        moment = _at(moment.date() + timedelta(days=1), time(0))


def _at(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, tzinfo=REGION)


def _is_working(day: date, is_holiday: IsHoliday) -> bool:
    return day.weekday() in _WEEKDAYS and not is_holiday(day)
