"""That a file was made unreadable for good stands in the audit, or it is not done."""

from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection

from relais.audit import interface as audit
from relais.audit.models import AuditRow
from relais.audit.words import event_words
from relais.foundation import vault
from relais.foundation.access import EVERYONE


@pytest.fixture
def file(db):
    number = uuid4()
    vault.new_key(number)
    return number


@pytest.fixture
def sealed(file):
    place = vault.Place(table="t", column="c", file=file, row=1)
    return vault.seal("words", place=place), place


def shred(file):
    call_command("keystore", "shred", str(file), reason="asked for by Ada", for_good=True)


def test_who_looked_says_that_the_key_was_destroyed_and_not_why(file):
    shred(file)

    (look,) = audit.looks(EVERYONE, file)
    assert (look.actor, look.about, look.reason) == ("operator", str(file), "")
    assert event_words(look.event) != look.event


def test_without_a_row_the_key_stays(file, sealed):
    def full_disk(execute, statement, values, many, context):
        if statement.startswith("INSERT INTO audit_auditrow"):
            raise OperationalError
        return execute(statement, values, many, context)

    with connection.execute_wrapper(full_disk), pytest.raises(audit.AuditUnavailable):
        shred(file)

    assert vault.unseal(sealed[0], place=sealed[1]) == "words"
    assert not AuditRow.unscoped.filter(file=file).exists()
