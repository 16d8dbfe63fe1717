"""The whole directory as one flat table: what may leave of each service, one row a service."""

import csv
from collections.abc import Iterable
from datetime import date
from io import StringIO
from typing import Any

from relais.directory.rules.display import ServiceDisplay
from relais.directory.rules.hsds.published import service_id

# How a cell of the table holds several values.
_BETWEEN = "; "


def flat(service: ServiceDisplay) -> dict[str, Any]:
    """One row. None is "not known"; of `profiles` it is "no condition known"."""
    return {
        "code": service.code,
        "hsds_id": service_id(service.code),
        "kind": service.kind,
        "name_nl": service.name.nl,
        "name_fr": service.name.fr,
        "needs": list(service.needs),
        "profiles": _several(service.profiles),
        "refused_profiles": list(service.refused_profiles),
        "min_age": service.min_age,
        "max_age": service.max_age,
        "min_children": service.min_children,
        "languages": _several(service.languages),
        "areas": list(service.areas),
        "hours": service.hours,
        "hours_nl": service.hours_text.nl if service.hours else None,
        "hours_fr": service.hours_text.fr if service.hours else None,
        "relay_to": service.relay_to,
        "access": service.access,
        "cost": service.cost,
        "numbers": list(service.numbers),
        "chat": service.chat,
        "walk_in": service.walk_in,
        "mails": list(service.mails),
        "anonymous": service.anonymous,
        "not_emergency": service.not_emergency,
        "address_confidential": service.confidential,
        "address": service.address or None,
        "nis": service.nis,
        "capacity": service.capacity,
        "capacity_reported_on": _day(service.capacity_reported_on),
        "trust": service.trust,
        "confirmed_on": _day(service.confirmed_on),
        "steward": service.steward or None,
        "source": service.source or None,
    }


def table(services: Iterable[ServiceDisplay]) -> str:
    """The rows as CSV by RFC 4180, under a row of names. What is not known is an empty cell."""
    rows = [flat(service) for service in services]
    written = StringIO()
    sheet = csv.writer(written, lineterminator="\r\n")
    if rows:
        sheet.writerow(rows[0])
    sheet.writerows([[_cell(value) for value in row.values()] for row in rows])
    return written.getvalue()


def _several(values: tuple[str, ...] | None) -> list[str] | None:
    return None if values is None else list(values)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _cell(value: object) -> str:
    if isinstance(value, list):
        return _BETWEEN.join(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else _harmless(str(value))


def _harmless(text: str) -> str:
    """No formula for who opens it in a spreadsheet; numbers keep their sign for programs."""
    return f"'{text}" if text.startswith(("=", "@", "\t", "\r")) else text
