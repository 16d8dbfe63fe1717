"""A card gets a code, a service types it once, and counters read it late and in counts."""

import io
from datetime import UTC, datetime, timedelta

import pdfua
import pypdf
import pytest
from django.core.management import call_command
from django.utils.timezone import localdate

from relais.foundation import clock
from relais.foundation.access import EVERYONE
from relais.materials import commands, queries
from relais.materials.models import ReturnCode, ReturnCount
from relais.materials.rules.card import CardRefusal
from relais.materials.rules.returning import (
    GIVEN,
    Returned,
    ReturnRefusal,
    print_code,
    refuse_code,
)
from relais.materials.tests.conftest import COORDINATOR, NOW, everything_kept

COUNTER = {"headers": {"host": "counter.localhost"}}
OPEN = {"headers": {"host": "open.localhost"}}
FEBRUARY = NOW + timedelta(days=75)


@pytest.fixture
def token(enrol):
    return enrol()


@pytest.fixture
def services(token):
    call_command("directory", "load", verbosity=0, stdout=io.StringIO())


def give(token, now=NOW):
    return commands.give_code(by=EVERYONE, now=now, token=token)


def report(typed, returned=Returned.TAKEN_ON, now=NOW):
    commands.report_return(by=EVERYONE, now=now, typed=typed, returned=returned)


def refusal_of(typed, now=NOW):
    with pytest.raises(commands.ReturnRefused) as refused:
        report(typed, now=now)
    return refused.value.refusal


def counted():
    return dict(ReturnCount.unscoped.values_list("what", "count"))


def test_a_code_is_known_by_its_fingerprint_until_a_week(token):
    code = give(token)

    [(fingerprint, last_week)] = ReturnCode.unscoped.values_list()
    assert refuse_code(code) is None
    assert (len(fingerprint), last_week) == (64, "2026-W52")
    assert counted() == {GIVEN: 1}


def test_without_the_key_a_fingerprint_tells_no_code(token, settings):
    code = give(token)

    settings.SECRET_KEY = "another-key-of-another-place"

    assert refusal_of(code) is ReturnRefusal.NOT_OPEN


def test_what_came_of_it_is_counted_once_and_the_code_is_gone(token):
    code = give(token)

    report(print_code(code).lower())

    assert counted() == {GIVEN: 1, Returned.TAKEN_ON: 1}
    assert not ReturnCode.unscoped.exists()
    assert refusal_of(code) is ReturnRefusal.NOT_OPEN
    assert counted() == {GIVEN: 1, Returned.TAKEN_ON: 1}


def test_nothing_else_is_left_of_it_no_audit_row_no_counter_no_moment(token):
    before = set(everything_kept())

    code = give(token)
    given = {table for table, _ in set(everything_kept()) - before}
    report(code)

    assert given == {"materials_returncode", "materials_returncount"}
    left = set(everything_kept()) - before
    assert {table for table, _ in left} == {"materials_returncount"}
    assert sorted(row.split(",", 1)[1] for _, row in left) == [
        "2026-11,given,1)",
        "2026-11,taken_on,1)",
    ]


def test_a_code_holds_until_its_last_week_is_over(token):
    first, second = give(token), give(token)

    sunday = datetime(2026, 12, 27, 22, 30, tzinfo=UTC)

    report(first, now=sunday)

    assert refusal_of(second, now=sunday + timedelta(hours=1)) is ReturnRefusal.NOT_OPEN
    give(token, now=sunday + timedelta(hours=1))
    assert [code.last_week for code in ReturnCode.unscoped.all()] == ["2027-W04"]


def test_a_slip_is_named_and_costs_nothing(token):
    code = give(token)
    wrong = ("2" if code[0] != "2" else "3") + code[1:]

    assert refusal_of(wrong) is ReturnRefusal.MISTYPED
    assert refusal_of("hello") is ReturnRefusal.NOT_A_CODE
    report(code)


def test_only_an_enrolled_device_gets_a_code(register, token):
    commands.revoke_counter(by=COORDINATOR, now=NOW, counter_code=register().code)

    for unknown in (token, "", "nobody's"):
        with pytest.raises(queries.CardRefused) as refused:
            give(unknown)
        assert refused.value.refusal is CardRefusal.UNKNOWN_DEVICE
    assert counted() == {}


