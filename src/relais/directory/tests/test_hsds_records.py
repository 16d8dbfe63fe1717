"""What a record of HSDS says of a service, and what it leaves unsaid."""

from datetime import timedelta

import pytest

from relais.directory.commands.confirming import report_capacity
from relais.directory.rules.hsds.published import service_id
from relais.directory.rules.vocabulary import Capacity, Means
from relais.directory.tests.conftest import HELPLINE, LOADED_AT, SECRET_HOUSE
from relais.foundation.access import OPERATOR


def value_of(service, code):
    found = [
        each.get("value") for each in service["attributes"] if each["taxonomy_term"]["code"] == code
    ]
    return found[0] if found else None


FULL = HELPLINE | {
    "hours": "Mo-Fr 09:00-17:00; PH off",
    "relay_to": "night",
    "profiles": ["woman", "with_children"],
    "refused_profiles": ["man"],
    "min_age": 18,
    "max_age": 99,
    "kind": "shelter",
    "min_children": 3,
    "mail": ["line@example.org", "second@example.org"],
    "walk_in": True,
    "chat": True,
    "cost": "free",
    "anonymous": True,
    "not_emergency": True,
    "address": "Voorbeeldstraat 1080, 1000 Brussel",
    "nis": "21004",
    "areas": ["21004", "region"],
}


@pytest.fixture
def line(take_over, confirm, feed):
    take_over(FULL, HELPLINE | {"id": "night"})
    later = LOADED_AT + timedelta(hours=1)
    confirm("a-line", at=later)
    report_capacity(
        by=OPERATOR, now=later, code="a-line", state=Capacity.WAITLIST, means=Means.CALLED
    )
    return feed(f"en/services/{service_id('a-line')}")


def test_plain_fields(line):
    assert line["email"] == "line@example.org"
    assert line["contacts"][0]["email"] == "second@example.org"
    assert (line["minimum_age"], line["maximum_age"]) == (18, 99)
    assert line["assured_date"] == "2026-11-24"
    assert line["last_modified"] == "2026-11-24T10:00:00.000+00:00"
    assert line["eligibility_description"] == (
        "For: women; people with children. Not for: men. Only with at least 3 children."
    )
    assert line["fees_description"] == "free"
    assert (line["cost_options"][0]["amount"], line["cost_options"][0]["currency"]) == (0, "EUR")
    assert "This is no emergency number: call 112." in line["alert"]
    assert line["status"] == "active"


def test_what_hsds_lacks_stands_in_attributes(line):
    assert value_of(line, "opening_hours") == "Mo-Fr 09:00-17:00; PH off"
    assert value_of(line, "public_holidays") == "closed"
    assert value_of(line, "relay_to") == service_id("night")
    assert value_of(line, "min_children") == "3"
    assert value_of(line, "capacity_reported_on") == "2026-11-24"
    assert value_of(line, "record_keeper") == "Brussels-Capital Region"
    assert value_of(line, "source") == "made up for a test"
    for code in ("chat", "walk_in", "anonymous", "not_emergency"):
        assert value_of(line, code) == "true"
    assert value_of(line, "address_confidential") is None


def test_who_is_refused_is_told_apart(line):
    links = {
        (each["link_type"], each["taxonomy_term"]["code"])
        for each in line["attributes"]
        if each["link_type"].endswith("eligibility")
    }

    assert links == {
        ("eligibility", "woman"),
        ("eligibility", "with_children"),
        ("ineligibility", "man"),
    }


def test_the_place_as_printed_with_the_postcode_of_its_municipality(line):
    [at] = line["service_at_locations"]
    [address] = at["location"]["addresses"]

    assert address["address_1"] == "Voorbeeldstraat 1080, 1000 Brussel"
    assert (address["postal_code"], address["state_province"]) == ("1000", "BE-BRU")
    assert (address["city"], address["country"]) == ("Bruxelles", "BE")


@pytest.mark.parametrize(
    ("given", "addresses", "description"),
    [
        ({"nis": "21012"}, 0, "Sint-Jans-Molenbeek"),
        ({"nis": "21012", "address": "Straat 1"}, 0, "Sint-Jans-Molenbeek"),
        ({"nis": "21012", "address": "Straat 1, 1000"}, 0, "Sint-Jans-Molenbeek"),
        ({"nis": "21012", "address": "Straat 1, 1080"}, 1, "Sint-Jans-Molenbeek"),
        ({"address": "Straat 1, 1080"}, 0, "Straat 1, 1080"),
    ],
)
def test_without_a_postcode_of_its_own_there_is_no_address(
    take_over, feed, given, addresses, description
):
    take_over(HELPLINE | given)

    [at] = feed("nl/service_at_locations")["contents"]

    assert len(at["location"]["addresses"]) == addresses
    assert at["location"]["description"] == description


def test_areas_carry_their_nis_code(line):
    city, region = line["service_areas"]

    assert city["attributes"][0]["value"] == "21004"
    assert region["name"] == "the whole Brussels-Capital Region"
    assert "attributes" not in region


def test_what_is_not_known_is_not_there(take_over, feed):
    take_over(HELPLINE | {"hours": None, "languages": None, "phone": None})

    line = feed(f"en/services/{service_id('a-line')}")

    assert value_of(line, "opening_hours") is None
    assert line["schedules"] == line["languages"] == line["phones"] == []
    for field in ("email", "minimum_age", "fees_description", "assured_date"):
        assert field not in line
    assert line["confirmations"][0] == {"aspect": "record", "trust": "unconfirmed"}
    assert line["confirmations"][1] == {
        "aspect": "phone",
        "trust": "unconfirmed",
        "due_on": "2026-12-01",
    }
    assert "has not confirmed" in line["alert"]


def test_a_service_in_its_closure_is_closed_for_a_while(take_over, feed):
    always = {"first_day": "2020-01-01", "last_day": "2099-12-31"}
    take_over(HELPLINE | {"closures": [always]})

    [line] = feed("services")["contents"]

    assert line["status"] == "temporarily closed"


def test_a_secret_house_says_that_its_address_is_confidential(take_over, feed):
    take_over(SECRET_HOUSE | {"phone": "02 539 27 44"})

    house = feed(f"services/{service_id('a-house')}")

    assert value_of(house, "address_confidential") == "true"
    assert house["service_at_locations"] == []
    assert [each["number"] for each in house["phones"]] == ["02 539 27 44"]
    assert value_of(house, "record_keeper") is None
    assert value_of(house, "source") is None
    assert feed("service_at_locations")["empty"]
    [organization] = feed("organizations", full_service="true")["contents"]
    assert organization["locations"] == []
