"""Making a backup: one snapshot, sealed while it is dumped, read back before it gets its name."""

import json
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import BinaryIO

import psycopg
from psycopg import sql

from config.backup import programs
from config.backup.sealing import Head, NotSound, read_head, read_sealed, write_sealed

ENDING = ".relais"
# A key that was shredded must be gone from every backup by then (docs/operations/backup.md).
KEYSTORE_DAYS = 35
MAIN, KEYSTORE = "main", "keystore"
_TELL_EVERY = 64
_STAMP = "%Y%m%dT%H%M%SZ"
_TABLES = """
SELECT schemaname, tablename FROM pg_tables
WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1, 2
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One file, read to its end: how many rows it holds of each table."""

    file: Path
    database: str
    made_at: datetime
    rows: dict[str, int]

    @property
    def total(self) -> int:
        return sum(self.rows.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Where backups go, the key that seals them, and who is told how far it is."""

    folder: Path
    key: bytes
    say: Callable[[str], None]


def make(database: str, url: str, *, shelf: Shelf, now: datetime) -> Backup:
    """Write one database to the shelf; what can't be read back whole leaves no file."""
    shelf.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = shelf.folder / f"{database}-{now.astimezone(UTC).strftime(_STAMP)}{ENDING}"
    unfinished = file.with_suffix(".unfinished")
    try:
        with _private(unfinished) as target:
            with psycopg.connect(url) as connection:
                plain = _told(_contents(connection, url), database, shelf.say)
                head = Head.new(database, now.astimezone(UTC).isoformat())
                write_sealed(target, shelf.key, head, plain)
            target.flush()
            os.fsync(target.fileno())
        shelf.say(f"{database}: reading it back")
        made = read(unfinished, shelf.key)
        unfinished.rename(file)
        _keep_the_name(shelf.folder)
    finally:
        unfinished.unlink(missing_ok=True)
    return Backup(file=file, database=database, made_at=made.made_at, rows=made.rows)


def read(file: Path, key: bytes) -> Backup:
    """Read a backup to its end and hold its rows against its own account. Raises `NotSound`."""
    with file.open("rb") as source:
        head = read_head(source)
        source.seek(0)
        pieces = read_sealed(source, key)
        promised = json.loads(next(pieces))
        try:
            rows = programs.count_rows(pieces)
        except programs.ProgramFailed as failed:
            raise NotSound(f"The dump in this backup can't be read: {failed}") from failed
    if rows != promised:
        raise NotSound("The dump holds other rows than were there when it was made.")
    made_at = datetime.fromisoformat(head.made_at)
    return Backup(file=file, database=head.database, made_at=made_at, rows=rows)


def dumped(file: Path, key: bytes) -> Iterator[bytes]:
    """The dump within a backup, piece by piece. Raises `NotSound`."""
    with file.open("rb") as source:
        pieces = read_sealed(source, key)
        next(pieces)
        yield from pieces


def count_tables(connection: psycopg.Connection) -> dict[str, int]:
    """How many rows each of our tables holds, in the connection's own snapshot."""
    return {
        f"{schema}.{table}": _count(connection, sql.Identifier(schema, table))
        for schema, table in connection.execute(_TABLES.encode()).fetchall()
    }


def kept(folder: Path, database: str) -> list[Path]:
    """The finished backups of one database, the oldest first."""
    return sorted(folder.glob(f"{database}-*{ENDING}"))


def tidy(folder: Path, *, keep: int, now: datetime) -> list[Path]:
    """Remove what is past its time; the newest of each database always stays.

    Of the main database the last `keep` stay; of the keystore also none older than 35 days.
    """
    oldest = now - timedelta(days=KEYSTORE_DAYS)
    gone = kept(folder, MAIN)[:-keep] + [
        file for file in kept(folder, KEYSTORE) if _made_at(file) < oldest
    ]
    for file in gone:
        file.unlink()
    return gone


def _contents(connection: psycopg.Connection, url: str) -> Iterable[bytes]:
    """First what the dump must hold, then the dump, of one and the same moment."""
    connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
    [[snapshot]] = connection.execute("SELECT pg_export_snapshot()").fetchall()
    yield json.dumps(count_tables(connection)).encode()
    yield from programs.dump(url, snapshot)


def _told(pieces: Iterable[bytes], database: str, say: Callable[[str], None]) -> Iterator[bytes]:
    for number, piece in enumerate(pieces):
        if number % _TELL_EVERY == 0:
            say(f"{database}: {number} MiB")
        yield piece


def _count(connection: psycopg.Connection, table: sql.Identifier) -> int:
    counting = sql.SQL("SELECT count(*) FROM {}").format(table)
    [[count]] = connection.execute(counting).fetchall()
    return int(count)


def _made_at(file: Path) -> datetime:
    stamp = file.name.removesuffix(ENDING).rpartition("-")[2]
    return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)


def _private(file: Path) -> BinaryIO:
    """A new file that only we may read."""
    return os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")


def _keep_the_name(folder: Path) -> None:
    """A name is kept by its folder: until that is on the disk, a power cut takes it away."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
