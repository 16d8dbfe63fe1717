"""The cast can be enrolled as often as one likes, in development only."""

from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.management.base import CommandError

from demo import cast
from relais.foundation.access import OPERATOR
from relais.organisations.interface import (
    Newcomer,
    Professional,
    Role,
    enrol_professional,
    load_places,
)

AuditRow = apps.get_model("audit", "AuditRow")
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture
def places(db):
    load_places(by=OPERATOR, now=NOW)


@pytest.fixture
def production(settings):
    settings.DEVELOPMENT = False


def sign_in(client, code):
    return client.post("/nl/sign-in/cast/", {"code": code}, HTTP_HOST="work.localhost")


def test_the_cast_has_every_role_and_one_outsider():
    assert {person.post.role for person in cast.CAST if person.post} == set(Role)
    without_mandate = [p.code for p in cast.CAST if p.has_account and p.post is None]
    assert without_mandate == ["odo-buitenstaander"]


@pytest.mark.usefixtures("places")
def test_enrolling_the_cast_twice_changes_nothing_the_second_time():
    cast.enrol_cast(by=OPERATOR, now=NOW)
    rows = AuditRow.unscoped.count()

    cast.enrol_cast(by=OPERATOR, now=NOW)

    assert AuditRow.unscoped.count() == rows


@pytest.mark.usefixtures("places")
def test_who_stands_at_a_counter_has_no_account():
    cast.enrol_cast(by=OPERATOR, now=NOW)

    assert not Professional.unscoped.filter(code="lotte-proefpil").exists()


@pytest.mark.usefixtures("places")
def test_each_of_the_cast_signs_in_with_the_button_on_the_page(client, capsys):
    call_command("cast")
    page = client.get("/nl/sign-in/", HTTP_HOST="work.localhost").text

    for member in cast.for_sign_in():
        assert f'name="code" value="{member.code}"' in page
        landed = sign_in(client, member.code)["Location"]
        outside = member.code == "odo-buitenstaander"
        assert landed.endswith("no-mandate/") is outside
    assert str(len(cast.for_sign_in())) in capsys.readouterr().out


@pytest.mark.usefixtures("places", "production")
def test_the_cast_is_refused_in_production():
    with pytest.raises(CommandError):
        call_command("cast")

    assert not Professional.unscoped.exists()


@pytest.mark.usefixtures("places")
def test_in_production_the_button_signs_nobody_in(client, settings):
    call_command("cast")
    settings.DEVELOPMENT = False

    assert sign_in(client, "claire-exemplaire").status_code == 404
    assert "_auth_user_id" not in client.session


@pytest.mark.usefixtures("places")
def test_in_production_the_session_of_one_of_the_cast_is_over(client, settings):
    call_command("cast")
    landed = sign_in(client, "claire-exemplaire")["Location"]
    assert client.get(landed, HTTP_HOST="work.localhost").status_code == 200

    settings.DEVELOPMENT = False

    assert client.get(landed, HTTP_HOST="work.localhost").status_code == 302


@pytest.mark.usefixtures("places")
def test_nobody_outside_the_cast_is_signed_in_by_a_button(client):
    call_command("cast")
    newcomer = Newcomer(code="somebody", name="Somebody", language="nl")
    enrol_professional(by=OPERATOR, now=NOW, newcomer=newcomer)

    assert sign_in(client, "somebody").status_code == 404


def test_in_production_nobody_is_introduced_to_the_sign_in_page(db, client, settings):
    def people_offered():
        return client.get("/nl/sign-in/", HTTP_HOST="work.localhost").text.count("<h3>")

    settings.DEVELOPMENT = False

    apps.get_app_config("demo").ready()

    assert people_offered() == 0
