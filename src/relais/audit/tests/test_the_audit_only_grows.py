"""Who serves may add rows and do nothing else to the audit, whatever rights were granted."""

import pytest
from django.db import ProgrammingError, connection, transaction

from relais.audit import interface as audit
from relais.audit.models import AuditRow
from relais.audit.tests.conftest import NOON, Event
from relais.foundation.access import OPERATOR
from relais.foundation.access.roles import RUNTIME
from tests.database import owner_connection


@pytest.fixture
def granted_everything(db):
    """The role that serves, once every right on the audit was granted to it by mistake."""
    tables = "audit_auditrow, audit_seal"
    with owner_connection() as owner:
        owner.execute(f"GRANT ALL ON {tables} TO {RUNTIME}".encode())
    with connection.cursor() as cursor:
        yield cursor
    with owner_connection() as owner:
        owner.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON {tables} FROM {RUNTIME}".encode())


@pytest.mark.asvs("16.4.2")
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_auditrow SET actor = 'someone-else'",
        "DELETE FROM audit_auditrow",
        "TRUNCATE audit_auditrow",
        "TRUNCATE audit_seal",
        "ALTER TABLE audit_auditrow DISABLE TRIGGER USER",
        "SET session_replication_role = replica",
    ],
)
def test_nothing_that_stands_there_can_be_changed(granted_everything, statement):
    audit.record(Event.OPENED, by=OPERATOR, at=NOON, about="a")

    with pytest.raises(ProgrammingError), transaction.atomic():
        granted_everything.execute(statement)

    assert AuditRow.unscoped.get().actor == "operator"


def test_a_row_cannot_bring_its_own_transaction_and_leaf(granted_everything):
    forged = AuditRow(at=NOON, actor="x", event="x", about="x", xid=3, leaf=bytes(32))
    forged.save(force_insert=True)

    granted_everything.execute("SELECT pg_current_xact_id()::text::bigint")
    row = AuditRow.unscoped.get()
    assert row.xid == granted_everything.fetchone()[0]
    assert bytes(row.leaf) != bytes(32)
