"""What the second lock costs: one file and a list of fifty, with 100,000 files and 1,000 users.

Baseline, in turn with ours on the same rows: the owner of the tables, whom no lock stops, asks what
a careful program would ask without one: a filter by the seats of the reader. Ours adds the signed
actor, the walls and row-level security, and is asked as the role that serves.
"""

import os
import random
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg

FILES, USERS, BODIES = 100_000, 1_000, 250
ROUNDS = 400
NAME = "bench_access"
NOTES = "bench_note"

FILL = (
    (
        "INSERT INTO organisations_body (code, kind, name_nl, name_fr, name_en, aliases)"
        " SELECT 'b' || n, 'police_zone', 'b', 'b', '', '{{}}'"
        " FROM generate_series(0, {bodies} - 1) n"
    ),
    (
        "INSERT INTO organisations_professional (code, name, language, mail, is_active, password)"
        " SELECT 'p' || n, 'p', 'nl', '', true, '' FROM generate_series(0, {users} - 1) n"
    ),
    (
        "INSERT INTO organisations_mandate (professional_id, body_id, role, from_day, granted_by,"
        " granted_at) SELECT p.id, b.id, 'eva_officer', '2020-01-01', 'x', now()"
        " FROM organisations_professional p JOIN organisations_body b"
        " ON substr(b.code, 2)::int = substr(p.code, 2)::int % {bodies}"
    ),
    (
        "INSERT INTO foundation_protectedfile (id, code, opened_at, opened_by)"
        " SELECT gen_random_uuid(), 'F' || n, now(), 'x' FROM generate_series(0, {files} - 1) n"
    ),
    (
        "INSERT INTO foundation_filegrant (file_id, seat, basis, writes, since, granted_by)"
        " SELECT id, 'body:b' || substr(code, 2)::int % {bodies}, 'owner', true, now(), 'x'"
        " FROM foundation_protectedfile"
    ),
    (
        "INSERT INTO foundation_filegrant (file_id, seat, basis, writes, since, granted_by)"
        " SELECT id, 'body:b' || (substr(code, 2)::int / 7) % {bodies}, 'consent', true, now(), 'x'"
        " FROM foundation_protectedfile"
    ),
    (
        "INSERT INTO foundation_filewall (file_id, professional, raised_at, raised_by, lowered_by)"
        " SELECT id, 'p' || substr(code, 2)::int % {users}, now(), 'x', ''"
        " FROM foundation_protectedfile WHERE substr(code, 2)::int % 50 = 3"
    ),
    "CREATE TABLE " + NOTES + " (id bigserial PRIMARY KEY, words text NOT NULL,"
    " file_id uuid NOT NULL REFERENCES foundation_protectedfile)",
    "INSERT INTO " + NOTES + " (words, file_id) SELECT 'a note', id FROM foundation_protectedfile",
    "CREATE INDEX ON " + NOTES + " (file_id)",
    "GRANT SELECT ON " + NOTES + " TO relais_app",
)

GRANTED = (
    "EXISTS (SELECT FROM foundation_filegrant g WHERE g.file_id = n.file_id"
    " AND g.seat = ANY (%(seats)s) AND (g.until IS NULL OR g.until > {moment}))"
)
SELECT = "SELECT n.id, n.words FROM " + NOTES + " n WHERE "
OPEN = (
    "EXISTS (SELECT FROM access_open_grant g WHERE g.file_id = n.file_id"
    " AND g.seat = ANY (%(seats)s))"
)
ONE, LIST = " AND n.file_id = %(file)s", " ORDER BY n.id DESC LIMIT 50"


def measure(url: str) -> dict[str, Any]:
    """Medians in milliseconds; `one_extra_ms` and `list_ratio` are what the issue of cost is."""
    with _database(url) as owner_url:
        os.environ["DATABASE_URL"] = owner_url
        return _measured(owner_url)


