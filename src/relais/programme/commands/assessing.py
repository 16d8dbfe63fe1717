"""Saying what became of a recommendation, and proving it."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction

from relais.audit import interface as audit
from relais.foundation.access import Viewer
from relais.foundation.wording import Wording
from relais.programme.models import Assessment, Evidence
from relais.programme.queries.evidence import record_now
from relais.programme.queries.recommendations import edition_of, recommendation_of
from relais.programme.rules import assessing as rules
from relais.programme.rules.assessing import NEEDS_VALIDATION, AssessmentRefusal
from relais.programme.rules.events import Event
from relais.programme.rules.vocabulary import EvidenceKind, Position, State

NOTHING: Final = Wording()


class AssessmentRefused(Exception):
    """Nothing was changed, for a reason that `words` says."""

    def __init__(self, refusal: AssessmentRefusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What somebody says of a recommendation in an edition."""

    position: Position = Position.NONE_STATED
    note: Wording = NOTHING
    state: State = State.NO_INFORMATION
    lines: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A file, or a record of the house, that supports a state."""

    kind: EvidenceKind
    title: str
    record: str = ""
    file_name: str = ""
    file_type: str = ""
    content: bytes = b""
    dated: str = ""


@transaction.atomic
def assess(
    *, by: Viewer, now: datetime, edition: str, recommendation: str, judgement: Judgement
) -> Assessment:
    """Say it in this edition. A state that needs validation waits for somebody else.

    Saying the same again changes nothing.
    """
    asked, told = recommendation_of(by, recommendation), edition_of(by, edition)
    found = Assessment.unscoped.filter(recommendation=asked, edition=told).first()
    row = found or Assessment(recommendation=asked, edition=told)
    before = _said(row)
    row.position, row.lines = judgement.position, judgement.lines
    row.position_note_nl, row.position_note_fr = judgement.note.nl, judgement.note.fr
    row.position_note_en = judgement.note.en
    _set_state(row, judgement.state, by=by)
    if found and _said(row) == before:
        return found
    row.written_by, row.written_at = by.code, now
    row.save()
    _record(Event.ASSESSED, by=by, now=now, row=row)
    return row


def _set_state(row: Assessment, state: State, *, by: Viewer) -> None:
    """Put it in force, or let it wait; a validated state stays if its validator is another."""
    waits = state in NEEDS_VALIDATION
    if waits and row.state == state and row.validated_by != by.code:
        row.proposed = ""
        return
    if waits:
        row.proposed = state
        row.state = State.UNDER_WAY if row.state in NEEDS_VALIDATION else row.state
    else:
        row.proposed, row.state = "", state
    row.validated_by, row.validated_at = "", None


@transaction.atomic
def validate(*, by: Viewer, now: datetime, edition: str, recommendation: str) -> None:
    """Put in force what somebody else proposed. Raises `AssessmentRefused`."""
    asked, told = recommendation_of(by, recommendation), edition_of(by, edition)
    row = Assessment.unscoped.select_for_update().filter(recommendation=asked, edition=told).first()
    accepted = Evidence.unscoped.filter(recommendation=asked, edition=told).exclude(accepted_by="")
    refusal = rules.refuse_validation(
        proposed=row.proposed if row else "",
        author=row.written_by if row else "",
        validator=by.code,
        accepted_evidence=accepted.count(),
    )
    if row is None or refusal:
        raise AssessmentRefused(refusal or AssessmentRefusal.NOTHING_PROPOSED)
    row.state, row.proposed = row.proposed, ""
    row.validated_by, row.validated_at = by.code, now
    row.save()
    _record(Event.VALIDATED, by=by, now=now, row=row)


@transaction.atomic
def offer_evidence(
    *, by: Viewer, now: datetime, edition: str, recommendation: str, proof: Proof
) -> Evidence:
    """Add a piece of evidence; the same file or record a second time changes nothing.

    Raises `AssessmentRefused`.
    """
    asked, told = recommendation_of(by, recommendation), edition_of(by, edition)
    is_file = proof.kind is EvidenceKind.FILE
    refusal = rules.refuse_file(len(proof.content)) if is_file else _refuse_record(by, proof)
    if refusal:
        raise AssessmentRefused(refusal)
    fingerprint = hashlib.sha256(proof.content).hexdigest() if is_file else ""
    offered, is_new = Evidence.unscoped.get_or_create(
        recommendation=asked,
        edition=told,
        kind=proof.kind,
        record="" if is_file else proof.record,
        sha256=fingerprint,
        defaults={
            "title": proof.title,
            "file_name": proof.file_name,
            "file_type": proof.file_type,
            "content": proof.content if is_file else None,
            "dated": proof.dated,
            "offered_by": by.code,
            "offered_at": now,
        },
    )
    if is_new:
        audit.record(Event.EVIDENCE_OFFERED, by=by, at=now, about=f"evidence {offered.pk}")
    return offered


@transaction.atomic
def accept_evidence(*, by: Viewer, now: datetime, evidence: int) -> None:
    """Say that this piece supports the state. Raises `AssessmentRefused`."""
    piece = Evidence.unscoped.select_for_update().get(pk=evidence)
    refusal = rules.refuse_acceptance(
        offered_by=piece.offered_by, accepted_by=piece.accepted_by, by=by.code
    )
    if refusal:
        raise AssessmentRefused(refusal)
    piece.accepted_by, piece.accepted_at = by.code, now
    piece.save(update_fields=["accepted_by", "accepted_at"])
    audit.record(Event.EVIDENCE_ACCEPTED, by=by, at=now, about=f"evidence {piece.pk}")


def _refuse_record(by: Viewer, proof: Proof) -> AssessmentRefusal | None:
    """Why this record can't support anything, if so: it has to be there."""
    found = record_now(by, proof.kind, proof.record)
    return None if found else AssessmentRefusal.UNKNOWN_RECORD


def _said(row: Assessment) -> tuple[object, ...]:
    return (row.position, row.position_note, row.state, row.proposed, row.lines)


def _record(event: Event, *, by: Viewer, now: datetime, row: Assessment) -> None:
    about = f"{row.edition.ref}:{row.recommendation.ref}"
    audit.record(event, by=by, at=now, about=about, fields=("state", "position"))
