"""An audit that is really committed, its sealer and its witness, and someone with all power."""

from collections.abc import Iterator
from datetime import UTC, datetime
from enum import StrEnum

import psycopg
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import connection, transaction

from relais.audit import interface as audit
from relais.audit.commands import sealing as commands
from relais.audit.commands.sealing import Sealer, seal_finished
from relais.audit.models import AuditRow
from relais.audit.models.witness import FileWitness
from relais.audit.queries.connection import open_connection
from relais.audit.queries.keys import SealKeys
from relais.audit.queries.verification import Connections, verify
from relais.foundation.access import OPERATOR
from tests.database import owner_address

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
RECOMPUTE_LEAF = (
    "UPDATE audit_auditrow SET leaf = sha256('\\x00'::bytea || record_send(ROW(id, at, xid,"
    " convert_to(actor, 'UTF8'), convert_to(mandate, 'UTF8'), convert_to(event, 'UTF8'),"
    " convert_to(about, 'UTF8'), file, convert_to(fields::text, 'UTF8'),"
    " convert_to(reason, 'UTF8')))) WHERE id = %(row)s"
)


class Event(StrEnum):
    OPENED = "cases.opened"


class Sealing:
    """Writes rows, seals and verifies them, as the program does."""

    def __init__(self, tamperer: psycopg.Connection, witness: FileWitness) -> None:
        private = Ed25519PrivateKey.generate()
        self.keys = SealKeys(private=private, public=(private.public_key(),))
        self.tamperer = tamperer
        self.witness = witness
        self.sealer = Sealer(connection=tamperer, keys=self.keys, witness=witness)

    def write(self, *abouts: str) -> None:
        for about in abouts:
            with transaction.atomic():
                audit.record(Event.OPENED, by=OPERATOR, at=NOON, about=about)

    def seal(self) -> int:
        return seal_finished(self.sealer, now=NOON)

    def verify(self):
        with open_connection() as seals, open_connection() as rows:
            connections = Connections(seals, rows)
            return verify(OPERATOR, connections, keys=self.keys, witness=self.witness)

    def tamper(self, *statements: str, row: int = 0) -> None:
        """As whoever owns the whole server: no trigger stands in the way."""
        with self.tamperer.transaction():
            self.tamperer.execute("SET LOCAL session_replication_role = replica")
            for statement in statements:
                self.tamperer.execute(statement.encode(), {"row": row})

    def row(self, about: str) -> int:
        return AuditRow.unscoped.get(about=about).pk


# The newest transaction that was finished: enough where every other one here is finished too.
FINISHED = "SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint"


@pytest.fixture
def sealing(django_db_setup, django_db_blocker, tmp_path, monkeypatch) -> Iterator[Sealing]:
    """An audit in which every write is committed: only what is committed can be sealed.

    Seals without waiting for tests that run beside it on the same server, as production would.
    A test in which others do write meanwhile takes that back.
    """
    monkeypatch.setattr(commands, "_HORIZON", FINISHED)
    with django_db_blocker.unblock(), open_connection(owner_address()) as owner:
        try:
            yield Sealing(owner, FileWitness(str(tmp_path / "witness.jsonl")))
        finally:
            # The two tables alone: emptying all of them takes longer than most of these tests.
            owner.execute("TRUNCATE audit_auditrow, audit_seal")
            connection.close()
