"""Which moves a promise can make. Nothing is lost: every state but open says how it ended."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from relais.promises.rules.vocabulary import Move, Reason, State, Urgency

# As long as a confirmation in the directory can be taken back.
UNDO_WITHIN: Final = timedelta(minutes=10)

AFTER: Final = {
    Move.KEPT: State.KEPT,
    Move.PASSED_ON: State.PASSED_ON,
    Move.BROKEN: State.BROKEN,
    Move.RELEASED: State.RELEASED,
}


class UndoRefusal(StrEnum):
    """Why something can't be taken back. `words` says it in three languages."""

    NOTHING_TO_UNDO = "nothing_to_undo"
    TOO_LATE = "too_late"
    NOT_YOURS = "not_yours"
    TAKEN_UP = "taken_up"
    FOR_GOOD = "for_good"


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised:
    """What is promised: by one body, to another or to none. `about` is an opaque reference;
    `code` is short and holds no name. Without `due_at` the clock of kind and urgency says it."""

    kind: str
    about: str
    code: str
    owed_by: str
    owed_to: str | None = None
    person: str | None = None
    urgency: Urgency = Urgency.WEEK
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How a promise ends; only a release says why."""

    move: Move
    reason: Reason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LastChange:
    """The newest row of a promise's history."""

    move: Move
    by: str
    at: datetime


def refuse_undo(last: LastChange, *, by: str, now: datetime) -> UndoRefusal | None:
    """Say why the last change can't be taken back, or None when it can."""
    if last.move not in AFTER:
        return UndoRefusal.NOTHING_TO_UNDO
    if last.by != by:
        return UndoRefusal.NOT_YOURS
    if now - last.at > UNDO_WITHIN:
        return UndoRefusal.TOO_LATE
    return None
