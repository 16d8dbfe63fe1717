"""The directory in HSDS on the open face: what there is, page by page, and what can't be asked."""

import json

import pytest

from relais.directory.rules.hsds.published import service_id
from relais.directory.tests.conftest import HELPLINE, OPEN

LISTS = ("services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms")


def test_the_root_names_version_profile_contract_and_feeds(places, feed):
    root = feed("")

    assert root["version"] == "3.1"
    assert root["profile"] == "http://open.localhost/hsds/profile"
    assert root["openapi_url"] == "http://open.localhost/hsds/openapi.json"
    assert root["feeds"] == {
        "nl-fr": "http://open.localhost/hsds/",
        "nl": "http://open.localhost/hsds/nl/",
        "fr": "http://open.localhost/hsds/fr/",
        "en": "http://open.localhost/hsds/en/",
    }
    assert feed("fr/")["language"] == "fr"


@pytest.mark.parametrize("shelf", LISTS)
def test_every_record_of_a_list_is_found_by_its_id(brussels, feed, shelf):
    listed = feed(shelf, per_page=100)["contents"]

    assert listed
    for each in listed:
        assert feed(f"{shelf}/{each['id']}")["name"] == each["name"]


def test_ids_are_the_same_on_every_installation(brussels, feed):
    names = {each["name"]: each["id"] for each in feed("services", per_page=100)["contents"]}

    assert names["Awel / Awel (néerlandophone)"] == "9ecb1d77-e0a5-5182-b8af-985e92268e0d"


def test_ids_are_the_same_in_every_feed(brussels, feed):
    def ids(path):
        return [each["id"] for each in feed(path, per_page=100)["contents"]]

    for shelf in LISTS:
        assert ids(shelf) == ids(f"nl/{shelf}") == ids(f"fr/{shelf}") == ids(f"en/{shelf}")


def test_each_feed_speaks_its_language(take_over, feed):
    take_over(HELPLINE)
    path = f"services/{service_id('a-line')}"

    assert feed(path)["name"] == "Een lijn / Une ligne"
    assert feed(f"nl/{path}")["name"] == "Een lijn"
    assert feed(f"fr/{path}")["name"] == feed(f"en/{path}")["name"] == "Une ligne"
    assert feed(f"nl/{path}")["languages"][0]["name"] == "Nederlands"
    assert feed(f"fr/{path}")["application_process"].startswith("Vous pouvez")
    assert feed(f"en/{path}")["description"].startswith("Helpline. Helps with: Someone to talk to")


# --- Pages --------------------------------------------------------------------------------------


def test_pages_hold_every_service_once(brussels, feed):
    pages = [feed("services", per_page=10, page=number) for number in range(1, 5)]

    assert [page["size"] for page in pages] == [10, 10, 10, 6]
    assert [(page["first_page"], page["last_page"]) for page in pages] == [
        (True, False),
        (False, False),
        (False, False),
        (False, True),
    ]
    assert {(page["total_items"], page["total_pages"], page["empty"]) for page in pages} == {
        (36, 4, False)
    }
    assert len({each["id"] for page in pages for each in page["contents"]}) == 36


def test_a_page_past_the_last_is_empty_and_counts_right(brussels, feed):
    page = feed("services", page=999_999_999)

    assert page == {
        "total_items": 36,
        "total_pages": 1,
        "page_number": 999_999_999,
        "size": 0,
        "first_page": False,
        "last_page": True,
        "empty": True,
        "contents": [],
    }


def test_an_empty_directory_has_an_empty_first_page(places, feed):
    page = feed("services")

    assert (page["total_items"], page["total_pages"], page["empty"]) == (0, 0, True)
    assert page["first_page"]
    assert page["last_page"]


def test_minimal_is_everything_on_one_page_and_little_of_each(brussels, feed):
    page = feed("services", minimal="true")

    assert (page["size"], page["total_pages"]) == (36, 1)
    assert page["contents"][0].keys() == {"id", "name", "status", "modified_date", "last_modified"}
    assert feed("services", minimal="true", per_page=5)["size"] == 5


def test_full_is_what_the_record_itself_says(brussels, feed):
    for each in feed("services", full="true", per_page=100)["contents"]:
        assert each == feed(f"services/{each['id']}")


