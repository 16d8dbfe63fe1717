"""A pharmacy as the federal medicines agency lists it, and as other contexts see it."""

import unicodedata
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

from relais.foundation.trilingual import Trilingual

# How long a name, an address or a number may be; the first two are ours, wide on purpose.
TEXT_AT_MOST = 200
NUMBER_AT_MOST = 12


class PharmacyStatus(StrEnum):
    """What the list says of a pharmacy: closed is one that a newer list no longer names."""

    ACTIVE = "active"
    SUSPENDED = "suspended"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class PharmacyRecord:
    """One pharmacy as a list names it; `municipality` is a NIS code."""

    number: str
    name: str
    address: str
    postcode: str
    municipality: str
    suspended: bool

    def differences(self, other: "PharmacyRecord") -> tuple[str, ...]:
        """The names of the fields in which the two differ."""
        names = (field.name for field in fields(self))
        return tuple(name for name in names if getattr(self, name) != getattr(other, name))


@dataclass(frozen=True, slots=True, kw_only=True)
class PharmacyDisplay:
    """A pharmacy; its days are those of lists.

    Of the first and the last that name it, and `closed_on` of the first after those that does not.
    """

    number: str
    name: str
    address: str
    postcode: str
    nis: str
    municipality: Trilingual
    status: PharmacyStatus
    first_seen: date
    last_seen: date
    closed_on: date | None


def status_of(*, suspended: bool, closed_on: date | None) -> PharmacyStatus:
    """The one word for both: what is closed is no longer suspended."""
    if closed_on:
        return PharmacyStatus.CLOSED
    return PharmacyStatus.SUSPENDED if suspended else PharmacyStatus.ACTIVE


def in_order(pharmacy: PharmacyDisplay) -> tuple[bool, str, str]:
    """Sorts by name, whatever its case and accents; the closed ones last."""
    return (pharmacy.status is PharmacyStatus.CLOSED, folded(pharmacy.name), pharmacy.number)


def folded(name: str) -> str:
    """Letters and digits alone: no case, accents, hyphens or brackets."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in decomposed if sign.isalnum())
