"""Reminders leave 14 and 3 days before the day and one day after it, each once, and then stop."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from relais.foundation import clock
from relais.foundation.access import EVERYONE, OPERATOR
from relais.programme import tasks
from relais.programme.commands.contributing import send_nothing_new
from relais.programme.commands.reminding import remind
from relais.programme.commands.rounds import ask_again, close_round
from relais.programme.models import ContributionRequest, Round, RoundMember
from relais.programme.rules.rounds import Reminder, is_time_for_letters, reminder_due
from relais.programme.tests.asking import DUE_ON, NOW, mailbox, member, opened
from relais.programme.tests.links import links_to, token_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def asked(transactional_db, report, mailoutbox):
    """The oak and the elm, asked on 2 March by 30 April."""
    opened(mailbox("oak"), mailbox("elm", ""))
    return mailoutbox


def days_before_due(days):
    return NOW + (DUE_ON - NOW.date()) - timedelta(days=days)


def reminded(days):
    done = remind(by=OPERATOR, now=days_before_due(days))
    return done.sent


def test_each_reminder_leaves_once_on_its_day(asked):
    sent = {days: reminded(days) for days in (20, 15, 14, 13, 4, 3, 0, -1, -2, -13, -20)}

    assert sent == {20: 0, 15: 0, 14: 2, 13: 0, 4: 0, 3: 2, 0: 0, -1: 2, -2: 0, -13: 0, -20: 0}
    assert member("oak").reminded == list(Reminder)


def test_a_reminder_brings_a_link_that_works_beside_the_first(asked):
    reminded(14)

    first, second = links_to(asked, "oak")
    assert first != second
    send_nothing_new(by=EVERYONE, now=NOW, token=token_of(first))
    send_nothing_new(by=EVERYONE, now=NOW, token=token_of(second))
    assert "nog een bijdrage" in asked[-2].subject + asked[-1].subject


def test_reminders_stop_when_it_is_answered_or_closed(asked):
    send_nothing_new(by=EVERYONE, now=NOW, token=token_of(links_to(asked, "oak")[0]))
    assert reminded(14) == 1

    close_round(by=OPERATOR, now=NOW, round_id=Round.unscoped.get().pk)
    assert reminded(3) == 0


def test_who_was_written_to_since_is_not_reminded_at_once(asked):
    ask_again(by=OPERATOR, now=days_before_due(10), member_id=member("oak").pk)

    assert reminded(9) == 1
    assert reminded(3) == 2


def test_a_letter_that_does_not_leave_is_sent_by_the_next_run(asked, monkeypatch):
    def fail(*_arguments):
        raise OSError

    monkeypatch.setattr("relais.foundation.mail.send_mail", fail)
    assert reminded(14) == 0
    assert ContributionRequest.unscoped.count() == 2
    monkeypatch.undo()

    assert reminded(14) == 2


def test_a_member_without_any_letter_is_reminded_by_the_day_of_the_round(asked):
    ContributionRequest.unscoped.all().delete()

    assert reminded(14) == 2


def test_a_run_beside_another_sends_nothing_twice(asked, monkeypatch):
    monkeypatch.setattr("relais.programme.commands.reminding.reminders_due", _stale)
    assert (reminded(14), reminded(14)) == (2, 0)
    RoundMember.unscoped.update(answered_at=NOW, reminded=[])
    assert reminded(14) == 0


def _stale(_by, *, now):  # as the query is asked
    from relais.programme.queries.reminders import Due  # noqa: PLC0415

    return [
        Due(member=pk, reminder=Reminder.TWO_WEEKS)
        for pk in RoundMember.unscoped.values_list("pk", flat=True)
    ]


@pytest.mark.parametrize(
    ("today", "asked_on", "sent", "due"),
    [
        (date(2026, 4, 15), date(2026, 3, 1), [], None),
        (date(2026, 4, 16), date(2026, 3, 1), [], Reminder.TWO_WEEKS),
        (date(2026, 4, 16), date(2026, 4, 16), [], None),
        (date(2026, 4, 27), date(2026, 4, 20), [], Reminder.THREE_DAYS),
        (date(2026, 4, 30), date(2026, 4, 20), [Reminder.THREE_DAYS], None),
        (date(2026, 5, 1), date(2026, 4, 29), [], Reminder.OVERDUE),
    ],
)
def test_which_reminder_a_day_asks_for(today, asked_on, sent, due):
    assert reminder_due(due_on=DUE_ON, asked_on=asked_on, sent=sent, today=today) is due


def test_the_command_says_first_and_sends_when_told(asked, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: days_before_due(14))
    before, said = len(mail.outbox), StringIO()

    call_command("contributions", "remind", stdout=said)
    assert len(mail.outbox) == before
    call_command("contributions", "remind", "--apply", stdout=said)

    assert len(mail.outbox) == before + 2
    assert "2" in said.getvalue()


def test_the_command_fails_when_a_letter_did_not_leave(asked, monkeypatch):
    def fail(*_arguments):
        raise OSError

    monkeypatch.setattr(clock, "now", lambda: days_before_due(14))
    monkeypatch.setattr("relais.foundation.mail.send_mail", fail)

    with pytest.raises(CommandError):
        call_command("contributions", "remind", "--apply", stdout=StringIO())


def test_the_clock_reminds_by_day_only(asked, monkeypatch):
    night, day = (days_before_due(14).replace(hour=hour) for hour in (4, 9))
    assert (is_time_for_letters(night), is_time_for_letters(day)) == (False, True)

    monkeypatch.setattr(clock, "now", lambda: night)
    assert tasks.remind_contributors.func() == 0
    monkeypatch.setattr(clock, "now", lambda: day)
    assert tasks.remind_contributors.func() == 2


def test_nothing_is_due_without_a_round(db):
    assert remind(by=OPERATOR, now=clock.now()).due == 0
