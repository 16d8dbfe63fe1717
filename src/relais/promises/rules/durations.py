"""How far off a moment is, in the unit in which people say it. `words` puts it in a sentence."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from relais.promises.rules.clocks import REGION

_MINUTE, _HOUR = timedelta(minutes=1), timedelta(hours=1)


class Span(StrEnum):
    """The ways to say how far off something is."""

    MINUTES_LEFT = "minutes_left"
    HOURS_LEFT = "hours_left"
    TOMORROW = "tomorrow"
    DAYS_LEFT = "days_left"
    NOW = "now"
    MINUTES_LATE = "minutes_late"
    HOURS_LATE = "hours_late"
    SINCE_YESTERDAY = "since_yesterday"
    DAYS_LATE = "days_late"


@dataclass(frozen=True, slots=True, kw_only=True)
class Distance:
    """A way to say it, and its number; the moments of yesterday and tomorrow need none."""

    span: Span
    number: int = 0


def distance(due_at: datetime, now: datetime) -> Distance:
    """How far off `due_at` is. Time left is rounded down, lateness too: neither is made larger."""
    days = (due_at.astimezone(REGION).date() - now.astimezone(REGION).date()).days
    return _left(due_at - now, days) if due_at > now else _late(now - due_at, -days)


def _left(left: timedelta, days: int) -> Distance:
    if left < _HOUR:
        return Distance(span=Span.MINUTES_LEFT, number=max(left // _MINUTE, 1))
    if days == 0:
        return Distance(span=Span.HOURS_LEFT, number=left // _HOUR)
    if days == 1:
        return Distance(span=Span.TOMORROW)
    return Distance(span=Span.DAYS_LEFT, number=days)


def _late(late: timedelta, days: int) -> Distance:
    if late < _MINUTE:
        return Distance(span=Span.NOW)
    if late < _HOUR:
        return Distance(span=Span.MINUTES_LATE, number=late // _MINUTE)
    if days == 0:
        return Distance(span=Span.HOURS_LATE, number=late // _HOUR)
    if days == 1:
        return Distance(span=Span.SINCE_YESTERDAY)
    return Distance(span=Span.DAYS_LATE, number=days)
