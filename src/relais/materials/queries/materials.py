"""Which materials and studies there are. Who may not read them sees none."""

from django.db.models import FETCH_RAISE
from django.http import Http404

from relais.foundation.access import Viewer
from relais.foundation.columns import plain
from relais.materials.models import Material, Study
from relais.materials.permissions import Permission
from relais.materials.rules.materials import (
    MaterialLineRecord,
    MaterialPart,
    MaterialRecord,
    StudyRecord,
)


def materials(viewer: Viewer) -> tuple[MaterialRecord, ...]:
    """Every material, by reference."""
    if not viewer.may(Permission.READ_MATERIALS):
        return ()
    found = Material.unscoped.prefetch_related("lines").fetch_mode(FETCH_RAISE)
    return tuple(_material(row) for row in found)


def material(viewer: Viewer, ref: str) -> MaterialRecord:
    """The material, or 404."""
    for found in materials(viewer):
        if found.ref == ref:
            return found
    raise Http404


def studies(viewer: Viewer) -> tuple[StudyRecord, ...]:
    """Every study, by reference."""
    if not viewer.may(Permission.READ_MATERIALS):
        return ()
    found = Study.unscoped.all().fetch_mode(FETCH_RAISE)
    return tuple(plain(StudyRecord, row) for row in found)


def _material(row: Material) -> MaterialRecord:
    lines = tuple(
        plain(MaterialLineRecord, line, part=MaterialPart(line.part)) for line in row.lines.all()
    )
    return plain(MaterialRecord, row, lines=lines)
