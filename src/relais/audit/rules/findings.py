"""Comparing rows and seals: what shows that someone changed the audit afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from relais.audit.rules.seals import FIRST_EPOCH, NOTHING_BEFORE, Signed, root_of
from relais.audit.rules.witnesses import Testimony


class Tampering(StrEnum):
    """What shows that the audit was changed afterwards."""

    ROW_CHANGED = "row_changed"
    ROW_ADDED = "row_added"
    ROW_GONE = "row_gone"
    ROWS_DIFFER = "rows_differ"
    SEAL_CHANGED = "seal_changed"
    SIGNATURE_WRONG = "signature_wrong"
    CHAIN_BROKEN = "chain_broken"
    SEALS_GONE = "seals_gone"
    WITNESS_DIFFERS = "witness_differs"
    WITNESS_LACKS = "witness_lacks"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding, at a seal and, where it can be told, at a row (its id)."""

    finding: Tampering
    seal: int | None = None
    row: int | None = None


class Row(NamedTuple):
    """One row as it stands there now; `sound` when its own leaf still fits it."""

    id: int
    leaf: bytes
    sound: bool


def rows_match(seal: Signed, rows: Sequence[Row]) -> bool:
    """Whether these are the sealed rows, each as it was."""
    return all(row.sound for row in rows) and _is_root(seal, [row.leaf for row in rows])


def row_problems(
    seal: Signed, rows: Sequence[Row], sealed: Sequence[tuple[int, bytes]]
) -> list[Problem]:
    """Which of the rows do not match; `sealed` names those that the seal was made of, as an aid.

    Where that aid was changed as well, the first row of the seal stands for all.
    """
    if not _is_root(seal, [leaf for _, leaf in sealed]):
        unsound = [row.id for row in rows if not row.sound]
        first = min(unsound or [row.id for row in rows], default=None)
        return [Problem(Tampering.ROWS_DIFFER, seal.number, first)]
    was, now = dict(sealed), {row.id: row for row in rows}
    found = [
        *((row_id, Tampering.ROW_GONE) for row_id in was.keys() - now.keys()),
        *((row_id, Tampering.ROW_ADDED) for row_id in now.keys() - was.keys()),
        *(
            (row_id, Tampering.ROW_CHANGED)
            for row_id in was.keys() & now.keys()
            if was[row_id] != now[row_id].leaf or not now[row_id].sound
        ),
    ]
    return [Problem(finding, seal.number, row_id) for row_id, finding in sorted(found)]


def _is_root(seal: Signed, leaves: Sequence[bytes]) -> bool:
    return len(leaves) == seal.statement.rows and root_of(leaves) == seal.statement.root


def seal_problems(seal: Signed, before: Signed | None, *, signed: bool) -> list[Problem]:
    """Whether a seal is itself, signed by us, and holds on to the one before."""
    findings = []
    if seal.statement.digest() != seal.hash:
        findings.append(Tampering.SEAL_CHANGED)
    if not signed:
        findings.append(Tampering.SIGNATURE_WRONG)
    if not _follows(seal, before):
        findings.append(Tampering.CHAIN_BROKEN)
    return [Problem(finding, seal.number) for finding in findings]


def _follows(seal: Signed, before: Signed | None) -> bool:
    now, was = seal.statement, before.statement if before else None
    if now.prev != (before.hash if before else NOTHING_BEFORE):
        return False
    number, below = (was.number, was.below_xid) if was else (0, 0)
    if begins_epoch(seal, before):
        # A copy of an earlier day was put back: numbers of the seals it lost are not used again.
        return now.number > number
    epoch = was.epoch if was else FIRST_EPOCH
    return (now.number, now.epoch, now.from_xid) == (number + 1, epoch, below)


def begins_epoch(seal: Signed, before: Signed | None) -> bool:
    """Whether numbers of transactions began anew here."""
    return seal.statement.epoch == (before.statement.epoch if before else FIRST_EPOCH) + 1


def testimony_problems(seal: Signed, said: Testimony | None, *, newest: bool) -> list[Problem]:
    """Whether the witness says the same; of the newest seal it need not have heard yet."""
    if said is None:
        return [] if newest else [Problem(Tampering.WITNESS_LACKS, seal.number)]
    if said.hash != seal.hash:
        return [Problem(Tampering.WITNESS_DIFFERS, seal.number)]
    return []
