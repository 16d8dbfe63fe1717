"""When nobody answers in time: the referral expires, its sender chooses anew, seats close."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from relais.foundation.access import OPERATOR, acting
from relais.organisations.interface import Newcomer, enrol_professional
from relais.referrals.commands.moving import expire_next, move, open_referral
from relais.referrals.commands.outside import hand_over_outside
from relais.referrals.models import OutsideLink, Referral
from relais.referrals.queries import referrals
from relais.referrals.rules.moves import Asked
from relais.referrals.rules.timekeeper import TIMEKEEPER
from relais.referrals.rules.vocabulary import Move, Party, State
from relais.referrals.tasks import let_expire
from relais.referrals.tests.conftest import CONSENT, NOW, asks, does, kept, owed
from relais.referrals.tests.test_a_receiver_outside_relais import FAR

TOO_LATE = NOW + timedelta(hours=72)


def expires(now=TOO_LATE):
    with acting(TIMEKEEPER, moment=now):
        return expire_next(by=TIMEKEEPER, now=now)


def clock_sees(now=NOW):
    with acting(TIMEKEEPER, moment=now):
        return Referral.unscoped.count()


def state(file, now=TOO_LATE):
    return State(asks("pia", referrals.referral, file, now=now).state)


@pytest.mark.parametrize("is_seen", [False, True])
def test_what_nobody_answered_expires_and_comes_back_to_the_sender(sent, is_seen):
    if is_seen:
        does("sam", open_referral, file=sent)
    assert not expires(TOO_LATE - timedelta(seconds=1))
    assert expires()
    assert not expires()

    assert state(sent) is State.EXPIRED
    assert owed(sent) == {("referrals.choose_next", "corner")}
    assert asks("sam", referrals.inbox, page=1, now=TOO_LATE).rows == ()
    assert clock_sees(TOO_LATE) == 0
    assert kept(sent)[-1] == ("referrals.moved", "clock")


def test_an_answer_takes_the_seat_of_the_clock(sent):
    with acting(TIMEKEEPER, moment=NOW):
        row = Referral.unscoped.get()
        assert referrals.party_of(TIMEKEEPER, row) is Party.CLOCK
    does("sam", move, file=sent, asked=Asked(move=Move.ACCEPT))

    assert clock_sees() == 0
    assert not expires()
    assert state(sent) is State.ACCEPTED


def test_a_link_dies_with_its_referral(relay):
    link = does("pia", hand_over_outside, asked=FAR, grounds=CONSENT)
    assert expires()

    assert OutsideLink.unscoped.get().ended_at == TOO_LATE
    assert owed(link.file) == {("referrals.choose_next", "corner")}


def test_the_task_lets_all_of_them_expire(sent, monkeypatch):
    link = does("pia", hand_over_outside, asked=FAR, grounds=CONSENT)
    monkeypatch.setattr(timezone, "now", lambda: TOO_LATE)

    assert let_expire.func() == 2
    assert let_expire.func() == 0
    assert state(link.file) is State.EXPIRED
    assert not TIMEKEEPER.may("anything")


def test_the_command_line_does_the_same(sent, monkeypatch, capsys):
    monkeypatch.setattr(timezone, "now", lambda: TOO_LATE)
    call_command("referrals", "expire")

    assert capsys.readouterr().out.endswith(": 1\n")
    assert state(sent) is State.EXPIRED


def test_no_professional_can_be_called_like_the_clock(relay):
    newcomer = Newcomer(code=TIMEKEEPER.code, name="Clock", language="nl")

    with pytest.raises(IntegrityError), transaction.atomic():
        enrol_professional(by=OPERATOR, now=NOW, newcomer=newcomer)
