"""Writing the audit. The one verb that others call inside their own transaction."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from django.db import DatabaseError, connection

from relais.foundation.access import Viewer

# Written with every act: by hand this takes half as long as through the model.
_INSERT: Final = (
    "INSERT INTO audit_auditrow (at, actor, mandate, event, about, file, fields, reason)"
    " VALUES (%s, %s, %s, %s, %s, %s, %s, %s)"
)


class AuditOutsideTransaction(Exception):
    """An act and its audit row must stand or fall together."""


class AuditUnavailable(Exception):
    """The row can't be written, so the act doesn't happen and nothing is shown."""


def record(  # noqa: PLR0913  # seven plain facts of one row
    event: StrEnum,
    *,
    by: Viewer,
    at: datetime,
    about: str,
    fields: Sequence[str] = (),
    reason: str = "",
    file: UUID | None = None,
) -> None:
    """Write one row in the present transaction: names of fields, never their values.

    `about` is the code of the record, `file` the protected file that it belongs to. Under which
    mandate the actor acts, `by` says. Raises `AuditOutsideTransaction` when no transaction is
    open, and `AuditUnavailable` when the row can't be written: then nothing may be shown.
    """
    if not connection.in_atomic_block:
        raise AuditOutsideTransaction(event)
    what = (event.value, about, file, [str(field) for field in fields], reason)
    try:
        with connection.cursor() as cursor:
            cursor.execute(_INSERT, (at, by.code, by.mandate, *what))
    except DatabaseError:
        # What the database says of it may quote the row.
        raise AuditUnavailable(event) from None
