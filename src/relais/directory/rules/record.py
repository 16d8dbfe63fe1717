"""What an import file may say of one service, and what can be wrong with it."""

from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

from relais.directory.rules.hours import HoursRefusal
from relais.directory.rules.secrecy import SecrecyRefusal
from relais.directory.rules.vocabulary import Access, Cost, Kind, Need, Profile


class FaultCode(StrEnum):
    """What is wrong with one field of a record."""

    UNKNOWN_FIELD = "unknown_field"
    MISSING = "missing"
    WRONG_TYPE = "wrong_type"
    TOO_LONG = "too_long"
    MALFORMED_CODE = "malformed_code"
    DUPLICATE_CODE = "duplicate_code"
    UNKNOWN_WORD = "unknown_word"
    UNKNOWN_LANGUAGE = "unknown_language"
    UNKNOWN_AREA = "unknown_area"
    UNKNOWN_STEWARD = "unknown_steward"
    UNKNOWN_ZONE = "unknown_zone"
    UNKNOWN_RELAY = "unknown_relay"
    MALFORMED_HOURS = "malformed_hours"
    MALFORMED_NUMBER = "malformed_number"
    UNKNOWN_SHORT_NUMBER = "unknown_short_number"
    MALFORMED_MAIL = "malformed_mail"
    MALFORMED_DAY = "malformed_day"
    AGES_REVERSED = "ages_reversed"
    SECRET_ADDRESS = "secret_address"  # noqa: S105  # names a fault
    SECRET_PLACE = "secret_place"  # noqa: S105  # names a fault
    SECRECY_LIFTED = "secrecy_lifted"


class ChannelKind(StrEnum):
    """How a person reaches a service."""

    PHONE = "phone"
    CHAT = "chat"
    WALK_IN = "walk_in"
    MAIL = "mail"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is wrong. `value`: what stood there; empty for a confidential service."""

    code: FaultCode
    field: str
    value: str = ""
    detail: HoursRefusal | SecrecyRefusal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosureRecord:
    """Days on which a service is closed; the first and the last both count."""

    first_day: date
    last_day: date
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One service as an import file states it. None is "not known" or "no condition"."""

    code: str
    kind: Kind
    name_nl: str
    name_fr: str
    needs: tuple[Need, ...]
    areas: tuple[str, ...]
    access: Access
    steward: str
    source: str
    profiles: tuple[Profile, ...] | None = None
    refused_profiles: tuple[Profile, ...] = ()
    min_age: int | None = None
    max_age: int | None = None
    min_children: int | None = None
    languages: tuple[str, ...] | None = None
    hours: str | None = None
    hours_note: str = ""
    relay_to: str | None = None
    places: int | None = None
    rooms: int | None = None
    dwellings: int | None = None
    cost: Cost | None = None
    anonymous: bool = False
    not_emergency: bool = False
    confidential: bool = False
    address: str = ""
    nis: str | None = None
    conflict: str = ""
    note: str = ""
    since: str = ""
    phones: tuple[str, ...] = ()
    chat: bool = False
    walk_in: bool = False
    mails: tuple[str, ...] = ()
    closures: tuple[ClosureRecord, ...] = ()

    def differences(self, other: "Record") -> tuple[str, ...]:
        """The names of the fields in which the two differ."""
        names = (field.name for field in fields(self))
        return tuple(name for name in names if getattr(self, name) != getattr(other, name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a record may refer to."""

    municipalities: frozenset[str]
    stewards: frozenset[str]
    languages: frozenset[str]
    services: frozenset[str] = frozenset()
    confidential: frozenset[str] = frozenset()
