"""What an import has to know: the file, the services that are there, what records may refer to."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from relais.directory.models import Service, Version
from relais.directory.queries.rows import evidence_of, service_rows
from relais.directory.rules.record import ChannelKind, ClosureRecord, Known, Record
from relais.directory.rules.vocabulary import Access, Act, Aspect, Cost, Kind, Need, Profile
from relais.directory.words.labels import ISO_639_1
from relais.foundation.access import Viewer
from relais.foundation.yaml_files import read_yaml
from relais.organisations.interface import body_names, municipalities

_DATA = Path(__file__).parents[1] / "data"
SHIPPED = (_DATA / "brussels_services.yaml", _DATA / "brussels_justice_houses.yaml")


class FileUnreadable(Exception):
    """The file is not a list of services."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """The services that are there, as records, and which aspects of them are confirmed.

    `duplicates`: codes that were merged into another record.
    """

    records: Mapping[str, Record]
    confirmed: Mapping[str, frozenset[Aspect]]
    duplicates: frozenset[str]


def read_file(path: Path) -> list[object]:
    """The raw records of a YAML or JSON file: its list `services`. Raises `FileUnreadable`."""
    load = json.loads if path.suffix == ".json" else read_yaml
    try:
        content = load(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise FileUnreadable(path.name) from error
    found = content.get("services") if isinstance(content, dict) else None
    if not isinstance(found, list):
        raise FileUnreadable(path.name)
    return found


def shipped_records() -> list[object]:
    """The raw records that come with the program."""
    return [record for path in SHIPPED for record in read_file(path)]


def present(_viewer: Viewer) -> Present:
    """What the directory holds now, in two queries."""
    rows = list(service_rows())
    merged = Service.unscoped.exclude(merged_into=None).values_list("code", flat=True)
    return Present(
        records={row.code: record_of(row) for row in rows},
        confirmed={row.code: evidence_of(row).confirmed_aspects for row in rows},
        duplicates=frozenset(merged),
    )


def edited_here(_viewer: Viewer) -> frozenset[str]:
    """The codes of records that people changed here since they were last imported."""
    last = Version.unscoped.order_by("service", "-pk").distinct("service")
    return frozenset(
        Version.unscoped.filter(pk__in=last.values("pk"))
        .exclude(act=Act.IMPORTED)
        .values_list("service__code", flat=True)
    )


def known(viewer: Viewer, records: Mapping[str, Record]) -> Known:
    """What a record may refer to, with the services that are there already."""
    return Known(
        municipalities=frozenset(place.nis for place in municipalities(viewer)),
        stewards=frozenset(body_names(viewer)),
        languages=ISO_639_1,
        services=frozenset(records),
        confidential=frozenset(code for code, each in records.items() if each.confidential),
    )


def record_of(row: Any) -> Record:
    """The row as the record that would bring it about."""
    channels = [(channel["kind"], channel["value"]) for channel in row.channel_rows]
    kinds = {kind for kind, _value in channels}
    return Record(
        code=row.code,
        kind=Kind(row.kind),
        name_nl=row.name_nl,
        name_fr=row.name_fr,
        needs=tuple(map(Need, row.needs)),
        areas=tuple(row.areas),
        access=Access(row.access),
        steward=row.steward_id,
        source=row.source,
        profiles=None if row.profiles is None else tuple(map(Profile, row.profiles)),
        refused_profiles=tuple(map(Profile, row.refused_profiles)),
        min_age=row.min_age,
        max_age=row.max_age,
        min_children=row.min_children,
        languages=None if row.languages is None else tuple(row.languages),
        hours=row.hours,
        hours_note=row.hours_note,
        relay_to=row.relay_code,
        places=row.places,
        rooms=row.rooms,
        dwellings=row.dwellings,
        cost=Cost(row.cost) if row.cost else None,
        anonymous=row.anonymous,
        not_emergency=row.not_emergency,
        confidential=row.confidential,
        address=row.address,
        nis=row.nis,
        conflict=row.conflict,
        note=row.note,
        since=row.since,
        phones=tuple(value for kind, value in channels if kind == ChannelKind.PHONE),
        chat=ChannelKind.CHAT in kinds,
        walk_in=ChannelKind.WALK_IN in kinds,
        mails=tuple(value for kind, value in channels if kind == ChannelKind.MAIL),
        closures=tuple(map(_closure, row.closure_rows)),
    )


def _closure(row: Mapping[str, str]) -> ClosureRecord:
    return ClosureRecord(
        first_day=date.fromisoformat(row["first_day"]),
        last_day=date.fromisoformat(row["last_day"]),
        reason=row["reason"],
    )
