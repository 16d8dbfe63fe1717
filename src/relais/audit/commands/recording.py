"""Writing the audit. The one verb that others call inside their own transaction."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from django.db import DatabaseError, connection

from relais.audit.models import SealedReason
from relais.audit.rules.reasons import SealedNote
from relais.foundation import vault
from relais.foundation.access import Viewer

# Written with every act: by hand this takes half as long as through the model.
_INSERT: Final = (
    "INSERT INTO audit_auditrow (at, actor, mandate, event, about, file, fields, reason) VALUES "
)
_ROW: Final = "(%s, %s, %s, %s, %s, %s, %s, %s)"

# When, by whom, under which mandate, which event, about what, of which file, which fields, why.
type Row = tuple[Any, ...]
_waiting: ContextVar[list[Row] | None] = ContextVar("waiting", default=None)


class AuditOutsideTransaction(Exception):
    """An act and its audit row must stand or fall together."""


class AuditUnavailable(Exception):
    """The row can't be written, so the act doesn't happen and nothing is shown."""


def record(  # noqa: PLR0913  # eight plain facts of one row
    event: StrEnum,
    *,
    by: Viewer,
    at: datetime,
    about: str,
    fields: Sequence[str] = (),
    reason: StrEnum | None = None,
    file: UUID | None = None,
    said: str = "",
) -> None:
    """Write one row in the present transaction: names of fields, never their values.

    `about` is the code of the record, `file` the protected file that it belongs to. `reason` is of
    a closed list; what somebody `said` of a file is sealed under the key of that file. Under which
    mandate the actor acts, `by` says. Raises `AuditOutsideTransaction` when no transaction is
    open, and `AuditUnavailable` when the row can't be written: then nothing may be shown.
    """
    if not connection.in_atomic_block:
        raise AuditOutsideTransaction(event)
    why = _sealed(file, said) if file and said else str(reason or "")
    what = (event.value, about, file, [str(field) for field in fields], why)
    row = (at, by.code, by.mandate, *what)
    waiting = _waiting.get()
    if waiting is None:
        write_rows([row])
    else:
        waiting.append(row)


@contextmanager
def together() -> Iterator[None]:
    """Write what a command records in one statement, at its end: below `@transaction.atomic`.

    A command inside another leaves its rows to the outer one. Who fails leaves none, like the
    transaction. Raises `AuditUnavailable`.
    """
    outer = _waiting.get()
    if outer is not None:
        before = len(outer)
        try:
            yield
        except BaseException:
            del outer[before:]
            raise
        return
    rows: list[Row] = []
    mark = _waiting.set(rows)
    try:
        yield
    finally:
        _waiting.reset(mark)
    if rows:
        write_rows(rows)


def _sealed(file: UUID, said: str) -> str:
    """Keep what somebody said where only the key of this file opens it; what the row says of it."""
    vault.new_key(file)
    reason = SealedReason(file=file)
    reason.sealed = vault.seal(said, place=reason.place)
    try:
        reason.save(force_insert=True)
    except DatabaseError:
        raise AuditUnavailable from None
    return str(SealedNote.of(reason.pk, reason.sealed))


def write_rows(rows: Sequence[Row]) -> None:
    """Write rows as `record` lays them out, in one statement. Raises `AuditUnavailable`."""
    statement = _INSERT + ", ".join([_ROW] * len(rows))
    try:
        with connection.cursor() as cursor:
            cursor.execute(statement, [value for row in rows for value in row])
    except DatabaseError:
        # What the database says of it may quote the rows.
        raise AuditUnavailable from None
