"""Everyone can read the directory, choose from it, and see how far each record can be trusted."""

import pytest

from relais.directory.rules.asking import MUNICIPALITIES
from relais.directory.tests.conftest import HELPLINE
from relais.foundation.access import EVERYONE
from relais.organisations.interface import municipalities


@pytest.fixture
def page(client):
    def get(path, *, status=200, **parameters):
        answer = client.get(path, parameters, HTTP_HOST="open.localhost")
        assert answer.status_code == status
        return answer

    return get


def listed(answer):
    return {entry.code for group in answer.context["catalogue"].groups for entry in group.entries}


@pytest.mark.parametrize(
    ("language", "mark"),
    [("nl", "Nog niet bevestigd"), ("fr", "Pas encore confirmé"), ("en", "Not yet confirmed")],
)
def test_all_36_stand_there_marked_as_not_confirmed(brussels, page, language, mark):
    answer = page(f"/{language}/directory/")

    assert len(listed(answer)) == 36
    assert answer.text.count(mark) == 36


def test_need_and_municipality_choose(brussels, page):
    found = listed(page("/nl/directory/", need="shelter", municipality="21016"))

    assert {"ukkel-emergency-housing", "samusocial"} <= found
    assert "line-1712" not in found
    assert "ukkel-emergency-housing" not in listed(
        page("/nl/directory/", need="shelter", municipality="21012")
    )


def test_an_unknown_choice_leaves_nothing_out(brussels, page):
    assert len(listed(page("/nl/directory/", need="magic", municipality="1"))) == 36


def test_an_empty_list_says_so(places, page):
    assert "Geen dienst in de gids" in page("/nl/directory/").text


def test_every_service_has_a_page(brussels, page):
    for code in listed(page("/fr/directory/")):
        assert code in page(f"/fr/directory/{code}/").context["service"].code


def test_a_page_shows_what_is_known(take_over, confirm, page):
    take_over(
        HELPLINE
        | {
            "relay_to": "night",
            "mail": "line@example.org",
            "walk_in": True,
            "chat": True,
            "cost": "free",
            "anonymous": True,
            "not_emergency": True,
            "address": "Voorbeeldstraat 1",
            "profiles": ["woman"],
        },
        HELPLINE | {"id": "night", "name": {"nl": "De nacht", "fr": "La nuit"}},
    )
    confirm("a-line")

    text = page("/nl/directory/a-line/").text

    for shown in ("1712", "De nacht", "line@example.org", "Voorbeeldstraat 1", "vrouwen"):
        assert shown in text
    assert "24 november 2026" in text


def test_a_service_that_is_not_there_is_not_found(places, page):
    page("/nl/directory/nothing/", status=404)


def test_the_open_face_counts_services(brussels, page):
    assert "Diensten in de gids" in page("/nl/").text


def test_the_municipalities_that_a_question_may_name_are_those_we_have(places):
    assert {place.nis for place in municipalities(EVERYONE)} == MUNICIPALITIES


def test_the_version_of_the_data_is_part_of_our_health(brussels, client):
    assert client.get("/healthz").json()["data"] == brussels.version
