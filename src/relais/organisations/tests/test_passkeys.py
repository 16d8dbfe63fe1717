"""A passkey opens its owner's sign-in, at this site, for the question that was just asked."""

import json
import os

import pytest

from relais.organisations.rules.vocabulary import Role
from relais.organisations.tests.authenticator import PRESENT, Authenticator, text
from relais.organisations.tests.people import (
    browser,
    give_passkey,
    person,
    show_passkey,
    signed_in,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner():
    return person("nora", Role.SHELTER_WORKER, language="fr")


@pytest.fixture
def at_home(owner):
    """A browser in which the owner has signed in."""
    client = browser()
    client.force_login(owner)
    return client


@pytest.fixture
def key(owner, at_home):
    return give_passkey(at_home, owner)


def test_a_passkey_signs_its_owner_in_and_nothing_is_typed(key):
    client = browser()

    answer = show_passkey(client, key)

    assert answer["Location"] == "/fr/"
    assert "Nora" in client.get("/fr/").text


def test_signing_in_gives_the_session_another_key(key):
    client = browser()
    client.get("/nl/sign-in/passkey/question/")
    before = client.cookies["sessionid"].value

    show_passkey(client, key)

    assert client.cookies["sessionid"].value != before


@pytest.mark.asvs("6.3.3")
@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "http://evil.work.localhost",
        "http://work.localhost:8001",
        "https://work.localhost",
    ],
)
def test_a_page_elsewhere_cannot_use_the_passkey(key, origin):
    client = browser()

    answer = show_passkey(client, key, origin=origin)

    assert answer.status_code == 422
    assert not signed_in(client)


def test_an_answer_to_another_question_is_refused(key):
    client = browser()

    assert show_passkey(client, key, challenge=text(os.urandom(32))).status_code == 422
    assert not signed_in(client)


@pytest.mark.asvs("6.3.3")
def test_an_answer_works_once(key):
    client, thief = browser(), browser()
    question = client.get("/nl/sign-in/passkey/question/").json()
    shown = {"credential": key.show(question)}
    assert client.post("/nl/sign-in/passkey/", shown).status_code == 302
    thief.get("/nl/sign-in/passkey/question/")

    assert thief.post("/nl/sign-in/passkey/", shown).status_code == 422
    client.post("/nl/sign-out/")
    assert client.post("/nl/sign-in/passkey/", shown).status_code == 422
    assert not signed_in(client)


def test_a_wrong_answer_spends_the_question_too(key):
    client = browser()
    question = client.get("/nl/sign-in/passkey/question/").json()
    client.post("/nl/sign-in/passkey/", {"credential": "{}"})

    answer = client.post("/nl/sign-in/passkey/", {"credential": key.show(question)})

    assert answer.status_code == 422


def test_a_bad_signature_is_refused(key):
    client = browser()
    question = client.get("/nl/sign-in/passkey/question/").json()
    shown = json.loads(key.show(question))
    shown["response"]["signature"] = text(b"\0" * 70)

    answer = client.post("/nl/sign-in/passkey/", {"credential": json.dumps(shown)})

    assert answer.status_code == 422


def test_whoever_was_not_recognised_by_the_device_is_refused(key):
    assert show_passkey(browser(), key, flags=PRESENT).status_code == 422


def test_a_key_that_nobody_added_is_refused(key):
    stranger = Authenticator()
    stranger.handle = key.handle

    assert show_passkey(browser(), stranger).status_code == 422


@pytest.mark.parametrize("said", ["", "no", "[]", '{"response": 1}', '{"id": null}'])
def test_what_is_no_answer_is_refused_in_a_sentence(key, said):
    client = browser()
    client.get("/nl/sign-in/passkey/question/")

    answer = client.post("/nl/sign-in/passkey/", {"credential": said})

    assert answer.status_code == 422
    assert "passkey" in answer.text


def test_a_passkey_made_for_another_site_is_not_kept(owner, at_home):
    question = at_home.get("/nl/my-sign-ins/passkey/question/").json()
    made = Authenticator().make(question, origin="https://evil.example")

    answer = at_home.post("/nl/my-sign-ins/passkey/", {"name": "x", "credential": made})

    assert answer.status_code == 422


def test_a_passkey_that_asks_for_no_finger_or_pin_is_not_kept(owner, at_home):
    question = at_home.get("/nl/my-sign-ins/passkey/question/").json()
    made = Authenticator().make(question, flags=PRESENT)

    answer = at_home.post("/nl/my-sign-ins/passkey/", {"name": "x", "credential": made})

    assert answer.status_code == 422


def test_the_question_for_a_new_passkey_says_nothing_of_who_is_known(owner, at_home, key):
    question = at_home.get("/nl/my-sign-ins/passkey/question/").json()["publicKey"]

    assert question["rp"] == {"id": "work.localhost", "name": "Relais"}
    assert question["authenticatorSelection"]["userVerification"] == "required"
    assert len(question["excludeCredentials"]) == 1
    assert (
        browser()
        .get("/nl/sign-in/passkey/question/")
        .json()["publicKey"]
        .get("allowCredentials", [])
        == []
    )


def test_a_retired_owner_is_not_let_in(owner, key):
    owner.is_active = False
    owner.save()

    assert show_passkey(browser(), key).status_code == 422


def test_one_passkey_stays_and_the_other_can_go(owner, at_home, key):
    give_passkey(at_home, owner, "my computer")
    page = at_home.get("/nl/my-sign-ins/").text
    assert "my phone" in page
    assert "my computer" in page
    first, second = [row["pk"] for row in owner.authenticator_set.order_by("pk").values("pk")]

    assert at_home.post(f"/nl/my-sign-ins/passkey/{first}/remove/").status_code == 302
    refused = at_home.post(f"/nl/my-sign-ins/passkey/{second}/remove/")

    assert refused.status_code == 422
    assert show_passkey(browser(), key).status_code == 422
    assert owner.authenticator_set.count() == 1


def test_nobody_removes_a_passkey_of_somebody_else(owner, key):
    other = browser()
    other.force_login(person("olga", Role.SHELTER_WORKER))
    pk = owner.authenticator_set.get().pk

    assert other.post(f"/nl/my-sign-ins/passkey/{pk}/remove/").status_code == 404
