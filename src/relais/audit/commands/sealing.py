"""Sealing: all rows of finished transactions, again and again, each seal told to the witness.

A number given out earlier may be committed later, so "every id above the last" would pass rows by.
Below the oldest transaction that still runs nothing can change any more, so a seal holds whole
transactions, and the next begins exactly where it ended.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from relais.audit.queries.connection import Connection
from relais.audit.queries.keys import SealKeys
from relais.audit.queries.seals import newest_seal, seals_after
from relais.audit.rules.seals import (
    FIRST_EPOCH,
    LOWEST_ID,
    NOTHING_BEFORE,
    Signed,
    Statement,
    pack_leaves,
    root_of,
)
from relais.audit.rules.witnesses import Standstill, Testimony, Witness, refuse_to_go_on

# Any number will do, as long as nothing else in this database locks by it.
_LOCK: Final = 0x5EA1
# A seal holds at most so many rows, but never half a transaction.
MOST_ROWS: Final = 10_000
_NO_LIMIT: Final = 2**64 - 1
# The oldest transaction that still runs, on the whole server.
_HORIZON: Final = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint"


class SealingRefused(Exception):
    """Database and witness don't agree; nothing was sealed."""

    def __init__(self, standstill: Standstill) -> None:
        self.standstill = standstill
        super().__init__(standstill)


@dataclass(frozen=True, slots=True)
class Sealer:
    """All that sealing needs: a connection that commits by itself, the keys, the witness."""

    connection: Connection
    keys: SealKeys
    witness: Witness


def seal_finished(sealer: Sealer, *, now: datetime) -> int:
    """Seal every row of a finished transaction; gives how many there were.

    Two sealers wait for each other. Killed at any moment, the next goes on where this one was.
    Raises `SealingRefused`.
    """
    with _alone(sealer.connection):
        last = _agreed(sealer)
        if last is not None and _xids_began_anew(sealer.connection, last):
            last = _begin_epoch(sealer, last, now=now)
        sealed = 0
        while (seal := _seal_next(sealer, last, now=now)) is not None:
            sealed, last = sealed + seal.statement.rows, seal
        return sealed


def begin_epoch(sealer: Sealer, *, now: datetime) -> None:
    """Go on from a copy of an earlier day that was put back knowingly.

    Seals that only the witness still holds stay lost; their numbers are not used again.
    """
    with _alone(sealer.connection):
        _begin_epoch(sealer, newest_seal(sealer.connection), now=now)


def tell_all(sealer: Sealer) -> int:
    """Give every seal to a witness that holds none yet; gives how many. Raises `SealingRefused`."""
    with _alone(sealer.connection):
        if sealer.witness.newest() is not None:
            raise SealingRefused(Standstill.WITNESS_NOT_EMPTY)
        return _tell_after(sealer, 0)


@contextmanager
def _alone(connection: Connection) -> Iterator[None]:
    connection.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
    try:
        yield
    finally:
        # A connection that broke has let go of it already.
        if not connection.broken:
            connection.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])


def _agreed(sealer: Sealer) -> Signed | None:
    """The newest seal, once the witness has it too."""
    newest, held = newest_seal(sealer.connection), sealer.witness.newest()
    known = Testimony(newest.number, newest.hash) if newest else None
    standstill = refuse_to_go_on(newest=known, held=held)
    if standstill is not None:
        raise SealingRefused(standstill)
    _tell_after(sealer, held.number if held else 0)
    return newest


def _tell_after(sealer: Sealer, number: int) -> int:
    told = 0
    with sealer.connection.transaction():
        for seal in seals_after(sealer.connection, number):
            sealer.witness.hold(seal)
            told += 1
    return told


def _seal_next(sealer: Sealer, last: Signed | None, *, now: datetime) -> Signed | None:
    connection = sealer.connection
    with connection.transaction():
        epoch, from_id, from_xid = _position(last)
        below = _below(connection, from_id, from_xid)
        rows = _rows(connection, from_id, from_xid, below)
        if not rows:
            return None
        statement = Statement(
            number=last.number + 1 if last else 1,
            epoch=epoch,
            from_id=from_id,
            from_xid=from_xid,
            below_xid=below,
            rows=len(rows),
            root=root_of([leaf for _, leaf in rows]),
            prev=last.hash if last else NOTHING_BEFORE,
            at=now,
        )
        seal = _write(sealer, statement, rows)
    sealer.witness.hold(seal)
    return seal