def test_ndjson_is_every_record_a_line(brussels, client):
    answer = client.get(
        "/hsds/nl/services?format=ndjson&full=true&page=7", headers={"host": "open.localhost"}
    )
    lines = answer.getvalue().decode().splitlines()

    assert answer.headers["Content-Type"] == "application/x-ndjson"
    assert len({json.loads(line)["id"] for line in lines}) == 36


def test_a_page_of_fifty_whole_services_takes_few_queries(
    take_over, feed, django_assert_max_num_queries
):
    take_over(*(HELPLINE | {"id": f"line-{number}", "nis": "21004"} for number in range(60)))

    with django_assert_max_num_queries(10):
        assert feed("services", full="true", per_page=50)["size"] == 50
    with django_assert_max_num_queries(5):
        assert feed("services", full="true", per_page=50, page=2)["size"] == 10


# --- What can't be asked ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ({"page": "0"}, "page"),
        ({"page": "-1"}, "page"),
        ({"page": "1.5"}, "page"),
        ({"page": "９"}, "page"),
        ({"page": "9" * 5000}, "page"),
        ({"per_page": "101"}, "per_page"),
        ({"per_page": "no"}, "per_page"),
        ({"format": "xml"}, "format"),
        ({"full": "maybe"}, "full"),
        ({"minimal": "2"}, "minimal"),
        ({"modified_after": "yesterday"}, "modified_after"),
        ({"search": "a" * 201}, "search"),
        ({"postcode": "1080"}, "per_page"),
        ({"unheard_of": "1"}, "per_page"),
    ],
)
def test_what_can_not_be_read_is_told(places, feed, query, named):
    assert named in feed("services", status=400, **query)["error"]


@pytest.mark.parametrize("path", ["services?page=1&page=2", "organizations/x?full=1&full=1"])
def test_a_parameter_that_stands_there_twice_is_refused(places, feed, path):
    assert "more than once" in feed(f"en/{path}", status=400)["error"]


def test_proximity_is_not_offered(places, feed):
    said = feed("nl/service_at_locations", status=400, postcode="1080", proximity="500")

    assert "bewaart geen coördinaten" in said["error"]


def test_an_empty_text_asks_for_nothing_and_anything_else_empty_is_refused(brussels, feed):
    assert feed("services", search="", organization_id="", taxonomy_term_id="")["size"] == 36
    for name in ("page", "per_page", "format", "full", "modified_after"):
        feed("services", status=400, **{name: ""})


@pytest.mark.parametrize("shelf", LISTS)
def test_an_unknown_id_is_not_found(brussels, feed, shelf):
    assert feed(f"{shelf}/no-such-id", status=404)["error"]
    assert feed(f"{shelf}/{service_id('no-such-service')}", status=404)["error"]


@pytest.mark.parametrize("path", ["x", "services/a/b", "services/", "nl/x", "profile/x"])
def test_what_is_not_there_answers_in_json(places, feed, feed_by_post, path):
    assert feed(path, status=404)["error"]


def test_a_post_to_nothing_is_told_so_too(places, feed_by_post):
    assert feed_by_post("nothing", {}, status=404)["error"]


@pytest.mark.parametrize(
    ("prefix", "word"), [("nl/", "Er is niets"), ("fr/", "Il n'y a rien"), ("en/", "There is")]
)
def test_refusals_speak_the_language_of_the_feed(places, feed, prefix, word):
    assert feed(f"{prefix}services/x", status=404)["error"].startswith(word)


def test_a_record_takes_no_parameters_that_it_does_not_know(brussels, feed):
    feed(f"services/{service_id('awel-102')}", status=400, full="true")


def test_a_page_of_another_site_may_read_it(places, client):
    for path in ("", "services", "services?format=ndjson", "services/x"):
        answer = client.get(f"/hsds/{path}", headers=OPEN)
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert not answer.cookies


@pytest.mark.parametrize("prefix", ["", "nl/", "fr/", "en/"])
def test_every_feed_holds_every_service(brussels, feed, prefix):
    assert feed(f"{prefix}services", full="true")["total_items"] == 36
