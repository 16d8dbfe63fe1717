"""What somebody typed about a file is sealed with it; the row holds on to what was sealed."""

from enum import StrEnum
from uuid import uuid4

import pytest
from django.db import OperationalError, connection, transaction

from relais.audit import interface as audit
from relais.audit.models import AuditRow, SealedReason
from relais.audit.rules.reasons import SealedNote, note_in
from relais.audit.tests.conftest import NOON, Event
from relais.foundation import vault
from relais.foundation.access import EVERYONE, OPERATOR
from tests.database import owner_connection

SAID = "Her mother rang: nobody answers at the house."


class Why(StrEnum):
    PASSKEY = "passkey"


def opened(file, **why):
    with transaction.atomic():
        audit.record(Event.OPENED, by=OPERATOR, at=NOON, about="zaak-1", file=file, **why)


def look(file):
    (found,) = audit.looks(EVERYONE, file)
    return found


@pytest.fixture
def file(db):
    number = uuid4()
    opened(number, said=SAID)
    return number


def test_what_was_said_is_sealed_and_only_a_note_of_it_stands_in_the_row(file):
    row, reason = AuditRow.unscoped.get(file=file), SealedReason.unscoped.get(file=file)

    assert note_in(row.reason) == SealedNote.of(reason.pk, bytes(reason.sealed))
    assert SAID not in row.reason
    assert SAID.encode() not in bytes(reason.sealed)
    assert look(file).reason == SAID


def test_a_word_of_a_closed_list_stands_in_the_row_as_it_is(db):
    file = uuid4()
    opened(file, reason=Why.PASSKEY)

    assert look(file).reason == "passkey"
    assert not look(file).is_reason_lost


def test_destroying_the_key_of_the_file_makes_it_unreadable_and_the_row_stays_sound(file):
    leaf = bytes(AuditRow.unscoped.get(file=file).leaf)
    vault.shred(file)

    assert (look(file).reason, look(file).is_reason_lost) == ("", True)
    assert bytes(AuditRow.unscoped.get(file=file).leaf) == leaf


@pytest.mark.django_db(transaction=True)
def test_what_was_sealed_otherwise_afterwards_is_not_taken_for_it(file):
    other = SealedReason(file=file)
    reason = SealedReason.unscoped.get(file=file)
    other.pk = reason.pk
    with owner_connection() as owner:
        owner.execute(
            "UPDATE audit_sealedreason SET sealed = %s WHERE id = %s",
            [vault.seal("Nothing special.", place=other.place), reason.pk],
        )

    assert look(file).is_reason_lost


@pytest.mark.django_db(transaction=True)
def test_one_that_was_removed_is_lost_and_said_to_be(file):
    with owner_connection() as owner:
        owner.execute("DELETE FROM audit_sealedreason WHERE file = %s", [file])

    assert look(file).is_reason_lost


def test_without_a_place_for_the_reason_the_act_does_not_happen(db):
    def full_disk(execute, statement, values, many, context):
        if "audit_sealedreason" in statement:
            raise OperationalError(f"could not extend file: {values}")
        return execute(statement, values, many, context)

    with (
        connection.execute_wrapper(full_disk),
        pytest.raises(audit.AuditUnavailable) as refused,
    ):
        opened(uuid4(), said=SAID)

    assert SAID not in str(refused.value)
