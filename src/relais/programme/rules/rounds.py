"""Rounds in which organisations contribute to an edition: who may answer, when one is reminded."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

REGION: Final = ZoneInfo("Europe/Brussels")
# The house's choices. Who has not answered may still do so for a while after the day.
LATE_DAYS: Final = 14
LASTS_AT_LEAST: Final = timedelta(days=7)
BETWEEN_LINKS: Final = timedelta(hours=1)
SAVES_AN_HOUR: Final = 60
# Letters leave by day.
_LETTERS_FROM: Final = time(8)


class RequestState(StrEnum):
    """What becomes of someone who opens the link of a round."""

    OPEN = "open"
    # Answered, and the day is past: it can be read and not changed.
    FIXED = "fixed"
    EXPIRED = "expired"
    REVOKED = "revoked"
    CLOSED = "closed"
    UNKNOWN = "unknown"


# Only whoever holds one of these sees what was asked and answered.
READABLE: Final = frozenset({RequestState.OPEN, RequestState.FIXED})


class RoundRefusal(StrEnum):
    """Why a round can't be opened, or a link not be sent."""

    ALREADY_OPEN = "already_open"
    DUE_TOO_SOON = "due_too_soon"
    NOBODY_ASKED = "nobody_asked"
    ROUND_IS_CLOSED = "round_is_closed"
    HAS_ANSWERED = "has_answered"
    ASKED_JUST_NOW = "asked_just_now"
    SAVED_TOO_OFTEN = "saved_too_often"


class Reminder(StrEnum):
    """A letter that reminds; each leaves once."""

    TWO_WEEKS = "two_weeks"
    THREE_DAYS = "three_days"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestFacts:
    """What decides the state of a link."""

    due_on: date
    expires_at: datetime
    is_closed: bool
    is_revoked: bool
    is_answered: bool


def state_of(facts: RequestFacts, *, now: datetime) -> RequestState:
    """The state of a link at `now`; what the house ended outweighs what time did."""
    if facts.is_revoked:
        return RequestState.REVOKED
    if facts.is_closed:
        return RequestState.CLOSED
    if now >= facts.expires_at:
        return RequestState.EXPIRED
    is_past = now >= end_of(facts.due_on)
    return RequestState.FIXED if facts.is_answered and is_past else RequestState.OPEN


def end_of(day: date) -> datetime:
    """The moment at which a day is over in the region."""
    return datetime.combine(day + timedelta(days=1), time(0), tzinfo=REGION)


def expiry_of(due_on: date, *, made_at: datetime) -> datetime:
    """When a link of a round opens nothing any more; one made very late has a while too."""
    return max(end_of(due_on + timedelta(days=LATE_DAYS)), made_at + LASTS_AT_LEAST)


def refuse_opening(
    *, due_on: date, today: date, members: int, has_open_round: bool
) -> RoundRefusal | None:
    """Why this round can't be opened, if so."""
    if has_open_round:
        return RoundRefusal.ALREADY_OPEN
    if due_on <= today:
        return RoundRefusal.DUE_TOO_SOON
    return None if members else RoundRefusal.NOBODY_ASKED


def refuse_link(
    *, is_closed: bool, last_made_at: datetime | None, now: datetime
) -> RoundRefusal | None:
    """Why no other link goes to a member now, if so: no mailbox is to be flooded."""
    if is_closed:
        return RoundRefusal.ROUND_IS_CLOSED
    if last_made_at is not None and now < last_made_at + BETWEEN_LINKS:
        return RoundRefusal.ASKED_JUST_NOW
    return None


def reminder_due(
    *, due_on: date, asked_on: date, sent: Collection[str], today: date
) -> Reminder | None:
    """The reminder that this day asks for, if any.

    None when it left already, or when the last letter left since the day from which it is due.
    """
    begins = {
        Reminder.TWO_WEEKS: due_on - timedelta(days=14),
        Reminder.THREE_DAYS: due_on - timedelta(days=3),
        Reminder.OVERDUE: due_on + timedelta(days=1),
    }
    begun = [each for each, day in begins.items() if day <= today]
    if not begun or begun[-1] in sent or asked_on >= begins[begun[-1]]:
        return None
    return begun[-1]


def is_time_for_letters(now: datetime) -> bool:
    """Whether reminders of this day may leave."""
    return now.astimezone(REGION).time() >= _LETTERS_FROM


def fingerprint(secret: str) -> str:
    """Stands for a secret that is not kept; secrets are random, so no salt is needed."""
    return hashlib.sha256(secret.encode()).hexdigest()
