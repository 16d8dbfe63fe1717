"""Reminding the members of open rounds; each reminder leaves once, whoever runs this."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from relais.foundation.access import Viewer
from relais.programme.commands.requests import mail_link
from relais.programme.models import ContributionRequest, RoundMember
from relais.programme.queries.reminders import Due, reminders_due


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminded:
    """How many letters were due, and how many left."""

    due: int
    sent: int


def remind(*, by: Viewer, now: datetime) -> Reminded:
    """Send what is due. Two runs at once, or a second one, send nothing twice.

    A letter that the mail server refuses is sent by the next run.
    """
    due = reminders_due(by, now=now)
    return Reminded(due=len(due), sent=sum(_remind(by, now, each) for each in due))


def _remind(by: Viewer, now: datetime, due: Due) -> bool:
    """Whether the letter left; the mark is claimed before it does."""
    with transaction.atomic():
        waiting = RoundMember.unscoped.select_related("round").filter(
            pk=due.member, answered_at=None, taken_out_at=None
        )
        member = waiting.select_for_update(skip_locked=True, of=("self",)).first()
        if member is None or due.reminder in member.reminded:
            return False
        member.reminded = [*member.reminded, due.reminder]
        member.save(update_fields=["reminded"])
        request = mail_link(by=by, now=now, member=member, reminder=due.reminder)
    return ContributionRequest.unscoped.filter(pk=request.pk, mailed_at__isnull=False).exists()
