"""The places, lists of pharmacies that are taken over, and who signs in."""

from datetime import UTC, date, datetime

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import override

from relais.foundation.access import OPERATOR
from relais.organisations.commands.pharmacies import import_pharmacies
from relais.organisations.commands.places import load_places
from relais.organisations.interface import (
    Appointment,
    Newcomer,
    Role,
    Term,
    enrol_professional,
    give_mandate,
)
from relais.organisations.models import Pharmacy
from relais.organisations.tests.spreadsheets import SAMPLE_DAY, list_of, write_sheet

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture
def places(db):
    load_places(by=OPERATOR, now=NOW)


@pytest.fixture
def take_over(places):
    """Takes over a list that holds these pharmacies and is of this day."""

    def take_over(*rows, day="24-11-2026", now=NOW, dry_run=False):
        sheet = list_of(*rows, day=day)
        return import_pharmacies(by=OPERATOR, now=now, sheet=sheet, dry_run=dry_run)

    return take_over


@pytest.fixture
def file_of(tmp_path):
    """Writes these rows as a spreadsheet."""

    def file_of(*rows):
        return write_sheet(tmp_path / "list.xlsx", rows)

    return file_of


@pytest.fixture
def list_file(file_of):
    return lambda *rows, **facts: file_of(*list_of(*rows, **{"day": SAMPLE_DAY, **facts}))


@pytest.fixture
def said_by(capsys):
    """What the command line answers to `relais organisations pharmacies`, in English."""

    def said_by(*arguments):
        with override("en"):
            call_command("organisations", "pharmacies", *map(str, arguments))
        return capsys.readouterr().out

    return said_by


@pytest.fixture
def refused_sentence(places):
    """Why the command line takes nothing over, in English."""

    def refused_sentence(path):
        with override("en"), pytest.raises(CommandError) as refused:
            call_command("organisations", "pharmacies", str(path), "--apply")
        assert not Pharmacy.unscoped.exists()
        return str(refused.value)

    return refused_sentence


@pytest.fixture
def sign_in(places, client):
    """Makes the test's client a professional of the region in this role, or in none."""

    def sign_in(role=None):
        person = Newcomer(code="some-one", name="Some One", language="nl")
        professional = enrol_professional(by=OPERATOR, now=NOW, newcomer=person)
        if role:
            term = Term(from_day=date(2022, 1, 1))
            appointment = Appointment(professional="some-one", body="region", role=role, term=term)
            give_mandate(by=OPERATOR, now=NOW, appointment=appointment)
        client.force_login(professional)
        return client

    return sign_in


@pytest.fixture
def coordinator(sign_in):
    return sign_in(Role.REGION_COORDINATOR)