def _position(last: Signed | None) -> tuple[int, int, int]:
    """The epoch, its first id, and the first transaction that no seal holds."""
    if last is None:
        return FIRST_EPOCH, LOWEST_ID, 0
    return last.statement.epoch, last.statement.from_id, last.statement.below_xid


def _below(connection: Connection, from_id: int, from_xid: int) -> int:
    """Where the next seal ends: before what still runs, and before it holds too many rows."""
    horizon = _number(connection, _HORIZON)
    steps = connection.execute(
        "SELECT xid::text::bigint FROM audit_auditrow"
        " WHERE id >= %s AND xid >= %s::text::xid8 AND xid < %s::text::xid8"
        " ORDER BY xid, id OFFSET %s LIMIT 1",
        [from_id, str(from_xid), str(horizon), MOST_ROWS],
    ).fetchone()
    if steps is None:
        return horizon
    # A transaction with more rows than that is sealed whole.
    return max(int(steps[0]), _first_xid(connection, from_id, from_xid) + 1)


def _first_xid(connection: Connection, from_id: int, from_xid: int) -> int:
    return _number(
        connection,
        "SELECT xid::text::bigint FROM audit_auditrow"
        " WHERE id >= %s AND xid >= %s::text::xid8 ORDER BY xid, id LIMIT 1",
        from_id,
        str(from_xid),
    )


def _rows(
    connection: Connection, from_id: int, from_xid: int, below: int
) -> list[tuple[int, bytes]]:
    found = connection.execute(
        "SELECT id, leaf FROM audit_auditrow"
        " WHERE id >= %s AND xid >= %s::text::xid8 AND xid < %s::text::xid8 ORDER BY xid, id",
        [from_id, str(from_xid), str(below)],
    )
    return [(row_id, bytes(leaf)) for row_id, leaf in found]


def _write(sealer: Sealer, statement: Statement, rows: Sequence[tuple[int, bytes]]) -> Signed:
    digest = statement.digest()
    seal = Signed(statement=statement, hash=digest, signature=sealer.keys.sign(digest))
    sealer.connection.execute(
        "INSERT INTO audit_seal (id, epoch, from_id, from_xid, below_xid, rows, root, prev, at,"
        " hash, signature, leaves)"
        " VALUES (%s, %s, %s, %s::text::xid8, %s::text::xid8, %s, %s, %s, %s, %s, %s, %s)",
        [
            statement.number,
            statement.epoch,
            statement.from_id,
            str(statement.from_xid),
            str(statement.below_xid),
            statement.rows,
            statement.root,
            statement.prev,
            statement.at,
            seal.hash,
            seal.signature,
            pack_leaves(rows),
        ],
    )
    return seal


def _xids_began_anew(connection: Connection, last: Signed) -> bool:
    """Whether this server counts transactions below what is sealed: it was restored from a dump."""
    return _number(connection, _HORIZON) < last.statement.below_xid


def _begin_epoch(sealer: Sealer, last: Signed | None, *, now: datetime) -> Signed:
    """Begin the next epoch with a seal of all that the one before left unsealed."""
    connection, held = sealer.connection, sealer.witness.newest()
    epoch, from_id, from_xid = _position(last)
    with connection.transaction():
        # Nobody writes meanwhile, so its id tells in which epoch a row was written.
        connection.execute("LOCK TABLE audit_auditrow IN SHARE ROW EXCLUSIVE MODE")
        rows = _rows(connection, from_id, from_xid, _NO_LIMIT)
        statement = Statement(
            number=max(one.number if one else 0 for one in (last, held)) + 1,
            epoch=epoch + 1,
            from_id=_number(
                connection, "SELECT nextval(pg_get_serial_sequence('audit_auditrow', 'id'))"
            ),
            from_xid=0,
            below_xid=0,
            rows=len(rows),
            root=root_of([leaf for _, leaf in rows]),
            prev=last.hash if last else NOTHING_BEFORE,
            at=now,
        )
        seal = _write(sealer, statement, rows)
    sealer.witness.hold(seal)
    return seal


def _number(connection: Connection, statement: str, *values: object) -> int:
    row = connection.execute(statement, values).fetchone()
    return int(row[0]) if row else 0
