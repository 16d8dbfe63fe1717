"""One look at a file, as "who has looked?" shows it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Who opened or changed a file, when, under which mandates, what of it, and why.

    `is_reason_lost`: somebody said why, and nobody can read it any more.
    """

    actor: str
    mandate: str
    at: datetime
    event: str
    about: str
    fields: tuple[str, ...]
    reason: str
    is_reason_lost: bool = False
