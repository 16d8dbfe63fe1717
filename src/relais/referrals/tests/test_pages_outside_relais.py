"""The pages of a link: for whoever holds it without an account, and for its sender."""

import re
from html import unescape

import pytest
from django.core.management import call_command
from django.utils import timezone

from relais.organisations.interface import Professional
from relais.referrals.commands.desks import set_desk
from relais.referrals.commands.outside import hand_over_outside
from relais.referrals.models import OutsideLink, RejectionCount
from relais.referrals.rules.links import LASTS
from relais.referrals.tests.conftest import CONSENT, NOW, does
from relais.referrals.tests.test_a_receiver_outside_relais import FAR

OPEN = {"host": "open.localhost"}
WORK = {"host": "work.localhost"}


@pytest.fixture(autouse=True)
def at_nine(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def link(relay):
    return does("pia", hand_over_outside, asked=FAR, grounds=CONSENT)


def address(link, secret=None):
    return f"/nl/handed-over/{secret or link.secret}/"


def post(client, link, *, code=None, secret=None, **said):
    data = {"code": code or link.code, **said}
    return client.post(address(link, secret), data, headers=OPEN)


def wrong(link):
    return f"{(int(link.code) + 1) % 1_000_000:06}"


def row():
    return OutsideLink.unscoped.get()


def test_opening_changes_nothing_and_says_nothing(client, link):
    for ask in (client.get, client.head, client.get):
        answer = ask(address(link), headers=OPEN)
        assert answer.status_code == 200
    text = client.get(address(link), headers=OPEN).text

    assert "0470" not in text
    assert row().wrong_tries == 0
    assert not answer.cookies
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert answer.headers["Referrer-Policy"] == "no-referrer"


def test_a_made_up_secret_is_asked_the_same_question(client, link):
    real = client.get(address(link), headers=OPEN)
    made_up = client.get(address(link, "x" * 43), headers=OPEN)

    assert plain(real, link.secret) == plain(made_up, "x" * 43)


def plain(answer, secret):
    """The page without what belongs to the request alone."""
    text = re.sub(r'nonce="[^"]*"', "", answer.text).replace(secret, "SECRET")
    return answer.status_code, text


def test_whatever_is_wrong_the_answer_is_the_same(client, link, monkeypatch):
    wrong_code = plain(post(client, link, code=wrong(link)), link.secret)
    wrong_secret = plain(post(client, link, secret="x" * 43), "x" * 43)
    no_digits = plain(post(client, link, code="x" * 20), link.secret)
    for _ in range(4):
        post(client, link, code=wrong(link))
    dead = plain(post(client, link), link.secret)
    monkeypatch.setattr(timezone, "now", lambda: NOW + LASTS)
    expired = plain(post(client, link), link.secret)

    assert wrong_code[0] == 422
    assert {wrong_code, wrong_secret, no_digits, dead, expired} == {wrong_code}


def test_consent_that_ended_is_answered_like_a_wrong_code(client, link, monkeypatch):
    monkeypatch.setattr("relais.referrals.views.outside.outside.file_of", lambda _holder: None)
    wrong_code = plain(post(client, link, code=wrong(link)), link.secret)

    assert plain(post(client, link), link.secret) == wrong_code


def test_rules_of_contact_come_first_and_the_number_on_asking(client, link):
    shown = post(client, link, code=f" {link.code[:3]} {link.code[3:]} ")

    assert shown.status_code == 200
    assert "the library" in shown.text
    assert "0470" not in shown.text
    with_number = post(client, link, show="1").text
    assert with_number.index("the library") < with_number.index("0470 00 00 00")


def test_accepted_then_reached(client, link):
    assert 'role="status"' in post(client, link, move="accept").text
    done = post(client, link, move="complete", outcome="reached")

    assert done.status_code == 200
    assert "0470" not in done.text
    assert post(client, link).status_code == 422


def test_not_accepted_needs_a_reason(client, link):
    refused = post(client, link, move="reject")
    assert refused.status_code == 422
    assert 'role="alert"' in refused.text

    assert post(client, link, move="reject", reason="full").status_code == 200
    assert RejectionCount.unscoped.get().reason == "full"


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_the_question_is_asked_in_each_language(client, link, language):
    answer = client.get(f"/{language}/handed-over/{link.secret}/", headers=OPEN)

    assert f'lang="{language}"' in answer.text


# The sender's side.


@pytest.fixture
def directory(relay):
    call_command("organisations", "load")
    call_command("directory", "load", verbosity=0)


def signed_in(client, code):
    client.force_login(Professional.unscoped.get(code=code))
    return client


def filled_in(**changed):
    return {
        "need": "shelter",
        "municipality": "",
        "language": "",
        "profile": "",
        "grounds": "spoken",
        "urgency": "today",
        "channel": "phone",
        "reach": "0470 00 00 00",
        "day_part": "morning",
        "answerer": "only-self",
        **changed,
    }


def send(client, **changed):
    return client.post("/nl/referrals/send/link/", filled_in(**changed), headers=WORK)


def a_service(client):
    page = client.post("/nl/referrals/new/", filled_in(), headers=WORK).text
    return re.search(r'name="service" value="([^"]+)"', page)[1]


def shown(answer):
    """Link and code as they stand on the page."""
    address = re.search(r'id="link">([^<]+)<', answer.text)[1]
    return unescape(address), re.search(r'id="code">(\d{6})<', answer.text)[1]


def test_the_sender_is_shown_link_and_code_once(client, directory):
    signed_in(client, "pia")
    service = a_service(client)
    form = client.post("/nl/referrals/new/", filled_in(service=service), headers=WORK).text
    assert 'action="/nl/referrals/send/link/"' in form

    answer = send(client, service=service, once="k1")

    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    where, code = shown(answer)
    path = where.partition("localhost")[2].partition("/")[2]
    client.logout()
    assert client.post(f"/{path}", {"code": code}, headers=OPEN).status_code == 200
    signed_in(client, "pia")
    again = send(client, service=service, once="k1")
    assert (again.status_code, again.headers["Location"]) == (303, "/nl/referrals/")


def test_without_consent_there_is_no_link_and_nothing_typed_is_lost(client, directory):
    signed_in(client, "pia")
    answer = send(client, service=a_service(client), grounds="")

    assert answer.status_code == 422
    assert "0470 00 00 00" in answer.text
    assert not OutsideLink.unscoped.exists()


def test_for_a_service_that_answers_in_relais_the_page_says_so(client, directory):
    signed_in(client, "pia")
    service = a_service(client)
    does("cleo", set_desk, service=service, body="oak")

    assert send(client, service=service).status_code == 422


def test_a_service_that_does_not_fit_gets_nothing(client, directory):
    signed_in(client, "pia")

    assert send(client, service="nobody").status_code == 200
    assert not OutsideLink.unscoped.exists()


def test_a_link_that_was_lost_is_made_anew(client, link):
    signed_in(client, "pia")
    page = client.get(f"/nl/referrals/{link.file}/", headers=WORK).text
    assert f"/nl/referrals/{link.file}/link/" in page

    renew = f"/nl/referrals/{link.file}/link/"
    answer = client.post(renew, {"once": "k2"}, headers=WORK)

    assert shown(answer)[1]
    assert client.post(renew, {"once": "k2"}, headers=WORK).status_code == 303
    assert post(client, link).status_code == 422


# What the coordination reads.


def test_nothing_is_shown_before_a_quarter_is_over(client, relay):
    signed_in(client, "cleo")
    page = client.get("/nl/referrals/rejections/", headers=WORK)
    sheet = client.get("/nl/referrals/rejections/rejections.csv", headers=WORK)

    assert "<table" not in page.text
    assert len(sheet.text.splitlines()) == 1


def test_the_tables_and_their_sheet_hide_the_same(client, relay):
    for service, number in (("=evil", 3), ("oak-house", 60)):
        for reason, more in (("full", 0), ("hours", 40)):
            RejectionCount.unscoped.create(
                quarter="2025-Q4", service=service, need="shelter", reason=reason,
                count=number + more,
            )  # fmt: skip
    signed_in(client, "cleo")
    page = client.get("/nl/referrals/rejections/", headers=WORK).text
    sheet = client.get("/nl/referrals/rejections/rejections.csv", headers=WORK).text

    assert ">3<" not in page
    assert ",3," not in sheet
    assert "'=evil" in sheet
    assert ",=evil" not in sheet
    assert "2025-Q4" in page


def test_others_do_not_read_them(client, relay):
    signed_in(client, "sam")

    assert client.get("/nl/referrals/rejections/", headers=WORK).status_code == 403
