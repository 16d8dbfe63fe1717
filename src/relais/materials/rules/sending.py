"""What the device of a counter sends at once: who it is, and its reports, each about a week."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from relais.materials.rules.weeks import first_day


class ReportRefusal(StrEnum):
    """Why a report is not taken. `words.py` says it in three languages."""

    MALFORMED = "malformed"
    TOO_MANY = "too-many"
    UNKNOWN_DEVICE = "unknown-device"
    UNKNOWN_WEEK = "unknown-week"
    FUTURE_WEEK = "future-week"
    TOO_OLD = "too-old"
    UNKNOWN_KIND = "unknown-kind"
    IMPLAUSIBLE_COUNT = "implausible-count"
    MALFORMED_BATCH = "malformed-batch"
    UNKNOWN_SERVICE = "unknown-service"
    UNKNOWN_TROUBLE = "unknown-trouble"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending[Row]:
    """What a device sends at once; `token` says which device."""

    token: str
    reports: tuple[Row, ...]


def read_sending[Row](
    sent: object, *, part: str, read: Callable[[object], Row | None]
) -> Sending[Row] | None:
    """A sending as it came over the wire, its reports under the name `part`.

    None when it is not of the agreed shape, or holds a report that `read` cannot read.
    """
    if not isinstance(sent, dict):
        return None
    token, rows = sent.get("token"), sent.get(part)
    if not isinstance(token, str) or not isinstance(rows, list):
        return None
    reports = tuple(report for row in rows if (report := read(row)))
    return Sending(token=token, reports=reports) if len(reports) == len(rows) else None


def refuse_number_of(reports: Sequence[object], *, at_most: int) -> ReportRefusal | None:
    """Say why one sending cannot hold so many reports, or None when it can."""
    if not reports:
        return ReportRefusal.MALFORMED
    if len(reports) > at_most:
        return ReportRefusal.TOO_MANY
    return None


def refuse_week(week: str, *, today: date, weeks: int) -> ReportRefusal | None:
    """Say why nothing is reported about this week: it must run, or be one of the last `weeks`."""
    try:
        monday = first_day(week)
    except ValueError:
        return ReportRefusal.UNKNOWN_WEEK
    if monday > today:
        return ReportRefusal.FUTURE_WEEK
    if monday < today - timedelta(days=today.weekday(), weeks=weeks):
        return ReportRefusal.TOO_OLD
    return None
