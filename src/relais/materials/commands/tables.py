"""Taking over the tables of materials and studies: all of it, or nothing."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from relais.audit import interface as audit
from relais.foundation.access import Viewer
from relais.foundation.tables import taking
from relais.foundation.tables.takeover import Sheets, Takeover
from relais.materials.commands.counters import Event
from relais.materials.models.tables import TABLES
from relais.materials.permissions import Permission
from relais.organisations.interface import body_code_by_name


@transaction.atomic
def take_over(
    *, by: Viewer, now: datetime, sheets: Sheets, about: str, dry_run: bool = False
) -> Takeover:
    """Take over these sheets, or only say what that would do. Refused anywhere, nothing changes."""
    if not by.may(Permission.KEEP_MATERIALS):
        raise PermissionDenied
    done = taking.take_over(TABLES, sheets, codes=body_code_by_name(by), dry_run=dry_run)
    if done.is_sound and done.changes_anything and not dry_run:
        audit.record(Event.MATERIALS_TAKEN_OVER, by=by, at=now, about=about)
    return done
