"""Opening a file in need, and the walls around a file. Each is told to the owner of the file."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from relais.audit import interface as audit
from relais.foundation import access
from relais.foundation.access import GlassRefusal, Opened, Viewer, Walled
from relais.organisations.models import Professional
from relais.organisations.queries.additions import tell_owner
from relais.organisations.rules.additions import OwnerToTell
from relais.organisations.rules.events import Event
from relais.organisations.rules.files import FileNotice, GlassRequest


class NobodyByThatCode(Exception):
    """A wall has to keep out somebody whom Relais knows."""


@transaction.atomic
def break_glass(*, by: Viewer, now: datetime, request: GlassRequest) -> Opened | GlassRefusal:
    """Open a file that is not hers to `by`, to read, for some minutes. The owner is told at once.

    Raises `Walled` where a wall stands: nothing opens it.
    """
    refusal = access.refuse_glass(reason=request.reason, minutes=request.minutes)
    if refusal:
        return refusal
    opened = access.break_glass(by, now=now, code=request.code, minutes=request.minutes)
    if isinstance(opened, GlassRefusal):
        return opened
    audit.record(
        Event.GLASS_BROKEN,
        by=by,
        at=now,
        about=request.code.strip().upper(),
        file=opened.file,
        said=request.reason.strip(),
    )
    _tell(by, now, opened.file, FileNotice.GLASS_BROKEN)
    return opened


@transaction.atomic
def raise_wall(*, by: Viewer, now: datetime, file: UUID, against: str) -> None:
    """Keep a professional out of a file for good; `NobodyByThatCode` where there is none."""
    access.code_of_file(by, file)
    kept_out = Professional.unscoped.filter(code=against.strip().lower()).first()
    if kept_out is None:
        raise NobodyByThatCode
    access.raise_wall(by, file=file, against=kept_out.code)
    audit.record(Event.WALL_RAISED, by=by, at=now, about=kept_out.code, file=file)


@transaction.atomic
def lower_wall(*, by: Viewer, now: datetime, file: UUID, against: str) -> None:
    """Take away a wall that somebody else raised; `PermissionDenied` for one's own."""
    access.code_of_file(by, file)
    access.lower_wall(by, file=file, against=against)
    audit.record(Event.WALL_LOWERED, by=by, at=now, about=against, file=file)


@transaction.atomic
def report_attempt(*, by: Viewer, now: datetime, attempt: Walled) -> None:
    """Keep that someone ran into a wall, and tell the owner of the file."""
    audit.record(Event.WALL_RUN_INTO, by=by, at=now, about=by.code, file=attempt.file)
    _tell(by, now, attempt.file, FileNotice.WALL_RUN_INTO)


@transaction.atomic
def read_seats(*, by: Viewer, now: datetime, file: UUID) -> str:
    """Keep that `by` asked who sees this file, and give its code; 404 for a file not hers."""
    code = access.code_of_file(by, file)
    audit.record(Event.SEATS_READ, by=by, at=now, about=code, file=file)
    return code


def _tell(by: Viewer, now: datetime, file: UUID, notice: FileNotice) -> None:
    body = access.owner(by, file=file).removeprefix("body:")
    tell_owner(by, now, OwnerToTell(body=body, file=file, notice=notice))
