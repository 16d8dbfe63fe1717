"""What a counter finds wrong with a service is passed on, and nothing else is sent or kept."""

import json
import logging
from datetime import timedelta

import pytest
from django.apps import apps
from django.core.management import call_command
from django.utils.timezone import localdate

from relais.foundation import clock
from relais.foundation.access import EVERYONE
from relais.guide.interface import troubles
from relais.materials import commands
from relais.materials.models import Counter
from relais.materials.queries.policy import values
from relais.materials.rules.sending import ReportRefusal, Sending
from relais.materials.rules.troubles import (
    FINDINGS_AT_MOST,
    Finding,
    read_troubles,
    refuse_finding,
)
from relais.materials.rules.weeks import week_of
from relais.materials.tests.conftest import COORDINATOR, NOW, everything_kept

COUNTER = {"headers": {"host": "counter.localhost"}}
CANARY = "canary-21016"
A_ROW = {"service": "samusocial", "trouble": "full", "week": "2026-W48"}
# At night, when all those that answer are day-and-night lines and stand equal.
NIGHT = "2026-11-24T03:00:00Z"


@pytest.fixture
def brussels(places):
    call_command("directory", "load", verbosity=0)


@pytest.fixture
def token(brussels, enrol):
    return enrol(now=clock.now())


def found(**facts):
    return {**A_ROW, "week": this_week(), **facts}


def this_week(*, ago=0):
    return week_of(localdate(clock.now()) - timedelta(weeks=ago))


def send(client, body):
    sent = body if isinstance(body, (str, bytes)) else json.dumps(body)
    return client.post("/troubles", sent, content_type="application/json", **COUNTER)


def kept_reports():
    reports = apps.get_model("directory", "TroubleReport").unscoped
    return list(reports.values_list("service__code", "trouble", "week"))


def ask(client, need="listening_advice"):
    answer = client.get("/api/match", {"need": need, "at": NIGHT, "lang": "en"}, **COUNTER)
    return {service["code"]: service for service in answer.json()["services"]}


def test_a_device_reports_and_reports_again(client, token):
    first = send(client, {"token": token, "troubles": [found()]})
    again = send(client, {"token": token, "troubles": [found(), found()]})

    assert (first.status_code, first.json()) == (200, {"taken": 1})
    assert (again.status_code, again.json()) == (200, {"taken": 0})
    assert kept_reports() == [("samusocial", "full", this_week())]
    assert not first.cookies


def test_three_counters_put_a_service_after_the_others(client, brussels, enrol):
    before = ask(client)
    first, *others = before
    answering = [code for code in others if before[code]["state"] in {"open", "relayed"}]
    for name in ("A", "B"):
        row = found(service=first, trouble="number_wrong")
        assert send(client, {"token": enrol(name, clock.now()), "troubles": [row]}).json()["taken"]
    assert [*ask(client)] == [*before]

    row = found(service=first, trouble="closed")
    send(client, {"token": enrol("C", clock.now()), "troubles": [row]})

    after = ask(client)
    assert after[first]["trust"] == "disputed"
    assert after[first]["trust_text"]
    assert [*after] == [*answering, first, *others[len(answering) :]]
    assert len(answering) >= 2


def test_one_counter_with_two_devices_reports_once(client, brussels, enrol):
    for _ in range(2):
        device = enrol(now=clock.now())
        send(client, {"token": device, "troubles": [found()]})

    assert len(kept_reports()) == 1


def test_one_row_is_all_that_a_report_leaves_behind(client, token):
    """No moment, no audit row, no counter: a fingerprint, a service, a word and a week."""
    before = set(everything_kept())

    send(client, {"token": token, "troubles": [found()]})

    [(table, row)] = set(everything_kept()) - before
    counter = Counter.unscoped.get()
    assert table == "directory_troublereport"
    assert this_week() in row
    assert not [told for told in (counter.code, counter.name, token) if told in row]
    fields = {field.name for field in apps.get_model("directory", "TroubleReport")._meta.fields}
    assert fields == {"id", "service", "trouble", "week", "reporter", "settled_by"}


@pytest.mark.parametrize("field", ["need", "municipality", "language", "note", "at"])
def test_a_report_that_says_more_is_refused_and_nothing_of_it_is_kept(client, token, field, caplog):
    before = set(everything_kept())

    with caplog.at_level(logging.DEBUG):
        answer = send(client, {"token": token, "troubles": [found(**{field: CANARY})]})

    assert (answer.status_code, answer.json()["refusal"]) == (400, "malformed")
    assert set(everything_kept()) == before
    assert CANARY not in caplog.text
    assert token not in caplog.text


