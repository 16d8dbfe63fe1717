"""Links for a receiver outside Relais: who holds one, and what has become of it."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

# The house's choices, like the links that confirm a record.
LASTS: Final = timedelta(days=14)
MOST_WRONG_TRIES: Final = 5
CODE_DIGITS: Final = 6
# How the seat of a link begins.
LINK_SEAT: Final = "desk:link-"


class LinkState(StrEnum):
    """What has become of a link. Only its sender is told, never who opens it."""

    OPEN = "open"
    EXPIRED = "expired"
    TRIED_TOO_OFTEN = "tried-too-often"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Whoever holds a link and its code, as a viewer: sees one file, from a seat of its own."""

    link: UUID
    mandate: str = ""

    @property
    def code(self) -> str:
        """Stands for the holder in the audit."""
        return f"link-{self.link.hex}"

    @property
    def seats(self) -> tuple[str, ...]:
        """The one seat, as long as the link lives."""
        return (link_seat(self.link),)

    def may(self, _permission: StrEnum) -> bool:
        """Nothing: what is open to it stands with its file."""
        return False


def link_seat(link: UUID) -> str:
    """The seat from which the holder of a link sees its file."""
    return f"{LINK_SEAT}{link.hex}"


def state_of(
    *, expires_at: datetime, ended_at: datetime | None, wrong_tries: int, now: datetime
) -> LinkState:
    """The state of a link at `now`."""
    if wrong_tries >= MOST_WRONG_TRIES:
        return LinkState.TRIED_TOO_OFTEN
    if ended_at is not None:
        return LinkState.ENDED
    return LinkState.EXPIRED if now >= expires_at else LinkState.OPEN


def fingerprint(secret: str) -> str:
    """Stands for a secret that is not kept; secrets are random, so no salt is needed."""
    return hashlib.sha256(secret.encode()).hexdigest()
