"""Municipalities and police zones: public facts, the same for every viewer."""

from collections import defaultdict
from datetime import date

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import F

from relais.foundation.access import Viewer
from relais.foundation.trilingual import Trilingual
from relais.organisations.models import Municipality, PoliceZone, ZoneMembership
from relais.organisations.rules.places import Place, Zone


def municipalities(_viewer: Viewer, *, on: date | None = None) -> tuple[Place, ...]:
    """The nineteen municipalities by NIS code, each with its police zone, in two queries.

    `zone` is that of the day `on`; without a day, that of the membership with no known end.
    """
    held = ZoneMembership.unscoped.on(on) if on else ZoneMembership.unscoped.filter(to_day=None)
    zones = {
        municipality: (zone, verified)
        for municipality, zone, verified in held.values_list(
            "municipality_id", "zone__code", "verified"
        )
    }
    rows = Municipality.unscoped.annotate(
        codes=ArrayAgg("postcodes__code", order_by="postcodes__code", default=[])
    ).order_by("nis")
    return tuple(
        Place(
            nis=row.nis,
            name=row.name,
            postcodes=tuple(row.codes),
            zone=zones.get(row.pk, ("", False))[0],
            zone_confirmed=zones.get(row.pk, ("", False))[1],
            outline=row.outline,
        )
        for row in rows
    )


def municipality_names(_viewer: Viewer) -> dict[str, Trilingual]:
    """The name of each municipality by its NIS code, in one query."""
    return {row.nis: row.name for row in Municipality.unscoped.defer("outline").order_by("nis")}


def zones(_viewer: Viewer, on: date) -> tuple[Zone, ...]:
    """The police zones of the day `on` by code, with their members of that day, in two queries."""
    members: dict[int, list[tuple[str, bool]]] = defaultdict(list)
    for zone, nis, verified in (
        ZoneMembership.unscoped.on(on)
        .order_by("municipality__nis")
        .values_list("zone_id", "municipality__nis", "verified")
    ):
        members[zone].append((nis, verified))
    return tuple(
        Zone(
            code=row.code,
            name=row.name,
            municipalities=tuple(nis for nis, _verified in members[row.pk]),
            unconfirmed=tuple(nis for nis, verified in members[row.pk] if not verified),
            aliases=tuple(row.aliases),
        )
        for row in PoliceZone.unscoped.on(on).order_by("code")
    )


def successor(_viewer: Viewer, zone: str) -> str | None:
    """The code of the zone that took over from `zone`, when one did."""
    return (
        PoliceZone.unscoped.filter(code=zone)
        .annotate(next_code=F("successor__code"))
        .values_list("next_code", flat=True)
        .first()
    )
