"""What taking over sheets would do: row by row, before anything is changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from relais.foundation.tables.cells import CellFault

# The sheets of a file by the name of their table; each row by the name of its column.
type Sheets = Mapping[str, Sequence[Mapping[str, str]]]


class Outcome(StrEnum):
    """What becomes of one row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"


class SheetFault(StrEnum):
    """Why a whole sheet can't be taken over."""

    UNKNOWN_TABLE = "unknown_table"
    UNKNOWN_COLUMN = "unknown_column"
    MISSING_KEY = "missing_key"
    TWICE = "twice"
    CONTRADICTION = "contradiction"


@dataclass(frozen=True, slots=True, kw_only=True)
class CellRefused:
    """A cell at fault."""

    column: str
    fault: CellFault
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CellChanged:
    """A cell that would say something else than now."""

    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowOutcome:
    """One row; `number` counts as the spreadsheet does, its header being row 1."""

    table: str
    number: int
    key: str
    outcome: Outcome
    changes: tuple[CellChanged, ...] = ()
    faults: tuple[CellRefused, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRefused:
    """A sheet that can't be taken over, and what it is about."""

    table: str
    fault: SheetFault
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Takeover:
    """What was done, or would be; refused anywhere, nothing was."""

    rows: tuple[RowOutcome, ...]
    refused: tuple[SheetRefused, ...] = ()

    @property
    def is_sound(self) -> bool:
        return not self.refused and not self.count(Outcome.REFUSED)

    def count(self, outcome: Outcome) -> int:
        return sum(row.outcome is outcome for row in self.rows)

    @property
    def changes_anything(self) -> bool:
        return bool(self.count(Outcome.NEW) or self.count(Outcome.CHANGED))

    def changes_of(self, table: str) -> dict[str, frozenset[str]]:
        """The columns that changed, by the key of each row of this table that did."""
        return {
            row.key: frozenset(change.column for change in row.changes)
            for row in self.rows
            if row.table == table and row.changes
        }
