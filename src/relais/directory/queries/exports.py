"""What an export writes: every service as an import file states it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied

from relais.directory.permissions import Permission
from relais.directory.queries import imports
from relais.directory.rules.imports import ImportRow, Outcome
from relais.directory.rules.raw import as_raw
from relais.directory.rules.records import read_records
from relais.foundation.access import Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """The records of the file, and those that an import would not take back and so stay out."""

    records: Sequence[dict[str, Any]]
    left_out: Sequence[ImportRow]


def exported(viewer: Viewer) -> Exported:
    """Every service by code. Sources, conflicts and notes are in it: it is for the operator.

    Each record is read as an import would read it. What is refused is not written: so nothing that
    got past the rules about secret houses by another way leaves by this one.
    """
    if not viewer.may(Permission.IMPORT_SERVICES):
        raise PermissionDenied
    present = imports.present(viewer).records
    raws = [as_raw(record) for record in present.values()]
    rows = read_records(raws, imports.known(viewer, present))
    return Exported(
        records=[raw for raw, row in zip(raws, rows, strict=True) if row.record is not None],
        left_out=[
            ImportRow(code=row.code, outcome=Outcome.REFUSED, faults=row.faults)
            for row in rows
            if row.record is None
        ],
    )
