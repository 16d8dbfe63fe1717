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


def recorded(*abouts):
    for about in abouts:
        audit.record(Event.SERVICE_CHANGED, by=OPERATOR, at=NOON, about=about)


@transaction.atomic
@audit.together()
def undone():
    recorded("undone")
    raise RuntimeError


def kept():
    return list(AuditRow.unscoped.order_by("id").values_list("about", flat=True))


@pytest.mark.django_db
def test_what_one_command_records_is_written_in_one_statement(django_assert_num_queries):
    with transaction.atomic(), django_assert_num_queries(1), audit.together():
        recorded("one", "two")
        with audit.together():
            recorded("three")

    assert kept() == ["one", "two", "three"]
    assert len({bytes(row.leaf) for row in AuditRow.unscoped.all()}) == 3


@pytest.mark.django_db
def test_a_command_that_records_nothing_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0), audit.together():
        pass
    assert kept() == []


@pytest.mark.django_db
def test_a_command_within_a_command_that_fails_leaves_none_of_its_own():
    with transaction.atomic(), audit.together():
        recorded("before")
        with pytest.raises(RuntimeError):
            undone()
        recorded("after")

    assert kept() == ["before", "after"]


@pytest.mark.django_db
def test_a_command_that_fails_leaves_nothing_to_the_next():
    with pytest.raises(RuntimeError):
        undone()
    recorded("next")

    assert kept() == ["next"]


@pytest.mark.django_db
def test_rows_that_cannot_be_written_together_are_refused_too():
    with pytest.raises(AuditUnavailable), transaction.atomic(), audit.together():
        recorded("fits", "secret" * 100)

    assert kept() == []
