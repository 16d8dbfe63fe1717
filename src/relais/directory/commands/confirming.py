"""Confirming that a record is right, taking that back, and reporting whether there is room."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.timezone import localdate

from relais.audit import interface as audit
from relais.directory.commands.writing import new_revision, one_change_at_a_time
from relais.directory.models import Confirmation, Service, TroubleReport
from relais.directory.queries import keeping
from relais.directory.queries.policy import trust_policy
from relais.directory.queries.signing import role_of
from relais.directory.rules.events import Event
from relais.directory.rules.freshness import ASPECT_OF_TROUBLE, KINDS_WITH_ROOM
from relais.directory.rules.vocabulary import Aspect, Capacity, Means
from relais.foundation.access import Viewer


@transaction.atomic
def confirm_service(
    *, by: Viewer, now: datetime, code: str, aspects: Collection[Aspect], means: Means
) -> tuple[Aspect, ...]:
    """Confirm these aspects of a record that `by` keeps; answers those that were new.

    What the same person confirmed in the last minutes is not confirmed twice. Reports from
    counters about these aspects are settled with it.
    """
    kept = keeping.kept(by, code, today=localdate(now))
    return sign(by=by, now=now, service_pk=kept.pk, aspects=aspects, means=means)


def sign(
    *, by: Viewer, now: datetime, service_pk: int, aspects: Collection[Aspect], means: Means
) -> tuple[Aspect, ...]:
    """Write the confirmations, for whoever was found to have the right; in the open transaction."""
    one_change_at_a_time()
    service = Service.unscoped.get(pk=service_pk)
    lately = _lately(service, by, now).values_list("aspect", flat=True)
    fresh = tuple(each for each in Aspect if each in aspects and each not in set(lately))
    for aspect in fresh:
        confirmation = service.confirmations.create(
            aspect=aspect, at=now, by=by.code, role=role_of(by), means=means
        )
        _settle(service, confirmation)
    if fresh:
        new_revision(by=by, now=now, summary="confirmation")
        audit.record(Event.SERVICE_CONFIRMED, by=by, at=now, about=service.code, fields=fresh)
    return fresh


@transaction.atomic
def withdraw_confirmation(*, by: Viewer, now: datetime, code: str) -> tuple[Aspect, ...]:
    """Take back what the same person confirmed of this record in the last minutes."""
    kept = keeping.kept(by, code, today=localdate(now))
    one_change_at_a_time()
    lately = _lately(Service.unscoped.get(pk=kept.pk), by, now)
    aspects = tuple(Aspect(each) for each in lately.values_list("aspect", flat=True))
    if aspects:
        _open_again(TroubleReport.unscoped.filter(settled_by__in=lately))
        lately.update(withdrawn_at=now)
        new_revision(by=by, now=now, summary="confirmation withdrawn")
        audit.record(Event.CONFIRMATION_WITHDRAWN, by=by, at=now, about=code, fields=aspects)
    return aspects


@transaction.atomic
def report_capacity(
    *, by: Viewer, now: datetime, code: str, state: Capacity, means: Means
) -> Capacity:
    """Say whether there is room; it counts for a day. Refused where nobody is asked for it."""
    kept = keeping.kept(by, code, today=localdate(now))
    if kept.record.kind not in KINDS_WITH_ROOM:
        raise PermissionDenied
    one_change_at_a_time()
    Service.unscoped.filter(pk=kept.pk).update(capacity_state=state)
    service = Service.unscoped.get(pk=kept.pk)
    confirmation = service.confirmations.create(
        aspect=Aspect.CAPACITY, at=now, by=by.code, role=role_of(by), means=means
    )
    _settle(service, confirmation)
    new_revision(by=by, now=now, summary="capacity")
    audit.record(Event.CAPACITY_REPORTED, by=by, at=now, about=code, fields=["capacity_state"])
    return state


def _lately(service: Service, by: Viewer, now: datetime) -> QuerySet[Confirmation]:
    since = now - timedelta(minutes=trust_policy().undo_minutes)
    return service.confirmations.filter(by=by.code, at__gt=since, withdrawn_at=None).exclude(
        aspect=Aspect.CAPACITY
    )


def _settle(service: Service, confirmation: Confirmation) -> None:
    troubles = [trouble for trouble, of in ASPECT_OF_TROUBLE.items() if of == confirmation.aspect]
    service.troubles.filter(trouble__in=troubles, settled_by=None).update(settled_by=confirmation)


def _open_again(settled: QuerySet[TroubleReport]) -> None:
    """Reports that count again; one that the same counter has sent once more counts once."""
    once_more = TroubleReport.unscoped.filter(
        service=OuterRef("service"),
        trouble=OuterRef("trouble"),
        week=OuterRef("week"),
        reporter=OuterRef("reporter"),
        settled_by=None,
    )
    settled.filter(Exists(once_more)).delete()
    settled.update(settled_by=None)
