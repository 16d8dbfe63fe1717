"""Who manages the people of one organisation is led to it; the region chooses among all."""

import pytest

from relais.organisations.rules.vocabulary import BodyKind, Role
from relais.organisations.tests.people import body, browser, person

pytestmark = pytest.mark.django_db


def people(role, at, kind=BodyKind.ASSOCIATION):
    client = browser()
    client.force_login(person("nora", role, at, kind=kind))
    return client.get("/nl/people/")


def test_an_administrator_is_led_to_her_own_organisation():
    body("elsewhere")

    assert people(Role.BODY_ADMINISTRATOR, "tree")["Location"] == "/nl/people/tree/"


def test_the_region_chooses_among_all():
    body("elsewhere")

    page = people(Role.REGION_COORDINATOR, "region", BodyKind.REGION).text

    assert "/nl/people/elsewhere/" in page
    assert "/nl/people/region/" in page
