"""When a mandate can be given, and what the mandates of one day amount to."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from relais.foundation.trilingual import Trilingual
from relais.organisations.rules.vocabulary import Role

# The roles whose work is with files of persons: from the body of such a mandate one sees files.
HANDLES_FILES: Final = frozenset(
    {Role.SHELTER_WORKER, Role.VICTIM_SUPPORT_WORKER, Role.EVA_OFFICER, Role.REFERRER}
)


class MandateRefusal(StrEnum):
    """Why a mandate cannot be given or ended so. `words.py` says it in three languages."""

    ENDS_BEFORE_IT_BEGINS = "ends-before-it-begins"
    ALREADY_HELD = "already-held"
    NOT_ACTIVE = "not-active"
    ALREADY_ENDED = "already-ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """The days of a mandate: `to_day` is the first day it no longer holds; None is open."""

    from_day: date
    to_day: date | None = None

    def overlaps(self, other: "Term") -> bool:
        return (other.to_day is None or self.from_day < other.to_day) and (
            self.to_day is None or other.from_day < self.to_day
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A mandate as it holds on one day: who the professional is, and for whom."""

    role: Role
    body: str
    body_name: Trilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a professional's mandates of one day allow, taken together; the oldest comes first."""

    held: tuple[Held, ...] = ()
    permissions: frozenset[str] = frozenset()


NO_STANDING = Standing()


def seats(code: str, held: tuple[Held, ...]) -> tuple[str, ...]:
    """The seats from which a professional sees files under these mandates; PostgreSQL agrees.

    Her own seat counts only beside one at a body: it is where a file opened in need comes to.
    """
    bodies = sorted({one.body for one in held if one.role in HANDLES_FILES})
    return (*(f"body:{body}" for body in bodies), f"person:{code}") if bodies else ()


def refuse_mandate(term: Term, *, held: tuple[Term, ...], is_active: bool) -> MandateRefusal | None:
    """Say why a mandate cannot be given for `term`, or None when it can.

    `held` are the terms of the same role that the person holds at the same body.
    """
    if not is_active:
        return MandateRefusal.NOT_ACTIVE
    if term.to_day is not None and term.to_day <= term.from_day:
        return MandateRefusal.ENDS_BEFORE_IT_BEGINS
    if any(term.overlaps(other) for other in held):
        return MandateRefusal.ALREADY_HELD
    return None


def refuse_ending(term: Term, *, to_day: date) -> MandateRefusal | None:
    """Say why a mandate cannot end on `to_day`, or None when it can."""
    if to_day <= term.from_day:
        return MandateRefusal.ENDS_BEFORE_IT_BEGINS
    if term.to_day is not None and term.to_day < to_day:
        return MandateRefusal.ALREADY_ENDED
    return None
