"""The one button of a row, and taking back what it did."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404

from relais.foundation.access import Viewer
from relais.promises.commands.promising import end, keep_change
from relais.promises.models import Change, Promise
from relais.promises.models.promises import OWED
from relais.promises.queries.kinds import kind
from relais.promises.queries.promises import history, is_owed_again, promise_to_act_on
from relais.promises.rules.moves import (
    Ending,
    LastChange,
    UndoRefusal,
    refuse_undo,
)
from relais.promises.rules.vocabulary import Move, Reason, State


class UndoRefused(Exception):
    """This can't be taken back; nothing was changed."""

    def __init__(self, refusal: UndoRefusal) -> None:
        self.refusal = refusal
        super().__init__(refusal)


@transaction.atomic
def press(*, by: Viewer, now: datetime, uid: UUID) -> None:
    """Do what the button of this promise says, and keep it; once ended, it stays as it is.

    Raises `NotNow` when the context above can't do it: then nothing has changed.
    """
    promise = promise_to_act_on(by, uid)
    button = kind(promise.kind).button
    if button is None:
        raise Http404
    if promise.state != State.OPEN:
        return
    if button.act is not None:
        button.act(by=by, now=now, about=promise.about)
        promise.refresh_from_db()
    if promise.state == State.OPEN:
        end(promise, by, now, Ending(move=Move.KEPT))


@transaction.atomic
def undo(*, by: Viewer, now: datetime, uid: UUID) -> None:
    """Take back how this person ended a promise just now, as long as nobody went on with it.

    Raises `UndoRefused`.
    """
    promise = promise_to_act_on(by, uid)
    last, *before = history(promise, last=2)
    if last.move == Move.UNDONE:
        return
    _refuse(promise, last, by, now)
    button = kind(promise.kind).button
    if button is not None and button.undo is not None and last.move == Move.KEPT:
        button.undo(by=by, now=now, about=promise.about)
    _take_back_successor(promise, by, now)
    _stand_as(promise, before[0])
    keep_change(promise, by, now, Move.UNDONE)


def _refuse(promise: Promise, last: Change, by: Viewer, now: datetime) -> None:
    facts = LastChange(move=Move(last.move), by=last.by, at=last.at)
    refusal = refuse_undo(facts, by=by.code, now=now)
    button = kind(promise.kind).button
    if refusal is None and button is not None and not button.can_be_undone:
        refusal = UndoRefusal.FOR_GOOD
    if refusal is None and is_owed_again(promise):
        refusal = UndoRefusal.TAKEN_UP
    if refusal is not None:
        raise UndoRefused(refusal)


def _take_back_successor(promise: Promise, by: Viewer, now: datetime) -> None:
    """Whoever it was passed on to owes it no longer, unless she went on with it."""
    successor = Promise.unscoped.select_for_update().filter(passed_on_from=promise).first()
    if successor is None:
        return
    (last,) = history(successor, last=1)
    if last.move != Move.MADE:
        raise UndoRefused(UndoRefusal.TAKEN_UP)
    end(successor, by, now, Ending(move=Move.RELEASED, reason=Reason.MISTAKE))


def _stand_as(promise: Promise, before: Change) -> None:
    for field in OWED:
        setattr(promise, field, getattr(before, field))
