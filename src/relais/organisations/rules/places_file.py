"""What a file of places says, and why it cannot be taken as it is."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain, combinations

from relais.foundation.trilingual import Trilingual
from relais.organisations.rules.bodies import names_of
from relais.organisations.rules.vocabulary import BodyKind


class PlacesRefusal(StrEnum):
    """Why a file of places cannot be loaded. `words.py` says it in three languages."""

    TWICE = "twice"
    SHARED_NAME = "shared-name"
    NO_NAME = "no-name"
    NO_BOUNDARY = "no-boundary"
    UNKNOWN_MUNICIPALITY = "unknown-municipality"
    UNKNOWN_SUCCESSOR = "unknown-successor"
    UNKNOWN_PARENT = "unknown-parent"
    ENDS_BEFORE_IT_BEGINS = "ends-before-it-begins"
    IN_TWO_ZONES = "in-two-zones"


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """A refusal, and the code of the record that it is about."""

    refusal: PlacesRefusal
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MunicipalityRecord:
    """A municipality, with its outline as an SVG path."""

    nis: str
    name: Trilingual
    outline: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneRecord:
    """A police zone; None is a limit that is not known."""

    code: str
    name: Trilingual
    aliases: tuple[str, ...] = ()
    from_day: date | None = None
    to_day: date | None = None
    successor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipRecord:
    """That municipality `nis` belongs to `zone`; None is a limit that is not known."""

    zone: str
    nis: str
    verified: bool
    source: str
    from_day: date | None = None
    to_day: date | None = None

    def overlaps(self, other: "MembershipRecord") -> bool:
        """Whether both hold on some day; the end is the first day that no longer counts."""
        return (self.from_day or date.min) < (other.to_day or date.max) and (
            other.from_day or date.min
        ) < (self.to_day or date.max)


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyRecord:
    """An organisation, and the code of the one that it is part of."""

    code: str
    kind: BodyKind
    name: Trilingual
    parent: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRecord:
    """A part of a body."""

    body: str
    code: str
    name: Trilingual
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesFile:
    """All that is loaded at once. A postcode is a pair of code and municipality."""

    municipalities: tuple[MunicipalityRecord, ...]
    postcodes: tuple[tuple[str, str], ...]
    zones: tuple[ZoneRecord, ...]
    memberships: tuple[MembershipRecord, ...]
    bodies: tuple[BodyRecord, ...]
    units: tuple[UnitRecord, ...]


def refuse_places(file: PlacesFile, *, kept: tuple[MembershipRecord, ...] = ()) -> Objection | None:
    """The first reason why this file cannot be loaded, or None when it can.

    `kept` are memberships that we have already and that the file says nothing of.
    """
    objections = chain(
        _repetitions(file),
        _gaps(file),
        _shared_names(file),
        _unknown_references(file),
        _bad_periods(file),
        _clashes((*file.memberships, *kept)),
    )
    return next(objections, None)


def _repetitions(file: PlacesFile) -> Iterator[Objection]:
    groups: tuple[Iterable[str], ...] = (
        (record.nis for record in file.municipalities),
        (f"{code}-{nis}" for code, nis in file.postcodes),
        (record.code for record in file.zones),
        (record.code for record in file.bodies),
        (f"{record.body}/{record.code}" for record in file.units),
    )
    for group in groups:
        for code, count in Counter(group).items():
            if count > 1:
                yield Objection(refusal=PlacesRefusal.TWICE, about=code)


def _gaps(file: PlacesFile) -> Iterator[Objection]:
    named = (
        *((record.nis, record.name) for record in file.municipalities),
        *((record.code, record.name) for record in file.zones),
        *((record.code, record.name) for record in file.bodies),
        *((f"{record.body}/{record.code}", record.name) for record in file.units),
    )
    for code, name in named:
        if not (name.nl and name.fr):
            yield Objection(refusal=PlacesRefusal.NO_NAME, about=code)
    for record in file.municipalities:
        if not record.outline:
            yield Objection(refusal=PlacesRefusal.NO_BOUNDARY, about=record.nis)


def _shared_names(file: PlacesFile) -> Iterator[Objection]:
    """Whoever reads a name must know which body it is; small and capital letters are the same."""
    owners: dict[str, str] = {}
    for record in file.bodies:
        for name in names_of(record.name, record.aliases):
            if owners.setdefault(name, record.code) != record.code:
                yield Objection(refusal=PlacesRefusal.SHARED_NAME, about=record.code)


def _unknown_references(file: PlacesFile) -> Iterator[Objection]:
    municipalities = {record.nis for record in file.municipalities}
    zones = {record.code for record in file.zones}
    bodies = {record.code for record in file.bodies}
    named = (
        *((nis, municipalities, PlacesRefusal.UNKNOWN_MUNICIPALITY) for _, nis in file.postcodes),
        *(
            (record.nis, municipalities, PlacesRefusal.UNKNOWN_MUNICIPALITY)
            for record in file.memberships
        ),
        *((record.successor, zones, PlacesRefusal.UNKNOWN_SUCCESSOR) for record in file.zones),
        *((record.parent, bodies, PlacesRefusal.UNKNOWN_PARENT) for record in file.bodies),
        *((record.body, bodies, PlacesRefusal.UNKNOWN_PARENT) for record in file.units),
    )
    for code, known, refusal in named:
        if code is not None and code not in known:
            yield Objection(refusal=refusal, about=code)


def _bad_periods(file: PlacesFile) -> Iterator[Objection]:
    periods = (
        *((record.code, record.from_day, record.to_day) for record in file.zones),
        *((record.nis, record.from_day, record.to_day) for record in file.memberships),
    )
    for code, begins, ends in periods:
        if begins and ends and ends <= begins:
            yield Objection(refusal=PlacesRefusal.ENDS_BEFORE_IT_BEGINS, about=code)


def _clashes(memberships: tuple[MembershipRecord, ...]) -> Iterator[Objection]:
    for one, other in combinations(memberships, 2):
        if one.nis == other.nis and one.overlaps(other):
            yield Objection(refusal=PlacesRefusal.IN_TWO_ZONES, about=one.nis)
