"""Who has looked at a file."""

from dataclasses import replace
from uuid import UUID

from relais.audit.models import AuditRow, SealedReason
from relais.audit.rules.looks import Look
from relais.audit.rules.reasons import SealedNote, note_in
from relais.foundation import vault
from relais.foundation.access import Viewer


def looks(_viewer: Viewer, file: UUID) -> tuple[Look, ...]:
    """Everyone who opened or changed this file, the latest first.

    Whether the viewer may see the file, the caller has asked.
    """
    rows = AuditRow.unscoped.filter(file=file).order_by("-at", "-id")
    reasons = {reason.pk: reason for reason in SealedReason.unscoped.filter(file=file)}
    return tuple(_look(row, reasons) for row in rows)


def _look(row: AuditRow, reasons: dict[UUID, SealedReason]) -> Look:
    look = Look(
        actor=row.actor,
        mandate=row.mandate,
        at=row.at,
        event=row.event,
        about=row.about,
        fields=tuple(row.fields),
        reason=row.reason,
    )
    note = note_in(row.reason)
    if note is None:
        return look
    said = _said(note, reasons.get(note.reason))
    return replace(look, reason=said or "", is_reason_lost=said is None)


def _said(note: SealedNote, reason: SealedReason | None) -> str | None:
    """What was sealed; None when its key is destroyed, or when it is not what the row names."""
    if reason is None or SealedNote.of(reason.pk, bytes(reason.sealed)) != note:
        return None
    try:
        return vault.unseal(bytes(reason.sealed), place=reason.place)
    except vault.Shredded:
        return None
