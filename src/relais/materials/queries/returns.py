"""Reading what came of cards: late, by month, for the whole region, small cells hidden."""

from datetime import date

from relais.foundation.access import Viewer
from relais.materials.models import ReturnCount
from relais.materials.queries.policy import values
from relais.materials.rules.returning import ReturnRow, fit_to_show, shown_months


def returns(viewer: Viewer, *, today: date) -> tuple[ReturnRow, ...]:  # noqa: ARG001  # for everyone: nothing in it points at anybody
    """The months that are shown, newest first; none from before the first code was given.

    Each month is made fit to be shown alone, without sums over months: it is shown the same for
    good, so nobody learns more by keeping what was shown before.
    """
    months = shown_months(today, late_days=values().late_days.number, number=values().months.number)
    found = ReturnCount.unscoped.filter(month__in=months).values_list("month", "what", "count")
    counts: dict[str, dict[str, int]] = {month: {} for month in months}
    for month, what, count in found:
        counts[month][what] = count
    first = min((month for month, counted in counts.items() if counted), default=None)
    small_cell = values().small_cell.number
    return tuple(
        fit_to_show(month, counts[month], small_cell=small_cell)
        for month in months
        if first and month >= first
    )
