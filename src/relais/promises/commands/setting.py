"""Setting how long one has, from a day on. What was set before stays: it says how things ran."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.timezone import localdate

from relais.audit import interface as audit
from relais.foundation.access import Viewer
from relais.promises.models import ClockSetting
from relais.promises.queries import clocks
from relais.promises.rules.events import Event
from relais.promises.rules.settings import ClockFace, ClockRefusal, ClockTerms, refuse_clock


class ClockRefused(Exception):
    """The clock can't be set so; nothing was changed."""

    def __init__(self, refusal: ClockRefusal) -> None:
        self.refusal = refusal
        super().__init__(refusal)


@transaction.atomic
def set_clock(*, by: Viewer, now: datetime, face: ClockFace, terms: ClockTerms) -> None:
    """Let this clock hold from a day on, in place of the one before.

    Raises `ClockRefused`.
    """
    if face.body not in clocks.bodies_to_set(by):
        raise PermissionDenied
    last = clocks.last_set(by, face).select_for_update().first()
    running = clocks.running(last) if last is not None else None
    refusal = refuse_clock(terms, running=running, today=localdate(now))
    if refusal is not None:
        raise ClockRefused(refusal)
    if last is not None and last.to_day is None:
        last.to_day = terms.from_day
        last.save(update_fields=["to_day"])
    _keep(by, now, face, terms)


def _keep(by: Viewer, now: datetime, face: ClockFace, terms: ClockTerms) -> None:
    ClockSetting.unscoped.create(
        kind=face.kind,
        urgency=face.urgency,
        body_id=face.body,
        from_day=terms.from_day,
        amount=terms.clock.amount,
        unit=terms.clock.unit,
        is_validated=terms.is_validated,
        reason=terms.reason,
        set_by=by.code,
        set_at=now,
    )
    about = f"{face.kind}:{face.urgency}:{face.body or 'everyone'}"
    fields = ["amount", "unit", "is_validated"]
    audit.record(Event.CLOCK_SET, by=by, at=now, about=about, fields=fields)
