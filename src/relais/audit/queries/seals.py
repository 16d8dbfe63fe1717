"""Reading seals, over a connection of one's own."""

from collections.abc import Iterator
from typing import Any, Final

from relais.audit.queries.connection import Connection
from relais.audit.rules.seals import Signed, Statement, unpack_leaves

COLUMNS: Final = (
    "id, epoch, from_id, from_xid::text, below_xid::text, rows, root, prev, at, hash, signature"
)


def newest_seal(connection: Connection) -> Signed | None:
    row = connection.execute(
        f"SELECT {COLUMNS} FROM audit_seal ORDER BY id DESC LIMIT 1"  # noqa: S608  # our own columns
    ).fetchone()
    return signed(row) if row else None


def seals_after(connection: Connection, number: int) -> Iterator[Signed]:
    """Every seal with a higher number, in order, a few at a time: inside a transaction only."""
    with connection.cursor(name="audit_seals") as cursor:
        cursor.itersize = 1_000
        cursor.execute(
            f"SELECT {COLUMNS} FROM audit_seal WHERE id > %s ORDER BY id",  # noqa: S608  # our own columns
            [number],
        )
        yield from map(signed, cursor)


def sealed_leaves(connection: Connection, number: int) -> list[tuple[int, bytes]]:
    """The ids and leaves of the rows that a seal was made of."""
    row = connection.execute("SELECT leaves FROM audit_seal WHERE id = %s", [number]).fetchone()
    return unpack_leaves(bytes(row[0])) if row else []


def signed(row: tuple[Any, ...]) -> Signed:
    """A seal from its `COLUMNS`."""
    number, epoch, from_id, from_xid, below_xid, rows, root, prev, at, digest, signature = row
    statement = Statement(
        number=number,
        epoch=epoch,
        from_id=from_id,
        from_xid=int(from_xid),
        below_xid=int(below_xid),
        rows=rows,
        root=bytes(root),
        prev=bytes(prev),
        at=at,
    )
    return Signed(statement=statement, hash=bytes(digest), signature=bytes(signature))
