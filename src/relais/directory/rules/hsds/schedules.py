"""Opening hours as rows of a week, which is all that an HSDS schedule can say.

A row holds from one day to another and says on which days of the week one opens and closes. Legal
holidays, closures and the change of the clock end one set of rows and begin the next, so that the
rows say of every day exactly what the evaluation of the hours says. Hours that differ from week to
week otherwise (each first Monday, summer hours) get no rows at all: their text stands in an
attribute of our profile. Source: HSDS field guidance, "Exceptional Schedules", "24h opening".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

from relais.directory.rules.holidays import public_holidays
from relais.directory.rules.hours import Closure, Span, open_spans

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
MONTHS = 4
_BRUSSELS = ZoneInfo("Europe/Brussels")
_MIDNIGHT = 24 * 60

type _Shape = tuple[tuple[Span, ...], int]
"""When a day is open, and the hours that its clock is ahead of UTC."""


class HolidayHours(StrEnum):
    """What a service does on the legal holidays."""

    CLOSED = "closed"
    AS_USUAL = "as_usual"
    OWN_HOURS = "own_hours"


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekRow:
    """Open on these days of the week from one time to another, as long as it holds.

    `offset` is what the clock is ahead of UTC, in hours; times are "09:00", the last "23:59".
    """

    valid_from: date
    valid_to: date
    weekdays: tuple[str, ...]
    opens_at: str
    closes_at: str
    offset: int


@dataclass(frozen=True, slots=True)
class Window:
    """The days that schedules speak of."""

    first_day: date
    days: int


@dataclass(frozen=True, slots=True)
class _Period:
    first_day: date
    last_day: date
    week: dict[int, _Shape]


def window(today: date) -> Window:
    """This month and the three after it: the same days all month long, so that ids stay too."""
    first_day = today.replace(day=1)
    months = first_day.year * 12 + first_day.month - 1 + MONTHS
    return Window(first_day, (date(months // 12, months % 12 + 1, 1) - first_day).days)


@lru_cache(maxsize=4096)  # many services keep the same hours, and keep them all month
def week_rows(hours: str, closures: tuple[Closure, ...], days: Window) -> tuple[WeekRow, ...]:
    """The rows that say these hours, or none when rows of a week can't say them."""
    spans = open_spans(hours, closures, days.first_day, days.days)
    if spans is None or not _is_weekly(hours, days):
        return ()
    return tuple(row for period in _periods(spans, days.first_day) for row in _rows(period))


@lru_cache(maxsize=4096)
def holiday_hours(hours: str, year: int, days: Window) -> HolidayHours | None:
    """What these hours say of the legal holidays of `year`, or None when they say nothing.

    Hours that don't name holidays leave open what happens then, whatever an evaluation makes of it.
    Only a holiday on which the service opens, or opens a week from it, tells anything.
    """
    if "PH" not in hours or not _is_weekly(hours, days):
        return None
    pairs = [
        (found, usual)
        for day in public_holidays(year)
        for found, usual in [(_on(hours, day), _on(hours, _same_weekday(day)))]
        if found or usual
    ]
    if not pairs:
        return None
    if not any(found for found, _usual in pairs):
        return HolidayHours.CLOSED
    as_usual = all(found == usual for found, usual in pairs)
    return HolidayHours.AS_USUAL if as_usual else HolidayHours.OWN_HOURS


@lru_cache(maxsize=4096)
def _is_weekly(hours: str, days: Window) -> bool:
    """Whether all Mondays are alike but for holidays, all Tuesdays, and so on."""
    spans = open_spans(hours, (), days.first_day, days.days)
    week: dict[int, tuple[Span, ...]] = {}
    return spans is not None and all(
        week.setdefault(day.weekday(), found) == found
        for day, found in ((_day(days.first_day, row), found) for row, found in enumerate(spans))
        if day not in public_holidays(day.year)
    )


def _on(hours: str, day: date) -> tuple[Span, ...]:
    return (open_spans(hours, (), day, 1) or [()])[0]


def _same_weekday(day: date) -> date:
    """The same day of the week before, or of the week after when that is a holiday too."""
    before = day - timedelta(days=7)
    return day + timedelta(days=7) if before in public_holidays(before.year) else before


def _periods(spans: Sequence[tuple[Span, ...]], first_day: date) -> Iterator[_Period]:
    """As few stretches of days as possible in which each day of the week is always the same."""
    began, week = first_day, dict[int, _Shape]()
    for row, found in enumerate(spans):
        day = _day(first_day, row)
        shape = (found, _offset(day))
        if week.get(day.weekday(), shape) != shape:
            yield _Period(began, day - timedelta(days=1), week)
            began, week = day, {}
        week[day.weekday()] = shape
    yield _Period(began, _day(first_day, len(spans) - 1), week)


def _rows(period: _Period) -> Iterator[WeekRow]:
    openings = sorted({(*span, offset) for spans, offset in period.week.values() for span in spans})
    for begin, end, offset in openings:
        yield WeekRow(
            valid_from=period.first_day,
            valid_to=period.last_day,
            weekdays=tuple(
                name
                for number, name in enumerate(WEEKDAYS)
                if _opens(period.week.get(number), (begin, end), offset)
            ),
            opens_at=_time(begin),
            closes_at=_time(end),
            offset=offset,
        )


def _opens(shape: _Shape | None, span: Span, offset: int) -> bool:
    return shape is not None and span in shape[0] and shape[1] == offset


def _time(minute: int) -> str:
    # HSDS has no 24:00; its guidance takes 23:59 for midnight.
    return "23:59" if minute == _MIDNIGHT else f"{minute // 60:02}:{minute % 60:02}"


def _offset(day: date) -> int:
    ahead = datetime.combine(day, time(12), _BRUSSELS).utcoffset()
    return int(ahead / timedelta(hours=1)) if ahead else 0


def _day(first_day: date, row: int) -> date:
    return first_day + timedelta(days=row)
