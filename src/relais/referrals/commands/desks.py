"""Who answers for a service, and whether there is room."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from relais.audit import interface as audit
from relais.directory.interface import Capacity
from relais.foundation.access import Viewer
from relais.organisations.interface import bodies_with
from relais.referrals.models import Desk
from relais.referrals.permissions import Permission
from relais.referrals.rules.events import Event


@transaction.atomic
def set_desk(*, by: Viewer, now: datetime, service: str, body: str) -> Desk:
    """Let a body answer what is handed over to a service, in place of whoever did."""
    if not by.may(Permission.SET_DESKS):
        raise PermissionDenied
    desk, made = Desk.unscoped.get_or_create(
        service=service, defaults={"body": body, "opened_at": now}
    )
    if made or desk.body != body:
        desk.body = body
        desk.save(update_fields=["body"])
        audit.record(Event.DESK_SET, by=by, at=now, about=service, fields=["body"])
    return desk


@transaction.atomic
def report_room(*, by: Viewer, now: datetime, service: str, capacity: Capacity) -> None:
    """Say whether the service has room; only who answers for it may."""
    own = bodies_with(by, Permission.RECEIVE)
    desk = Desk.unscoped.select_for_update().filter(service=service, body__in=own).first()
    if desk is None:
        raise PermissionDenied
    desk.capacity, desk.capacity_at = capacity, now
    desk.save(update_fields=["capacity", "capacity_at"])
    audit.record(Event.CAPACITY_SET, by=by, at=now, about=service, fields=["capacity"])
