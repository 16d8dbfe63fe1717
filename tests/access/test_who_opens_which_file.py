"""Every address that names a file or a promise: what each of the cast is answered, for each kind.

The addresses come from the URLconf: one that names something and has no row here fails.
"""

import re
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client

from demo.cast import CAST
from relais.foundation import clock
from relais.organisations.interface import Professional
from tests.access import stage
from tests.access.stage import NO_FILE, OTHER_OFFICER, RECEIVER, SEEN_BY, Thing
from tests.access.test_who_opens_what import TABLE, Row, host, pages

OPENS, NOT_THERE, REFUSED = "opens", "not there", "refused"
SIGN_IN, NO_SUCH_VERB = "sign in", "no such verb"
WORDS = {403: REFUSED, 404: NOT_THERE, 405: NO_SUCH_VERB}
STRANGER = "a stranger"
READERS = (STRANGER, *(person.code for person in CAST if person.has_account))


@dataclass(frozen=True)
class Named:
    """What an address that names a thing answers to whoever sees the thing; if its form writes in
    the file, it is refused to a guest who opened the file in an emergency, to read.
    """

    get: str = OPENS
    post: str = OPENS
    writes: bool = False
    form: tuple[tuple[str, str], ...] = ()
    # Who is answered though the file is closed to her, for she owes something about it.
    also: tuple[tuple[Thing, str], ...] = ()


FILES = {
    "work:referral": Named(post=NO_SUCH_VERB),
    # Leads to the file; whoever has to stop calling is told whom to phone.
    "work:owed": Named(post=NO_SUCH_VERB, also=((Thing.WITHDRAWN, RECEIVER),)),
    "work:looks": Named(post=NO_SUCH_VERB),
    "work:another": Named(),
    "work:move": Named(get=NO_SUCH_VERB, writes=True, form=(("move", "accept"),)),
    "work:show_contact": Named(get=NO_SUCH_VERB),
    # What was handed over to a service with a desk has no link to renew.
    "work:renew_link": Named(get=NO_SUCH_VERB, post=REFUSED),
    "work:seen_by": Named(writes=True, form=(("against", "simon-simulacre"),)),
    # A wall that is not there, or that she raised herself, is not hers to lower.
    "work:lower_wall": Named(
        get=NO_SUCH_VERB, post=REFUSED, form=(("against", "dirk-denkbeeldig"),)
    ),
}
GUEST = (Thing.EMERGENCY, OTHER_OFFICER)
PROMISES = {
    "work:press": Named(get=NO_SUCH_VERB),
    "work:take_back": Named(get=NO_SUCH_VERB),
}
# These answer by something else than who sees a file: a sign-in of one's own, what is owed still
# when the file itself has closed, and what is asked of one's own body. Their own tests say to whom.
ELSEWHERE = {"work:end_sign_in", "work:owed", "work:asked_of_us"}
PROMISE_SEEN_BY = {"owed by the receiver": {RECEIVER}, "not there": set()}


def expected(
    page: str, named: Named, method: str, *, code: str, sees: bool, reads_only: bool = False
) -> str:
    row: Row = TABLE[page]
    if code == STRANGER:
        return SIGN_IN
    if code not in (row.opens_for or ()):
        return REFUSED
    answer = getattr(named, method)
    if reads_only and method == "post" and named.writes:
        return REFUSED
    return answer if sees or answer == NO_SUCH_VERB else NOT_THERE


def test_every_address_that_names_something_unguessable_has_a_row():
    named = {page for page, (route, _pattern) in pages().items() if "<uuid:" in route}

    assert named == set(FILES) | set(PROMISES) | ELSEWHERE


@pytest.fixture(scope="module")
def things(brussels, django_db_blocker):
    with django_db_blocker.unblock():
        now = clock.now()
        stage.desks(now)
        return stage.files(now)


