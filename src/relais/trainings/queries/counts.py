"""Counts of one training as they were printed and as we compute them.

There is no question here about two trainings at once: who followed both would count twice.
"""

from django.db.models import Case, F, QuerySet, When
from django.http import Http404

from relais.foundation.access import Viewer
from relais.trainings.models import CountRow
from relais.trainings.permissions import Permission
from relais.trainings.queries.trainings import training
from relais.trainings.rules.display import CountRowDisplay, CountTableDisplay
from relais.trainings.rules.vocabulary import CountMode, Dimension


def count_tables(viewer: Viewer, ref: str, mode: CountMode) -> tuple[CountTableDisplay, ...]:
    """The count tables of a training that were counted in this way. 404 for no such training."""
    return training(viewer, ref).tables_of(mode)


def count_table(viewer: Viewer, ref: str, number: int) -> CountTableDisplay:
    """One count table of a training, or 404."""
    for table in training(viewer, ref).tables:
        if table.number == number:
            return table
    raise Http404


def count_rows(viewer: Viewer, ref: str, number: int = 1) -> tuple[CountRowDisplay, ...]:
    """The rows of one count table of a training, or 404."""
    return count_table(viewer, ref, number).rows


def sector_heads(viewer: Viewer, ref: str) -> list[int | None]:
    """Heads by sector in the order of the source: as printed, else from the printed share.

    Of the first declared table that tells sectors apart.
    """
    rows = _declared(viewer, ref, Dimension.SECTOR).annotate(
        counted=Case(When(heads=None, then=F("computed_heads")), default=F("heads"))
    )
    return list(rows.values_list("counted", flat=True))


def sector_shares(viewer: Viewer, ref: str) -> list[str]:
    """The shares by sector as printed, in the order of the source."""
    return list(_declared(viewer, ref, Dimension.SECTOR).values_list("printed_share", flat=True))


def language_heads(viewer: Viewer, ref: str) -> list[tuple[str, int | None]]:
    """Heads by language as printed, in the order of the source."""
    return list(_declared(viewer, ref, Dimension.LANGUAGE).values_list("language", "heads"))


def _declared(viewer: Viewer, ref: str, dimension: Dimension) -> QuerySet[CountRow]:
    """The rows of the first declared table of a training that has this dimension."""
    rows = CountRow.unscoped.filter(
        table__course__ref=ref,
        table__mode=CountMode.DECLARED,
        table__number=1,
        table__dimensions__contains=[str(dimension)],
    ).order_by("order")
    return rows if viewer.may(Permission.READ) else rows.none()
