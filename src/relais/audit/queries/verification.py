"""Verifying the audit: every row against its seal, every seal against the witness."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from relais.audit.queries.connection import Connection
from relais.audit.queries.keys import SealKeys
from relais.audit.queries.rows import RowStream
from relais.audit.queries.seals import newest_seal, sealed_leaves, seals_after
from relais.audit.rules.findings import (
    Problem,
    Row,
    Tampering,
    begins_epoch,
    row_problems,
    rows_match,
    seal_problems,
    testimony_problems,
)
from relais.audit.rules.seals import LOWEST_ID, Signed
from relais.audit.rules.witnesses import Testimony, Witness
from relais.foundation.access import Viewer

# Whoever rewrote a million rows need not be told of each.
MOST_LISTED: Final = 1_000


@dataclass(slots=True)
class Report:
    """What verifying found. `unsealed`: rows that no seal holds yet, since `unsealed_since`.

    `lost_seals`: those that only the witness holds because an earlier copy was put back knowingly.
    """

    rows: int = 0
    seals: int = 0
    unsealed: int = 0
    unsealed_since: datetime | None = None
    lost_seals: int = 0
    problems: int = 0
    listed: list[Problem] = field(default_factory=list)

    @property
    def first_bad_row(self) -> int | None:
        """The id of the first row, in the order of the seals, that is not as it was."""
        return next((problem.row for problem in self.listed if problem.row is not None), None)

    def add(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            self.problems += 1
            if len(self.listed) < MOST_LISTED:
                self.listed.append(problem)


@dataclass(frozen=True, slots=True)
class Connections:
    """Two: the rows come in one long answer, during which a connection can't do anything else."""

    seals: Connection
    rows: Connection


def verify(
    _viewer: Viewer, connections: Connections, *, keys: SealKeys, witness: Witness
) -> Report:
    """Read the whole audit once, in a memory that does not grow with it, while it is in use."""
    verification = _Verification(connections, keys, witness)
    with connections.seals.transaction():
        connections.seals.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        verification.read()
    with connections.seals.transaction():
        verification.hear_the_rest()
    return verification.report


class _Said:
    """What a witness says, seal by seal in the order of their numbers."""

    def __init__(self, testimonies: Iterator[Testimony]) -> None:
        self._testimonies = testimonies
        self._next = next(testimonies, None)

    def before(self, number: int) -> Iterator[Testimony]:
        """What it says of seals before this one, and was not asked for."""
        while self._next is not None and self._next.number < number:
            yield self._next
            self._next = next(self._testimonies, None)

    def of(self, number: int) -> Testimony | None:
        said = self._next
        if said is None or said.number != number:
            return None
        self._next = next(self._testimonies, None)
        return said

    def rest(self) -> Iterator[Testimony]:
        while self._next is not None:
            yield self._next
            self._next = next(self._testimonies, None)


class _Verification:
    def __init__(self, connections: Connections, keys: SealKeys, witness: Witness) -> None:
        self.report = Report()
        self._connections = connections
        self._keys = keys
        self._witness = witness
        self._newest = 0

    def read(self) -> None:
        newest = newest_seal(self._connections.seals)
        self._newest = newest.number if newest else 0
        # Asked after the seals were looked up: the witness can only know more than we see here.
        self._said = _Said(self._witness.testimonies())
        self._rows = self._stream(LOWEST_ID)
        before = None
        for seal in seals_after(self._connections.seals, 0):
            began = begins_epoch(seal, before)
            self._check_rows(seal, self._rows_of(seal, began=began))
            signed = self._keys.vouch_for(seal.hash, seal.signature)
            self.report.add(seal_problems(seal, before, signed=signed))
            self._hear(seal, began=began)
            self.report.seals += 1
            before = seal
        self._count_unsealed()

    def hear_the_rest(self) -> None:
        """What was sealed since we began to read must stand in the database too."""
        since = seals_after(self._connections.seals, self._newest)
        known = {seal.number: seal.hash for seal in since}
        for said in self._said.rest():
            if said.number not in known:
                self.report.add([Problem(Tampering.SEALS_GONE, said.number)])
            elif known[said.number] != said.hash:
                self.report.add([Problem(Tampering.WITNESS_DIFFERS, said.number)])

    def _stream(self, from_id: int) -> RowStream:
        """The rows of the epoch that begins at this id."""
        following = self._connections.seals.execute(
            "SELECT min(from_id) FROM audit_seal WHERE from_id > %s", [from_id]
        ).fetchone()
        return RowStream(self._connections.rows, from_id, following[0] if following else None)

    def _rows_of(self, seal: Signed, *, began: bool) -> list[Row]:
        if began:
            rows = list(self._rows.rest())
            self._rows = self._stream(seal.statement.from_id)
            return rows
        # Only where seals are missing, which is said already.
        self._check_leaves(self._rows.below(seal.statement.from_xid))
        return list(self._rows.below(seal.statement.below_xid))

    def _check_rows(self, seal: Signed, rows: list[Row]) -> None:
        self.report.rows += len(rows)
        if not rows_match(seal, rows):
            sealed = sealed_leaves(self._connections.seals, seal.number)
            self.report.add(row_problems(seal, rows, sealed))

    def _check_leaves(self, rows: Iterable[Row]) -> int:
        """Rows without a seal can still be compared with their own leaf; gives how many."""
        count = 0
        for row in rows:
            count += 1
            if not row.sound:
                self.report.add([Problem(Tampering.ROW_CHANGED, None, row.id)])
        self.report.rows += count
        return count

    def _hear(self, seal: Signed, *, began: bool) -> None:
        unknown = list(self._said.before(seal.number))
        if began:
            self.report.lost_seals += len(unknown)
        else:
            self.report.add(Problem(Tampering.SEALS_GONE, said.number) for said in unknown)
        newest = seal.number == self._newest
        self.report.add(testimony_problems(seal, self._said.of(seal.number), newest=newest))

    def _count_unsealed(self) -> None:
        first = self._rows.next_id
        if first is not None:
            row = self._connections.seals.execute(
                "SELECT at FROM audit_auditrow WHERE id = %s", [first]
            ).fetchone()
            self.report.unsealed_since = row[0] if row else None
        self.report.unsealed = self._check_leaves(self._rows.rest())
