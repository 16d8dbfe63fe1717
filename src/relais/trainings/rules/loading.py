"""What taking over a list of trainings changes, one by one."""

from dataclasses import dataclass
from enum import StrEnum


class LoadOutcome(StrEnum):
    """What a list does with one programme or training."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedRow:
    """One programme or training, and the fields that change, by name."""

    ref: str
    outcome: LoadOutcome
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What was changed, or would be when `applied` is false."""

    rows: tuple[LoadedRow, ...]
    applied: bool

    @property
    def new(self) -> int:
        return self.count(LoadOutcome.NEW)

    @property
    def changed(self) -> int:
        return self.count(LoadOutcome.CHANGED)

    @property
    def same(self) -> int:
        return self.count(LoadOutcome.SAME)

    def count(self, outcome: LoadOutcome) -> int:
        return sum(row.outcome is outcome for row in self.rows)