def _measured(owner_url: str) -> dict[str, Any]:
    import django  # noqa: PLC0415  # after the database's address is known

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    from relais.foundation.access.policies import lock_sql  # noqa: PLC0415
    from relais.foundation.access.roles import runtime_url  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    with psycopg.connect(owner_url, autocommit=True) as owner:
        for statement in FILL:
            owner.execute(
                statement.format(bodies=BODIES, users=USERS, files=FILES).encode()
                if "{" in statement
                else statement.encode()
            )
        owner.execute(lock_sql(NOTES, "file_id").encode())
        owner.execute("ANALYZE")
        with psycopg.connect(runtime_url(owner_url)) as serving:
            return _compared(owner, serving)


def _compared(owner: psycopg.Connection, serving: psycopg.Connection) -> dict[str, Any]:
    plain = SELECT + GRANTED.format(moment="now()")
    locked = SELECT + OPEN
    chosen = random.Random(4)
    times: dict[str, list[float]] = {"one": [], "one ours": [], "list": [], "list ours": []}
    foreign = 0
    for _ in range(ROUNDS):
        user = chosen.randrange(USERS)
        file = _own_file(owner, user, chosen)
        asked = {"seats": [f"body:b{user % BODIES}", f"person:p{user}"], "file": file}
        for name, ask in (("one", ONE), ("list", LIST)):
            times[name].append(_timed(partial(_plain, owner, plain + ask, asked)))
            times[f"{name} ours"].append(_timed(partial(_ours, serving, user, locked + ask, asked)))
        stranger = {**asked, "seats": ["body:b" + str((user + 1) % BODIES)]}
        foreign += len(
            _ours(serving, (user + 1) % USERS, SELECT + "n.file_id = %(file)s", stranger)
        )
    middle = {name: statistics.median(taken) for name, taken in times.items()}
    return {
        "files": FILES,
        "users": USERS,
        "grants": 2 * FILES,
        "one_ms": round(middle["one ours"], 3),
        "one_plain_ms": round(middle["one"], 3),
        "one_extra_ms": round(middle["one ours"] - middle["one"], 3),
        "list_ms": round(middle["list ours"], 3),
        "list_plain_ms": round(middle["list"], 3),
        "list_ratio": round(middle["list ours"] / middle["list"], 2),
        "foreign_rows": foreign,
    }


def _own_file(owner: psycopg.Connection, user: int, chosen: random.Random) -> Any:
    """A file that the body of this user opened, that nobody else holds, and with no wall."""
    stranger = (user + 1) % BODIES
    number = user
    while number % USERS == user or (number // 7) % BODIES == stranger:
        number = user % BODIES + BODIES * chosen.randrange(FILES // BODIES)
    found = owner.execute(
        "SELECT id FROM foundation_protectedfile WHERE code = %s", [f"F{number}"]
    ).fetchone()
    return found[0] if found else None


def _plain(owner: psycopg.Connection, statement: str, asked: dict[str, Any]) -> list[Any]:
    with owner.transaction():
        return owner.execute(statement.encode(), asked).fetchall()


def _ours(
    serving: psycopg.Connection, user: int, statement: str, asked: dict[str, Any]
) -> list[Any]:
    from relais.foundation.access.actor import signing_key, token  # noqa: PLC0415
    from relais.foundation.clock import now  # noqa: PLC0415

    with serving.transaction():
        said = token(f"p{user}", now(), expires=int(time.time()) + 60, key=signing_key())
        serving.execute("SELECT set_config('relais.actor', %s, true)", [said])
        return serving.execute(statement.encode(), asked).fetchall()


def _timed(ask: Callable[[], object]) -> float:
    began = time.perf_counter()
    ask()
    return (time.perf_counter() - began) * 1000


@contextmanager
def _database(url: str) -> Iterator[str]:
    parts = urlsplit(url)
    with psycopg.connect(urlunsplit(parts._replace(path="/postgres")), autocommit=True) as admin:
        admin.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)".encode())
        admin.execute(f"CREATE DATABASE {NAME}".encode())
        try:
            yield urlunsplit(parts._replace(path=f"/{NAME}"))
        finally:
            admin.execute(f"DROP DATABASE {NAME} WITH (FORCE)".encode())