def test_what_stands_beside_the_reports_is_kept_nowhere(client, token, caplog):
    with caplog.at_level(logging.DEBUG):
        send(client, {"token": token, "troubles": [found()], "asked": CANARY})

    assert not [row for row in everything_kept() if CANARY in row[1]]
    assert CANARY not in caplog.text


@pytest.mark.parametrize("stranger", ["", "guessed", "\ud800"])
def test_whoever_is_not_enrolled_reports_nothing(client, brussels, stranger):
    answer = send(client, {"token": stranger, "troubles": [found()]})

    assert answer.status_code == 401
    assert answer.json()["refusal"] == "unknown-device"
    assert answer.json()["sentence"]
    assert not kept_reports()


def test_a_revoked_counter_reports_no_more(client, token):
    commands.revoke_counter(
        by=COORDINATOR, now=clock.now(), counter_code=Counter.unscoped.get().code
    )

    assert send(client, {"token": token, "troubles": [found()]}).status_code == 401
    assert not kept_reports()


def test_one_bad_report_and_nothing_is_taken(client, token):
    old = found(week=this_week(ago=20))
    unknown = found(service="\ud800nowhere\x00")

    answer = send(client, {"token": token, "troubles": [found(), old, unknown]})

    assert (answer.status_code, answer.json()["refusal"]) == (400, "too-old")
    refused = answer.json()["refused"]
    assert [{name: row[name] for name in A_ROW} for row in refused] == [old, unknown]
    assert [row["refusal"] for row in refused] == ["too-old", "unknown-service"]
    assert all(row["sentence"] for row in refused)
    assert not kept_reports()


@pytest.mark.parametrize("number", [0, FINDINGS_AT_MOST + 1])
def test_one_sending_holds_some_reports_but_not_too_many(client, token, number):
    answer = send(client, {"token": token, "troubles": [found()] * number})

    assert answer.status_code == 400
    assert answer.json()["refusal"] == ("too-many" if number else "malformed")
    assert not kept_reports()


@pytest.mark.parametrize(
    "body",
    [
        "",
        "{",
        "[]",
        "null",
        b"\xff",
        "[" * 100_000,
        '{"token": "t"}',
        '{"token": 1, "troubles": []}',
    ],
    ids=["empty", "cut off", "list", "null", "no text", "deep", "no troubles", "no token"],
)
def test_a_body_of_another_shape_is_refused(client, db, body):
    answer = send(client, body)

    assert (answer.status_code, answer.json()["refusal"]) == (400, "malformed")


def test_troubles_are_only_for_sending(client, db):
    assert client.get("/troubles", **COUNTER).status_code == 405


@pytest.mark.parametrize(
    "row",
    [None, [], "full", {}, {**A_ROW, "trouble": 1}, {**A_ROW, "week": None}, {"service": "a"}],
)
def test_a_report_of_another_shape_is_not_read(row):
    assert read_troubles({"token": "t", "troubles": [A_ROW, row]}) is None


def test_a_report_is_read_as_agreed():
    assert read_troubles({"token": "t", "troubles": [A_ROW]}) == Sending(
        token="t", reports=(Finding(**A_ROW),)
    )


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        ({}, None),
        ({"week": "2026-W35"}, None),
        ({"week": "2026-W34"}, ReportRefusal.TOO_OLD),
        ({"week": "2026-W49"}, ReportRefusal.FUTURE_WEEK),
        ({"week": "week 48"}, ReportRefusal.UNKNOWN_WEEK),
        ({"service": "nowhere"}, ReportRefusal.UNKNOWN_SERVICE),
        ({"trouble": "rude"}, ReportRefusal.UNKNOWN_TROUBLE),
        ({"trouble": "closed"}, ReportRefusal.UNKNOWN_TROUBLE),
    ],
)
def test_a_report_is_refused_by_name(facts, answer):
    refusal = refuse_finding(
        Finding(**{**A_ROW, **facts}),
        today=localdate(NOW),
        values=values(),
        troubles={"samusocial": {"full"}},
    )

    assert refusal is answer


def test_only_what_a_record_says_can_be_wrong(brussels):
    """That there is no room could be put right by nobody where no room is asked about."""
    known = troubles(EVERYONE)

    assert known["samusocial"] == ("number_wrong", "full", "closed")
    assert known["vogelzang-nl"] == ("full",)
    assert known["line-1712"] == ("number_wrong", "closed")
    assert known["praxis"] == ()