def test_counters_read_it_late_by_month_and_never_small(token):
    for _ in range(6):
        report(give(token))
    report(give(token), Returned.FULL, now=NOW + timedelta(days=20))

    assert queries.returns(EVERYONE, today=localdate(NOW)) == ()
    january = queries.returns(EVERYONE, today=localdate(FEBRUARY + timedelta(days=14)))[0]
    december, november = queries.returns(EVERYONE, today=localdate(FEBRUARY))
    assert (january.month, january.total) == ("2027-01", 0)
    assert (november.month, november.given, november.total) == ("2026-11", 7, 6)
    assert november.counts[:3] == (0, 6, 0)
    assert (december.month, december.given, december.total) == ("2026-12", 0, None)
    assert set(december.counts) == {None}


def test_the_table_costs_one_query(token, django_assert_num_queries):
    with django_assert_num_queries(1):
        queries.returns(EVERYONE, today=localdate(NOW))


def text_of(answer):
    return pypdf.PdfReader(io.BytesIO(answer.content)).pages[0].extract_text()


def test_a_card_bears_a_code_when_a_device_asks_for_one(services, token, client):
    sent = {"service": ["line-1712"], "language": "nl", "token": token}

    answer = client.post("/nl/card/", sent, **COUNTER)

    front, code = text_of(answer).splitlines()[0].rsplit(maxsplit=1)
    assert front == "Openingsuren & nummers"
    report(code, now=clock.now())


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_a_card_with_a_code_is_one_side_and_accessible(services, token, language, tmp_path):
    card = tmp_path / "card.pdf"
    card.write_bytes(
        commands.make_card(
            by=EVERYONE, now=NOW, token=token, services=["line-1712"], language=language
        )
    )

    assert len(pypdf.PdfReader(card).pages) == 1
    assert [str(finding) for finding in pdfua.validate(str(card)).findings] == []


def test_a_card_that_is_refused_gives_no_code(services, token, client):
    sent = {"service": ["nowhere"], "language": "nl", "token": token}

    assert client.post("/nl/card/", sent, **COUNTER).status_code == 400
    assert counted() == {}


def test_a_device_that_is_not_enrolled_is_told_to_do_without(services, client):
    answer = client.post("/nl/card/", {"service": ["line-1712"], "token": "x"}, **COUNTER)

    assert answer.status_code == 400
    assert "Maak een kaartje zonder code" in answer.text


def test_a_service_types_the_code_without_account_or_cookie(token, client):
    page = client.get("/nl/returned/", **OPEN)
    sent = {"code": f" {print_code(give(token)).lower()} ", "returned": "reached"}
    answer = client.post("/nl/returned/", sent, **OPEN)

    assert page.status_code == 200
    assert (answer.status_code, answer.headers["Location"]) == (303, "/nl/returned/thanks/")
    assert not page.cookies
    assert not answer.cookies
    assert page.headers["Cache-Control"] == answer.headers["Cache-Control"] == "no-store"
    assert counted() == {GIVEN: 1, Returned.REACHED: 1}
    assert "Geteld" in client.get("/nl/returned/thanks/", **OPEN).text


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"returned": "full"}, "Typ de code."),
        ({"code": "2345-678"}, "Kies wat het opleverde."),
        ({"code": "hallo", "returned": "full"}, "Dit is geen code van een kaartje."),
        ({"code": "2222-2223", "returned": "full"}, "Eén teken is fout"),
        ({"code": "2222-2222", "returned": "full"}, "Deze code telt niet meer"),
        ({"code": "2222-2222", "returned": "nothing"}, "nothing is geen beschikbare keuze"),
    ],
)
def test_what_was_typed_stays_with_a_sentence(client, db, sent, sentence):
    answer = client.post("/nl/returned/", sent, **OPEN)

    assert answer.status_code == 422
    assert sentence in answer.text
    form = answer.context["form"]
    assert [form["code"].value(), form["returned"].value()] == [
        sent.get("code"),
        sent.get("returned"),
    ]


def test_the_counter_reads_what_came_back(token, client):
    answer = client.get("/fr/card/returned/", **COUNTER)

    assert answer.status_code == 200
    assert not answer.cookies
    assert "Ce que les cartes ont donné" in answer.text
