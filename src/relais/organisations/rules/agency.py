"""When the word of an agency is believed: what its signed token must say."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class AgencyRefusal(StrEnum):
    """Why the word of an agency is not believed. `words` says it in three languages."""

    FAILED = "failed"
    NOT_STRONG_ENOUGH = "not-strong-enough"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """Who must have signed, for which question of ours, and how sure they must be."""

    issuer: str
    nonce: str
    levels: tuple[str, ...]


def refuse_token(claims: Mapping[str, object], expected: Expected) -> AgencyRefusal | None:
    """Say why a token whose signature is right is not believed all the same, or None."""
    nonce, subject = str(claims.get("nonce", "")), claims.get("sub")
    if claims.get("iss") != expected.issuer or not (subject and isinstance(subject, str)):
        return AgencyRefusal.FAILED
    if not expected.nonce or not hmac.compare_digest(nonce, expected.nonce):
        return AgencyRefusal.FAILED
    if claims.get("acr") not in expected.levels:
        return AgencyRefusal.NOT_STRONG_ENOUGH
    return None
