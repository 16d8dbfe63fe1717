"""Our profile of HSDS is published, and says of every addition what it holds."""

import pytest

from relais.directory.rules.holidays import public_holidays
from relais.directory.rules.hsds.taxonomies import Addition, TaxonomyCode, Term
from relais.directory.tests.conftest import OPEN


@pytest.fixture
def profile(db, client):
    return client.get("/hsds/profile", headers=OPEN).json()


def test_it_names_itself_and_where_it_is_explained(profile):
    assert profile["uri"] == "http://open.localhost/hsds/profile"
    assert profile["hsds_version"] == "3.1"
    assert profile["documentation"]["nl"] == "http://open.localhost/nl/open-data/profile/"


def test_it_explains_every_addition_in_three_languages(profile):
    assert [each["code"] for each in profile["additions"]] == list(Addition)
    for each in profile["additions"]:
        assert each["name"].keys() == each["description"].keys() == {"nl", "fr", "en"}
        assert each["taxonomy_term_id"] == Term(TaxonomyCode.ADDITIONS, each["code"]).id
        assert each["value"]


def test_it_lists_the_legal_holidays_of_two_years(profile):
    days = profile["public_holidays"]
    first, second = sorted({int(day[:4]) for day in days})

    assert second == first + 1
    assert days == [
        day.isoformat() for year in (first, second) for day in sorted(public_holidays(year))
    ]


def test_every_modification_is_where_it_says(profile, client):
    assert profile["modifications"].keys() == {
        "attribute.json",
        "service.json",
        "confirmation.json",
    }
    for address in profile["modifications"].values():
        found = client.get(address, headers=OPEN)
        assert found.status_code == 200
        assert found.json()


def test_the_contract_names_every_feed_and_pretends_no_licence(client, db):
    contract = client.get("/hsds/openapi.json", headers=OPEN).json()

    assert [server["url"] for server in contract["servers"]] == [
        "http://open.localhost/hsds",
        "http://open.localhost/hsds/nl",
        "http://open.localhost/hsds/fr",
        "http://open.localhost/hsds/en",
    ]
    assert "not validated" in contract["info"]["license"]["name"]
    assert len(contract["paths"]) == 11


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_the_page_explains_every_addition(db, client, language):
    page = client.get(f"/{language}/open-data/profile/", headers=OPEN).text

    for code in Addition:
        assert f"<code>{code}</code>" in page
