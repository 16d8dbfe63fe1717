"""The database of keys, apart from everything else: a wrapped key for each file.

It has a connection of its own, which knows nothing of the transactions of the main database: a key
stands before anything is sealed with it, and one whose file never came to be harms nobody.
"""

import secrets
import threading
from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

import psycopg
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import connection
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg_pool import ConnectionPool

from relais.foundation.access.roles import RUNTIME
from relais.foundation.vault.keyfile import KEY_BYTES, key_file

NONCE_BYTES: Final = 12
SUFFIX: Final = "_keys"
WAIT: Final = 5.0  # seconds

SCHEMA: Final = (
    """CREATE TABLE IF NOT EXISTS file_key
       (file uuid PRIMARY KEY, wrapped_by text NOT NULL, wrapped bytea NOT NULL)""",
    "CREATE INDEX IF NOT EXISTS file_key_by_wrapper ON file_key (wrapped_by)",
    """CREATE TABLE IF NOT EXISTS shredded
       (file uuid PRIMARY KEY, at timestamptz NOT NULL DEFAULT now())""",
    "ALTER TABLE shredded ADD COLUMN IF NOT EXISTS reason text NOT NULL DEFAULT ''",
)

_pools: dict[str, ConnectionPool] = {}
_making = threading.Lock()


class WrongKey(Exception):
    """The key of a file can't be unwrapped: the file of keys isn't the one that wrapped it."""


def new_key(file: UUID) -> None:
    """Make the key of a file, unless it has one. It stands when this returns."""
    names = key_file()
    wrapped = _wrap(names.wrapping[names.newest], file, secrets.token_bytes(KEY_BYTES))
    with _pool().connection() as keys:
        keys.execute(
            "INSERT INTO file_key (file, wrapped_by, wrapped) SELECT %s, %s, %s"
            " WHERE NOT EXISTS (SELECT FROM shredded WHERE file = %s) ON CONFLICT DO NOTHING",
            [file, names.newest, wrapped, file],
        )


def keys_of(files: Iterable[UUID]) -> dict[UUID, bytes]:
    """The keys of these files, unwrapped; a file whose key was destroyed is not in it."""
    wrapping = key_file().wrapping
    with _pool().connection() as keys:
        rows = keys.execute(
            "SELECT file, wrapped_by, wrapped FROM file_key WHERE file = ANY (%s)", [list(files)]
        ).fetchall()
    return {file: _unwrap(wrapping.get(by), file, bytes(wrapped)) for file, by, wrapped in rows}


def shred(file: UUID, *, reason: str = "") -> bool:
    """Destroy the key of a file for good. Nothing sealed with it can be read again, anywhere.

    False where there was none, so nothing to destroy. `reason` is what an operator says at the
    terminal; a context keeps its own in the audit.
    """
    with _pool().connection() as keys, keys.transaction():
        destroyed = keys.execute("DELETE FROM file_key WHERE file = %s", [file]).rowcount
        keys.execute(
            "INSERT INTO shredded (file, reason) VALUES (%s, %s) ON CONFLICT DO NOTHING",
            [file, reason],
        )
    return destroyed > 0


def shred_again(*, known_to: str, restored: str) -> int:
    """Destroy in a restored keystore what the present one knows as destroyed; how many there were.

    Both are addresses, for whoever owns the tables.
    """
    with psycopg.connect(known_to) as present:
        gone = present.execute("SELECT file, at, reason FROM shredded").fetchall()
    with psycopg.connect(restored) as keys, keys.cursor() as cursor:
        cursor.executemany("INSERT INTO shredded VALUES (%s, %s, %s) ON CONFLICT DO NOTHING", gone)
        cursor.execute("DELETE FROM file_key WHERE file IN (SELECT file FROM shredded)")
        return cursor.rowcount


def wrapped_by(name: str) -> int:
    """How many keys can be opened by this wrapping key alone."""
    with _pool().connection() as keys:
        row = keys.execute("SELECT count(*) FROM file_key WHERE wrapped_by = %s", [name]).fetchone()
    return int(row[0]) if row else 0


