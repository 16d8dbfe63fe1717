"""The records that a viewer keeps: what is due, and all there is to know of one of them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from relais.directory.permissions import Permission
from relais.directory.queries.imports import record_of
from relais.directory.queries.policy import trust_policy
from relais.directory.queries.rows import evidence_of, service_rows
from relais.directory.rules.due import Due, due_of
from relais.directory.rules.freshness import AspectStanding, standings, trust_of
from relais.directory.rules.record import Record
from relais.directory.rules.vocabulary import Capacity, Trust
from relais.foundation.access import Viewer
from relais.organisations.interface import bodies_with


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A record as its steward sees it on one day; `changed_at`: since when it says what it says."""

    pk: int
    record: Record
    changed_at: datetime | None
    capacity: Capacity
    standings: tuple[AspectStanding, ...]
    trust: Trust
    troubles: int
    due: Due

    @property
    def code(self) -> str:
        return self.record.code

    @property
    def stamp(self) -> str:
        """Stands for what the record says: whoever was shown another one saw something else."""
        return self.changed_at.isoformat() if self.changed_at else ""


def kept_rows(viewer: Viewer) -> QuerySet[Any]:
    """The rows of the records that this viewer keeps."""
    rows = service_rows()
    if viewer.may(Permission.KEEP_ALL_SERVICES):
        return rows
    return rows.filter(steward_id__in=_stewards(viewer))


def kept(viewer: Viewer, code: str, *, today: date) -> Kept:
    """The record with this code, or 404 also for what exists but is kept by someone else."""
    row = kept_rows(viewer).filter(code=code).first()
    if row is None:
        raise Http404
    return kept_row(row, today)


def all_kept(viewer: Viewer, *, today: date) -> tuple[Kept, ...]:
    """Every record that this viewer keeps, what is due first in front; one query."""
    found = [kept_row(row, today) for row in kept_rows(viewer)]
    return tuple(sorted(found, key=lambda each: (each.due.on, each.code)))


def _stewards(viewer: Viewer) -> frozenset[str]:
    return bodies_with(viewer, Permission.KEEP_SERVICES)


def kept_row(row: Any, today: date) -> Kept:
    """The row as whoever keeps it sees it."""
    evidence = evidence_of(row)
    found = standings(evidence, trust_policy(), today)
    return Kept(
        pk=row.pk,
        record=record_of(row),
        changed_at=row.changed_at,
        capacity=Capacity(row.capacity_state),
        standings=found,
        trust=trust_of(found, troubles=evidence.troubles, policy=trust_policy()),
        troubles=evidence.troubles,
        due=due_of(found, troubles=evidence.troubles, today=today),
    )
