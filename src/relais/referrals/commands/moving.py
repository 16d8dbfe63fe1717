"""What receiver and sender do with a referral, and what time does with it."""

from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from relais.audit import interface as audit
from relais.foundation.access import Viewer, unshare
from relais.promises.interface import (
    Reason,
    break_promise,
    keep_promise,
    make_promise,
    release,
)
from relais.referrals.commands.counting import count_rejection
from relais.referrals.commands.sending import owed_by_receiver, owed_by_sender
from relais.referrals.models import Consent, OutsideLink, Referral, Step
from relais.referrals.queries import expiring, referrals
from relais.referrals.rules.events import Event
from relais.referrals.rules.moves import LEGAL, UNANSWERED, Asked, MoveRefusal, refuse_move
from relais.referrals.rules.promised import Kind
from relais.referrals.rules.timekeeper import CLOCK_SEAT
from relais.referrals.rules.vocabulary import Channel, Move, Party, State

_RECEIVER_OWES = (Kind.SEE, Kind.ANSWER, Kind.REACH, Kind.ASK_AGAIN)
_ANSWERED = (Kind.SEE, Kind.ANSWER, Kind.ASK_AGAIN)
# Which promises a move keeps.
_KEPT_BY = {
    Move.SEE: (Kind.SEE,),
    Move.ACCEPT: _ANSWERED,
    Move.PUT_ON_LIST: _ANSWERED,
    Move.BEGIN: _ANSWERED,
    Move.REJECT: _RECEIVER_OWES,
    Move.FAIL: _RECEIVER_OWES,
    Move.COMPLETE: _RECEIVER_OWES,
}


class MoveRefused(Exception):
    """The referral cannot make this move; nothing was changed."""

    def __init__(self, refusal: MoveRefusal) -> None:
        self.refusal = refusal
        super().__init__(refusal)


@transaction.atomic
@audit.together()
def open_referral(*, by: Viewer, now: datetime, file: UUID) -> referrals.Opened:
    """Open a referral to read it, which the audit keeps; the receiver's first look is a move."""
    row = referrals.referral(by, file)
    audit.record(Event.OPENED, by=by, at=now, about=row.code, file=file)
    if row.state == State.REQUESTED and _may_see(by, row):
        row = make_move(by, now, referrals.held(by, file), Asked(move=Move.SEE))
    return referrals.opened(by, row)


@transaction.atomic
def show_contact(*, by: Viewer, now: datetime, file: UUID) -> str:
    """The number or address under which the person is reached; that it was shown is kept.

    Raises `PermissionDenied` for a receiver who was asked to go through the sender.
    """
    row = referrals.referral(by, file)
    through_sender = row.channel == Channel.THROUGH_SENDER
    if through_sender and referrals.party_of(by, row) is Party.RECEIVER:
        raise PermissionDenied
    audit.record(Event.CONTACT_SHOWN, by=by, at=now, about=row.code, fields=["reach"], file=file)
    return referrals.reach(by, row)


@transaction.atomic
@audit.together()
def move(*, by: Viewer, now: datetime, file: UUID, asked: Asked) -> Referral:
    """Make a move. Made a second time it changes nothing. Raises `MoveRefused`."""
    row = referrals.held(by, file)
    said = (row.reason or None, row.outcome or None)
    if row.state == LEGAL[asked.move].to and said == (asked.reason, asked.outcome):
        return row
    return make_move(by, now, row, asked)


@transaction.atomic
@audit.together()
def withdraw_consent(*, by: Viewer, now: datetime, file: UUID) -> Referral:
    """The person takes consent back: the receiver sees nothing any more, and is told to stop."""
    return move(by=by, now=now, file=file, asked=Asked(move=Move.WITHDRAW))


@transaction.atomic
@audit.together()
def expire_next(*, by: Viewer, now: datetime) -> bool:
    """Let one referral expire that nobody answered in time; whether there was one."""
    row = expiring.next_overdue(by, moment=now)
    if row is None:
        return False
    make_move(by, now, row, Asked(move=Move.EXPIRE))
    return True


def _may_see(by: Viewer, row: Referral) -> bool:
    return referrals.party_of(by, row) is Party.RECEIVER


