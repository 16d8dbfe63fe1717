"""What a counter may report: in which week it gave which kind of help, how often. Never to whom."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from relais.materials.rules.sending import ReportRefusal, Sending, read_sending, refuse_week
from relais.materials.rules.values import Values
from relais.materials.rules.weeks import first_day, week_of

REPORTS_AT_MOST = 500
_BATCH = re.compile(r"[A-Za-z0-9_-]{8,64}", re.ASCII)


class HelpKind(StrEnum):
    """What a counter did for someone."""

    CARD_PRINTED = "card_printed"
    NUMBER_SHOWN = "number_shown"
    CALLED_TOGETHER = "called_together"
    DANGER_CALLED = "danger_called"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """So many times this kind of help in this week. `batch` makes sending twice count once."""

    week: str
    kind: str
    count: int
    batch: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyRow:
    """One week of the table; None is a count that is not shown.

    `reported` counters of the `enrolled` ones sent something about it.
    """

    week: str
    counts: tuple[int | None, ...]
    total: int | None
    reported: int
    enrolled: int

    @property
    def is_silent(self) -> bool:
        """Nobody reported: that is not the same as nobody helped, so no zeros are shown."""
        return not self.reported


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The last finished weeks, newest first, and the totals of all of them.

    `unusual` are the codes of counters to ask whether a count is right; it still counts.
    """

    kinds: tuple[HelpKind, ...]
    rows: tuple[TallyRow, ...]
    totals: tuple[int | None, ...]
    total: int | None
    unusual: tuple[str, ...]

    @property
    def last(self) -> TallyRow:
        return self.rows[0]

    @property
    def is_empty(self) -> bool:
        return all(row.is_silent for row in self.rows)


def read_tally(sent: object) -> Sending[Report] | None:
    """A sending of help given, or None when it is not of the agreed shape."""
    return read_sending(sent, part="weeks", read=_read_report)


def finished_weeks(today: date, *, number: int) -> tuple[str, ...]:
    """The last weeks that are over, newest first.

    The week that still runs is left out: who looked twice on one day would see a report arrive.
    """
    return tuple(week_of(today - timedelta(weeks=back)) for back in range(1, number + 1))


def refuse_report(report: Report, *, today: date, values: Values) -> ReportRefusal | None:
    """Say why this report is not taken, or None when it is."""
    refusal = refuse_week(report.week, today=today, weeks=values.weeks.number)
    if refusal:
        return refusal
    if report.kind not in set(HelpKind):
        return ReportRefusal.UNKNOWN_KIND
    if not 1 <= report.count <= values.count_at_most.number:
        return ReportRefusal.IMPLAUSIBLE_COUNT
    if not _BATCH.fullmatch(report.batch):
        return ReportRefusal.MALFORMED_BATCH
    return None


def is_unusual(count: int, *, values: Values) -> bool:
    """Whether one counter's week is so high that someone should ask. It still counts."""
    return count > values.unusual_count.number


def took_part(week: str, *, since: date, until: date | None) -> bool:
    """Whether a counter that reports from `since`, and was revoked on `until`, could in `week`."""
    monday = first_day(week)
    return since < monday + timedelta(weeks=1) and (until is None or until >= monday)


def _read_report(row: object) -> Report | None:
    match row:
        # True is an int in Python, but not in JSON.
        case {"count": bool()}:
            return None
        case {"week": str(week), "kind": str(kind), "count": int(count), "batch": str(batch)}:
            return Report(week=week, kind=kind, count=count, batch=batch)
    return None
