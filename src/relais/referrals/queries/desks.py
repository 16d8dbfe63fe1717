"""Which body answers for a service, and whether it has room."""

from dataclasses import dataclass
from datetime import datetime

from relais.directory.interface import Capacity
from relais.foundation.access import Viewer
from relais.organisations.interface import bodies_with
from relais.referrals.models import Desk
from relais.referrals.permissions import Permission


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskDisplay:
    """The desk of a service: who answers, and the room it last reported."""

    service: str
    body: str
    capacity: Capacity
    capacity_at: datetime | None


def desks(_viewer: Viewer) -> dict[str, DeskDisplay]:
    """Every desk by the code of its service. Who answers for a service is no secret."""
    return {row.service: _display(row) for row in Desk.unscoped.order_by("service")}


def own_desks(viewer: Viewer) -> tuple[DeskDisplay, ...]:
    """The desks for which this viewer answers."""
    own = bodies_with(viewer, Permission.RECEIVE)
    return tuple(desk for desk in desks(viewer).values() if desk.body in own)


def _display(row: Desk) -> DeskDisplay:
    return DeskDisplay(
        service=row.service,
        body=row.body,
        capacity=Capacity(row.capacity),
        capacity_at=row.capacity_at,
    )
