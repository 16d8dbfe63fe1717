"""A canary in every field of a confidential service is in no feed, file, calendar or export."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command

from relais.directory.models import Closure, Revision, Service
from relais.directory.queries.exports import exported
from relais.directory.rules.hsds.published import service_id
from relais.directory.rules.hsds.shelves import SHELVES
from relais.directory.tests.conftest import HELPLINE, LOADED_AT, OPEN, SECRET_HOUSE
from relais.directory.tests.test_nothing_leaves_of_a_secret_house import plant
from relais.directory.words.hsds import FEEDS
from relais.foundation.access import OPERATOR

FILES = ("services.json", "services.csv", "closures.ics")


@pytest.fixture
def house(take_over):
    take_over(SECRET_HOUSE | {"phone": "02 539 27 44"}, HELPLINE)
    return Service.unscoped.get(code="a-house")


def addresses():
    yield from (f"/open-data/{name}" for name in FILES)
    for feed in FEEDS:
        root = "/hsds" if feed == "nl-fr" else f"/hsds/{feed}"
        yield from (f"{root}/{shelf}?full=true" for shelf in ("services", "organizations"))
        yield f"{root}/organizations?full_service=true"
        yield f"{root}/services?minimal=true"
        yield f"{root}/services?format=ndjson&full=true"
        yield f"{root}/services/{service_id('a-house')}"


def outputs(client):
    for address in addresses():
        answer = client.get(address, headers=OPEN)
        assert answer.status_code == 200, address
        yield address, answer.getvalue().decode()


def test_what_was_planted_past_all_rules_is_in_no_feed_and_no_file(house, client):
    plant(house)

    for address, output in outputs(client):
        assert "CANARY" not in output, address
        assert "blue door" not in output, address


def test_a_canary_would_show_in_each_of_them(house, client):
    plant(house)
    Service.unscoped.update(confidential=False, name_nl="CANARY", name_fr="CANARY")
    Revision.unscoped.create(at=LOADED_AT + timedelta(hours=2), by="test", summary="planted")

    for address, output in outputs(client):
        assert "CANARY" in output, address


@pytest.mark.parametrize("words", ["CANARY", "blue door"])
@pytest.mark.parametrize("shelf", SHELVES)
def test_a_search_for_the_canary_finds_nothing(house, client, shelf, words):
    plant(house)

    answer = client.post(
        f"/hsds/{shelf}", {"search": words}, "application/json", headers=OPEN
    ).json()

    assert answer["total_items"] == 0


def test_the_keeper_of_the_record_does_not_show(take_over, client):
    """A municipality that keeps the record of a secret house tells where to look for it."""
    take_over(SECRET_HOUSE | {"steward": "21012"})

    for address, output in outputs(client):
        for word in ("21012", "Molenbeek", "record_keeper"):
            assert word not in output, address


def test_a_house_whose_name_tells_a_place_is_in_no_feed_and_no_file(house, client):
    Service.unscoped.filter(pk=house.pk).update(name_nl="Huis Grote Markt 71")
    Closure.unscoped.create(service=house, first_day=LOADED_AT, last_day=LOADED_AT)
    Revision.unscoped.create(at=LOADED_AT + timedelta(hours=1), by="test", summary="planted")

    found = client.get(f"/hsds/services/{service_id('a-house')}", headers=OPEN)
    assert found.status_code == 404
    for name in FILES:
        assert "Grote Markt" not in client.get(f"/open-data/{name}", headers=OPEN).text


def test_the_export_for_the_operator_leaves_the_planted_record_out(house, tmp_path):
    plant(house)

    with pytest.raises(CommandError):
        call_command("directory", "export", tmp_path / "out.yaml", verbosity=0)

    assert "CANARY" not in (tmp_path / "out.yaml").read_text("utf-8")
    assert [each["id"] for each in exported(OPERATOR).records] == ["a-line"]
