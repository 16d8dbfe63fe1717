"""On the page: what would change is shown first; a form that is sent again does nothing again."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from relais.foundation.access import OPERATOR
from relais.organisations import interface as organisations
from relais.organisations.interface import Role
from relais.programme.models import SourceText
from relais.programme.tests.conftest import NOW

WORK = {"headers": {"host": "work.localhost"}}
ADDRESS = "/en/follow-up/tables/take-over/"


@pytest.fixture
def coordinator(db, client):
    organisations.load_places(by=OPERATOR, now=NOW)
    person = organisations.Newcomer(code="some-one", name="Some One", language="nl")
    professional = organisations.enrol_professional(by=OPERATOR, now=NOW, newcomer=person)
    appointment = organisations.Appointment(
        professional=person.code,
        body="region",
        role=Role.REGION_COORDINATOR,
        term=organisations.Term(from_day=date(2022, 1, 1)),
    )
    organisations.give_mandate(by=OPERATOR, now=NOW, appointment=appointment)
    client.force_login(professional)
    return client


def bring(client, *, key, title="Motie"):
    lines = f"ref,title_nl,adopted_on\nmotion-2026,{title},2026-02\n"
    file = SimpleUploadedFile("texts.csv", lines.encode(), "text/csv")
    return client.post(ADDRESS, {"once": key, "file": file}, **WORK)


def take_over(client, shown, *, key):
    return client.post(ADDRESS, {"once": key, "shown": shown}, **WORK)


def test_a_file_is_shown_and_just_what_was_shown_is_taken_over(coordinator):
    shown = bring(coordinator, key="a")
    assert shown.status_code == 200
    assert not SourceText.unscoped.exists()

    done = take_over(coordinator, shown.context["shown"], key="b")
    assert done.context["is_done"]
    assert SourceText.unscoped.get().title.nl == "Motie"


def test_another_file_in_the_same_form_is_looked_at_anew(coordinator):
    bring(coordinator, key="a")

    assert "Resolutie" in bring(coordinator, key="a", title="Resolutie").content.decode()


def test_taking_over_twice_changes_nothing_twice_and_says_so(coordinator):
    shown = bring(coordinator, key="a").context["shown"]
    take_over(coordinator, shown, key="b")
    again = take_over(coordinator, shown, key="b")

    assert "nothing to take over" in again.content.decode()
    assert SourceText.unscoped.count() == 1
