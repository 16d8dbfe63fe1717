"""Streaming the rows of the audit in the order in which they are sealed."""

from collections.abc import Generator, Iterator
from typing import Final

from psycopg import sql

from relais.audit.queries.connection import Connection
from relais.audit.rules.findings import Row
from relais.audit.rules.seals import leaf_of

# The same form of a row as the trigger hashes; a test compares. What comes of it is hashed here and
# not in PostgreSQL, which may be in other hands.
_ROWS: Final = """
COPY (
    SELECT record_send(ROW(
        id, at, xid,
        convert_to(actor, 'UTF8'), convert_to(mandate, 'UTF8'),
        convert_to(event, 'UTF8'), convert_to(about, 'UTF8'),
        file, convert_to(fields::text, 'UTF8'), convert_to(reason, 'UTF8')
    )), leaf
    FROM audit_auditrow WHERE id BETWEEN {low} AND {high} ORDER BY xid, id
) TO STDOUT (FORMAT BINARY)
"""
# Where in that form the id and the transaction stand: each value comes after its type and length.
_ID: Final = slice(12, 20)
_XID: Final = slice(44, 52)
_AFTER_ALL: Final = 2**63


class RowStream:
    """The rows with ids from `low` up to `high`, handed out transaction by transaction."""

    def __init__(self, connection: Connection, low: int, high: int | None) -> None:
        self._rows = self._stream(connection, low, (high or _AFTER_ALL) - 1)
        self._next = next(self._rows, None)

    @property
    def next_id(self) -> int | None:
        """The id of the row that comes next."""
        return None if self._next is None else _row(*self._next).id

    def below(self, xid: int) -> Iterator[Row]:
        """The next rows, of transactions below this one."""
        end = xid.to_bytes(8, "big")
        while self._next is not None and self._next[0][_XID] < end:
            yield _row(*self._next)
            self._next = next(self._rows, None)

    def rest(self) -> Iterator[Row]:
        """All that are left."""
        while self._next is not None:
            yield _row(*self._next)
            self._next = next(self._rows, None)

    @staticmethod
    def _stream(connection: Connection, low: int, high: int) -> Generator[tuple[bytes, bytes]]:
        statement = sql.SQL(_ROWS).format(low=low, high=high)
        with connection.cursor() as cursor, cursor.copy(statement) as copy:
            copy.set_types(["bytea", "bytea"])
            yield from copy.rows()


def _row(record: bytes, leaf: bytes) -> Row:
    computed = leaf_of(record)
    return Row(int.from_bytes(record[_ID], signed=True), computed, computed == leaf)
