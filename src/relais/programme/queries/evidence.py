"""Records of the house that serve as evidence, as they stand now."""

from collections.abc import Iterable

from django.http import Http404

from relais.foundation.access import Viewer
from relais.foundation.quantities import Quantity
from relais.network import interface as network
from relais.programme.models import Capacity, Evidence, Subsidy
from relais.programme.queries.composing.facts import date_cell
from relais.programme.rules.evidence import RecordNow
from relais.programme.rules.report import Blank, Money
from relais.programme.rules.vocabulary import EvidenceKind
from relais.trainings import interface as trainings


def records_now(viewer: Viewer, pieces: Iterable[Evidence]) -> dict[int, RecordNow | None]:
    """What each piece that is no file says now; None where its record is gone."""
    return {
        piece.pk: record_now(viewer, EvidenceKind(piece.kind), piece.record)
        for piece in pieces
        if piece.kind != EvidenceKind.FILE
    }


def record_now(viewer: Viewer, kind: EvidenceKind, ref: str) -> RecordNow | None:
    """What the record with this reference says now; None when there is none."""
    find = {
        EvidenceKind.TRAINING: _training,
        EvidenceKind.MEETING: _meeting,
        EvidenceKind.CAPACITY: _capacity,
        EvidenceKind.SUBSIDY: _subsidy,
    }[kind]
    return find(viewer, ref)


def _training(viewer: Viewer, ref: str) -> RecordNow | None:
    try:
        course = trainings.training(viewer, ref)
    except Http404:
        return None
    counted = [mode for mode in trainings.CountMode if course.tables_of(mode)]
    # The number that a source tells of the whole training is declared too.
    told = [trainings.CountMode.DECLARED] if course.persons else []
    return RecordNow(
        kind=EvidenceKind.TRAINING,
        told=course.persons or Blank.UNKNOWN,
        modes=tuple(trainings.labels.MODE[mode] for mode in dict.fromkeys((*told, *counted))),
    )


def _meeting(viewer: Viewer, ref: str) -> RecordNow | None:
    for meeting in network.meetings(viewer):
        if meeting.ref == ref:
            return RecordNow(kind=EvidenceKind.MEETING, told=date_cell(meeting.held_on))
    return None


def _capacity(_viewer: Viewer, ref: str) -> RecordNow | None:
    found = Capacity.unscoped.filter(ref=ref).first()
    if found is None:
        return None
    told = Blank.UNKNOWN if found.places is None else Quantity.exactly(found.places)
    return RecordNow(kind=EvidenceKind.CAPACITY, told=told)


def _subsidy(_viewer: Viewer, ref: str) -> RecordNow | None:
    found = Subsidy.unscoped.filter(ref=ref).first()
    if found is None:
        return None
    euro = found.amount_eur
    told = Blank.UNKNOWN if euro is None else Money(euro=euro)
    return RecordNow(kind=EvidenceKind.SUBSIDY, told=told)
