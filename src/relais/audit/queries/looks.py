"""Who has looked at a file."""

from uuid import UUID

from relais.audit.models import AuditRow
from relais.audit.rules.looks import Look
from relais.foundation.access import Viewer


def looks(_viewer: Viewer, file: UUID) -> tuple[Look, ...]:
    """Everyone who opened or changed this file, the latest first.

    Whether the viewer may see the file, the caller has asked.
    """
    rows = AuditRow.unscoped.filter(file=file).order_by("-at", "-id")
    return tuple(
        Look(
            actor=row.actor,
            mandate=row.mandate,
            at=row.at,
            event=row.event,
            about=row.about,
            fields=tuple(row.fields),
            reason=row.reason,
        )
        for row in rows
    )
