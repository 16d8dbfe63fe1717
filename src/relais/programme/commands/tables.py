"""Taking over the tables of the follow-up: all of it, or nothing."""

from datetime import datetime

from django.db import transaction

from relais.audit import interface as audit
from relais.foundation.access import Viewer
from relais.foundation.tables import taking
from relais.foundation.tables.takeover import Sheets, Takeover
from relais.programme.commands.questions import owe_what_stands
from relais.programme.models.tables import TABLES
from relais.programme.queries.tables import code_by_name
from relais.programme.rules.events import Event


@transaction.atomic
def take_over(
    *, by: Viewer, now: datetime, sheets: Sheets, about: str, dry_run: bool = False
) -> Takeover:
    """Take over these sheets, or only say what that would do. Refused anywhere, nothing changes."""
    done = taking.take_over(TABLES, sheets, codes=code_by_name(by), dry_run=dry_run)
    if done.is_sound and done.changes_anything and not dry_run:
        owe_what_stands(by=by, now=now, changes=done.changes_of("questions"))
        audit.record(Event.TAKEN_OVER, by=by, at=now, about=about)
    return done
