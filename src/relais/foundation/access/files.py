"""Protected files: who sees one, giving a seat access and taking it away, walls, breaking glass.

Each of these asks PostgreSQL, which decides anew from the signed actor: so all of them work only
inside `acting`. What it refuses here is a fault of the caller, who should have asked first, and is
raised as `PermissionDenied`.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.db.models import BooleanField, Exists, Func, Model, OuterRef, QuerySet
from django.http import Http404

from relais.foundation.access.outcomes import GlassRefusal, Walled
from relais.foundation.access.viewers import Viewer
from relais.foundation.models import Basis, OpenGrant, ProtectedFile

# Read over the telephone and typed: nothing that looks like something else.
_LETTERS: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_CODE_LENGTH: Final = 10

SHORTEST_REASON: Final = 20
MINUTES: Final = range(5, 241)
GLASSES_A_DAY: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """One seat's access to a file, now or before: from when to when, on what, given by whom."""

    seat: str
    basis: Basis
    writes: bool
    since: datetime
    until: datetime | None
    granted_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """That a seat sees a file and works on it, on some basis, until a moment or without end."""

    seat: str
    basis: Basis
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wall:
    """Whom a wall keeps out of a file, and who raised it."""

    professional: str
    raised_at: datetime
    raised_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A file that somebody opened in need, and until when."""

    file: UUID
    until: datetime


def body_seat(code: str) -> str:
    """The seat of all who handle files at a body."""
    return f"body:{code}"


def person_seat(code: str) -> str:
    """The seat of one professional alone."""
    return f"person:{code}"


def visible_to[M: Model](
    rows: QuerySet[M], viewer: Viewer, *, file: str = "file_id"
) -> QuerySet[M]:
    """The rows whose file this viewer sees from one of her seats and no wall hides.

    The first lock; row-level security is the second and agrees. Also gives the planner its index.
    """
    granted = OpenGrant.unscoped.filter(seat__in=viewer.seats, file=OuterRef(file))
    return rows.filter(Exists(granted))


class OutsideWalls(Func):
    """Whether no wall stands between who acts and the file whose number is in this text column."""

    template = "(%(expressions)s <> ALL ((SELECT access_walled())::text[]))"
    output_field = BooleanField()


def open_file(by: Viewer, *, file: UUID, body: str, shares: Sequence[Share] = ()) -> str:
    """Make a file whose owner is a body at which `by` handles files; its code comes back.

    `shares` are the seats that see it from the first moment, as `share` gives them.
    """
    code = "".join(secrets.choice(_LETTERS) for _ in range(_CODE_LENGTH))
    acts, values = _sharing(file, shares)
    # PostgreSQL works out nothing of THEN before WHEN was true: no share before there is a file.
    opened = f"CASE WHEN access_open_file(%s, %s, %s) THEN {acts} ELSE false END"
    _must(by, opened, [file, code, body_seat(body), *values])
    return code


def share(by: Viewer, *, file: UUID, shares: Sequence[Share]) -> None:
    """Let these seats see a file and work on it, each until its moment or until it is unshared."""
    _must(by, *_sharing(file, shares))


def _sharing(file: UUID, shares: Sequence[Share]) -> tuple[str, list[Any]]:
    """The act that gives these seats, with its values; true where there are none."""
    acts = " AND ".join(["true", *["access_share(%s, %s, %s, true, %s)"] * len(shares)])
    return acts, [value for one in shares for value in (file, one.seat, one.basis, one.until)]


def unshare(by: Viewer, *, file: UUID, seat: str) -> None:
    """Close a file to a seat at once. The owner's seat stays."""
    _must(by, "access_unshare(%s, %s)", [file, seat])


def seats(_by: Viewer, *, file: UUID) -> tuple[Seat, ...]:
    """Every seat that sees or saw a file, oldest first; none when `by` does not see it."""
    rows = _rows("SELECT * FROM access_seats_of(%s)", [file])
    return tuple(
        Seat(seat=seat, basis=Basis(basis), writes=writes, since=since, until=until, granted_by=by)
        for seat, basis, writes, since, until, by in rows
    )


def owner(_by: Viewer, *, file: UUID) -> str:
    """The seat that owns a file: told of every glass broken and every wall run into."""
    return str(_rows("SELECT access_owner(%s)", [file])[0][0])


def code_of_file(viewer: Viewer, file: UUID) -> str:
    """The code of this file, if the viewer sees it; else 404, and a report where a wall stands."""
    found = visible_to(ProtectedFile.unscoped.all(), viewer, file="id").filter(id=file).first()
    if found is None:
        refuse_walled(viewer, file)
        raise Http404
    return found.code


def refuse_walled(_viewer: Viewer, file: UUID) -> None:
    """Raise `Walled` when a wall stands between the viewer and the file: to be reported."""
    if _rows("SELECT %s = ANY (access_walled())", [file])[0][0]:
        raise Walled(file)


def raise_wall(by: Viewer, *, file: UUID, against: str) -> None:
    """Keep a professional out of a file for good, whatever else would let her in."""
    _must(by, "access_raise_wall(%s, %s)", [file, against])


def lower_wall(by: Viewer, *, file: UUID, against: str) -> None:
    """Take a wall away again; only somebody else than who raised it, and than whom it hits."""
    _must(by, "access_lower_wall(%s, %s)", [file, against])


def walls(_by: Viewer, *, file: UUID) -> tuple[Wall, ...]:
    """The walls around a file; none when `by` does not see it."""
    rows = _rows("SELECT * FROM access_walls_of(%s)", [file])
    return tuple(
        Wall(professional=professional, raised_at=raised_at, raised_by=raised_by)
        for professional, raised_at, raised_by in rows
    )


def refuse_glass(*, reason: str, minutes: int) -> GlassRefusal | None:
    """Say what is wrong with the request itself, or None."""
    if len(reason.strip()) < SHORTEST_REASON:
        return GlassRefusal.REASON_TOO_SHORT
    return None if minutes in MINUTES else GlassRefusal.MINUTES


def break_glass(_by: Viewer, *, now: datetime, code: str, minutes: int) -> Opened | GlassRefusal:
    """Open the file with this code to `by` alone, to read, for so many minutes.

    Raises `Walled` when a wall forbids it. The caller records it and tells the owner, in the same
    transaction.
    """
    until = now + timedelta(minutes=minutes)
    asked = [code.strip().upper(), until, GLASSES_A_DAY]
    outcome, file = _rows("SELECT * FROM access_break_glass(%s, %s, %s)", asked)[0]
    match outcome:
        case "walled":
            raise Walled(file)
        case "open":
            return Opened(file=file, until=until)
    return GlassRefusal(outcome)


def _must(_by: Viewer, act: str, values: list[Any]) -> None:
    if not _rows(f"SELECT {act}", values)[0][0]:  # the acts above, no value in them
        raise PermissionDenied


def _rows(statement: str, values: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found
