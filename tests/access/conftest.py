"""A table of notes behind both locks, and professionals of two police zones."""

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from relais.foundation import access
from relais.foundation.access import OPERATOR, acting
from relais.foundation.access.policies import lock_sql
from relais.foundation.access.roles import RUNTIME
from relais.foundation.trilingual import Trilingual
from relais.organisations.interface import (
    Appointment,
    BodyKind,
    BodyRecord,
    Newcomer,
    Role,
    Term,
    enrol_professional,
    found_body,
    give_mandate,
    professional,
    professional_on,
)
from tests.access import stage
from tests.database import owner_connection

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TABLE = "locked_note"


@pytest.fixture(scope="module")
def brussels(django_db_setup, django_db_blocker) -> Iterator[None]:
    """The whole region with its cast, loaded once for all tests of a module; none keeps it."""
    with django_db_blocker.unblock(), transaction.atomic():
        stage.brussels()
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def locked_table(django_db_setup, django_db_blocker) -> Iterator[None]:
    """A table of a context that does not exist, locked as every confidential table is."""
    with owner_connection() as owner:
        owner.execute(
            f"CREATE TABLE {TABLE} (id serial PRIMARY KEY, words text NOT NULL,"
            " file_id uuid NOT NULL REFERENCES foundation_protectedfile)"
        )
        owner.execute(lock_sql(TABLE, "file_id"))
        owner.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON {TABLE} TO {RUNTIME}")
        owner.execute(f"GRANT USAGE ON SEQUENCE {TABLE}_id_seq TO {RUNTIME}")
    yield
    with owner_connection() as owner:
        owner.execute(f"DROP TABLE {TABLE}")


@pytest.fixture
def people(db, locked_table):
    """Ann and Bob of one zone, Cas of another; Dee trains, and handles no files."""
    for code in ("north", "south"):
        name = Trilingual(nl=code, fr=code)
        body = BodyRecord(code=code, kind=BodyKind.POLICE_ZONE, name=name)
        found_body(by=OPERATOR, now=NOW, body=body)
    for code, body, role in (
        ("ann", "north", Role.EVA_OFFICER),
        ("bob", "north", Role.EVA_OFFICER),
        ("cas", "south", Role.EVA_OFFICER),
        ("dee", "north", Role.TRAINER),
    ):
        newcomer = Newcomer(code=code, name=code.title(), language="nl")
        enrol_professional(by=OPERATOR, now=NOW, newcomer=newcomer)
        term = Term(from_day=NOW.date())
        appointment = Appointment(professional=code, body=body, role=role, term=term)
        give_mandate(by=OPERATOR, now=NOW, appointment=appointment)


def viewer(code: str, now: datetime = NOW):
    """One of them, with the mandates of that day."""
    return professional_on(professional(OPERATOR, code), now.date())


@pytest.fixture
def file(people) -> UUID:
    """A file of the north with one note in it."""
    return new_file(viewer("ann"), "north")


def new_file(by, body: str, words: str = "a note") -> UUID:
    made = uuid4()
    with acting(by, moment=NOW):
        access.open_file(by, file=made, body=body)
        ask(f"INSERT INTO {TABLE} (words, file_id) VALUES (%s, %s)", words, made)
    return made


def ask(statement: str, *values: object) -> list[tuple]:
    """What PostgreSQL answers to the role that serves."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def notes() -> list[str]:
    return [words for (words,) in ask(f"SELECT words FROM {TABLE} ORDER BY id")]


def refused(statement: str, *values: object) -> bool:
    """Whether the role that serves may not do this."""
    try:
        with transaction.atomic():
            ask(statement, *values)
    except ProgrammingError as error:
        return isinstance(error.__cause__, psycopg.errors.InsufficientPrivilege)
    return False
