"""The whole program, with an audit that can't be written: nothing happens and nothing is shown."""

import pytest
from django.apps import apps
from django.db import OperationalError, connection

from relais.organisations.interface import Professional

Confirmation = apps.get_model("directory", "Confirmation")
SERVICE = "awel-102"


def full_disk(execute, statement, values, many, context):
    """What the database says of it names what should have been written."""
    if statement.startswith("INSERT INTO audit_auditrow"):
        raise OperationalError(f"could not extend file: {values}")
    return execute(statement, values, many, context)


@pytest.fixture
def confirm(client, brussels, db):
    """A steward presses the button of a record."""
    client.force_login(Professional.unscoped.get(code="claire-exemplaire"))
    return lambda: client.post(
        f"/nl/directory/{SERVICE}/confirm/", {"means": "called"}, headers={"host": "work.localhost"}
    )


@pytest.mark.asvs("2.3.3", "16.5.1", "16.5.3")
def test_a_page_whose_audit_row_cannot_be_written_answers_503_and_changes_nothing(confirm):
    with connection.execute_wrapper(full_disk):
        answer = confirm()

    assert answer.status_code == 503
    assert answer["Cache-Control"] == "no-store"
    assert answer["Retry-After"] == "60"
    assert not Confirmation.unscoped.exists()
    for words in ("Even geduld", "Un moment", "One moment"):
        assert words in answer.text
    for secret in (SERVICE, "Awel", "claire", "could not extend"):
        assert secret not in answer.text

    assert confirm().status_code == 302, "and it works again as soon as the audit does"
    assert Confirmation.unscoped.exists()
