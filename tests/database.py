"""A pytest plugin that gives the tests a PostgreSQL server before Django reads its settings.

The tables are made by their owner; the tests then run as the role that serves, which owns nothing.
"""

import itertools
import os
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from config import env, messages
from config.postgres import CannotStart, Cluster, find_binaries, major_version


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None, None, None]:
    """Start a server of our own, unless we were given one.

    This wraps the hook in which pytest-django loads the settings, so it comes first. The workers
    of pytest-xdist inherit the address, and so neither start nor stop anything.
    """
    messages.compile_all()  # Django keeps what it found of a language when it first looked.
    asked = early_config.known_args_namespace
    if not (env.DATABASE_URL.text() or asked.help or asked.version):
        try:
            cluster = _start_cluster(early_config)
        except CannotStart as reason:
            raise pytest.UsageError(str(reason)) from reason
        early_config.add_cleanup(cluster.stop)
        os.environ["DATABASE_URL"] = cluster.url()
    return (yield)


def _start_cluster(config: pytest.Config) -> Cluster:
    """Start the first server that no other test run owns: theirs stops when they end."""
    data_dir = config.rootpath / env.DATA_DIR.text()
    major = major_version(find_binaries())
    for number in itertools.count(1):
        suffix = "" if number == 1 else f"-{number}"
        cluster = Cluster(data_dir / f"test-postgres-{major}{suffix}")
        if cluster.start():
            return cluster
    raise AssertionError("There is always a next number.")


# Tables of which even the owner may take nothing away.
NEVER_EMPTIED = ("programme_frozenedition", "programme_publication")

# The account that made the tables, kept while the tests run as another.
_owner: dict[str, str] = {}


@contextmanager
def as_the_role_that_serves() -> Iterator[None]:
    """Once the tables are there, be the role that serves; at the end be the owner again."""
    from django.db import connection  # noqa: PLC0415  # after the database's address is known

    from relais.foundation.access.roles import RUNTIME, runtime_password  # noqa: PLC0415
    from relais.foundation.vault import keystore  # noqa: PLC0415

    known = connection.settings_dict
    _owner.update(USER=known["USER"], PASSWORD=known["PASSWORD"])
    keystore.prepare()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connection.ops.__class__, "execute_sql_flush", _flush)
        _become({"USER": RUNTIME, "PASSWORD": runtime_password(_owner["PASSWORD"])})
        yield
        keystore.close()
        _become(_owner)


def _become(account: dict[str, str]) -> None:
    from django.db import connections  # noqa: PLC0415

    connection: Any = connections["default"]
    connection.close()
    connection.close_pool()
    connection.settings_dict.update(account)


def _flush(_operations: Any, statements: list[str]) -> None:
    """How the owner empties all tables after a test that commits; the actors' key stays.

    What is never emptied is emptied here, and here only: in the same transaction its triggers are
    taken away and put back.
    """
    from relais.foundation.access.actor import signing_key  # noqa: PLC0415

    with owner_connection() as owner:
        for table in NEVER_EMPTIED:
            owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER".encode())
        for statement in statements:
            owner.execute(statement.encode())
        for table in NEVER_EMPTIED:
            owner.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER".encode())
        owner.execute("INSERT INTO foundation_actorkey VALUES (1, %s)", [signing_key()])


def owner_address() -> str:
    """How the owner of the tables reaches the database of the tests."""
    from django.db import connection  # noqa: PLC0415

    known = connection.settings_dict
    return make_conninfo(
        host=known["HOST"] or known["OPTIONS"].get("host"),
        port=known["PORT"] or None,
        dbname=known["NAME"],
        user=_owner["USER"],
        password=_owner["PASSWORD"],
    )


@contextmanager
def owner_connection() -> Iterator[psycopg.Connection]:
    """A connection of the owner's own, committed at the end."""
    with psycopg.connect(owner_address()) as owner:
        yield owner
