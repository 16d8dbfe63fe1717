"""Letters leave when what they speak of is written; a server that fails undoes nothing."""

import logging

import pytest
from django.db import transaction

from relais.foundation.mail import Letter, post

LETTER = Letter(to="canary@example.org", subject="Hello", body="A letter")


@pytest.mark.django_db(transaction=True)
def test_a_letter_leaves_once_all_is_written(mailoutbox):
    sent = []
    with transaction.atomic():
        post(LETTER, when_sent=lambda: sent.append("left"))
        assert (mailoutbox, sent) == ([], [])

    [letter] = mailoutbox
    assert (letter.to, letter.subject, letter.body) == ([LETTER.to], "Hello", "A letter")
    assert sent == ["left"]


@pytest.mark.django_db(transaction=True)
def test_no_letter_leaves_for_what_was_not_written(mailoutbox):
    def fail():
        with transaction.atomic():
            post(LETTER, when_sent=pytest.fail)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    assert mailoutbox == []


@pytest.mark.django_db(transaction=True)
def test_a_server_that_fails_stops_nothing_and_no_mailbox_is_logged(settings, caplog):
    settings.MAILERS = {
        "default": {"BACKEND": "relais.foundation.tests.no_mail_server.EmailBackend"}
    }
    with caplog.at_level(logging.WARNING), transaction.atomic():
        post(LETTER, when_sent=pytest.fail)

    assert "a letter could not be sent: ConnectionRefusedError" in caplog.text
    assert "canary" not in caplog.text
