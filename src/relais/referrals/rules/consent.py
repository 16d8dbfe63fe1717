"""On what a hand-over rests: the person's consent for one receiver, or a recorded legal basis."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from relais.foundation.trilingual import Trilingual
from relais.referrals.rules.vocabulary import GivenHow, Purpose, Scope

# How long a consent lasts at most; until a lawyer says otherwise a setting of ours.
LONGEST: Final = timedelta(days=183)


class BasisRefusal(StrEnum):
    """Why nothing can be handed over. `words` says it in three languages."""

    NO_CONSENT = "no-consent"
    BASIS_UNKNOWN = "basis-unknown"
    BASIS_NOT_IN_FORCE = "basis-not-in-force"
    BASIS_NOT_FOR_ROLE = "basis-not-for-role"
    TOO_LONG = "too-long"
    ENDS_BEFORE_IT_BEGINS = "ends-before-it-begins"


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalBasis:
    """A basis in law on which something may be handed over without consent.

    The number of an article changes with the code it stands in: both are data, with their source.
    `validated`: whether a lawyer has confirmed it for this use.
    """

    code: str
    name: Trilingual
    article_old: str
    article_new: str | None
    source: str
    from_day: date | None
    to_day: date | None
    roles: frozenset[str]
    validated: bool = False

    def holds_on(self, day: date) -> bool:
        """Whether it is in force that day; an open side has no limit that we know of."""
        return (self.from_day is None or self.from_day <= day) and (
            self.to_day is None or day < self.to_day
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a person agreed to: for one receiver, to what end, which parts, until when, how said."""

    purpose: Purpose
    scope: frozenset[Scope]
    until: datetime
    how: GivenHow


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """Consent, or else the code of a legal basis. Neither: only the anonymous card is possible."""

    consent: Given | None = None
    legal_basis: str = ""


def refuse_grounds(
    grounds: Grounds, *, bases: dict[str, LegalBasis], roles: frozenset[str], now: datetime
) -> BasisRefusal | None:
    """Say why these grounds do not carry a hand-over by someone in these roles, or None."""
    if grounds.consent is not None:
        return _refuse_term(grounds.consent.until, now)
    if not grounds.legal_basis:
        return BasisRefusal.NO_CONSENT
    basis = bases.get(grounds.legal_basis)
    if basis is None:
        return BasisRefusal.BASIS_UNKNOWN
    if not basis.holds_on(now.date()):
        return BasisRefusal.BASIS_NOT_IN_FORCE
    return None if basis.roles & roles else BasisRefusal.BASIS_NOT_FOR_ROLE


def _refuse_term(until: datetime, now: datetime) -> BasisRefusal | None:
    if until <= now:
        return BasisRefusal.ENDS_BEFORE_IT_BEGINS
    return BasisRefusal.TOO_LONG if until - now > LONGEST else None
