"""The report of 2022, loaded into the tables as `make run` does; an invented one; who signs in."""

from datetime import UTC, date, datetime

import pytest
from django.http import Http404

from relais.foundation.access import OPERATOR
from relais.organisations import interface as organisations
from relais.organisations.interface import load_places
from relais.programme.commands.loading import load_source, read_source
from relais.programme.queries import drafts
from relais.programme.tests.asking import small_report
from relais.programme.tests.sample import NOON, REPORT, an_edition

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture(scope="session")
def source():
    return read_source()


@pytest.fixture
def loaded(db, source):
    """The places with their bodies, and the report of 2022."""
    load_places(by=OPERATOR, now=NOW)
    return load_source(by=OPERATOR, now=NOW, source=source)


@pytest.fixture
def report(db):
    """A small report: bodies with people, an edition of 2025 that tells, and one of 2026."""
    return small_report()


@pytest.fixture
def tables(db, monkeypatch):
    """An edition whose tables tell the sample; a test may let them tell something else."""
    an_edition()
    told = {"2022": REPORT}

    def compose(_viewer, ref, **_):
        if ref not in told:
            raise Http404
        return told[ref]

    monkeypatch.setattr(drafts, "compose", compose)
    return told


@pytest.fixture
def enter(db, client):
    """The test client, signed in as somebody in this role."""
    organisations.load_places(by=OPERATOR, now=NOON)

    def signed_in(role):
        person = organisations.Newcomer(code=f"some-{role}", name="Some One", language="nl")
        professional = organisations.enrol_professional(by=OPERATOR, now=NOON, newcomer=person)
        appointment = organisations.Appointment(
            professional=person.code,
            body="region",
            role=role,
            term=organisations.Term(from_day=date(2022, 1, 1)),
        )
        organisations.give_mandate(by=OPERATOR, now=NOON, appointment=appointment)
        client.force_login(professional)
        return client

    return signed_in
