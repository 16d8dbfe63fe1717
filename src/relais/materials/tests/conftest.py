"""Those who act in these tests, and the places around them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

import pytest
from django.db import connection

from relais.foundation.access import OPERATOR
from relais.materials import commands
from relais.materials.permissions import Permission
from relais.organisations import interface as organisations

# Week 48 of 2026 runs; week 47 is the last one that is over.
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Person:
    """Someone whose mandate carries these permissions."""

    code: str
    permissions: tuple[StrEnum, ...] = ()
    mandate: str = ""

    def may(self, permission: StrEnum) -> bool:
        return permission in self.permissions


COORDINATOR = Person("coordinator", (Permission.READ_TALLY, Permission.ENROL_COUNTER))
ANALYST = Person("analyst", (Permission.READ_TALLY,))
OUTSIDER = Person("outsider")


def everything_kept():
    """Every row of every table that the role that serves may read, as text."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            " AND has_table_privilege(schemaname || '.' || tablename, 'SELECT')"
        )
        for [table] in cursor.fetchall():
            cursor.execute(f'SELECT kept::text FROM "{table}" AS kept')  # noqa: S608  # our own names
            yield from ((table, row) for [row] in cursor.fetchall())


@pytest.fixture
def places(db):
    organisations.load_places(by=OPERATOR, now=NOW)


@pytest.fixture
def register(places):
    """Registers a counter; its name is all that matters."""

    def register(name="Apotheek De Denkbeeldige Hoek", now=NOW):
        return commands.register_counter(
            by=COORDINATOR, now=now, name=name, kind="pharmacy", municipality="21013"
        )

    return register


@pytest.fixture
def enrol(register):
    """Registers a counter and enrols one device of it; answers the device's token."""

    def enrol(name="Apotheek De Denkbeeldige Hoek", now=NOW):
        invitation = commands.create_link(
            by=COORDINATOR, now=now, counter_code=register(name, now).code
        )
        return commands.enrol_device(by=OUTSIDER, now=now, secret=invitation.secret).token

    return enrol


@pytest.fixture
def sign_in(places, client):
    """Makes the test's client a professional of the region in this role."""

    def sign_in(role):
        person = organisations.Newcomer(code=f"some-{role}", name="Some One", language="nl")
        professional = organisations.enrol_professional(by=OPERATOR, now=NOW, newcomer=person)
        appointment = organisations.Appointment(
            professional=person.code,
            body="region",
            role=role,
            term=organisations.Term(from_day=date(2022, 1, 1)),
        )
        organisations.give_mandate(by=OPERATOR, now=NOW, appointment=appointment)
        client.force_login(professional)
        return client

    return sign_in
