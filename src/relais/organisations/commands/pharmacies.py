"""Taking over the public list of pharmacies: all of it, or nothing."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.utils.timezone import localdate

from relais.audit import interface as audit
from relais.foundation.access import Viewer
from relais.organisations.models import Municipality, Pharmacy
from relais.organisations.permissions import Permission
from relais.organisations.queries import pharmacies as queries
from relais.organisations.queries.pharmacies_file import PharmaciesRefused
from relais.organisations.queries.places import municipalities
from relais.organisations.rules.events import Event
from relais.organisations.rules.pharmacies_file import (
    PharmaciesFile,
    PharmaciesRefusal,
    SheetRow,
    read_list,
    refuse_day,
)
from relais.organisations.rules.pharmacies_import import (
    PharmacyOutcome,
    PharmacyReport,
    compare,
)

# Any two imports wait for each other here, so that none builds on what the other changes.
_ONE_IMPORT_AT_A_TIME = 7_261_002
_EVENTS = {
    PharmacyOutcome.NEW: Event.PHARMACY_ADDED,
    PharmacyOutcome.CHANGED: Event.PHARMACY_CHANGED,
    PharmacyOutcome.CLOSED: Event.PHARMACY_CLOSED,
}


@transaction.atomic
def import_pharmacies(
    *, by: Viewer, now: datetime, sheet: Sequence[SheetRow], dry_run: bool
) -> PharmacyReport:
    """Take over the list of one day, or nothing when a row about Brussels has a fault.

    A pharmacy that the list no longer names is closed on its day, never deleted. A second run
    changes nothing. Raises `PharmaciesRefused` for what is no such list, or older than the last.
    """
    if not by.may(Permission.IMPORT_PHARMACIES):
        raise PermissionDenied
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_ONE_IMPORT_AT_A_TIME])
    last = queries.day_of_list(by)
    listed = _read(by, sheet, last=last, today=localdate(now))
    report = PharmacyReport(
        day=listed.day,
        rows=() if listed.refused else compare(listed.records, queries.known_pharmacies(by)),
        refused=listed.refused,
        elsewhere=listed.elsewhere,
        is_newer=listed.day != last,
        applied=False,
    )
    if dry_run or report.refused or not report.is_news:
        return report
    _write(report)
    _record(by, now, report)
    return replace(report, applied=True)


def _read(
    by: Viewer, sheet: Sequence[SheetRow], *, last: date | None, today: date
) -> PharmaciesFile:
    listed = read_list(sheet, municipalities(by))
    if isinstance(listed, PharmaciesRefusal):
        raise PharmaciesRefused(listed)
    refusal = refuse_day(listed.day, last=last, today=today)
    if refusal:
        raise PharmaciesRefused(refusal)
    return listed


def _write(report: PharmacyReport) -> None:
    municipalities_by_nis = {row.nis: row for row in Municipality.unscoped.all()}
    for row in report.changing:
        if row.outcome is PharmacyOutcome.CLOSED:
            Pharmacy.unscoped.filter(number=row.record.number).update(closed_on=report.day)
        else:
            facts = asdict(row.record) | {
                "municipality": municipalities_by_nis[row.record.municipality],
                "last_seen": report.day,
                "closed_on": None,
            }
            Pharmacy.unscoped.update_or_create(
                number=row.record.number,
                defaults=facts,
                create_defaults=facts | {"first_seen": report.day},
            )
    # All that the list names, also what did not change.
    Pharmacy.unscoped.filter(closed_on=None).update(last_seen=report.day)


def _record(by: Viewer, now: datetime, report: PharmacyReport) -> None:
    for row in report.changing:
        number = row.record.number
        audit.record(_EVENTS[row.outcome], by=by, at=now, about=number, fields=row.fields)
    about = f"pharmacies of {report.day}"
    audit.record(Event.PHARMACIES_IMPORTED, by=by, at=now, about=about)
