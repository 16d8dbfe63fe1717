"""Telling PostgreSQL who acts: a signed token, for one transaction, for a minute at most.

Row-level security answers nothing without it. Only this module makes one, so that whoever smuggles
SQL into a query still cannot pass for somebody else: the key is out of the runtime role's reach.
"""

import hashlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Final

from django.conf import settings
from django.db import connection, transaction

from relais.foundation.access.viewers import EVERYONE, Viewer

LIFE: Final = 60
_NOBODY: Final = ""
_acting: ContextVar[str] = ContextVar("acting", default=_NOBODY)


def signing_key() -> bytes:
    """The key that signs actors; the owner of the tables writes it where only the owner reads."""
    return hashlib.sha256(b"relais actor\0" + settings.SECRET_KEY.encode()).digest()


def token(code: str, moment: datetime, *, expires: int, key: bytes) -> str:
    """`code`, the moment of the act in microseconds, the second of expiry, and their signature.

    The nested hash is what PostgreSQL can check without an extension.
    """
    said = f"{code}|{int(moment.timestamp() * 1_000_000)}|{expires}"
    inner = hashlib.sha256(key + said.encode()).digest()
    return f"{said}|{hashlib.sha256(key + inner).hexdigest()}"


@contextmanager
def acting(viewer: Viewer, *, moment: datetime) -> Iterator[None]:
    """One transaction in which PostgreSQL knows that `viewer` acts, at `moment`.

    What was known before holds again afterwards. Inside another transaction this is a savepoint.
    """
    said = _NOBODY
    if viewer is not EVERYONE:
        expires = int(time.time()) + LIFE
        said = token(viewer.code, moment, expires=expires, key=signing_key())
    before = _acting.get()
    mark = _acting.set(said)
    try:
        with transaction.atomic():
            _tell(said)
            yield
            if connection.savepoint_ids:
                _tell(before)
    finally:
        _acting.reset(mark)


def _tell(said: str) -> None:
    with connection.cursor() as cursor:
        # Local to the transaction: the next borrower of this connection starts as nobody.
        cursor.execute("SELECT set_config('relais.actor', %s, true)", [said])
