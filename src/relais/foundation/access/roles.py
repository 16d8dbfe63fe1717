"""The role as which Relais runs: owns nothing, passes no lock, may make nothing.

Brought up to date after each migration, by the owner of the tables. What is said by `withhold` is
all that the role may do to that table; on any other it reads, adds, changes and removes rows.
"""

import hashlib
from contextlib import suppress
from typing import Any, Final
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from django.db import ProgrammingError, connections, transaction
from psycopg import sql

from relais.foundation.access.actor import signing_key

RUNTIME: Final = "relais_app"

_withheld: Final[dict[str, str]] = {
    "django_migrations": "SELECT",
    "foundation_actorkey": "",
    "foundation_protectedfile": "SELECT",
    "foundation_filegrant": "",
    "access_open_grant": "SELECT",
    "foundation_filewall": "",
}


def withhold(table: str, rights: str) -> None:
    """Let the role that serves have these rights on a table and no others; said at start-up."""
    _withheld[table] = rights


def runtime_password(owner_password: str) -> str:
    """The password of the runtime role on our own server: made from the owner's, not reversible."""
    return hashlib.sha256(f"relais runtime\0{owner_password}".encode()).hexdigest()


def runtime_url(owner_url: str) -> str:
    """The address for the runtime role of the database that its owner reaches by `owner_url`."""
    parts = urlsplit(owner_url)
    password = quote(runtime_password(unquote(parts.password or "")))
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{RUNTIME}:{password}@{host}"))


def prepare_runtime_role(*, using: str, **_signal: Any) -> None:
    """Give the runtime role what it needs and take what it does not, and renew the actors' key."""
    connection = connections[using]
    owner_password = str(connection.settings_dict["PASSWORD"])
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_has_role(current_user, tableowner, 'MEMBER') FROM pg_tables"
            " WHERE tablename = 'foundation_actorkey'"
        )
        owns = cursor.fetchone()
        if owns is None or not owns[0]:
            return
        _make_role(cursor, owner_password)
        _grant(cursor)
        cursor.execute(
            "INSERT INTO foundation_actorkey (id, key) VALUES (1, %s)"
            " ON CONFLICT (id) DO UPDATE SET key = excluded.key",
            [signing_key()],
        )


def _make_role(cursor: Any, owner_password: str) -> None:
    """Make the role where there is none and the owner may make it; else the operator did."""
    cursor.execute(
        "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = %s), rolsuper OR rolcreaterole"
        " FROM pg_roles WHERE rolname = current_user",
        [RUNTIME],
    )
    known, may_make = cursor.fetchone()
    if known:
        return
    if not may_make:
        raise SystemExit(f"Make the role {RUNTIME} first: docs/operations/database.md.")
    statement = sql.SQL(
        "CREATE ROLE {} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD {}"
    ).format(sql.Identifier(RUNTIME), sql.Literal(runtime_password(owner_password)))
    with suppress(ProgrammingError), transaction.atomic():
        cursor.execute(statement)  # Or another process did, just now.


def _grant(cursor: Any) -> None:
    role = sql.Identifier(RUNTIME)
    for statement in (
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
        "GRANT USAGE ON SCHEMA public TO {}",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {}",
        "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {}",
    ):
        cursor.execute(sql.SQL(statement).format(role))
    for table, rights in _withheld.items():
        named = sql.Identifier(table)
        cursor.execute(sql.SQL("REVOKE ALL ON {} FROM {}").format(named, role))
        if rights:
            cursor.execute(sql.SQL("GRANT " + rights + " ON {} TO {}").format(named, role))
