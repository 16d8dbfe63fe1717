"""Opening hours: which texts are accepted, and what they mean for each quarter of each day.

A text is an OpenStreetMap `opening_hours` value, read by opening-hours-py on the wall clock of
Brussels. A quarter counts as open only when the service is open during the whole of it. Texts that
the library reads otherwise than their writer means are refused rather than guessed at.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from opening_hours import OpeningHours, State, validate

from relais.directory.rules.holidays import public_holidays
from relais.directory.rules.moments import QUARTERS
from relais.directory.rules.vocabulary import OpenState


class HoursRefusal(StrEnum):
    """Why a text of opening hours is not taken over."""

    UNREADABLE = "unreadable"
    FALLBACK = "fallback"
    OPEN_END = "open_end"
    SCHOOL_HOLIDAYS = "school_holidays"
    HOLIDAY_OFFSET = "holiday_offset"
    SUN_TIME = "sun_time"
    DAYS_WITHOUT_TIMES = "days_without_times"
    CLOSING_NOT_LAST = "closing_not_last"
    NIGHT_BESIDE_OTHER_RULES = "night_beside_other_rules"


@dataclass(frozen=True, slots=True)
class Closure:
    """Days on which a service is closed besides its hours; the first and the last both count."""

    first_day: date
    last_day: date


type Run = tuple[int, int, OpenState]
"""From this quarter up to, not including, that one."""

type DayPattern = tuple[Run, ...]
"""A whole day, from quarter 0 up to 96, without gaps; neighbours differ."""

# Quarters of the day between which nobody speaks of night, and a week without a holiday.
_MORNING, _EVENING = 6 * 4, 22 * 4
_ORDINARY_MONDAY = date(2026, 3, 9)
type Span = tuple[int, int]
"""Minutes of a day: from this one up to, not including, that one; 1440 is midnight."""

_DAY = 24 * 60
_COMMENT = re.compile(r'"[^"]*"')
_SPAN = re.compile(r"(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})")
_CLOSES = re.compile(r"\b(?:off|closed)\b")
_SAYS_WHEN = re.compile(r'\d:\d{2}|24/7|\boff\b|\bclosed\b|\bunknown\b|"')
_REFUSED = (
    # The library calls what follows `||` open, or drops it.
    (re.compile(r"\|\|"), HoursRefusal.FALLBACK),
    # It counts holidays from Easter Sunday too, which is not a legal holiday here.
    (re.compile(r"\bPH\s*[+-]\s*\d"), HoursRefusal.HOLIDAY_OFFSET),
    # An open end would mean "open until midnight".
    (re.compile(r"\+"), HoursRefusal.OPEN_END),
    # It ignores school holidays, so that `SH off` would mean "open".
    (re.compile(r"\bSH\b"), HoursRefusal.SCHOOL_HOLIDAYS),
    # Without coordinates it takes 07:00 and 19:00.
    (re.compile(r"\b(?:sunrise|sunset|dawn|dusk)\b"), HoursRefusal.SUN_TIME),
)


def refuse_hours(text: str) -> HoursRefusal | None:
    """Why `text` can't be taken over as opening hours, or None when it can."""
    bare = _COMMENT.sub('""', text)
    for form, refusal in _REFUSED:
        if form.search(bare):
            return refusal
    if not validate(text):
        return HoursRefusal.UNREADABLE
    return _refuse_rules(bare.split(";"))


def _refuse_rules(rules: Sequence[str]) -> HoursRefusal | None:
    # `Mo-Fr` alone would mean open day and night.
    if not all(_SAYS_WHEN.search(rule) for rule in rules):
        return HoursRefusal.DAYS_WITHOUT_TIMES
    # A later rule overrides an earlier one: `PH off; Mo-Fr 09:00-17:00` is open on Christmas Day.
    closes = [bool(_CLOSES.search(rule)) for rule in rules]
    if closes != sorted(closes):
        return HoursRefusal.CLOSING_NOT_LAST
    # A rule for the next day, a holiday or a closing cancels what is left of the night before: the
    # writer splits the night at 24:00. Known surprise: opening-hours/opening_hours.js issue 441.
    alone = len(rules) == 1 and not any(closes) and "PH" not in rules[0]
    if any(map(_spans_midnight, rules)) and not alone:
        return HoursRefusal.NIGHT_BESIDE_OTHER_RULES
    return None


def day_patterns(
    hours: str | None, closures: Sequence[Closure], first_day: date, days: int
) -> list[DayPattern]:
    """The pattern of each day; `hours` is None (not known) or accepted by `refuse_hours`."""
    if hours is None:
        states = np.full((days, QUARTERS), _WORST_FIRST.index(OpenState.UNKNOWN), np.uint8)
    else:
        states = _states(hours, first_day, days)
    for row, day in enumerate(_days(first_day, days)):
        if _closed(closures, day):
            states[row] = 0
        elif hours and _spans_midnight(hours) and _closed(closures, day - timedelta(days=1)):
            # The night before did not begin, so what the library sees left of it is closed too.
            states[row, : _first_change(states[row])] = 0
    return [_runs([_WORST_FIRST[state] for state in row]) for row in states]


@lru_cache(maxsize=1024)
def answers_at_night(hours: str | None) -> bool:
    """Whether someone answers between 22:00 and 06:00 in an ordinary week."""
    return any(
        state is OpenState.OPEN and (begin < _MORNING or end > _EVENING)
        for pattern in day_patterns(hours, (), _ORDINARY_MONDAY, 7)
        for begin, end, state in pattern
    )


