"""Reads the files of places: those that we ship, or an operator's own in the same form."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml

from relais.foundation.trilingual import Trilingual
from relais.foundation.yaml_files import read_yaml
from relais.organisations.rules.outlines import outline
from relais.organisations.rules.places import zone_body
from relais.organisations.rules.places_file import (
    BodyRecord,
    MembershipRecord,
    MunicipalityRecord,
    PlacesFile,
    UnitRecord,
    ZoneRecord,
)
from relais.organisations.rules.vocabulary import BodyKind

SHIPPED = Path(__file__).parents[1] / "data"


class PlacesUnreadable(Exception):
    """A file is missing, or not in the form of those that we ship. Names it, never its content."""


def read_places(folder: Path = SHIPPED) -> PlacesFile:
    """All that the files in `folder` say. Raises `PlacesUnreadable`."""
    lists = _parsed(folder / "municipalities_postcodes.json", json.loads)
    shapes = _parsed(folder / "boundaries.geojson", json.loads)
    zones = _parsed(folder / "zones.yaml", read_yaml)
    bodies = _parsed(folder / "bodies.yaml", read_yaml)
    try:
        return _places_file(lists, shapes, zones["zones"], bodies)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise PlacesUnreadable(folder.name) from error


def _parsed(path: Path, parse: Callable[[str], Any]) -> Any:
    try:
        return parse(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise PlacesUnreadable(path.name) from error


def _places_file(lists: Any, shapes: Any, zones: Any, bodies: Any) -> PlacesFile:
    outlines = {shape["id"]: outline(_polygons(shape["geometry"])) for shape in shapes["features"]}
    municipalities = tuple(
        MunicipalityRecord(
            nis=row["id"], name=_name(row["name"]), outline=outlines.get(row["id"], "")
        )
        for row in lists["municipalities"]
    )
    zone_records = tuple(_zone(row) for row in zones)
    return PlacesFile(
        municipalities=municipalities,
        postcodes=tuple((row["postalCode"], row["municipality"]) for row in lists["postal_codes"]),
        zones=zone_records,
        memberships=tuple(_membership(zone, row) for zone in zones for row in zone["members"]),
        bodies=(
            *(_body(row) for row in bodies["bodies"]),
            *(_municipality_body(record) for record in municipalities),
            *(_zone_body(record) for record in zone_records),
        ),
        units=(
            *(
                _unit(row["code"], unit)
                for row in bodies["bodies"]
                for unit in row.get("units", ())
            ),
            *(_unit(unit["body"], unit) for unit in bodies["units"]),
        ),
    )


def _polygons(geometry: Mapping[str, Any]) -> Any:
    several = geometry["type"] == "MultiPolygon"
    return geometry["coordinates"] if several else [geometry["coordinates"]]


def _name(row: Mapping[str, str]) -> Trilingual:
    return Trilingual(nl=row.get("nl", ""), fr=row.get("fr", ""), en=row.get("en", ""))


def _zone(row: Mapping[str, Any]) -> ZoneRecord:
    return ZoneRecord(
        code=row["code"],
        name=_name(row["name"]),
        aliases=tuple(row.get("aliases", ())),
        from_day=row.get("from"),
        to_day=row.get("to"),
        successor=row.get("successor"),
    )


def _membership(zone: Mapping[str, Any], row: Mapping[str, Any]) -> MembershipRecord:
    return MembershipRecord(
        zone=zone["code"],
        nis=row["nis"],
        verified=row["verified"],
        source=row["source"],
        from_day=row.get("from"),
        to_day=row.get("to"),
    )


def _body(row: Mapping[str, Any]) -> BodyRecord:
    return BodyRecord(
        code=row["code"],
        kind=BodyKind(row["kind"]),
        name=_name(row["name"]),
        parent=row.get("parent"),
        aliases=tuple(row.get("aliases", ())),
    )


def _municipality_body(record: MunicipalityRecord) -> BodyRecord:
    return BodyRecord(code=record.nis, kind=BodyKind.MUNICIPALITY, name=record.name)


def _zone_body(record: ZoneRecord) -> BodyRecord:
    name = Trilingual(
        nl=f"Politiezone {record.name.nl}",
        fr=f"Zone de police {record.name.fr}",
        en=f"Police zone {record.name.fr}",
    )
    # People leave out that it is a police zone.
    called = dict.fromkeys((record.name.nl, record.name.fr, *record.aliases))
    return BodyRecord(
        code=zone_body(record.code), kind=BodyKind.POLICE_ZONE, name=name, aliases=tuple(called)
    )


def _unit(body: str, row: Mapping[str, Any]) -> UnitRecord:
    return UnitRecord(
        body=body,
        code=row["code"],
        name=_name(row["name"]),
        aliases=tuple(row.get("aliases", ())),
    )
