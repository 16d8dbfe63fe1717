"""Restoring a backup: into a database beside the present one, which then takes its name."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from config.backup import programs
from config.backup.making import Backup, count_tables, dumped, read
from config.backup.sealing import NotSound

# The name that a database gets while it is filled.
_BESIDE = "_restoring"


class NotRestored(Exception):
    """Nothing was changed; a sentence says why."""


def is_empty(url: str) -> bool:
    """Whether nothing would be lost: there is no such database, or it has no table."""
    try:
        with psycopg.connect(url) as connection:
            return not count_tables(connection)
    except psycopg.OperationalError:
        if _name(url) in _databases(url):
            raise
        return True


def nothing_more(_beside: str) -> None:
    """What was restored stays as it was dumped."""


def restore(
    file: Path,
    url: str,
    *,
    key: bytes,
    now: datetime,
    finish: Callable[[str], None] = nothing_more,
) -> str:
    """Put what the backup holds in the place of the database; gives the name of the old one.

    The old one is renamed and never dropped; empty when there was none. `finish` is given the
    address of what was restored before it takes its place. Raises `NotRestored`.
    """
    name = _name(url)
    beside, set_aside = name + _BESIDE, f"{name}_before_{now:%Y%m%d%H%M%S}"
    with _admin(url) as admin:
        _drop(admin, beside)
        _run(admin, "CREATE DATABASE {} TEMPLATE template0", beside)
        try:
            _fill(file, _at(url, beside), key)
            finish(_at(url, beside))
            return _swap(admin, name, beside, set_aside)
        except (NotSound, programs.ProgramFailed) as error:
            _drop(admin, beside)
            raise NotRestored(f"{error}") from error
        except BaseException:
            _drop(admin, beside)
            raise


def _fill(file: Path, url: str, key: bytes) -> None:
    backup: Backup = read(file, key)
    programs.restore(url, dumped(file, key))
    with psycopg.connect(url) as connection:
        if count_tables(connection) != backup.rows:
            raise NotSound("The restored database holds other rows than the backup.")


def _swap(admin: psycopg.Connection, name: str, beside: str, set_aside: str) -> str:
    """Both names change in one transaction: there is never none, and never half of one."""
    known = name in _names(admin)
    if known:
        admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name]
        )
    with admin.transaction():
        if known:
            _run(admin, "ALTER DATABASE {} RENAME TO {}", name, set_aside)
        _run(admin, "ALTER DATABASE {} RENAME TO {}", beside, name)
    return set_aside if known else ""


def _drop(admin: psycopg.Connection, name: str) -> None:
    _run(admin, "DROP DATABASE IF EXISTS {} WITH (FORCE)", name)


def _run(admin: psycopg.Connection, statement: str, *names: str) -> None:
    admin.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


def _admin(url: str) -> psycopg.Connection:
    return psycopg.connect(_at(url, "postgres"), autocommit=True)


def _databases(url: str) -> set[str]:
    with _admin(url) as admin:
        return _names(admin)


def _names(admin: psycopg.Connection) -> set[str]:
    return {name for (name,) in admin.execute("SELECT datname FROM pg_database").fetchall()}


def _name(url: str) -> str:
    return str(conninfo_to_dict(url)["dbname"])


def _at(url: str, name: str) -> str:
    return make_conninfo(url, dbname=name)
