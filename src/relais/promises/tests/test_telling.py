"""Letters say that something is due and where; each at most once, in the reader's language."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied

from relais.promises.commands.climbing import climb
from relais.promises.commands.passing import pass_time
from relais.promises.commands.telling import choose_telling, send_digests, send_notices
from relais.promises.interface import Urgency
from relais.promises.models import Notice
from relais.promises.permissions import CLOCK
from relais.promises.queries import telling as queries
from relais.promises.queries.telling import telling
from relais.promises.rules.vocabulary import Telling
from relais.promises.tests.conftest import DESK, HOUSE, NOW
from relais.promises.words import letters

MORNING = NOW.replace(hour=7)
SOON = NOW + timedelta(minutes=15)


@pytest.fixture
def hilde(person):
    return person("hilde", HOUSE, mail="hilde@example.org")


@pytest.fixture
def deliver(django_capture_on_commit_callbacks):
    """Sends what there is to send, as a run of the clock does."""

    def deliver(send=send_notices, *, now=NOW):
        with django_capture_on_commit_callbacks(execute=True):
            send(by=CLOCK, now=now)
        found, mail.outbox[:] = list(mail.outbox), []
        return found

    return deliver


def test_what_is_due_now_is_told_at_once_and_once(make, hilde, deliver):
    make(urgency=Urgency.NOW)

    (letter,) = deliver()

    assert letter.to == ["hilde@example.org"]
    assert Notice.unscoped.get().sent_at == NOW
    assert deliver() == []


def test_what_is_not_urgent_waits_for_the_letter_of_the_day(make, hilde, deliver):
    make(urgency=Urgency.TODAY)

    assert deliver() == []
    (letter,) = deliver(send_digests)
    assert letter.to == ["hilde@example.org"]
    assert deliver(send_digests) == []


def test_many_things_at_once_are_one_letter(make, hilde, deliver):
    for number in range(3):
        make(f"thing-{number}", urgency=Urgency.NOW)

    assert len(deliver()) == 1


def test_a_letter_says_neither_what_nor_about_whom(make, hilde, deliver):
    promise = make("thing-9", urgency=Urgency.NOW)

    (letter,) = deliver()

    told = letter.subject + letter.body
    for silent in (
        "thing-9",
        promise.code,
        str(promise.uid),
        HOUSE,
        "vraag",
        "hilde",
        "Antwoorden",
    ):
        assert silent not in told
    assert "http://work.localhost" in letter.body


@pytest.mark.parametrize(
    ("language", "subject"),
    [
        ("nl", "Relais: er is iets te doen"),
        ("fr", "Relais : quelque chose est à faire"),
        ("", "Relais: er is iets te doen / Relais : quelque chose est à faire"),
    ],
)
def test_a_letter_is_in_the_language_of_its_reader_or_in_both(language, subject):
    written = letters.something_is_due(language)

    assert written.subject == subject
    assert ("/nl/" in written.body, "/fr/" in written.body) == (language != "fr", language != "nl")


def test_whoever_wants_one_letter_a_day_gets_no_other(make, hilde, deliver):
    choose_telling(by=hilde, now=NOW, choice=Telling.DIGEST)
    make(urgency=Urgency.NOW)

    assert deliver() == []
    assert len(deliver(send_digests)) == 1


def test_whoever_wants_nothing_is_told_only_what_climbed(make, hilde, deliver):
    choose_telling(by=hilde, now=NOW, choice=Telling.NOTHING)
    make(urgency=Urgency.NOW)
    assert deliver() + deliver(send_digests) == []

    climb(by=CLOCK, now=SOON)

    assert len(deliver(now=SOON)) == 1
    assert telling(hilde) is Telling.NOTHING


def test_whoever_waits_for_it_is_told_when_it_climbs_to_her(make, hilde, person, deliver):
    person("dora", DESK, mail="dora@example.org", language="fr")
    make(urgency=Urgency.NOW)
    deliver()

    climb(by=CLOCK, now=SOON + timedelta(hours=1))

    letters_sent = deliver()
    assert {each.to[0] for each in letters_sent} == {"hilde@example.org", "dora@example.org"}


def test_without_a_mailbox_nobody_is_written_to(make, gwen, deliver):
    make(urgency=Urgency.NOW)

    assert deliver() + deliver(send_digests) == []
    assert telling(gwen) is Telling.AT_ONCE


def test_nothing_due_is_no_letter_of_the_day(make, hilde, deliver):
    make()

    assert deliver(send_digests) == []


def test_a_letter_that_the_mail_server_refused_is_tried_again(make, hilde, deliver, monkeypatch):
    make(urgency=Urgency.TODAY)
    make("thing-2", urgency=Urgency.NOW)

    def refuse(*_args, **_kwargs):
        raise ConnectionRefusedError

    with monkeypatch.context() as patch:
        patch.setattr("relais.foundation.mail.send_mail", refuse)
        assert deliver() == deliver(send_digests) == []

    for send in (send_notices, send_digests):
        assert [len(deliver(send)), len(deliver(send))] == [1, 0]


def test_two_runs_at_once_write_one_letter(make, hilde, deliver, monkeypatch):
    """The slower run had read who waits before the faster one wrote to her."""
    make(urgency=Urgency.NOW)
    for query in ("waiting_for_a_letter", "without_digest"):
        monkeypatch.setattr(queries, query, lambda *_args, **_facts: [hilde])

    for send in (send_notices, send_digests):
        assert [len(deliver(send)), len(deliver(send))] == [1, 0]


@pytest.mark.parametrize("send", [send_notices, send_digests])
def test_only_the_clock_writes_letters(make, hilde, send):
    with pytest.raises(PermissionDenied):
        send(by=hilde, now=NOW)


def test_a_run_of_the_clock_does_all_of_it_and_no_digest_by_night(make, hilde):
    make(urgency=Urgency.NOW)
    night = NOW.replace(hour=2) + timedelta(days=1)

    with_digest = pass_time(by=CLOCK, now=SOON)

    assert with_digest.steps == 1
    assert pass_time(by=CLOCK, now=night).steps == 2