@contextmanager
def undone():
    """What is asked here leaves nothing behind, so that every question finds the same."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def ask(client, page: str, named: Named, method: str, uid):
    address = TABLE[page].address.replace(str(NO_FILE), str(uid))
    with undone():
        return getattr(client, method)(address, dict(named.form), headers={"host": host(page)})


def word(answer) -> str:
    if answer.status_code == 302 and "/sign-in/" in answer["Location"]:
        return SIGN_IN
    return WORDS.get(answer.status_code, OPENS)


def signed_in(client, code: str) -> None:
    if code != STRANGER:
        client.force_login(Professional.unscoped.get(code=code))


@pytest.mark.asvs("8.2.2")
@pytest.mark.parametrize("code", READERS)
def test_a_file_answers_only_to_whoever_sees_it(client, things, db, code):
    signed_in(client, code)
    asked = [
        (page, named, method, thing)
        for page, named in FILES.items()
        for method in ("get", "post")
        for thing in things
    ]

    answers = {
        (page, method, thing): word(ask(client, page, named, method, things[thing]))
        for page, named, method, thing in asked
    }

    assert answers == {
        (page, method, thing): expected(
            page,
            named,
            method,
            code=code,
            sees=code in SEEN_BY[thing] or (thing, code) in named.also,
            reads_only=(thing, code) == GUEST,
        )
        for page, named, method, thing in asked
    }


@pytest.mark.asvs("8.2.2")
@pytest.mark.parametrize("code", READERS)
def test_a_promise_answers_only_to_whoever_owes_it(client, things, db, code):
    promises = apps.get_model("promises", "Promise").unscoped
    owed = promises.get(about=str(things[Thing.WITHDRAWN]), state="open").uid
    signed_in(client, code)

    for page, named in PROMISES.items():
        for thing, uid in {"owed by the receiver": owed, "not there": NO_FILE}.items():
            sees = code in PROMISE_SEEN_BY[thing]
            for method in ("get", "post"):
                answer = word(ask(client, page, named, method, uid))
                assert answer == expected(page, named, method, code=code, sees=sees), (page, thing)


@pytest.mark.asvs("8.2.2")
def test_nobody_ends_the_sign_in_of_another(client_of, things, db):
    signs_in = apps.get_model("foundation", "OpenSession").unscoped
    receiver, sender = client_of(RECEIVER), client_of(stage.SENDER)
    handle = signs_in.get(session_key=receiver.session.session_key).handle
    address = TABLE["work:end_sign_in"].address.replace(str(NO_FILE), str(handle))

    sender.post(address)

    assert receiver.get("/nl/").status_code == 200
    receiver.post(address)
    assert receiver.get("/nl/").status_code == 302


@pytest.mark.asvs("8.2.2")
def test_a_file_of_others_is_answered_to_the_letter_like_one_that_is_not_there(client, things, db):
    signed_in(client, "simon-simulacre")
    hidden = (Thing.ASKED, Thing.REFUSED, Thing.WITHDRAWN, Thing.WALLED, Thing.EMERGENCY)

    for page, named in FILES.items():
        absent = said(ask(client, page, named, "get", uuid4()))
        assert [said(ask(client, page, named, "get", things[one])) for one in hidden] == [
            absent
        ] * len(hidden), page


def said(answer) -> tuple[int, dict[str, str], str]:
    """An answer without what differs each time: the address itself and the page's own secrets."""
    headers = {name: value for name, value in answer.headers.items() if "Policy" not in name}
    text = re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "…", answer.text)
    return answer.status_code, headers, re.sub(r'(nonce|value)="[^"]*"', r"\1", text)


@pytest.mark.asvs("8.3.2")
def test_a_consent_taken_back_in_one_session_closes_the_file_in_the_next_request_of_another(
    client_of, things, db
):
    receiver, sender = client_of(RECEIVER), client_of(stage.SENDER)
    address = f"/nl/referrals/{things[Thing.ASKED]}/"
    assert receiver.get(address).status_code == 200

    sender.post(f"{address}move/", {"move": "withdraw"})

    assert receiver.get(address).status_code == 404


@pytest.mark.asvs("8.3.2")
def test_a_mandate_ended_in_one_session_closes_every_page_in_the_next_request_of_another(
    client_of, things, db
):
    receiver = client_of(RECEIVER)
    address = f"/nl/referrals/{things[Thing.ASKED]}/"
    assert receiver.get(address).status_code == 200

    mandates = apps.get_model("organisations", "Mandate").unscoped
    mandates.filter(professional__code=RECEIVER).update(to_day=clock.now().date())

    assert receiver.get(address).status_code == 403


@pytest.mark.asvs("8.3.2")
def test_a_wall_raised_in_one_session_stands_in_the_next_request_of_another(client_of, things, db):
    receiver, sender = client_of(RECEIVER), client_of(stage.SENDER)
    file = things[Thing.ASKED]
    assert receiver.get(f"/nl/referrals/{file}/").status_code == 200

    sender.post(f"/nl/files/{file}/seen-by/", {"against": RECEIVER})

    assert receiver.get(f"/nl/referrals/{file}/").status_code == 404


@pytest.fixture
def client_of(db):
    """A browser of one of the cast, signed in on the work face."""

    def browser(code: str) -> Client:
        made = Client(headers={"host": "work.localhost"})
        made.force_login(Professional.unscoped.get(code=code))
        return made

    return browser
