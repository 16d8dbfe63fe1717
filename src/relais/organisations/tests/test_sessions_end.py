"""A session locks when nobody is there, ends after ten hours, and where its owner says so."""

from datetime import timedelta

import pytest

from relais.foundation.models import OpenSession
from relais.organisations.rules.vocabulary import Role
from relais.organisations.tests.people import (
    PASSWORD,
    browser,
    digits,
    give_passkey,
    person,
    show_passkey,
    sign_in,
    signed_in,
    turn_back,
    with_code,
)

MINUTES = timedelta(minutes=1)

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner():
    return with_code(person("nora", Role.TRAINER))


@pytest.fixture
def work(owner):
    """A browser in which the owner signed in with a password and digits."""
    client = browser()
    sign_in(client, "nora")
    return client


def again(client, address="/nl/", **sent):
    return client.post("/nl/again/", {"again-next": address, **sent})


@pytest.mark.asvs("7.3.1")
def test_the_screen_locks_after_a_quarter_of_an_hour(work):
    turn_back(work, "seen_at", 14 * MINUTES)
    assert work.get("/nl/my-sign-ins/").status_code == 200

    turn_back(work, "seen_at", 15 * MINUTES)
    answer = work.get("/nl/my-sign-ins/")

    assert answer.status_code == 302
    assert answer["Location"] == "/nl/again/?again-next=%2Fnl%2Fmy-sign-ins%2F"
    page = work.get(answer["Location"]).text
    assert "again-password" in page


def test_being_there_keeps_the_screen_open(work):
    turn_back(work, "seen_at", 14 * MINUTES)
    work.get("/nl/")
    assert work.get("/nl/my-sign-ins/").status_code == 200

    assert work.session["seen_at"] > work.session["since"]


def test_the_owner_unlocks_the_screen_where_she_was(work):
    turn_back(work, "seen_at", 60 * MINUTES)
    before = work.cookies["sessionid"].value

    shown = {"again-password": PASSWORD, "again-digits": digits(steps=1)}
    answer = again(work, "/nl/my-sign-ins/", **shown)

    assert answer["Location"] == "/nl/my-sign-ins/"
    assert work.get("/nl/my-sign-ins/").status_code == 200
    assert work.cookies["sessionid"].value != before


@pytest.mark.parametrize("shown", [{}, {"again-password": "wrong"}, {"credential": "{}"}])
def test_a_locked_screen_stays_locked_for_who_is_not_the_owner(work, shown):
    turn_back(work, "seen_at", 60 * MINUTES)

    assert again(work, **shown).status_code == 422
    assert work.get("/nl/").status_code == 302


def test_the_passkey_of_somebody_else_unlocks_nothing(work):
    other, home = person("olga", Role.SHELTER_WORKER), browser()
    home.force_login(other)
    key = give_passkey(home, other)
    turn_back(work, "seen_at", 60 * MINUTES)

    question = work.get("/nl/sign-in/passkey/question/").json()
    answer = again(work, credential=key.show(question))

    assert answer.status_code == 422


def test_what_was_being_sent_goes_on_its_way_after_unlocking(work):
    turn_back(work, "seen_at", 60 * MINUTES)
    sent = {"name": "what was typed <b>"}
    page = work.post("/nl/my-sign-ins/passkey/", sent)
    assert page.status_code == 423
    assert "what was typed &lt;b&gt;" in page.text

    wrong = again(work, "/nl/my-sign-ins/passkey/", **sent, **{"again-sending": "1"})
    assert "what was typed &lt;b&gt;" in wrong.text

    shown = {"again-password": PASSWORD, "again-digits": digits(steps=1), "again-sending": "1"}
    answer = again(work, "/nl/my-sign-ins/passkey/", **sent, **shown)
    assert answer.status_code == 307
    assert answer["Location"] == "/nl/my-sign-ins/passkey/"


def test_unlocking_never_leads_to_another_site(work):
    shown = {"again-password": PASSWORD, "again-digits": digits(steps=1)}

    assert again(work, "https://elsewhere.example/", **shown)["Location"] == "/nl/"


@pytest.mark.asvs("7.3.2")
def test_a_session_is_gone_after_ten_hours_whatever_happened_in_it(work):
    turn_back(work, "since", timedelta(hours=10))

    assert work.get("/nl/").status_code == 302
    assert not signed_in(work)


@pytest.mark.asvs("14.3.2")
def test_nothing_of_the_work_face_is_kept_by_the_browser(work):
    assert "no-store" in work.get("/nl/")["Cache-Control"]
    assert "no-store" in work.get("/nl/my-sign-ins/")["Cache-Control"]


@pytest.mark.asvs("7.5.3")
def test_grave_acts_ask_again_after_five_minutes(work):
    turn_back(work, "proved_at", 4 * MINUTES)
    assert work.get("/nl/my-sign-ins/passkey/").status_code == 200

    turn_back(work, "proved_at", 6 * MINUTES)
    asked = work.get("/nl/my-sign-ins/passkey/")
    assert asked["Location"].startswith("/nl/again/")
    assert work.get("/nl/my-sign-ins/").status_code == 200

    again(work, **{"again-password": PASSWORD, "again-digits": digits(steps=1)})
    assert work.get("/nl/my-sign-ins/passkey/").status_code == 200


def test_breaking_the_glass_and_giving_mandates_ask_again():
    for code, role, address in (
        ("gwen", Role.SHELTER_WORKER, "/nl/files/emergency/"),
        ("ward", Role.BODY_ADMINISTRATOR, "/nl/people/tree/invite/"),
    ):
        client = browser()
        client.force_login(person(code, role))
        turn_back(client, "proved_at", 6 * MINUTES)

        assert client.post(address, {"reason": "x"}).status_code == 423, code


def test_signing_out_everywhere_ends_every_session(work, owner):
    elsewhere = browser()
    elsewhere.force_login(owner)

    assert work.post("/nl/my-sign-ins/end/")["Location"] == "/nl/sign-in/"

    assert work.get("/nl/").status_code == 302
    assert elsewhere.get("/nl/").status_code == 302


def test_one_session_can_be_ended_from_another(work, owner):
    elsewhere = browser()
    elsewhere.force_login(owner)
    handle = OpenSession.unscoped.get(session_key=elsewhere.session.session_key).handle
    assert str(handle) in work.get("/nl/my-sign-ins/").text

    work.post(f"/nl/my-sign-ins/{handle}/end/")

    assert elsewhere.get("/nl/").status_code == 302
    assert work.get("/nl/").status_code == 200


def test_nobody_ends_a_session_of_somebody_else(work, owner):
    other = browser()
    other.force_login(person("olga", Role.TRAINER))
    handle = OpenSession.unscoped.get(session_key=work.session.session_key).handle

    assert other.post(f"/nl/my-sign-ins/{handle}/end/").status_code == 404
    assert work.get("/nl/").status_code == 200


def test_the_page_of_sign_ins_holds_no_key_of_a_session(work):
    assert work.session.session_key not in work.get("/nl/my-sign-ins/").text


def test_a_passkey_signs_in_to_a_session_that_says_so(owner):
    home = browser()
    home.force_login(owner)
    key = give_passkey(home, owner)
    client = browser()

    show_passkey(client, key)

    assert OpenSession.unscoped.get(session_key=client.session.session_key).means == "passkey"
