"""What an import does with a file, row by row."""

from dataclasses import dataclass
from enum import StrEnum

from relais.directory.rules.record import Fault


class Outcome(StrEnum):
    """What an import does with one record."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    DUPLICATE = "duplicate"  # was merged into another record, and is left alone


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRow:
    """One record of the file: what it changes (names of fields, never values), or what is wrong.

    `loses_confirmation`: it was confirmed, and has to be confirmed again with its new content.
    `drops_note`: its note is not kept, because its address is secret.
    """

    code: str
    outcome: Outcome
    fields: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    loses_confirmation: bool = False
    drops_note: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """Row by row what an import changed, or would change; `version` of the data after it."""

    rows: tuple[ImportRow, ...]
    applied: bool
    version: str

    @property
    def has_faults(self) -> bool:
        return any(row.outcome is Outcome.REFUSED for row in self.rows)
