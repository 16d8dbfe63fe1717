"""Making promises and ending them. Each of these, done twice, does nothing the second time."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from relais.audit import interface as audit
from relais.foundation.access import Viewer
from relais.promises.commands.telling import note
from relais.promises.models import Change, Promise
from relais.promises.models.promises import OWED
from relais.promises.queries import clocks
from relais.promises.queries.kinds import kind
from relais.promises.rules.climbing import next_step_at
from relais.promises.rules.events import Event
from relais.promises.rules.moves import AFTER, Ending, Promised
from relais.promises.rules.vocabulary import Move, Reason, State, Urgency

EVENT = {
    Move.MADE: Event.PROMISE_MADE,
    Move.KEPT: Event.PROMISE_KEPT,
    Move.PASSED_ON: Event.PROMISE_PASSED_ON,
    Move.BROKEN: Event.PROMISE_BROKEN,
    Move.RELEASED: Event.PROMISE_RELEASED,
    Move.UNDONE: Event.CHANGE_UNDONE,
    Move.CLIMBED: Event.PROMISE_CLIMBED,
}


@transaction.atomic
def make_promise(*, by: Viewer, now: datetime, promised: Promised) -> Promise:
    """Promise this. While the body owes the same about the same thing, that promise is answered."""
    return _make(by, now, promised)


@transaction.atomic
def keep_promise(*, by: Viewer, now: datetime, kind: str, about: str) -> None:
    """What was promised is done: nobody owes this about this thing any more."""
    for promise in open_promises(kind, about):
        end(promise, by, now, Ending(move=Move.KEPT))


@transaction.atomic
def break_promise(*, by: Viewer, now: datetime, kind: str, about: str) -> None:
    """What was promised can't be done any more, and was still owed."""
    for promise in open_promises(kind, about):
        end(promise, by, now, Ending(move=Move.BROKEN))


@transaction.atomic
def release(*, by: Viewer, now: datetime, kind: str, about: str, reason: Reason) -> None:
    """Let whoever owes this about this thing owe it no longer."""
    for promise in open_promises(kind, about):
        end(promise, by, now, Ending(move=Move.RELEASED, reason=reason))


@transaction.atomic
def pass_on(*, by: Viewer, now: datetime, kind: str, about: str, to: str) -> None:
    """Let the body `to` owe this instead, with a clock of its own that starts now."""
    for promise in open_promises(kind, about):
        if promise.owed_by_id != to:
            end(promise, by, now, Ending(move=Move.PASSED_ON))
            _make(by, now, _same_for(promise, to), passed_on_from=promise)


def open_promises(kind: str, about: str) -> Iterable[Promise]:
    """What is owed about this thing, held until the transaction ends."""
    found = Promise.unscoped.filter(kind=kind, about=about, state=State.OPEN)
    return list(found.order_by("pk").select_for_update())


def end(promise: Promise, by: Viewer, now: datetime, ending: Ending) -> None:
    """Close a promise that is held in this transaction."""
    promise.state = AFTER[ending.move]
    promise.reason = ending.reason or ""
    promise.next_step_at = None
    keep_change(promise, by, now, ending.move)


def keep_change(promise: Promise, by: Viewer, now: datetime, move: Move) -> None:
    """Write how a promise stands now, its history and the audit's row."""
    promise.save(update_fields=OWED)
    _remember(promise, by, now, move)


def _remember(promise: Promise, by: Viewer, now: datetime, move: Move) -> None:
    stands = {field: getattr(promise, field) for field in OWED}
    Change.unscoped.create(promise=promise, move=move, at=now, by=by.code, **stands)
    fields = ["state", "owed_by"]
    audit.record(EVENT[move], by=by, at=now, about=str(promise.uid), fields=fields)


def _make(
    by: Viewer, now: datetime, promised: Promised, *, passed_on_from: Promise | None = None
) -> Promise:
    due_at = clocks.due_at(by, promised, now=now)
    promise, is_new = Promise.unscoped.get_or_create(
        kind=promised.kind,
        about=promised.about,
        owed_by_id=promised.owed_by,  # type: ignore[misc]  # by its code
        state=State.OPEN,
        defaults={
            "code": promised.code,
            "owed_to_id": promised.owed_to,
            "person_id": promised.person,
            "urgency": promised.urgency,
            "made_at": now,
            "due_at": due_at,
            "next_step_at": next_step_at(kind(promised.kind).steps, taken=0, due_at=due_at),
            "passed_on_from": passed_on_from,
        },
    )
    if is_new:
        _remember(promise, by, now, Move.MADE)
        if promised.urgency is Urgency.NOW:
            note(by, now, promise, promised.owed_by, day=localdate(now))
    return promise


def _same_for(promise: Promise, to: str) -> Promised:
    return Promised(
        kind=promise.kind,
        about=promise.about,
        code=promise.code,
        owed_by=to,
        owed_to=promise.owed_to_id,
        urgency=Urgency(promise.urgency),
    )
