"""When a state may be said of a recommendation, and by whom."""

from collections.abc import Collection
from enum import StrEnum
from typing import Final

from relais.programme.rules.vocabulary import Progress, State

# What only evidence and a second person can put in force.
NEEDS_VALIDATION: Final = (State.IMPLEMENTED, State.IMPLEMENTED_OTHERWISE)
_BEGUN: Final = frozenset(
    {Progress.RUNNING, Progress.COMPLETED, Progress.PARTLY_COMPLETED, Progress.ENDED}
)
FILE_AT_MOST: Final = 10 * 1024 * 1024


class AssessmentRefusal(StrEnum):
    """Why an assessment or a piece of evidence can't be taken."""

    NOTHING_PROPOSED = "nothing_proposed"
    OWN_WORK = "own_work"
    NO_EVIDENCE = "no_evidence"
    ALREADY_ACCEPTED = "already_accepted"
    EMPTY_FILE = "empty_file"
    FILE_TOO_LARGE = "file_too_large"
    UNKNOWN_RECORD = "unknown_record"


def refuse_validation(
    *, proposed: str, author: str, validator: str, accepted_evidence: int
) -> AssessmentRefusal | None:
    """Why this person can't put what was proposed in force, if so."""
    if not proposed:
        return AssessmentRefusal.NOTHING_PROPOSED
    if author == validator:
        return AssessmentRefusal.OWN_WORK
    return None if accepted_evidence else AssessmentRefusal.NO_EVIDENCE


def refuse_acceptance(*, offered_by: str, accepted_by: str, by: str) -> AssessmentRefusal | None:
    """Why this person can't accept the evidence, if so."""
    if accepted_by:
        return AssessmentRefusal.ALREADY_ACCEPTED
    return AssessmentRefusal.OWN_WORK if offered_by == by else None


def refuse_file(size: int) -> AssessmentRefusal | None:
    """Why a file of so many bytes can't be kept, if so."""
    if not size:
        return AssessmentRefusal.EMPTY_FILE
    return AssessmentRefusal.FILE_TOO_LARGE if size > FILE_AT_MOST else None


def derived_state(progress: Collection[str]) -> State:
    """What its initiatives say of a recommendation of which nobody stated a state.

    Never that it is implemented: that takes evidence and a second person.
    """
    if _BEGUN.intersection(progress):
        return State.UNDER_WAY
    return State.PLANNED if Progress.PLANNED in progress else State.NO_INFORMATION


def shown_state(stated: State, progress: Collection[str]) -> tuple[State, bool]:
    """The state to show, and whether it is derived because nobody stated one."""
    derived = derived_state(progress)
    if stated is not State.NO_INFORMATION or derived is State.NO_INFORMATION:
        return stated, False
    return derived, True