def open_spans(
    hours: str, closures: Sequence[Closure], first_day: date, days: int
) -> list[tuple[Span, ...]] | None:
    """When it is open on each day, to the minute; None when it is not just open or closed.

    `hours` is accepted by `refuse_hours`. This is for saying the hours in another form; whether a
    service is open at a moment is what `day_patterns` says.
    """
    found = _spans(OpeningHours(hours, country="BE"), first_day, days)
    if found is None:
        return None
    if "PH" in hours:
        for row in _wrongly_holiday(first_day, days):
            bare = _spans(OpeningHours(hours), first_day + timedelta(days=row), 1)
            if bare is None:
                return None
            found[row] = bare[0]
    for closure in closures:
        _close(found, closure, first_day, night=_spans_midnight(hours))
    return [tuple(spans) for spans in found]


def _close(found: list[list[Span]], closure: Closure, first_day: date, *, night: bool) -> None:
    """Take the days of the closure out, and the night that would have begun on its last evening."""
    begin, end = (closure.first_day - first_day).days, (closure.last_day - first_day).days
    for row in range(max(begin, 0), min(end + 1, len(found))):
        found[row] = []
    if night and 0 <= end + 1 < len(found):
        found[end + 1] = [span for span in found[end + 1] if span[0] > 0]


def _spans(evaluator: OpeningHours, first_day: date, days: int) -> list[list[Span]] | None:
    start, minute = datetime.combine(first_day, time.min), timedelta(minutes=1)
    found: list[list[Span]] = [[] for _ in range(days)]
    for begins, ends, state, comment in evaluator.intervals(start, start + timedelta(days=days)):
        meaning = _meaning(state, comment)
        if meaning not in {OpenState.OPEN, OpenState.CLOSED}:
            return None
        begin, end = (begins - start) // minute, (ends - start) // minute
        while meaning is OpenState.OPEN and begin < end:
            row, from_minute = divmod(begin, _DAY)
            to_minute = min(end - row * _DAY, _DAY)
            found[row].append((from_minute, to_minute))
            begin = row * _DAY + to_minute
    return found


def relayed(own: DayPattern, target: DayPattern) -> DayPattern:
    """`own`, where a closed quarter in which the target is open becomes a relayed one."""
    return _runs(
        [
            OpenState.RELAYED if (mine, theirs) == (OpenState.CLOSED, OpenState.OPEN) else mine
            for mine, theirs in zip(_by_quarter(own), _by_quarter(target), strict=True)
        ]
    )


# A quarter is as good as its worst minute.
_WORST_FIRST = (OpenState.CLOSED, OpenState.UNKNOWN, OpenState.APPOINTMENT, OpenState.OPEN)


def _states(hours: str, first_day: date, days: int) -> NDArray[np.uint8]:
    states = _evaluate(OpeningHours(hours, country="BE"), first_day, days)
    if "PH" in hours and (wrong := _wrongly_holiday(first_day, days)):
        rows = list(wrong)
        states[rows] = _evaluate(OpeningHours(hours), first_day, days)[rows]
    return states


def _evaluate(evaluator: OpeningHours, first_day: date, days: int) -> NDArray[np.uint8]:
    # Without a time zone: a wall clock has no gap in spring for the library to stumble over.
    start = datetime.combine(first_day, time.min)
    states = np.full(days * QUARTERS, len(_WORST_FIRST) - 1, np.uint8)
    quarter = timedelta(minutes=15)
    for begins, ends, state, comment in evaluator.intervals(start, start + timedelta(days=days)):
        span = slice((begins - start) // quarter, -((start - ends) // quarter))
        worst = _WORST_FIRST.index(_meaning(state, comment))
        states[span] = np.minimum(states[span], worst)
    return states.reshape(days, QUARTERS)


def _meaning(state: State, comment: str) -> OpenState:
    if state == State.CLOSED:
        return OpenState.CLOSED
    if comment:
        # The library says "open" of `Mo-Fr 09:00-17:00 "by appointment"`; nobody may walk in on it.
        return OpenState.APPOINTMENT
    return OpenState.OPEN if state == State.OPEN else OpenState.UNKNOWN


@lru_cache(maxsize=64)
def _wrongly_holiday(first_day: date, days: int) -> tuple[int, ...]:
    """Days, by number, that the library takes for a legal holiday and the law does not."""
    library = OpeningHours("PH 00:00-24:00", country="BE")
    return tuple(
        row
        for row, day in enumerate(_days(first_day, days))
        if library.is_open(datetime.combine(day, time(12))) and day not in public_holidays(day.year)
    )


def _spans_midnight(text: str) -> bool:
    def ends_tomorrow(span: tuple[str, ...]) -> bool:
        from_hour, from_minute, to_hour, to_minute = map(int, span)
        end = to_hour * 60 + to_minute
        return end > 24 * 60 or end <= from_hour * 60 + from_minute

    return any(map(ends_tomorrow, _SPAN.findall(_COMMENT.sub("", text))))


def _days(first_day: date, days: int) -> list[date]:
    return [first_day + timedelta(days=number) for number in range(days)]


def _closed(closures: Collection[Closure], day: date) -> bool:
    return any(closure.first_day <= day <= closure.last_day for closure in closures)


def _first_change(row: NDArray[np.uint8]) -> int:
    changes = np.flatnonzero(np.diff(row))
    return int(changes[0]) + 1 if len(changes) else QUARTERS


def _runs(by_quarter: Sequence[OpenState]) -> DayPattern:
    changes = (q for q in range(1, QUARTERS) if by_quarter[q] != by_quarter[q - 1])
    edges = pairwise([0, *changes, QUARTERS])
    return tuple((begin, end, by_quarter[begin]) for begin, end in edges)


def _by_quarter(pattern: DayPattern) -> list[OpenState]:
    return [state for begin, end, state in pattern for _ in range(begin, end)]
