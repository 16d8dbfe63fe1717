"""The report of 2022, loaded into the tables as `make run` does."""

from datetime import UTC, datetime

import pytest

from relais.foundation.access import OPERATOR
from relais.organisations.interface import load_places
from relais.programme.commands.loading import load_source, read_source
from relais.programme.tests.asking import small_report

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
