"""Founding a body that no file of places names."""

from datetime import datetime

from django.db import transaction

from relais.audit import interface as audit
from relais.foundation.access import Viewer
from relais.organisations.models import Body
from relais.organisations.queries import bodies as queries
from relais.organisations.rules.events import Event
from relais.organisations.rules.places_file import BodyRecord


@transaction.atomic
def found_body(*, by: Viewer, now: datetime, body: BodyRecord) -> Body:
    """Add this organisation, unless there is one with its code already."""
    known = Body.unscoped.filter(code=body.code).first()
    if known is not None:
        return known
    parent = queries.body(by, body.parent) if body.parent else None
    founded = Body.unscoped.create(
        code=body.code,
        kind=body.kind.value,
        name_nl=body.name.nl,
        name_fr=body.name.fr,
        name_en=body.name.en,
        aliases=list(body.aliases),
        parent=parent,
    )
    audit.record(Event.BODY_FOUNDED, by=by, at=now, about=body.code)
    return founded
