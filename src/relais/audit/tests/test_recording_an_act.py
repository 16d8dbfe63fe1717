from datetime import UTC, datetime
from enum import StrEnum
from uuid import UUID

import pytest
from django.db import transaction

from relais.audit import interface as audit
from relais.audit.commands.recording import AuditOutsideTransaction, AuditUnavailable
from relais.audit.models import AuditRow
from relais.foundation.access import OPERATOR

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


class Event(StrEnum):
    SERVICE_CHANGED = "directory.service_changed"


class Officer:
    """Someone who acts under a mandate."""

    code = "els-example"
    mandate = "eva_officer@zone-5339"

    def may(self, _permission: StrEnum) -> bool:
        return False


@pytest.mark.django_db
def test_a_row_names_the_fields_and_never_their_values():
    audit.record(Event.SERVICE_CHANGED, by=OPERATOR, at=NOON, about="line-1712", fields=["hours"])

    row = AuditRow.unscoped.get()
    assert (row.actor, row.event, row.about) == (
        "operator",
        "directory.service_changed",
        "line-1712",
    )
    assert row.fields == ["hours"]


@pytest.mark.asvs("2.3.3")
@pytest.mark.django_db
def test_an_act_that_fails_leaves_no_row():
    def act_that_fails():
        with transaction.atomic():
            audit.record(Event.SERVICE_CHANGED, by=OPERATOR, at=NOON, about="line-1712")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        act_that_fails()

    assert not AuditRow.unscoped.exists()


@pytest.mark.django_db(transaction=True)
def test_nothing_is_recorded_outside_a_transaction():
    with pytest.raises(AuditOutsideTransaction):
        audit.record(Event.SERVICE_CHANGED, by=OPERATOR, at=NOON, about="line-1712")


@pytest.mark.django_db
def test_a_row_says_under_which_mandates_and_about_which_file():
    file = UUID("0b6f3c52-6f0e-4a0e-9d0c-2f2f0e1f7a11")

    audit.record(Event.SERVICE_CHANGED, by=Officer(), at=NOON, about="line-1712", file=file)

    row = AuditRow.unscoped.get()
    assert (row.mandate, row.file) == ("eva_officer@zone-5339", file)


@pytest.mark.django_db
def test_what_cannot_be_written_is_refused_and_not_quoted():
    with pytest.raises(AuditUnavailable) as refused, transaction.atomic():
        audit.record(Event.SERVICE_CHANGED, by=OPERATOR, at=NOON, about="secret" * 100)

    assert "secret" not in str(refused.value)
    assert refused.value.__suppress_context__
