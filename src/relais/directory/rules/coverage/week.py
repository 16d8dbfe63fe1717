"""One week, hour by hour: when somebody answers, and at which desk.

A service counts in an hour when someone answers during the whole of it. By appointment is not
answering, and hours that nobody knows are not either.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from relais.directory.rules.facts import ServiceFacts
from relais.directory.rules.holidays import public_holidays
from relais.directory.rules.hours import Closure, DayPattern, day_patterns, relayed
from relais.directory.rules.moments import QUARTERS
from relais.directory.rules.vocabulary import OpenState

type Hours = NDArray[np.bool_]
"""The 168 hours of a week, from Monday 0 h."""

DAYS = 7
DAY_HOURS = 24
HOURS = DAYS * DAY_HOURS
# From 22 to 6 o'clock.
_NIGHT_HOURS = (*range(6), 22, 23)
# Legal holidays fall on every weekday within so many years.
_YEARS = range(12)


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """The week of this Monday; `holidays` takes each of its days for a legal holiday."""

    monday: date
    holidays: bool = False

    @property
    def days(self) -> tuple[date, ...]:
        return tuple(self.monday + timedelta(days=number) for number in range(DAYS))

    @property
    def last_day(self) -> date:
        return self.days[-1]


class Presence(NamedTuple):
    """The hours in which `desk` answers for a service.

    The desk is the service itself, or the one that it hands its calls on to.
    """

    service: ServiceFacts
    desk: str
    hours: Hours


def ordinary_week(today: date) -> Week:
    """The first whole week from `today` without a legal holiday."""
    week = Week(monday=today + timedelta(days=-today.weekday() % DAYS))
    while any(day in public_holidays(day.year) for day in week.days):
        week = Week(monday=week.monday + timedelta(days=DAYS))
    return week


def nights() -> Hours:
    """The hours from 22 to 6 o'clock."""
    by_day = np.zeros((DAYS, DAY_HOURS), bool)
    by_day[:, _NIGHT_HOURS] = True
    return by_day.ravel()


def hours_of(days: Iterable[int], first_hour: int, end_hour: int) -> Hours:
    """The hours from `first_hour` up to, not including, `end_hour` on these days; Monday is 0."""
    by_day = np.zeros((DAYS, DAY_HOURS), bool)
    by_day[list(days), first_hour:end_hour] = True
    return by_day.ravel()


def presences(services: Iterable[ServiceFacts], week: Week) -> list[Presence]:
    """Who answers when for each of `services`; only those among them can take calls over.

    A service without a number, a chat or a door answers nobody.
    """
    known = {each.code: each for each in services}
    answered = cache(_answered)
    found: list[Presence] = []
    for service in known.values():
        own = week_patterns(service.hours, service.closures, week)
        target = known.get(service.relay_to or "")
        handed_on = own
        if target is not None:
            theirs = week_patterns(target.hours, target.closures, week)
            handed_on = tuple(map(relayed, own, theirs))
        if service.reachable:
            found += _at_desks(service, answered(own), answered(handed_on))
    return found


def _at_desks(service: ServiceFacts, own: Hours, with_relay: Hours) -> Iterator[Presence]:
    """An hour that is shared belongs to the relay, who alone may be there all of it."""
    if own.any():
        yield Presence(service, service.code, own)
    relay = with_relay & ~own
    if relay.any():
        yield Presence(service, service.relay_to or "", relay)


# From one version of the directory to the next, and from one layer to another, few hours change.
@lru_cache(maxsize=16_384)
def week_patterns(
    hours: str | None, closures: tuple[Closure, ...], week: Week
) -> tuple[DayPattern, ...]:
    """The seven days of `week`; on its holidays as on legal holidays of those weekdays."""
    if not week.holidays:
        return tuple(day_patterns(hours, closures, week.monday, DAYS))
    return tuple(
        day_patterns(hours, _moved(closures, day, holiday), holiday, 1)[0]
        for day, holiday in zip(week.days, _holidays_like(week), strict=True)
    )


def _moved(closures: tuple[Closure, ...], day: date, holiday: date) -> tuple[Closure, ...]:
    """A closure of `day` on the holiday that stands in for it; no other closure matters."""
    closed = any(closure.first_day <= day <= closure.last_day for closure in closures)
    return (Closure(holiday, holiday),) if closed else ()


@lru_cache(maxsize=8)
def _holidays_like(week: Week) -> tuple[date, ...]:
    """For each day of the week the next legal holiday that falls on that weekday.

    A holiday of the calendar rather than rules of our own: the hours are read by the library.
    """
    coming = sorted(
        day
        for ahead in _YEARS
        for day in public_holidays(week.monday.year + ahead)
        if day >= week.monday
    )
    return tuple(next(day for day in coming if day.weekday() == number) for number in range(DAYS))


def _answered(patterns: tuple[DayPattern, ...]) -> Hours:
    """The hours of which every quarter is answered."""
    quarters = np.zeros((DAYS, QUARTERS), bool)
    for day, pattern in enumerate(patterns):
        for begin, end, state in pattern:
            quarters[day, begin:end] = state in {OpenState.OPEN, OpenState.RELAYED}
    return np.asarray(quarters.reshape(HOURS, QUARTERS // DAY_HOURS).all(axis=1))
