"""Setting a clock from a day on. What is past stays as it was."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from relais.foundation.trilingual import Trilingual
from relais.promises.rules.clocks import Clock
from relais.promises.rules.kinds import Step
from relais.promises.rules.vocabulary import Urgency


class ClockRefusal(StrEnum):
    """Why a clock can't be set so. `words` says it in three languages."""

    IN_THE_PAST = "in_the_past"
    SET_AHEAD = "set_ahead"
    SAME = "same"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockFace:
    """For which kind and urgency, and at which body; None is all that have none of their own."""

    kind: str
    urgency: Urgency
    body: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockTerms:
    """A clock from a day on, why, and whether whoever owns the rule agreed to it."""

    clock: Clock
    from_day: date
    reason: str
    is_validated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """The clock that was set last: since which day it holds, and how it stands."""

    clock: Clock
    from_day: date
    is_validated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockShown:
    """A clock as it holds today at one body. `since` and `reason` are of a setting, if any."""

    noun: Trilingual
    urgency: Urgency
    body: str
    clock: Clock
    is_own: bool
    is_validated: bool
    since: date | None
    reason: str
    steps: tuple[Step, ...]


def refuse_clock(terms: ClockTerms, *, running: Running | None, today: date) -> ClockRefusal | None:
    """Say why this clock can't be set, or None when it can."""
    if terms.from_day < today:
        return ClockRefusal.IN_THE_PAST
    if running is None:
        return None
    if (running.clock, running.is_validated) == (terms.clock, terms.is_validated):
        return ClockRefusal.SAME
    if running.from_day >= terms.from_day:
        return ClockRefusal.SET_AHEAD
    return None
