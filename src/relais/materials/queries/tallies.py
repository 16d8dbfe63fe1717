"""Reading the tally: weeks by kind of help, over all counters together, small cells hidden."""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Sum
from django.utils.timezone import localdate

from relais.foundation.access import Viewer
from relais.materials.models import Counter, TallyEntry
from relais.materials.permissions import Permission
from relais.materials.queries.policy import values
from relais.materials.rules.disclosure import TOTAL, Table, publish
from relais.materials.rules.tally import (
    HelpKind,
    Tally,
    TallyRow,
    finished_weeks,
    is_unusual,
    took_part,
)
from relais.materials.rules.weeks import first_day


def tally(viewer: Viewer, *, today: date) -> Tally:
    """What the counters reported about the weeks that are over, over all of them together."""
    if not viewer.may(Permission.READ_TALLY):
        raise PermissionDenied
    weeks = finished_weeks(today, number=values().weeks.number)
    kinds = tuple(HelpKind)
    table = publish(
        _counts(weeks), rows=weeks, columns=kinds, small_cell=values().small_cell.number
    )
    reported, enrolled = _reported(weeks), _enrolled(weeks)
    return Tally(
        kinds=kinds,
        rows=tuple(
            TallyRow(
                week=week,
                counts=_row(table, week),
                total=table.cells[week, TOTAL],
                reported=reported.get(week, 0),
                enrolled=enrolled[week],
            )
            for week in weeks
        ),
        totals=_row(table, TOTAL),
        total=table.cells[TOTAL, TOTAL],
        unusual=_unusual(weeks),
    )


def _row(table: Table, name: str) -> tuple[int | None, ...]:
    return tuple(table.cells[name, column] for column in table.columns)


def _counts(weeks: Sequence[str]) -> dict[tuple[str, str], int]:
    found = (
        TallyEntry.unscoped.about(weeks).values_list("week", "kind").annotate(count=Sum("count"))
    )
    return {(week, kind): count for week, kind, count in found}


def _reported(weeks: Sequence[str]) -> dict[str, int]:
    """How many counters sent something about each week."""
    found = TallyEntry.unscoped.about(weeks).values_list("week")
    return dict(found.annotate(reported=Count("counter", distinct=True)))


def _enrolled(weeks: Sequence[str]) -> dict[str, int]:
    """How many counters took part in each week: with an enrolled device, or a report already."""
    terms = [
        (_since(counter), localdate(counter.revoked_at) if counter.revoked_at else None)
        for counter in Counter.unscoped.with_reports()
        if counter.enrolled_at
    ]
    return {
        week: sum(took_part(week, since=since, until=until) for since, until in terms)
        for week in weeks
    }


def _since(counter: Counter) -> date:
    """A device counts while it is not enrolled yet, and may report on those weeks afterwards."""
    enrolled_on = localdate(counter.enrolled_at)
    return min(enrolled_on, first_day(counter.first_week)) if counter.first_week else enrolled_on


def _unusual(weeks: Sequence[str]) -> tuple[str, ...]:
    found = (
        TallyEntry.unscoped.about(weeks)
        .values_list("counter__code", "week")
        .annotate(count=Sum("count"))
        .order_by("counter__code")
    )
    unusual = (code for code, _, count in found if is_unusual(count, values=values()))
    return tuple(dict.fromkeys(unusual))
