"""The home of a professional whose organisation owes 10,000 answers, 100,000 being owed in all.

The list is asked for over HTTP, at a steady rate that does not wait for answers, by parts and pages
in turn; queries and bytes are counted inside the program.
"""

import json
import os
import random
import re
import subprocess
import sys
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg

from benchmarks.http import ROOT, served, steady

RATE, SECONDS, WARM_UP = 20, 30, 3
OURS, ALL = 10_000, 100_000
NAME = "bench_promises"
WORKER, BODY = "gwen-nergens", "example-shelter"
SETTINGS = "benchmarks.promised.settings"
LISTS = (
    "/nl/",
    "/nl/?section=late",
    "/nl/?section=today",
    "/nl/?section=later",
    "/nl/?page=7",
    "/nl/?page=120",
    "/nl/?side=theirs",
)

# From two days late until three weeks ahead; every hundredth climbed to a neighbour.
FILL = """
WITH bodies AS (
    SELECT array_agg(code ORDER BY code) AS codes FROM organisations_body WHERE code <> %(body)s
), numbered AS (
    SELECT n, CASE WHEN n <= %(ours)s THEN %(body)s
        ELSE codes[1 + n %% array_length(codes, 1)] END AS debtor,
        codes[1 + (n / 7) %% array_length(codes, 1)] AS neighbour
    FROM generate_series(1, %(all)s) AS n, bodies
)
INSERT INTO promises_promise (uid, kind, about, code, urgency, owed_by_id, owed_to_id, made_at,
    due_at, state, reason, steps_taken, climbed_to)
SELECT gen_random_uuid(), 'bench.answer', 'thing-' || n, 'K-' || n, 'week', debtor,
    CASE WHEN n %% 10 = 0 THEN %(body)s ELSE neighbour END, now(),
    now() + (random() * 23 - 2) * interval '1 day', 'open', '', 0,
    CASE WHEN n %% 100 = 0 THEN ARRAY[neighbour] ELSE '{}' END
FROM numbered
"""
HISTORY = """
INSERT INTO promises_change (promise_id, move, at, by, owed_by_id, state, reason, steps_taken,
    climbed_to)
SELECT id, 'made', made_at, 'operator', owed_by_id, 'open', '', 0, '{}' FROM promises_promise
"""


def measure(url: str) -> dict[str, Any]:
    """Times in milliseconds. A process of its own, for it needs settings of its own."""
    environment = {
        **os.environ,
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": SETTINGS,
        "PYTHONPATH": str(ROOT / "src"),
    }
    command = [sys.executable, "-m", "benchmarks.promises"]
    ran = subprocess.run(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    measured: dict[str, Any] = json.loads(ran.stdout)
    return measured


def _measured(url: str) -> dict[str, Any]:
    with served(url, NAME) as port:
        os.environ["DATABASE_URL"] = urlunsplit(urlsplit(url)._replace(path=f"/{NAME}"))
        with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as database:
            database.execute(FILL, {"ours": OURS, "all": ALL, "body": BODY})
            database.execute(HISTORY)
            database.execute("VACUUM ANALYZE promises_promise, promises_change")
        client = _signed_in()
        session = client.cookies["sessionid"].value
        steady(port, RATE, WARM_UP, _asked(session))
        return {
            "promises": OURS,
            "promises_in_all": ALL,
            "queries": _queries(client),
            "row_bytes": _row_bytes(client),
            **steady(port, RATE, SECONDS, _asked(session)),
        }


def _asked(session: str) -> Any:
    def request(dice: random.Random) -> bytes:
        return (
            f"GET {dice.choice(LISTS)} HTTP/1.1\r\nHost: work.localhost\r\n"
            f"Cookie: sessionid={session}\r\nAccept-Encoding: gzip\r\n\r\n"
        ).encode()

    return request


def _signed_in() -> Any:
    import django  # noqa: PLC0415  # after the database's address is known

    django.setup()
    from django.test import Client  # noqa: PLC0415

    from relais.foundation.access import OPERATOR  # noqa: PLC0415
    from relais.organisations.interface import professional  # noqa: PLC0415

    client = Client(headers={"host": "work.localhost"})
    client.force_login(professional(OPERATOR, WORKER))
    return client


def _queries(client: Any) -> int:
    from django.db import connection  # noqa: PLC0415  # after Django is set up
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    with CaptureQueriesContext(connection) as captured:
        client.get("/nl/")
    return len(captured)


def _row_bytes(client: Any) -> int:
    """The larger of the rows that pressing and taking back send."""
    press = re.findall(r'action="([^"]+/press/)"', client.get("/nl/").text)[0]
    script = {"HX-Request": "true"}
    undo = press.replace("/press/", "/undo/")
    return max(len(client.post(path, headers=script).content) for path in (press, undo))


if __name__ == "__main__":
    print(json.dumps(_measured(os.environ["DATABASE_URL"])))
