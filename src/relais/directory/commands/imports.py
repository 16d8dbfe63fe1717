"""Taking over a file of services: as a whole, or not at all."""

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from relais.audit import interface as audit
from relais.directory.commands.writing import (
    Change,
    new_revision,
    one_change_at_a_time,
    write,
)
from relais.directory.permissions import Permission
from relais.directory.queries import imports, revisions
from relais.directory.rules.aspects import touched
from relais.directory.rules.events import Event
from relais.directory.rules.imports import ImportReport, ImportRow, Outcome
from relais.directory.rules.records import Row, digest, read_records
from relais.directory.rules.vocabulary import Act
from relais.foundation.access import Viewer


@transaction.atomic
def import_services(
    *, by: Viewer, now: datetime, records: Sequence[object], dry_run: bool
) -> ImportReport:
    """Take over all records, or none when one has a fault. A second run changes nothing.

    Services that the file does not name stay as they are. Of a service whose content changes, what
    changes is no longer confirmed: what was confirmed is not what now stands there.
    """
    if not by.may(Permission.IMPORT_SERVICES):
        raise PermissionDenied
    one_change_at_a_time()
    present = imports.present(by)
    read = read_records(records, imports.known(by, present.records))
    rows = tuple(_row(each, present) for each in read)
    changes = [
        Change(record=each.record, fields=row.fields, is_new=row.outcome is Outcome.NEW)
        for each, row in zip(read, rows, strict=True)
        if each.record and row.outcome in {Outcome.NEW, Outcome.CHANGED}
    ]
    applies = not dry_run and not any(row.outcome is Outcome.REFUSED for row in rows)
    if applies and changes:
        write(changes, by=by, now=now, act=Act.IMPORTED)
        added = sum(change.is_new for change in changes)
        summary = f"import: {added} new, {len(changes) - added} changed"
        revision = new_revision(by=by, now=now, summary=summary, digest=digest(records))
        audit.record(Event.SERVICES_IMPORTED, by=by, at=now, about=f"revision {revision.pk}")
    return ImportReport(rows=rows, applied=applies, version=revisions.data_version(by))


def _row(read: Row, present: imports.Present) -> ImportRow:
    if read.code in present.duplicates:
        return ImportRow(code=read.code, outcome=Outcome.DUPLICATE)
    if read.record is None:
        return ImportRow(code=read.code, outcome=Outcome.REFUSED, faults=read.faults)
    before = present.records.get(read.code)
    if before is None:
        return ImportRow(code=read.code, outcome=Outcome.NEW, drops_note=read.drops_note)
    fields = before.differences(read.record)
    return ImportRow(
        code=read.code,
        outcome=Outcome.CHANGED if fields else Outcome.UNCHANGED,
        fields=fields,
        loses_confirmation=bool(touched(fields) & present.confirmed[read.code]),
        drops_note=read.drops_note,
    )