def rewrap(*, most: int) -> int:
    """Wrap at most so many keys anew under the newest one; how many there were. Safe to stop."""
    names = key_file()
    newest = names.wrapping[names.newest]
    with _pool().connection() as keys, keys.transaction():
        rows = keys.execute(
            "SELECT file, wrapped_by, wrapped FROM file_key WHERE wrapped_by <> %s"
            " LIMIT %s FOR UPDATE SKIP LOCKED",
            [names.newest, most],
        ).fetchall()
        anew = [
            (names.newest, _wrap(newest, file, _unwrap(names.wrapping.get(by), file, old)), file)
            for file, by, old in rows
        ]
        with keys.cursor() as cursor:
            cursor.executemany(
                "UPDATE file_key SET wrapped_by = %s, wrapped = %s WHERE file = %s", anew
            )
    return len(rows)


def prepare(owner: str = "") -> None:
    """As the owner, make the database where there is none, its tables, and the rights on them."""
    elsewhere = owner or settings.KEYSTORE_OWNER_URL or settings.KEYSTORE_URL
    if not elsewhere:
        _create_database()
    with psycopg.connect(
        elsewhere or address_beside(make_conninfo(**_main())), autocommit=True
    ) as keys:
        for statement in SCHEMA:
            keys.execute(statement)
        if keys.info.user != _role():
            _grant(keys, sql.Identifier(_role()))


def server_says(names: Iterable[str]) -> dict[str, str]:
    """How the server of the keystore is set, of these settings."""
    with _pool().connection() as keys:
        rows = keys.execute(
            "SELECT name, setting FROM pg_settings WHERE name = ANY (%s)", [list(names)]
        )
        return dict(rows.fetchall())


def _grant(keys: psycopg.Connection, role: sql.Identifier) -> None:
    keys.execute(sql.SQL("GRANT SELECT, INSERT, UPDATE, DELETE ON file_key TO {}").format(role))
    keys.execute(sql.SQL("GRANT SELECT, INSERT ON shredded TO {}").format(role))


def _role() -> str:
    """As whom the keys are read when pages are served."""
    if settings.KEYSTORE_URL:
        return str(conninfo_to_dict(settings.KEYSTORE_URL).get("user", ""))
    return RUNTIME


def _create_database() -> None:
    name = str(_main()["dbname"]) + SUFFIX
    with psycopg.connect(make_conninfo(**_main()), autocommit=True) as main:
        known = main.execute("SELECT FROM pg_database WHERE datname = %s", [name]).fetchone()
        if known is None:
            main.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))


def _pool() -> ConnectionPool:
    """The connections of this process; made when first asked for, after the server has forked."""
    address = _address()
    with _making:
        if address not in _pools:
            _pools[address] = ConnectionPool(
                address,
                min_size=0,
                max_size=4,
                # Whoever waits longer waits for a database that is gone.
                timeout=WAIT,
                # One that a restart of that server cut off is left out and replaced.
                check=ConnectionPool.check_connection,
                kwargs={"autocommit": True},
                open=True,
            )
        return _pools[address]


def close() -> None:
    """Let go of every connection."""
    with _making:
        while _pools:
            _pools.popitem()[1].close()


def _address() -> str:
    """Where the keys are, for the role as which this process runs."""
    return str(settings.KEYSTORE_URL) or address_beside(make_conninfo(**_main()))


def _main() -> dict[str, Any]:
    known = connection.settings_dict
    options = {key: value for key, value in known["OPTIONS"].items() if key != "pool"}
    named = {
        "dbname": known["NAME"],
        "user": known["USER"],
        "password": known["PASSWORD"],
        "host": known["HOST"],
        "port": str(known["PORT"]),
        **options,
    }
    return {key: value for key, value in named.items() if value}


def address_beside(main: str) -> str:
    """The address of the keys that stand beside a main database."""
    return make_conninfo(main, dbname=str(conninfo_to_dict(main)["dbname"]) + SUFFIX)


def _wrap(wrapping: bytes, file: UUID, key: bytes) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(wrapping).encrypt(nonce, key, file.bytes)


def _unwrap(wrapping: bytes | None, file: UUID, wrapped: bytes) -> bytes:
    if wrapping is None:
        raise WrongKey("The key that wrapped this one isn't in the file of keys.")
    try:
        return AESGCM(wrapping).decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], file.bytes)
    except InvalidTag:
        raise WrongKey("The file of keys isn't the one that wrapped this key.") from None
