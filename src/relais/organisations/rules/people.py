"""Who may give whom which mandate, and who may stand in for whom."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from relais.foundation.trilingual import Trilingual
from relais.organisations.rules.mandates import Term
from relais.organisations.rules.roles import roles_for
from relais.organisations.rules.vocabulary import BodyKind, Role

# The house's choice: long enough for a week away, short enough that a lost mailbox opens little.
OFFER_LASTS: Final = timedelta(days=7)


class PeopleRefusal(StrEnum):
    """Why a mandate is not given, lent or taken so. `words` says it in three languages."""

    ROLE_NOT_HERE = "role-not-here"
    ONESELF = "oneself"
    NO_LAST_DAY = "no-last-day"
    OUTSIDE_THE_MANDATE = "outside-the-mandate"
    NOT_A_COLLEAGUE = "not-a-colleague"
    STANDS_IN_ALREADY = "stands-in-already"
    WORKS_ELSEWHERE_TOO = "works-elsewhere-too"
    NEEDS_A_PASSKEY = "needs-a-passkey"


class OfferState(StrEnum):
    """What becomes of someone who opens the link of an offered mandate."""

    OPEN = "open"
    USED = "used"
    EXPIRED = "expired"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferFacts:
    """What is kept of a link; the moments are None as long as they have not come."""

    expires_at: datetime
    used_at: datetime | None
    revoked_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateDisplay:
    """A mandate of today or later, as the page of a body shows it.

    `stands_in_for` is the name of whoever lent it.
    """

    pk: int
    code: str
    name: str
    role: Role
    body: str
    body_name: Trilingual
    term: Term
    stands_in_for: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferDisplay:
    """An offered mandate that nobody has accepted yet."""

    pk: int
    name: str
    role: Role
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyPeople:
    """Who acts for a body, and who was asked to."""

    body: str
    name: Trilingual
    kind: BodyKind
    mandates: tuple[MandateDisplay, ...]
    offers: tuple[OfferDisplay, ...]


def state_of(facts: OfferFacts, *, now: datetime) -> OfferState:
    """The state of a link at `now`."""
    if facts.used_at is not None:
        return OfferState.USED
    if facts.revoked_at is not None:
        return OfferState.REVOKED
    return OfferState.EXPIRED if now >= facts.expires_at else OfferState.OPEN


def refuse_role(role: Role, *, kind: BodyKind, as_region: bool) -> PeopleRefusal | None:
    """Say why this role cannot be given at a body of this kind, or None when it can."""
    if role not in roles_for(kind, as_region=as_region):
        return PeopleRefusal.ROLE_NOT_HERE
    return None


def refuse_standing_in(
    lent: MandateDisplay, *, to: str, term: Term, colleagues: frozenset[str]
) -> PeopleRefusal | None:
    """Say why the colleague `to` cannot stand in under `lent` for `term`, or None.

    `colleagues` are the codes of who has a mandate at the same body on the first day.
    """
    if lent.stands_in_for:
        return PeopleRefusal.STANDS_IN_ALREADY
    if to == lent.code:
        return PeopleRefusal.ONESELF
    if to not in colleagues:
        return PeopleRefusal.NOT_A_COLLEAGUE
    if term.to_day is None:
        return PeopleRefusal.NO_LAST_DAY
    return (
        None
        if _lies_within(term.from_day, term.to_day, lent.term)
        else (PeopleRefusal.OUTSIDE_THE_MANDATE)
    )


def _lies_within(from_day: date, to_day: date, term: Term) -> bool:
    return term.from_day <= from_day and (term.to_day is None or to_day <= term.to_day)


def own_name_of(handle: UUID) -> str:
    """The code under which somebody signs in who accepted an offer: short, and no name in it."""
    letters = "abcdefghjkmnpqrstuvwxyz"
    value = handle.int
    drawn = []
    for _place in range(8):
        value, rest = divmod(value, len(letters))
        drawn.append(letters[rest])
    return f"{''.join(drawn[:4])}-{''.join(drawn[4:])}"
