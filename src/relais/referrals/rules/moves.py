"""Which moves a referral can make, and who may make them.

A move to a state in which it is already by the same move is no error: commands are safe to repeat.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from relais.referrals.rules.vocabulary import Move, Outcome, Party, RejectionReason, State

OPEN: Final = frozenset(
    {
        State.REQUESTED,
        State.RECEIVED,
        State.ACCEPTED,
        State.WAITING_LIST,
        State.IN_PROGRESS,
        State.ON_HOLD,
    }
)
# Not yet answered: the sender still waits for a yes or a no.
UNANSWERED: Final = frozenset({State.REQUESTED, State.RECEIVED})
# The receiver has not said yes: what is asked elsewhere instead is taken back from it.
NOT_ACCEPTED: Final = UNANSWERED | {State.WAITING_LIST}
# From these the sender goes on to the next service.
TO_ASK_ANOTHER: Final = frozenset({State.REJECTED, State.FAILED, State.EXPIRED})
ENDED: Final = frozenset(State) - OPEN - {State.DRAFT}


class MoveRefusal(StrEnum):
    """Why a move cannot be made. `words` says it in three languages."""

    NOT_FROM_HERE = "not-from-here"
    NOT_YOURS = "not-yours"
    REASON_MISSING = "reason-missing"
    OUTCOME_MISSING = "outcome-missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Legal:
    """From which states a move leads to which, and for whom."""

    from_states: frozenset[State]
    to: State
    parties: frozenset[Party]


def _legal(from_states: set[State] | frozenset[State], to: State, *parties: Party) -> Legal:
    return Legal(from_states=frozenset(from_states), to=to, parties=frozenset(parties))


_TAKEN_UP: Final = frozenset({State.ACCEPTED, State.IN_PROGRESS, State.ON_HOLD})
_SENDER, _RECEIVER, _CLOCK = Party.SENDER, Party.RECEIVER, Party.CLOCK

LEGAL: Final[dict[Move, Legal]] = {
    Move.SEND: _legal({State.DRAFT}, State.REQUESTED, _SENDER),
    Move.SEE: _legal({State.REQUESTED}, State.RECEIVED, _RECEIVER),
    Move.ACCEPT: _legal(UNANSWERED | {State.WAITING_LIST}, State.ACCEPTED, _RECEIVER),
    Move.REJECT: _legal(
        UNANSWERED | {State.WAITING_LIST, State.ACCEPTED}, State.REJECTED, _RECEIVER
    ),
    Move.PUT_ON_LIST: _legal(UNANSWERED, State.WAITING_LIST, _RECEIVER),
    Move.BEGIN: _legal({State.ACCEPTED}, State.IN_PROGRESS, _RECEIVER),
    Move.HOLD: _legal({State.ACCEPTED, State.IN_PROGRESS}, State.ON_HOLD, _RECEIVER),
    Move.RESUME: _legal({State.ON_HOLD}, State.IN_PROGRESS, _RECEIVER),
    Move.COMPLETE: _legal(_TAKEN_UP, State.COMPLETED, _RECEIVER),
    Move.FAIL: _legal(_TAKEN_UP, State.FAILED, _RECEIVER),
    Move.WITHDRAW: _legal(OPEN | {State.DRAFT}, State.WITHDRAWN, _SENDER),
    Move.ASK_ELSEWHERE: _legal(NOT_ACCEPTED, State.WITHDRAWN, _SENDER),
    Move.EXPIRE: _legal(UNANSWERED | {State.DRAFT}, State.EXPIRED, _CLOCK),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A move that someone asks for: a rejection says why, a completion what it came to."""

    move: Move
    reason: RejectionReason | None = None
    outcome: Outcome | None = None


def refuse_move(asked: Asked, *, state: State, party: Party) -> MoveRefusal | None:
    """Say why this party cannot make this move from `state`, or None when it can."""
    legal = LEGAL[asked.move]
    if party not in legal.parties:
        return MoveRefusal.NOT_YOURS
    if state not in legal.from_states:
        return MoveRefusal.NOT_FROM_HERE
    if asked.move is Move.REJECT and asked.reason is None:
        return MoveRefusal.REASON_MISSING
    if asked.move is Move.COMPLETE and asked.outcome is None:
        return MoveRefusal.OUTCOME_MISSING
    return None


def refuse_another(state: State, *, beside: bool) -> MoveRefusal | None:
    """Say why no other service can be asked from `state`: one that said yes is not passed by."""
    taken_up = state in OPEN - NOT_ACCEPTED
    return MoveRefusal.NOT_FROM_HERE if taken_up and not beside else None


# Made by another act than a button of their own: by looking, and by asking another service.
_WITHOUT_BUTTON: Final = frozenset({Move.SEE, Move.ASK_ELSEWHERE})


def moves_for(state: State, party: Party) -> tuple[Move, ...]:
    """The moves that a party can make from `state`, in the order in which they are shown."""
    return tuple(
        move
        for move, legal in LEGAL.items()
        if party in legal.parties and state in legal.from_states and move not in _WITHOUT_BUTTON
    )
