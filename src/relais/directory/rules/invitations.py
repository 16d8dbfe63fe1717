"""Links that let someone without an account confirm one record: what state a link is in."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

# A mailbox is not to be flooded by whoever presses the button for a new link: at most one an hour
# about one record, and so many about all the records of one mailbox. The house's choice.
BETWEEN_LINKS = timedelta(hours=1)
MOST_AN_HOUR = 5


class InvitationState(StrEnum):
    """What becomes of someone who opens a link."""

    OPEN = "open"
    USED = "used"
    EXPIRED = "expired"
    REPLACED = "replaced"
    REVOKED = "revoked"
    ALTERED = "altered"


# Whoever has such a link may have a new one without asking the steward. A link that was called
# back stays so until the steward asks again.
RENEWABLE = frozenset({InvitationState.USED, InvitationState.EXPIRED, InvitationState.REPLACED})


class AskingRefusal(StrEnum):
    """Why nobody can be asked to confirm a record."""

    NO_CONTACT = "no_contact"
    TOO_SOON = "too_soon"
    TOO_MANY = "too_many"
    CALLED_BACK = "called_back"


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationFacts:
    """What is kept of a link; the moments are None as long as they have not come.

    `is_newest`: no later link was made about the same record for the same reader.
    """

    expires_at: datetime
    used_at: datetime | None
    revoked_at: datetime | None
    is_newest: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AskingFacts:
    """What is known before a link is sent to someone who asked for it without an account.

    `lately`: how many such links went to the same mailbox within the hour.
    """

    last_made_at: datetime | None
    last_called_back: bool
    lately: int


def state_of(facts: InvitationFacts, *, now: datetime) -> InvitationState:
    """The state of a link at `now`; used and revoked outweigh expired."""
    if facts.used_at is not None:
        return InvitationState.USED
    if facts.revoked_at is not None:
        return InvitationState.REVOKED if facts.is_newest else InvitationState.REPLACED
    return InvitationState.EXPIRED if now >= facts.expires_at else InvitationState.OPEN


def refuse_asking(*, last_sent_at: datetime | None, now: datetime) -> AskingRefusal | None:
    """Say why a steward can send no link now, or None when one can be sent."""
    if last_sent_at is not None and now < last_sent_at + BETWEEN_LINKS:
        return AskingRefusal.TOO_SOON
    return None


def refuse_asking_anew(facts: AskingFacts, *, now: datetime) -> AskingRefusal | None:
    """Say why no link goes to someone who asks for it without an account, or None.

    Nobody is told: the answer would say which records and mailboxes are known.
    """
    if facts.last_called_back:
        return AskingRefusal.CALLED_BACK
    if facts.lately >= MOST_AN_HOUR:
        return AskingRefusal.TOO_MANY
    return refuse_asking(last_sent_at=facts.last_made_at, now=now)


def fingerprint(secret: str) -> str:
    """Stands for a secret that is not kept; secrets are random, so no salt is needed."""
    return hashlib.sha256(secret.encode()).hexdigest()
