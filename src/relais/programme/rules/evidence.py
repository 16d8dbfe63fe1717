"""What a record of the house that serves as evidence says now."""

from dataclasses import dataclass

from relais.foundation.trilingual import Trilingual
from relais.programme.rules.report import Cell
from relais.programme.rules.vocabulary import EvidenceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordNow:
    """Participations as told, a date, places or an amount; of a training also how one counted."""

    kind: EvidenceKind
    told: Cell
    modes: tuple[Trilingual, ...] = ()
