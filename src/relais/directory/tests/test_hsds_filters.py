"""Services are found by names, numbers, needs, terms, organisations, postcodes and changes."""

import logging

import pytest

from relais.directory.models import Service
from relais.directory.rules.hsds.published import service_id
from relais.directory.rules.hsds.taxonomies import TaxonomyCode, Term, taxonomy_id
from relais.directory.tests.conftest import HELPLINE, OPEN

JSON = "application/json"
LISTS = ("services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms")


def codes(page):
    known = {service_id(code): code for code in Service.unscoped.values_list("code", flat=True)}
    return {known[each["id"]] for each in page["contents"]}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("awel", {"awel-102"}),
        ("ECOUTE enfants", {"ecoute-enfants-103"}),
        ("enfants écoute", {"ecoute-enfants-103"}),
        ("0800 30 030", {"ecoute-violences-conjugales"}),
        ("080030030", {"ecoute-violences-conjugales"}),
        ("suicide", {"suicide-fr", "zelfmoord-1813"}),
        ("ZELFMOORD", {"suicide-fr", "zelfmoord-1813"}),
        ("awel 0800", set()),
        ("%", set()),
    ],
)
def test_search_finds_names_numbers_and_needs(brussels, feed, words, found):
    assert codes(feed("services", search=words)) == found


def test_conditions_add_up(brussels, feed):
    shelter = Term(TaxonomyCode.NEEDS, "shelter").id
    found = codes(feed("services", taxonomy_term_id=shelter, per_page=100))

    assert {"samusocial", "cpvcf"} <= found
    assert codes(feed("services", taxonomy_term_id=shelter, search="samusocial")) == {"samusocial"}
    assert codes(feed("services", taxonomy_term_id=shelter, search="awel")) == set()


def test_a_service_is_not_found_under_those_it_refuses(take_over, feed):
    take_over(
        HELPLINE | {"id": "for-women", "profiles": ["woman"], "refused_profiles": ["man"]},
        HELPLINE | {"id": "for-men", "profiles": ["man"]},
        HELPLINE | {"id": "in-doubt", "profiles": ["man"], "refused_profiles": ["man"]},
    )
    men = Term(TaxonomyCode.PROFILES, "man").id

    assert codes(feed("services", taxonomy_term_id=men)) == {"for-men"}
    assert codes(feed("services", taxonomy_id=taxonomy_id(TaxonomyCode.PROFILES))) == {
        "for-women",
        "for-men",
    }


def test_services_of_an_organisation(brussels, feed):
    [organization] = feed("organizations", search="samusocial")["contents"]

    assert codes(feed("services", organization_id=organization["id"])) == {"samusocial"}
    assert feed("services", organization_id="another")["empty"]


@pytest.mark.parametrize(
    ("moment", "found"),
    [
        ("2026-11-24", 1),
        ("2026-11-24T10:00:00+01:00", 1),
        ("2026-11-24T10:00:00 01:00", 1),
        ("2026-11-24T09:00:00Z", 1),
        ("2026-11-24T09:00:00", 1),
        ("2026-11-24T09:00:01Z", 0),
        ("2026-11-25", 0),
        ("0001-01-01T00:00:00+14:00", 1),
        ("9999-12-31T23:59:59-12:00", 0),
    ],
)
def test_modified_after_counts_from_the_moment_itself(take_over, feed, moment, found):
    take_over(HELPLINE)

    assert feed("services", modified_after=moment)["total_items"] == found


def test_a_postcode_asks_who_works_there(take_over, feed):
    take_over(
        HELPLINE | {"id": "in-elsene", "areas": ["21009"], "nis": "21009"},
        HELPLINE | {"id": "in-jette", "areas": ["21010"], "nis": "21010"},
        HELPLINE | {"id": "everywhere", "areas": ["belgium"], "nis": "21010"},
        HELPLINE | {"id": "nowhere", "areas": ["belgium"]},
    )

    def services(postcode):
        return {
            each["service"]["id"]
            for each in feed("service_at_locations", postcode=postcode)["contents"]
        }

    assert services("1050") == {service_id("in-elsene"), service_id("everywhere")}
    assert services("1090") == {service_id("in-jette"), service_id("everywhere")}
    assert services("9999") == set()


def test_terms_by_list_and_search(places, feed):
    needs = feed("taxonomy_terms", taxonomy_id=taxonomy_id(TaxonomyCode.NEEDS))["contents"]

    assert {each["taxonomy_detail"]["id"] for each in needs} == {taxonomy_id(TaxonomyCode.NEEDS)}
    assert len(needs) == 12
    assert feed("fr/taxonomy_terms", search="hebergement urgence")["total_items"] == 1
    assert feed("taxonomy_terms", parent_id="any")["empty"]
    assert feed("taxonomy_terms", top_only="true", per_page=100)["total_items"] > 40


def test_an_organisation_has_its_services_bare_or_whole(brussels, feed):
    [plain] = feed("organizations", search="samusocial")["contents"]
    path = f"organizations/{plain['id']}"

    assert "services" not in plain
    assert feed(path)["services"][0].keys() == {
        "id",
        "name",
        "status",
        "modified_date",
        "last_modified",
    }
    assert "attributes" in feed(path, full_service="true")["services"][0]
    [whole] = feed("organizations", search="samusocial", full="true")["contents"]
    assert whole == feed(path)


# --- A search by POST --------------------------------------------------------------------------


def test_a_body_asks_the_same_as_an_address(brussels, feed_by_post):
    form = "application/x-www-form-urlencoded"

    assert codes(feed_by_post("services", '{"search": "awel", "per_page": 5}')) == {"awel-102"}
    assert codes(feed_by_post("services", {"search": "awel"})) == {"awel-102"}
    assert codes(feed_by_post("services", "search=awel&full=true", form)) == {"awel-102"}
    assert codes(feed_by_post("services", {"search": "awel"}, query="?search=samusocial")) == {
        "awel-102"
    }
    assert codes(feed_by_post("services", "", query="?search=awel")) == {"awel-102"}
    assert feed_by_post("services", {"minimal": True})["size"] == 36


@pytest.mark.parametrize("shelf", LISTS)
def test_every_list_is_asked_by_post_too(brussels, feed, feed_by_post, shelf):
    assert feed_by_post(shelf, {"per_page": 3}) == feed(shelf, per_page=3)


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ("{", "application/json"),
        ("[1]", "application/json"),
        ("[" * 100_000, "application/json"),
        (b"\xff", "application/json"),
        ("<search>awel</search>", "application/xml"),
        ('{"search": ["awel"]}', "application/json"),
        ('{"page": true}', "application/json"),
        ('{"full": {}}', "application/json"),
    ],
)
def test_a_body_that_can_not_be_read_is_refused(places, feed_by_post, body, content_type):
    assert feed_by_post("services", body, content_type, status=400)["error"]


def test_what_is_searched_for_reaches_no_log_and_no_answer(brussels, client, caplog):
    with caplog.at_level(logging.DEBUG):
        for send in (
            lambda: client.get("/hsds/services?search=geheimzinnig", headers=OPEN),
            lambda: client.post("/hsds/services", '{"search": "geheimzinnig"}', JSON, headers=OPEN),
            lambda: client.get(
                "/hsds/services?search=geheimzinnig&page=geheimzinnig", headers=OPEN
            ),
            lambda: client.get("/hsds/services?geheimzinnig=geheimzinnig", headers=OPEN),
            lambda: client.post(
                "/hsds/services", "geheimzinnig{", "application/json", headers=OPEN
            ),
        ):
            assert "geheimzinnig" not in send().text

    assert "geheimzinnig" not in caplog.text
