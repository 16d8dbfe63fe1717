"""Whom a wall keeps from a file sees nothing of what is owed about it either."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.urls import reverse

from relais.foundation import access, clock
from relais.foundation.access import OPERATOR, guards, viewers
from relais.organisations.interface import (
    Appointment,
    Newcomer,
    Role,
    Term,
    enrol_professional,
    give_mandate,
    professional,
)
from relais.referrals.queries import referrals
from relais.referrals.tests.conftest import NOW, asks, does


@pytest.fixture(autouse=True)
def _at_half_past_ten(monkeypatch):
    for reader in (clock, guards, viewers):
        monkeypatch.setattr(reader, "now", lambda: NOW)


@pytest.fixture
def enter(client):
    def as_(code):
        client.force_login(professional(OPERATOR, code))
        client.defaults["HTTP_HOST"] = "work.localhost"
        return client

    return as_


def test_a_wall_hides_from_a_colleague_also_what_is_owed_about_the_file(sent, enter):
    second_at_the_oak("wim")
    code = asks("pia", referrals.referral, sent).code
    row = reverse("referrals:owed", args=[sent], urlconf="config.faces.work")
    assert row in enter("wim").get("/nl/").text

    does("sam", raise_wall, file=sent, against="wim")
    wim = enter("wim")
    home = wim.get("/nl/").text

    assert code not in home
    assert row not in home
    assert wim.get(row).status_code == 404
    uid = apps.get_model("promises", "Promise").unscoped.filter(about=str(sent)).first().uid
    assert wim.post(f"/nl/promises/{uid}/press/").status_code == 404
    assert row in enter("sam").get("/nl/").text


def raise_wall(*, by, now, file, against):
    access.raise_wall(by, file=file, against=against)


def second_at_the_oak(code):
    newcomer = Newcomer(code=code, name=code.title(), language="nl")
    enrol_professional(by=OPERATOR, now=NOW, newcomer=newcomer)
    term = Term(from_day=NOW.date() - timedelta(days=1))
    appointment = Appointment(professional=code, body="oak", role=Role.SHELTER_WORKER, term=term)
    give_mandate(by=OPERATOR, now=NOW, appointment=appointment)
