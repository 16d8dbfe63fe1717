"""The counter's side over HTTP: the enrolment page, and the tally that a device sends."""

import json
import logging

import pytest
from django.utils.timezone import localdate

from relais.foundation import clock
from relais.materials import commands
from relais.materials.models import EnrolmentLink, TallyEntry
from relais.materials.rules.weeks import week_of
from relais.materials.tests.conftest import COORDINATOR

COUNTER = {"headers": {"host": "counter.localhost"}}


@pytest.fixture
def secret(register):
    now = clock.now()
    return commands.create_link(by=COORDINATOR, now=now, counter_code=register(now=now).code).secret


@pytest.fixture
def token(enrol):
    return enrol(now=clock.now())


def a_row(**facts):
    this_week = week_of(localdate(clock.now()))
    return {"week": this_week, "kind": "card_printed", "count": 3, "batch": "batch-0001", **facts}


def send(client, body):
    sent = body if isinstance(body, (str, bytes)) else json.dumps(body)
    return client.post("/tally", sent, content_type="application/json", **COUNTER)


def test_opening_the_enrolment_page_changes_nothing(client, secret):
    answer = client.get("/nl/enrol/", **COUNTER)

    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "Inschrijven kan alleen met JavaScript" in answer.text
    assert EnrolmentLink.unscoped.get().used_at is None
    assert not answer.cookies


def test_pressing_the_button_enrols_the_device_once(client, secret):
    first = client.post("/fr/enrol/", {"secret": secret}, **COUNTER)
    second = client.post("/fr/enrol/", {"secret": secret}, **COUNTER)

    assert first.status_code == 200
    assert send(client, {"token": first.json()["token"], "weeks": [a_row()]}).status_code == 200
    assert second.status_code == 400
    assert second.json()["sentence"].startswith("Ce lien a déjà servi")
    assert not first.cookies


def test_an_altered_link_is_answered_with_a_sentence(client, secret):
    answer = client.post("/nl/enrol/", {"secret": secret[1:]}, **COUNTER)

    assert answer.status_code == 400
    assert answer.json()["sentence"].startswith("We kennen deze link niet")
    assert EnrolmentLink.unscoped.get().used_at is None


def test_no_secret_reaches_a_log(client, secret, caplog):
    with caplog.at_level(logging.DEBUG):
        token = client.post("/nl/enrol/", {"secret": secret}, **COUNTER).json()["token"]
        send(client, {"token": token, "weeks": [a_row()]})
        send(client, {"token": token, "weeks": [a_row(count=0)]})

    assert secret not in caplog.text
    assert token not in caplog.text


def test_a_device_sends_its_tally_and_sends_it_again(client, token):
    first = send(client, {"token": token, "weeks": [a_row()]})
    again = send(client, {"token": token, "weeks": [a_row()]})

    assert (first.status_code, first.json()) == (200, {"taken": 1})
    assert (again.status_code, again.json()) == (200, {"taken": 0})
    assert TallyEntry.unscoped.count() == 1
    assert not first.cookies


@pytest.mark.parametrize("token", ["", "guessed", "\ud800"])
def test_a_device_that_is_not_enrolled_is_refused(client, db, token):
    answer = send(client, {"token": token, "weeks": [a_row()]})

    assert answer.status_code == 401
    assert answer.json()["refusal"] == "unknown-device"
    assert answer.json()["sentence"]


@pytest.mark.parametrize(
    "body",
    ["", "{", "[]", "null", b"\xff", "[" * 100_000, '{"token": "t"}', '{"token": 1, "weeks": []}'],
    ids=["empty", "cut off", "list", "null", "no text", "deep", "no weeks", "no token"],
)
def test_a_body_of_another_shape_is_refused(client, db, body):
    answer = send(client, body)

    assert answer.status_code == 400
    assert answer.json()["refusal"] == "malformed"


def test_a_refusal_names_the_batches_at_fault(client, token):
    rows = [a_row(), a_row(batch="batch-0002", week="2020-W01")]

    answer = send(client, {"token": token, "weeks": rows})

    assert answer.status_code == 400
    assert [(each["batch"], each["refusal"]) for each in answer.json()["refused"]] == [
        ("batch-0002", "too-old")
    ]
    assert not TallyEntry.unscoped.exists()


def test_the_tally_is_only_for_sending(client, db):
    assert client.get("/tally", **COUNTER).status_code == 405
