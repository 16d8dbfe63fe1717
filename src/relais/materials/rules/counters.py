"""When a counter can be registered, and when an enrolment link can still be used."""

import hashlib
from collections.abc import Container
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

NAME_AT_MOST = 80


class CounterKind(StrEnum):
    """What sort of place a counter is."""

    PHARMACY = "pharmacy"
    GP = "gp"
    SCHOOL = "school"
    TOWN_HALL = "town_hall"
    OTHER = "other"


class CounterRefusal(StrEnum):
    """Why a counter cannot be registered or given a link. `words.py` says it in three languages."""

    NO_NAME = "no-name"
    NAME_TOO_LONG = "name-too-long"
    UNKNOWN_KIND = "unknown-kind"
    UNKNOWN_MUNICIPALITY = "unknown-municipality"
    REVOKED = "revoked"


class EnrolmentRefusal(StrEnum):
    """Why a link enrols no device. `words.py` says it in three languages."""

    UNKNOWN = "unknown"
    USED = "used"
    EXPIRED = "expired"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkState:
    """What has become of an enrolment link."""

    expires_at: datetime
    used: bool
    revoked: bool


def refuse_counter(
    *, name: str, kind: str, municipality: str, municipalities: Container[str]
) -> CounterRefusal | None:
    """Say why a counter cannot be registered so, or None when it can."""
    if not name:
        return CounterRefusal.NO_NAME
    if len(name) > NAME_AT_MOST:
        return CounterRefusal.NAME_TOO_LONG
    if kind not in set(CounterKind):
        return CounterRefusal.UNKNOWN_KIND
    if municipality not in municipalities:
        return CounterRefusal.UNKNOWN_MUNICIPALITY
    return None


def refuse_enrolment(link: LinkState | None, *, now: datetime) -> EnrolmentRefusal | None:
    """Say why this link enrols no device, or None when it does. None is a link we never made."""
    if link is None:
        return EnrolmentRefusal.UNKNOWN
    if link.used:
        return EnrolmentRefusal.USED
    if link.revoked:
        return EnrolmentRefusal.REVOKED
    if now >= link.expires_at:
        return EnrolmentRefusal.EXPIRED
    return None


def fingerprint(secret: str) -> str:
    """What a link's secret or a device's token is known by, since neither is kept.

    Both are 256 random bits, which nobody can guess: a plain and fast hash is enough.
    """
    return hashlib.sha256(secret.encode(errors="surrogatepass")).hexdigest()
