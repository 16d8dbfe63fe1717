"""The moves of a referral, safe contact, and on what a hand-over rests."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from relais.referrals.queries.legal_bases import legal_bases
from relais.referrals.rules.consent import (
    LONGEST,
    BasisRefusal,
    Given,
    Grounds,
    refuse_grounds,
)
from relais.referrals.rules.contact import (
    HOURS,
    ContactRefusal,
    SafeContact,
    refuse_contact,
    refuse_message,
)
from relais.referrals.rules.moves import (
    ENDED,
    LEGAL,
    OPEN,
    Asked,
    MoveRefusal,
    moves_for,
    refuse_move,
)
from relais.referrals.rules.vocabulary import (
    Answerer,
    Channel,
    DayPart,
    GivenHow,
    Move,
    Outcome,
    Party,
    Purpose,
    RejectionReason,
    State,
)

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
SAFE = SafeContact(
    channel=Channel.PHONE,
    when=DayPart.AFTERNOON,
    language="nl",
    answerer=Answerer.ONLY_SELF,
    may_leave_message=True,
)
ROLE = frozenset({"shelter_worker"})


class AReferral(RuleBasedStateMachine):
    """Whatever anybody tries, an ended referral stays ended and every end says how."""

    def __init__(self):
        super().__init__()
        self.state = State.DRAFT
        self.rejected_for = None

    @rule(
        move=st.sampled_from(Move),
        party=st.sampled_from(Party),
        reason=st.sampled_from([*RejectionReason, None]),
        outcome=st.sampled_from([*Outcome, None]),
    )
    def somebody_tries(self, move, party, reason, outcome):
        if move is Move.DRAFT:
            return
        before, asked = self.state, Asked(move=move, reason=reason, outcome=outcome)
        refusal = refuse_move(asked, state=before, party=party)
        if refusal is None:
            assert move in {*moves_for(before, party), Move.SEE, Move.ASK_ELSEWHERE}
            self.state = LEGAL[move].to
            self.rejected_for = reason if self.state is State.REJECTED else self.rejected_for
        elif refusal in (MoveRefusal.REASON_MISSING, MoveRefusal.OUTCOME_MISSING):
            assert move in moves_for(before, party)
        if before in ENDED:
            assert self.state is before

    @invariant()
    def it_is_somewhere(self):
        assert self.state in OPEN or self.state in ENDED or self.state is State.DRAFT
        assert self.state is not State.REJECTED or self.rejected_for is not None


AReferral.TestCase.settings = settings(max_examples=30, stateful_step_count=20, deadline=None)
TestAnyCourseOfAReferral = AReferral.TestCase


def test_every_move_but_the_first_leads_somewhere():
    assert set(LEGAL) == set(Move) - {Move.DRAFT}


def test_the_sender_cannot_answer_for_the_receiver():
    asked = Asked(move=Move.ACCEPT)

    assert refuse_move(asked, state=State.RECEIVED, party=Party.SENDER) is MoveRefusal.NOT_YOURS
    assert refuse_move(asked, state=State.RECEIVED, party=Party.GUEST) is MoveRefusal.NOT_YOURS
    assert refuse_move(asked, state=State.RECEIVED, party=Party.RECEIVER) is None


def test_nobody_is_called_outside_the_hours_that_were_agreed():
    noon_in_brussels = datetime(2026, 3, 2, 11, 0, tzinfo=UTC)

    before = refuse_contact(SAFE, moment=noon_in_brussels - timedelta(seconds=1))
    assert before is ContactRefusal.NOT_AT_THIS_HOUR
    assert refuse_contact(SAFE, moment=noon_in_brussels) is None
    last = refuse_contact(SAFE, moment=noon_in_brussels + timedelta(hours=6))
    assert last is ContactRefusal.NOT_AT_THIS_HOUR


def test_the_hours_follow_the_clock_on_the_wall():
    summer = datetime(2026, 7, 2, 10, 30, tzinfo=UTC)  # half past twelve

    assert refuse_contact(SAFE, moment=summer) is None


def test_no_message_is_left_that_was_not_agreed():
    moment = datetime(2026, 3, 2, 13, 0, tzinfo=UTC)
    silent = replace(SAFE, may_leave_message=False)

    assert refuse_message(SAFE, moment=moment) is None
    assert refuse_message(silent, moment=moment) is ContactRefusal.NO_MESSAGE
    assert refuse_message(silent, moment=NOW) is ContactRefusal.NOT_AT_THIS_HOUR


def test_who_is_reached_through_the_sender_is_not_called():
    through = replace(SAFE, channel=Channel.THROUGH_SENDER)
    moment = datetime(2026, 3, 2, 13, 0, tzinfo=UTC)

    assert refuse_contact(through, moment=moment) is ContactRefusal.ONLY_THROUGH_SENDER


def test_every_part_of_the_day_has_hours():
    assert set(HOURS) == set(DayPart)


def given(until):
    consent = Given(purpose=Purpose.HELP, scope=frozenset(), until=until, how=GivenHow.SPOKEN)
    return Grounds(consent=consent)


def test_consent_carries_a_hand_over_for_a_while():
    assert refuse(given(NOW + LONGEST)) is None
    assert refuse(given(NOW)) is BasisRefusal.ENDS_BEFORE_IT_BEGINS
    assert refuse(given(NOW + LONGEST + timedelta(days=1))) is BasisRefusal.TOO_LONG


def refuse(grounds, bases=None, roles=ROLE):
    return refuse_grounds(grounds, bases=bases or legal_bases(), roles=roles, now=NOW)


def test_without_consent_and_without_law_nothing_is_handed_over():
    assert refuse(Grounds()) is BasisRefusal.NO_CONSENT
    assert refuse(Grounds(legal_basis="made-up")) is BasisRefusal.BASIS_UNKNOWN


def test_a_legal_basis_is_for_some_roles_and_for_its_time():
    danger = Grounds(legal_basis="penal-422bis")

    assert refuse(danger) is None
    assert refuse(danger, roles=frozenset({"trainer"})) is BasisRefusal.BASIS_NOT_FOR_ROLE
    ended = {"penal-422bis": replace(legal_bases()["penal-422bis"], to_day=NOW.date())}
    assert refuse(danger, ended) is BasisRefusal.BASIS_NOT_IN_FORCE


@pytest.mark.parametrize("day", [date(2026, 3, 1), date(2026, 3, 31)])
def test_a_basis_holds_from_its_first_day_until_before_its_last(day):
    basis = replace(legal_bases()["penal-458"], from_day=date(2026, 3, 1), to_day=date(2026, 4, 1))

    assert basis.holds_on(day)
    assert not basis.holds_on(date(2026, 2, 28))
    assert not basis.holds_on(date(2026, 4, 1))


def test_no_basis_pretends_to_be_validated():
    assert not any(basis.validated for basis in legal_bases().values())
    assert all(basis.article_new is None for basis in legal_bases().values())
