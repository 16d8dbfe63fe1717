"""The page of groups says what is told and what isn't; who keeps meetings adds and changes them."""

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils.html import escape

from relais.foundation.access import OPERATOR
from relais.network.interface import GroupStatus, MeetingKind
from relais.network.queries.records import meetings
from relais.network.rules.refusals import NetworkRefusal
from relais.network.rules.vocabulary import GroupPart, MeetingPart
from relais.network.words import GROUP_PART, GROUP_STATUS, MEETING_KIND, MEETING_PART, REFUSAL

TYPED = {
    "kind": "regular",
    "held_on": "2026-10-05",
    "table_nl": "Opvang",
    "table_fr": "Accueil",
    "table_en": "",
}


@pytest.fixture
def sign_in(loaded):
    """A browser in which one of the cast has signed in."""
    call_command("organisations", "load", verbosity=0)
    call_command("cast")

    def browser(code):
        client = Client(headers={"host": "work.localhost"})
        client.post("/nl/sign-in/cast/", {"code": code})
        return client

    return browser


@pytest.fixture
def coordinator(sign_in):
    return sign_in("claire-exemplaire")


def test_the_page_says_what_is_told_in_the_language_of_the_reader(coordinator):
    page = coordinator.get("/fr/groups/").text

    for told in (
        "Round table (fr)",
        "safe.brussels",
        "septembre 2021",
        "date non précisée, numéro 1",
        "5 juillet 2022",
        "the weather (fr)",
        "the sea (fr)",
        "Conseil régional de sécurité",
        "go on (fr)",
    ):
        assert escape(told) in page


def test_whoever_reads_only_is_offered_no_change(sign_in):
    page = sign_in("dirk-denkbeeldig").get("/nl/groups/")

    assert page.status_code == 200
    assert "/new/" not in page.text


def test_a_meeting_is_added_from_the_page(coordinator):
    answer = coordinator.post("/nl/groups/tables/new/", TYPED)

    assert (answer.status_code, answer.headers["Location"]) == (303, "/nl/groups/#tables")
    assert "2026-10-05" in [each.held_on for each in meetings(OPERATOR, "tables")]


def test_a_meeting_is_changed_from_the_page(coordinator):
    form = coordinator.get("/nl/groups/tables/two/").text
    assert "2022-07-05" in form
    assert "the weather (nl)" in form

    answer = coordinator.post("/nl/groups/tables/two/", TYPED | {"held_on": "2022-07-06"})

    assert answer.status_code == 303
    assert "6 juli 2022" in coordinator.get("/nl/groups/").text


@pytest.mark.parametrize(
    "address", ["/nl/groups/tables/new/", "/nl/groups/tables/two/"], ids=["new", "change"]
)
def test_what_is_wrong_comes_back_with_a_sentence(coordinator, address):
    for typed, refusal in (
        (TYPED | {"held_on": "soon"}, NetworkRefusal.NOT_A_DATE),
        (TYPED | {"table_fr": "Accueil\nFormation"}, NetworkRefusal.OTHER_NUMBER_OF_LINES),
    ):
        answer = coordinator.post(address, typed)

        assert answer.status_code == 422
        assert escape(str(REFUSAL[refusal])) in answer.text


def test_a_form_that_is_half_filled_comes_back(coordinator):
    assert coordinator.post("/nl/groups/tables/new/", {"kind": "regular"}).status_code == 422
    assert coordinator.get("/nl/groups/nothing/new/").status_code == 404


def test_a_page_without_groups_says_so(db):
    call_command("organisations", "load", verbosity=0)
    call_command("cast")
    client = Client(headers={"host": "work.localhost"})
    client.post("/nl/sign-in/cast/", {"code": "claire-exemplaire"})

    assert "Er is nog geen groep genoteerd." in client.get("/nl/groups/").text


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (GroupStatus, GROUP_STATUS),
        (GroupPart, GROUP_PART),
        (MeetingKind, MEETING_KIND),
        (MeetingPart, MEETING_PART),
        (NetworkRefusal, REFUSAL),
    ],
    ids=lambda part: getattr(part, "__name__", ""),
)
def test_every_value_has_words(values, said):
    assert set(said) == set(values)
