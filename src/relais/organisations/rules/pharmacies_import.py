"""What taking over a list of pharmacies changes, pharmacy by pharmacy."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from relais.organisations.rules.pharmacies import PharmacyRecord
from relais.organisations.rules.pharmacies_file import RefusedRow


class PharmacyOutcome(StrEnum):
    """What a list does with one pharmacy."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPharmacy:
    """A pharmacy that we have, and whether it has closed."""

    record: PharmacyRecord
    closed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PharmacyRow:
    """One pharmacy as the list has it, a closed one as we had it; `fields` that change, by name."""

    outcome: PharmacyOutcome
    record: PharmacyRecord
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PharmacyReport:
    """What the list of `day` changed, or would change; nothing when it has `refused` rows.

    `elsewhere`: how many rows outside Brussels were read past. `is_newer`: than the list we had.
    """

    day: date
    rows: tuple[PharmacyRow, ...]
    refused: tuple[RefusedRow, ...]
    elsewhere: int
    is_newer: bool
    applied: bool

    @property
    def changing(self) -> tuple[PharmacyRow, ...]:
        return tuple(row for row in self.rows if row.outcome is not PharmacyOutcome.UNCHANGED)

    @property
    def is_news(self) -> bool:
        """Whether there is anything to take over, be it only that all stands as before."""
        return self.is_newer or bool(self.changing)

    def count(self, outcome: PharmacyOutcome) -> int:
        return sum(row.outcome is outcome for row in self.rows)


def compare(
    records: Iterable[PharmacyRecord], known: Mapping[str, KnownPharmacy]
) -> tuple[PharmacyRow, ...]:
    """Each pharmacy of a list beside what we have; then those that the list no longer names."""
    listed = {record.number: record for record in records}
    return (
        *(_row(record, known.get(number)) for number, record in listed.items()),
        *_closing(known, listed),
    )


def _row(record: PharmacyRecord, before: KnownPharmacy | None) -> PharmacyRow:
    if before is None:
        return PharmacyRow(outcome=PharmacyOutcome.NEW, record=record)
    opens_again = ("closed_on",) if before.closed else ()
    fields = (*before.record.differences(record), *opens_again)
    outcome = PharmacyOutcome.CHANGED if fields else PharmacyOutcome.UNCHANGED
    return PharmacyRow(outcome=outcome, record=record, fields=fields)


def _closing(
    known: Mapping[str, KnownPharmacy], listed: Mapping[str, PharmacyRecord]
) -> Iterator[PharmacyRow]:
    for number, before in known.items():
        if number not in listed and not before.closed:
            yield PharmacyRow(
                outcome=PharmacyOutcome.CLOSED, record=before.record, fields=("closed_on",)
            )
