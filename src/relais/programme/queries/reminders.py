"""Whom of the open rounds to remind today."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max
from django.utils.timezone import localdate

from relais.foundation.access import Viewer
from relais.programme.models import RoundMember
from relais.programme.rules.rounds import Reminder, reminder_due


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A member, and the reminder that it is to get."""

    member: int
    reminder: Reminder


def reminders_due(_viewer: Viewer, *, now: datetime) -> list[Due]:
    """What is to leave today; who answered, was taken out, or is of a closed round gets none."""
    return list(_due(now))


def _due(now: datetime) -> Iterator[Due]:
    waiting = RoundMember.unscoped.select_related("round").filter(
        round__closed_at=None, answered_at=None, taken_out_at=None
    )
    for member in waiting.annotate(asked_at=Max("requests__created_at")).order_by("pk"):
        asked_at: datetime | None = member.asked_at
        reminder = reminder_due(
            due_on=member.round.due_on,
            asked_on=localdate(asked_at or member.round.opened_at),
            sent=member.reminded,
            today=localdate(now),
        )
        if reminder:
            yield Due(member=member.pk, reminder=reminder)
