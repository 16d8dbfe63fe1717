"""Reminding whoever keeps what is due: one letter to a mailbox, safe to repeat."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import connections

from relais.directory.commands import reminding
from relais.directory.commands.by_link import Checked, confirm_by_link
from relais.directory.commands.links import Mailbox
from relais.directory.commands.reminding import AlreadyRunning, remind
from relais.directory.models import Invitation
from relais.directory.queries import keeping
from relais.directory.queries.reminding import reminders
from relais.directory.rules.vocabulary import Aspect, Means
from relais.directory.tests.conftest import HELPLINE, LOADED_AT
from relais.directory.tests.letters import SERVICE, STEWARD, known, paths, tokens
from relais.foundation.access import EVERYONE, OPERATOR

# A new record is due on the seventh day, and that is within the week from the first on.
NOW = LOADED_AT + timedelta(days=1)
TOWN = Mailbox(mail="town@example.org", language="nl")


@pytest.fixture
def directory(take_over):
    """Three records of the region and one of a municipality."""
    codes = ["a-line", "b-line", "c-line"]
    take_over(
        *(HELPLINE | {"id": code} for code in codes),
        HELPLINE | {"id": "town-line", "steward": "21016"},
    )


@pytest.fixture
def run(directory, mailoutbox, django_capture_on_commit_callbacks):
    """Remind, and get the letters that left by mailbox."""

    def letters(now=NOW):
        mailoutbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            remind(by=OPERATOR, now=now)
        return {letter.to[0]: letter for letter in mailoutbox}

    return letters


def test_one_letter_to_a_mailbox_has_all_its_links_numbered_and_no_name(run):
    known("a-line")
    known("town-line", mailbox=TOWN)

    letters = run()

    assert set(letters) == {STEWARD.mail, TOWN.mail}
    body = letters[STEWARD.mail].body
    assert len(paths(letters[STEWARD.mail], "fr")) == len(tokens(letters[STEWARD.mail])) == 3
    assert [line[:3] for line in body.splitlines() if "/confirm/" in line] == ["1. ", "2. ", "3. "]
    assert not [name for name in ("a-line", "Een lijn", "Une ligne") if name in body]
    assert letters[STEWARD.mail].subject == "Relais : 3 fiches à confirmer"
    assert letters[TOWN.mail].subject == "Relais: een fiche om te bevestigen"


def test_the_service_itself_is_asked_before_its_steward(run):
    known("a-line")
    known("a-line", for_service=True)

    letters = run()

    assert len(tokens(letters[SERVICE.mail])) == 1
    assert len(tokens(letters[STEWARD.mail])) == 2
    assert Invitation.unscoped.get(service__code="a-line").for_service


def test_a_mailbox_that_two_languages_share_gets_both(run):
    known("a-line", mailbox=Mailbox(mail="one@example.org", language="fr"))
    known("town-line", mailbox=Mailbox(mail="one@example.org", language="nl"))

    [letter] = run().values()

    assert len(tokens(letter)) == len(paths(letter, "nl")) == len(paths(letter, "fr")) == 4


def test_a_second_run_sends_nothing(run):
    known("a-line")
    run()

    assert run(NOW + timedelta(hours=2)) == {}
    assert Invitation.unscoped.count() == 3


def test_what_was_not_answered_is_asked_again_once_its_links_are_old(run):
    known("a-line")
    run()

    assert run(NOW + timedelta(days=14, seconds=-1)) == {}
    assert len(tokens(run(NOW + timedelta(days=14))[STEWARD.mail])) == 3


def test_what_was_answered_in_part_is_not_asked_again_the_next_morning(run):
    known("town-line", mailbox=TOWN)
    [token] = tokens(run()[TOWN.mail])
    kept = keeping.kept(OPERATOR, "town-line", today=NOW.date())
    how = Checked(aspects=[Aspect.PHONE], means=Means.CALLED, stamp=kept.stamp)
    confirm_by_link(by=EVERYONE, now=NOW, token=token, checked=how)

    assert run(NOW + timedelta(days=1)) == {}
    assert len(run(NOW + timedelta(days=14))) == 1


def test_what_is_confirmed_is_not_asked(run, confirm):
    known("a-line")
    confirm("b-line")
    confirm("c-line")

    assert len(tokens(run()[STEWARD.mail])) == 1


def test_a_run_that_is_killed_midway_leaves_the_rest_to_the_next(run, monkeypatch):
    known("a-line")
    known("town-line", mailbox=TOWN)
    send, sent = reminding.mail_links, []

    def killed(**letter):
        if sent:
            raise KeyboardInterrupt
        sent.append(letter)
        send(**letter)

    with monkeypatch.context() as patched:
        patched.setattr(reminding, "mail_links", killed)
        with pytest.raises(KeyboardInterrupt):
            run()

    assert set(run()) == {TOWN.mail}
    assert run() == {}


def test_a_letter_that_did_not_leave_is_sent_by_the_next_run(run, settings):
    known("a-line")
    working = settings.MAILERS
    settings.MAILERS = {
        "default": {"BACKEND": "relais.foundation.tests.no_mail_server.EmailBackend"}
    }
    assert run() == {}

    settings.MAILERS = working
    assert len(tokens(run()[STEWARD.mail])) == 3


def test_only_who_keeps_all_records_reminds(directory):
    with pytest.raises(PermissionDenied):
        remind(by=EVERYONE, now=NOW)


def test_looking_changes_nothing_and_counts(directory):
    known("town-line", mailbox=TOWN)

    found = reminders(OPERATOR, now=NOW)

    assert (found.records, len(found.letters)) == (1, 1)
    assert (found.without_mailbox, found.asked_already) == (3, 0)
    assert not Invitation.unscoped.exists()


def said(*arguments):
    out = StringIO()
    call_command("directory", "remind", *arguments, stdout=out)
    return out.getvalue()


@pytest.mark.django_db(transaction=True)
def test_the_verb_is_dry_unless_told_otherwise(directory, mailoutbox):
    known("town-line", mailbox=TOWN)

    assert "Te vragen fiches: 1. Mails: 1. Al gevraagd: 0. Zonder mailadres: 3." in said()
    assert mailoutbox == []

    assert "Gestuurde mails: 1." in said("--apply")
    assert [letter.to for letter in mailoutbox] == [[TOWN.mail]]
    assert "Te vragen fiches: 0. Mails: 0. Al gevraagd: 1. Zonder mailadres: 3." in said()
    assert "Gestuurde mails: 0." in said("--apply")


@pytest.mark.django_db(transaction=True)
def test_the_verb_fails_when_a_letter_did_not_leave(directory, settings):
    known("town-line", mailbox=TOWN)
    settings.MAILERS = {
        "default": {"BACKEND": "relais.foundation.tests.no_mail_server.EmailBackend"}
    }

    with pytest.raises(CommandError, match="niet vertrokken zijn: 1"):
        said("--apply")


@pytest.mark.django_db(transaction=True)
def test_a_second_run_at_the_same_moment_is_kept_out(directory):
    other = connections.create_connection("default")
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [reminding._ONE_RUN_AT_A_TIME])
            with pytest.raises(AlreadyRunning):
                remind(by=OPERATOR, now=NOW)
            with pytest.raises(CommandError):
                said("--apply")
            cursor.execute("SELECT pg_advisory_unlock(%s)", [reminding._ONE_RUN_AT_A_TIME])
    finally:
        other.close()
    assert remind(by=OPERATOR, now=NOW).sent == 0