def make_move(by: Viewer, now: datetime, row: Referral, asked: Asked) -> Referral:
    """Make a move of a referral that is held in the open transaction. Raises `MoveRefused`."""
    party = referrals.party_of(by, row)
    refusal = refuse_move(asked, state=State(row.state), party=party)
    if refusal:
        raise MoveRefused(refusal)
    row.state = LEGAL[asked.move].to
    row.reason = asked.reason or ""
    row.outcome = asked.outcome or ""
    row.changed_at = now
    row.save(update_fields=["state", "reason", "outcome", "changed_at"])
    Step.unscoped.create(
        file_id=row.file_id,
        move=asked.move,
        party=party,
        by=by.code,
        at=now,
        reason=row.reason,
        outcome=row.outcome,
    )
    audit.record(
        Event.MOVED,
        by=by,
        at=now,
        about=row.code,
        fields=["state"],
        reason=asked.move,
        file=row.file_id,
    )
    if asked.move is Move.REJECT:
        count_rejection(now=now, row=row)
    if row.state not in UNANSWERED and party is not Party.CLOCK:
        unshare(by, file=row.file_id, seat=CLOCK_SEAT)
    _keep_promises(by, now, row, asked.move)
    return row


def _keep_promises(by: Viewer, now: datetime, row: Referral, made: Move) -> None:
    """What a move means for what is owed, and for who sees the file."""
    _done(by, now, row, *_KEPT_BY.get(made, ()))
    match made:
        case Move.ACCEPT:
            make_promise(by=by, now=now, promised=owed_by_receiver(row, Kind.REACH))
        case Move.REJECT | Move.FAIL:
            make_promise(by=by, now=now, promised=owed_by_sender(row, Kind.CHOOSE_NEXT))
            close_to_receiver(by, now, row)
        case Move.COMPLETE if row.link:
            # Who helped in Relais keeps the file; a link has done its work.
            close_to_receiver(by, now, row)
        case Move.WITHDRAW:
            audit.record(Event.CONSENT_WITHDRAWN, by=by, at=now, about=row.code, file=row.file_id)
            _taken_back(by, now, row, Kind.STOP_CONTACT)
        case Move.ASK_ELSEWHERE:
            _taken_back(by, now, row, Kind.ASKED_ELSEWHERE)
        case Move.EXPIRE:
            _expired(by, now, row)


def _expired(by: Viewer, now: datetime, row: Referral) -> None:
    """What was owed is broken, the sender chooses anew; the clock's own seat goes last."""
    for kind in _RECEIVER_OWES:
        break_promise(by=by, now=now, kind=kind, about=str(row.file_id))
    make_promise(by=by, now=now, promised=owed_by_sender(row, Kind.CHOOSE_NEXT))
    close_to_receiver(by, now, row)
    unshare(by, file=row.file_id, seat=CLOCK_SEAT)


def _done(by: Viewer, now: datetime, row: Referral, *kinds: Kind) -> None:
    for kind in kinds:
        keep_promise(by=by, now=now, kind=kind, about=str(row.file_id))


def close_to_receiver(by: Viewer, now: datetime, row: Referral) -> None:
    """Who does not help needs to see no more of the person; a link is dead from then on.

    The seat first: who holds the link could not give it back afterwards.
    """
    unshare(by, file=row.file_id, seat=referrals.receiver_seat(row))
    if row.link:
        OutsideLink.unscoped.filter(pk=row.link, ended_at=None).update(ended_at=now)


def _taken_back(by: Viewer, now: datetime, row: Referral, told: Kind) -> None:
    """Nobody owes anything any more but to know that it was taken back; the consent has ended."""
    about = str(row.file_id)
    for kind in (*_RECEIVER_OWES, Kind.CHOOSE_NEXT):
        release(by=by, now=now, kind=kind, about=about, reason=Reason.WITHDRAWN)
    current = Consent.unscoped.filter(file_id=row.file_id, withdrawn_at=None)
    current.update(withdrawn_at=now, withdrawn_by=by.code)
    make_promise(by=by, now=now, promised=owed_by_receiver(row, told))
    close_to_receiver(by, now, row)
