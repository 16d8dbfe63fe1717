"""How long a sign-in lasts, and when the screen locks."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from relais.organisations.rules.roles import Means

# The house's choice, within what OWASP ASVS 5.0 asks (7.3.1, 7.3.2): to be confirmed by the data
# protection officer.
IDLE: Final = timedelta(minutes=15)
LIFE: Final = timedelta(hours=10)
# Being there is noted once a minute, not at each request.
NOTED_EVERY: Final = timedelta(minutes=1)


def is_locked(*, seen_at: datetime, now: datetime) -> bool:
    """Whether nobody was there for so long that the screen has to be unlocked."""
    return now - seen_at >= IDLE


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInDisplay:
    """One sign-in that runs, as its owner reads it: how, since when, when last used."""

    handle: UUID
    means: Means | None
    since: datetime
    seen_at: datetime
    is_this: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PasskeyDisplay:
    """One passkey, as its owner reads it."""

    pk: int
    name: str
    created_at: datetime
    last_used_at: datetime | None
