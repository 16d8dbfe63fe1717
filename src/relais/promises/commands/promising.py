"""Making promises and ending them. Each of these, done twice, does nothing the second time."""

from collections.abc import Iterable, Sequence
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


def make_promise(*, by: Viewer, now: datetime, promised: Promised) -> Promise:
    """Promise this. While the body owes the same about the same thing, that promise is answered."""
    return make_promises(by=by, now=now, promised=[promised])[0]


@transaction.atomic
@audit.together()
def make_promises(*, by: Viewer, now: datetime, promised: Sequence[Promised]) -> list[Promise]:
    """Promise all of these, each as `make_promise` does."""
    due = clocks.due_at(by, promised, now=now)
    return _make(by, now, [_new(now, *each) for each in zip(promised, due, strict=True)])


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
@audit.together()
def pass_on(*, by: Viewer, now: datetime, kind: str, about: str, to: str) -> None:
    """Let the body `to` owe this instead, with a clock of its own that starts now."""
    for promise in open_promises(kind, about):
        if promise.owed_by_id != to:
            end(promise, by, now, Ending(move=Move.PASSED_ON))
            same = _same_for(promise, to)
            (due,) = clocks.due_at(by, [same], now=now)
            _make(by, now, [_new(now, same, due, passed_on_from=promise)])


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
    _change(promise, by, now, move).save(force_insert=True)
    _record(promise, by, now, move)


def _change(promise: Promise, by: Viewer, now: datetime, move: Move) -> Change:
    stands = {field: getattr(promise, field) for field in OWED}
    return Change(promise=promise, move=move, at=now, by=by.code, **stands)


def _record(promise: Promise, by: Viewer, now: datetime, move: Move) -> None:
    fields = ["state", "owed_by"]
    audit.record(EVENT[move], by=by, at=now, about=str(promise.uid), fields=fields)


def _new(
    now: datetime, promised: Promised, due_at: datetime, *, passed_on_from: Promise | None = None
) -> Promise:
    return Promise(
        kind=promised.kind,
        about=promised.about,
        code=promised.code,
        owed_by_id=promised.owed_by,
        owed_to_id=promised.owed_to,
        person_id=promised.person,
        state=State.OPEN,
        urgency=promised.urgency,
        made_at=now,
        due_at=due_at,
        next_step_at=next_step_at(kind(promised.kind).steps, taken=0, due_at=due_at),
        passed_on_from=passed_on_from,
    )


def _make(by: Viewer, now: datetime, asked: Sequence[Promise]) -> list[Promise]:
    """Write those that nobody owes yet, with their history; what is owed already stands for them.

    The database says which: of two who promise the same at once only one makes it.
    """
    Promise.unscoped.bulk_create(asked, ignore_conflicts=True)
    owed = _standing(asked)
    made = [owed[_face(each)] for each in asked if owed[_face(each)].uid == each.uid]
    Change.unscoped.bulk_create([_change(each, by, now, Move.MADE) for each in made])
    for promise in made:
        _record(promise, by, now, Move.MADE)
        if promise.urgency == Urgency.NOW:
            note(by, now, promise, promise.owed_by_id, day=localdate(now))
    return [owed[_face(each)] for each in asked]


type _Face = tuple[str, str, str]


def _face(promise: Promise) -> _Face:
    """What a body owes only once."""
    return promise.kind, promise.about, str(promise.owed_by_id)


def _standing(asked: Sequence[Promise]) -> dict[_Face, Promise]:
    """The open promises that these are, or that stand in their place."""
    found = Promise.unscoped.filter(
        kind__in={each.kind for each in asked},
        about__in={each.about for each in asked},
        state=State.OPEN,
    )
    return {_face(each): each for each in found}


def _same_for(promise: Promise, to: str) -> Promised:
    return Promised(
        kind=promise.kind,
        about=promise.about,
        code=promise.code,
        owed_by=to,
        owed_to=promise.owed_to_id,
        urgency=Urgency(promise.urgency),
    )
