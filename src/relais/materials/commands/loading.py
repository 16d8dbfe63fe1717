"""Taking over the materials of a source: all of it, or nothing."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from relais.audit import interface as audit
from relais.foundation.access import Viewer
from relais.foundation.columns import filled
from relais.materials import queries
from relais.materials.commands.counters import Event
from relais.materials.models import Material, MaterialLine, Study
from relais.materials.permissions import Permission
from relais.materials.rules.materials import (
    MaterialObjection,
    MaterialRecord,
    MaterialRecords,
    StudyRecord,
    refuse_materials,
)


class MaterialsRefused(Exception):
    """Nothing was changed; `objection` says why."""

    def __init__(self, objection: MaterialObjection) -> None:
        self.objection = objection
        super().__init__(objection)


@transaction.atomic
def load_materials(*, by: Viewer, now: datetime, told: MaterialRecords) -> tuple[str, ...]:
    """Make our records say what a source told; answers the references of those that changed.

    A second run changes nothing, and what it doesn't name stays. Raises `MaterialsRefused`.
    """
    if not by.may(Permission.KEEP_MATERIALS):
        raise PermissionDenied
    objection = refuse_materials(told)
    if objection:
        raise MaterialsRefused(objection)
    materials = _differing(told.materials, queries.materials(by))
    studies = _differing(told.studies, queries.studies(by))
    for material in materials:
        _write(material)
    for study in studies:
        Study.unscoped.update_or_create(ref=study.ref, defaults=filled(study))
    changed = (*(each.ref for each in materials), *(each.ref for each in studies))
    if changed:
        audit.record(Event.MATERIALS_LOADED, by=by, at=now, about=f"{len(changed)} changed")
    return changed


def _differing[R: (MaterialRecord, StudyRecord)](
    told: Iterable[R], held: Iterable[R]
) -> tuple[R, ...]:
    by_ref = {record.ref: record for record in held}
    return tuple(
        record
        for record in told
        if record.ref not in by_ref or _flat(record) != _flat(by_ref[record.ref])
    )


def _flat(record: MaterialRecord | StudyRecord) -> dict[str, Any]:
    """Everything that its tables hold; whose wording a text is stands in a column of its own."""
    lines = record.lines if isinstance(record, MaterialRecord) else ()
    return filled(record, apart={"lines"}) | {"lines": [filled(line) for line in lines]}


def _write(record: MaterialRecord) -> None:
    row, _new = Material.unscoped.update_or_create(
        ref=record.ref, defaults=filled(record, apart={"lines"})
    )
    MaterialLine.unscoped.filter(material=row).delete()
    MaterialLine.unscoped.bulk_create(
        MaterialLine(material=row, order=order, **filled(line))
        for order, line in enumerate(record.lines, start=1)
    )
