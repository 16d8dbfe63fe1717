"""Loading municipalities, police zones and bodies from files: all of it, or nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import models, transaction

from relais.audit import interface as audit
from relais.foundation.access import Viewer
from relais.organisations.models import (
    Body,
    Municipality,
    PoliceZone,
    Postcode,
    Unit,
    ZoneMembership,
)
from relais.organisations.queries.places_file import SHIPPED, read_places
from relais.organisations.rules.events import Event
from relais.organisations.rules.places_file import (
    MembershipRecord,
    Objection,
    PlacesFile,
    refuse_places,
)


class PlacesRefused(Exception):
    """The file cannot be loaded; nothing was changed."""

    def __init__(self, objection: Objection) -> None:
        self.objection = objection
        super().__init__(objection)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A row that the file adds, or whose `fields` it changes."""

    record: str
    code: str
    fields: tuple[str, ...]
    is_new: bool


@transaction.atomic
def load_places(
    *, by: Viewer, now: datetime, folder: Path = SHIPPED, dry: bool = False
) -> tuple[Change, ...]:
    """Make our rows say what the files in `folder` say, and tell what that changed, row by row.

    Adds and changes, never deletes: what no longer holds gets a last day in the file. With `dry`
    the same happens and is taken back. Raises `PlacesRefused` or `PlacesUnreadable`.
    """
    file = read_places(folder)
    objection = refuse_places(file, kept=_memberships_not_in(file))
    if objection:
        raise PlacesRefused(objection)
    changes = _settle_all(file)
    if changes:
        fields = sorted({f"{change.record}.{name}" for change in changes for name in change.fields})
        audit.record(Event.PLACES_LOADED, by=by, at=now, about="places", fields=fields)
    if dry:
        transaction.set_rollback(True)
    return changes


def _memberships_not_in(file: PlacesFile) -> tuple[MembershipRecord, ...]:
    """Memberships that we have and this file says nothing of: they stay, so they must not clash."""
    named = {(record.nis, record.from_day) for record in file.memberships}
    return tuple(
        MembershipRecord(
            zone=row.zone.code,
            nis=row.municipality.nis,
            verified=row.verified,
            source=row.source,
            from_day=row.from_day,
            to_day=row.to_day,
        )
        for row in ZoneMembership.unscoped.select_related("zone", "municipality")
        if (row.municipality.nis, row.from_day) not in named
    )


def _settle_all(file: PlacesFile) -> tuple[Change, ...]:
    ledger = _Ledger()
    municipalities = ledger.settle(
        Municipality.unscoped,
        ["nis"],
        (
            {"nis": r.nis, "name_nl": r.name.nl, "name_fr": r.name.fr, "outline": r.outline}
            for r in file.municipalities
        ),
    )
    ledger.settle(
        Postcode.unscoped,
        ["code", "municipality_id"],
        (
            {"code": code, "municipality_id": municipalities[nis,].pk}
            for code, nis in file.postcodes
        ),
    )
    _settle_zones(ledger, file, {nis: row.pk for (nis,), row in municipalities.items()})
    _settle_bodies(ledger, file)
    return tuple(ledger.changes)


def _settle_zones(ledger: "_Ledger", file: PlacesFile, municipalities: Mapping[str, int]) -> None:
    zones = ledger.settle(
        PoliceZone.unscoped,
        ["code"],
        (
            {
                "code": r.code,
                "name_nl": r.name.nl,
                "name_fr": r.name.fr,
                "aliases": list(r.aliases),
                "from_day": r.from_day,
                "to_day": r.to_day,
            }
            for r in file.zones
        ),
    )
    # A successor may stand further down in the file, so links come once all zones are there.
    ledger.settle(
        PoliceZone.unscoped,
        ["code"],
        (
            {"code": r.code, "successor_id": zones[r.successor,].pk if r.successor else None}
            for r in file.zones
        ),
    )
    # The oldest first: a membership ends before the next one of that municipality begins.
    ledger.settle(
        ZoneMembership.unscoped,
        ["municipality_id", "from_day"],
        (
            {
                "municipality_id": municipalities[r.nis],
                "from_day": r.from_day,
                "to_day": r.to_day,
                "zone_id": zones[r.zone,].pk,
                "verified": r.verified,
                "source": r.source,
            }
            for r in sorted(file.memberships, key=lambda r: r.from_day or date.min)
        ),
    )


def _settle_bodies(ledger: "_Ledger", file: PlacesFile) -> None:
    bodies = ledger.settle(
        Body.unscoped,
        ["code"],
        (
            {
                "code": r.code,
                "kind": r.kind.value,
                "name_nl": r.name.nl,
                "name_fr": r.name.fr,
                "name_en": r.name.en,
                "aliases": list(r.aliases),
            }
            for r in file.bodies
        ),
    )
    ledger.settle(
        Body.unscoped,
        ["code"],
        (
            {"code": r.code, "parent_id": bodies[r.parent,].pk if r.parent else None}
            for r in file.bodies
        ),
    )
    ledger.settle(
        Unit.unscoped,
        ["body_id", "code"],
        (
            {
                "body_id": bodies[r.body,].pk,
                "code": r.code,
                "name_nl": r.name.nl,
                "name_fr": r.name.fr,
                "name_en": r.name.en,
                "aliases": list(r.aliases),
            }
            for r in file.units
        ),
    )


@dataclass(slots=True)
class _Ledger:
    """Compares records with the rows that have their key, and writes only what differs."""

    changes: list[Change] = field(default_factory=list)

    def settle[M: models.Model](
        self, manager: models.Manager[M], key: Sequence[str], records: Iterable[Mapping[str, Any]]
    ) -> dict[tuple[Any, ...], M]:
        """The rows by their key, once each says what its record says."""
        rows = {_key(row, key): row for row in manager.all()}
        new: list[M] = []
        for record in records:
            wanted = tuple(record[name] for name in key)
            row = rows.get(wanted)
            is_new = row is None
            if row is None:
                row = rows[wanted] = manager.model(**record)
                new.append(row)
            fields = _differences(row, record) if not is_new else tuple(record)
            if fields:
                if row.pk:
                    row.save(update_fields=fields)
                self._note(row, fields, is_new=is_new)
        manager.bulk_create(new)
        return rows

    def _note(self, row: models.Model, fields: Iterable[str], *, is_new: bool) -> None:
        names = tuple(name.removesuffix("_id") for name in fields)
        self.changes.append(
            Change(record=type(row).__name__, code=str(row), fields=names, is_new=is_new)
        )


def _key(row: models.Model, names: Sequence[str]) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in names)


def _differences(row: models.Model, record: Mapping[str, Any]) -> tuple[str, ...]:
    changed = tuple(name for name, value in record.items() if getattr(row, name) != value)
    for name in changed:
        setattr(row, name, record[name])
    return changed
