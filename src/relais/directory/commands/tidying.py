"""Letting go of what is past its time; the models say how long each thing is kept."""

from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.timezone import localdate

from relais.directory.models import Closure, Invitation, Proposal, TroubleReport
from relais.directory.permissions import Permission
from relais.foundation.access import Viewer

_DAY, _YEAR = timedelta(days=1), timedelta(days=365)


@transaction.atomic
def tidy(*, by: Viewer, now: datetime) -> int:
    """Delete what need not be kept any longer; answers how many rows that were. Safe to repeat."""
    if not by.may(Permission.IMPORT_SERVICES):
        raise PermissionDenied
    past = (
        TroubleReport.unscoped.filter(settled_by__at__lt=now - _DAY),
        Invitation.unscoped.filter(created_at__lt=now - _YEAR),
        Proposal.unscoped.filter(decided_at__lt=now - _YEAR),
        Closure.unscoped.filter(last_day__lt=localdate(now) - 2 * _YEAR),
    )
    return sum(each.delete()[0] for each in past)
