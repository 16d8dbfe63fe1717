"""What somebody could do for an organisation ends at once where it is ended."""

import pytest

from relais.foundation import clock
from relais.organisations.commands.people import stop_mandate
from relais.organisations.models import Professional
from relais.organisations.rules.vocabulary import Role
from relais.organisations.tests.people import browser, mandate_of, person, viewer

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    """A browser in which the administrator of the tree has signed in."""
    client = browser()
    client.force_login(person("ward", Role.BODY_ADMINISTRATOR))
    return client


def test_ending_a_mandate_twice_is_as_good_as_once(office):
    person("gwen", Role.SHELTER_WORKER)
    mandate = mandate_of("gwen")
    for _time in range(2):
        stop_mandate(by=viewer("ward"), now=clock.now(), mandate_id=mandate.pk)

    mandate.refresh_from_db()
    assert mandate.to_day is not None


def test_a_mandate_is_ended_at_once(office):
    gwen, client = person("gwen", Role.SHELTER_WORKER), browser()
    client.force_login(gwen)
    assert client.get("/nl/").status_code == 200

    office.post(f"/nl/people/tree/mandates/{mandate_of('gwen').pk}/end/")

    assert client.get("/nl/").status_code == 403


def test_nobody_ends_a_mandate_of_another_organisation(office):
    person("gwen", Role.SHELTER_WORKER, at="house")

    assert office.post(f"/nl/people/tree/mandates/{mandate_of('gwen').pk}/end/").status_code == 404
    assert mandate_of("gwen").to_day is None


def test_who_has_left_is_shut_out_at_once(office):
    gwen, client = person("gwen", Role.SHELTER_WORKER), browser()
    client.force_login(gwen)

    office.post("/nl/people/tree/retire/", {"code": "gwen"})

    assert client.get("/nl/").status_code == 302
    assert "Gwen" not in office.get("/nl/people/tree/").text


def test_who_works_elsewhere_too_is_retired_by_the_region_alone(office):
    person("gwen", Role.SHELTER_WORKER)
    person("gwen", Role.SHELTER_WORKER, at="house")

    assert office.post("/nl/people/tree/retire/", {"code": "gwen"}).status_code == 422
    assert Professional.unscoped.get(code="gwen").is_active


@pytest.mark.parametrize("code", ["ward", "olga", ""])
def test_only_other_people_of_the_organisation_are_retired(office, code):
    person("olga", Role.SHELTER_WORKER, at="house")

    assert office.post("/nl/people/tree/retire/", {"code": code}).status_code in {404, 422}
    assert not Professional.unscoped.filter(is_active=False).exists()
