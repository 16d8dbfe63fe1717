"""What handing somebody over costs, with 10,000 referrals there: to make one, to open one, to list.

Processor time (user and system) of the program alone, from the request to the whole page, measured
inside it; what PostgreSQL works meanwhile shows in the wall time beside it. The yardstick is a page
of the same face that lists nothing.
"""

import os
import re
import secrets
import statistics
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg

from benchmarks.http import served

REFERRALS, ROUNDS = 10_000, 60
NAME = "bench_referrals"
SENDER, SENDING = "pascal-pastiche", "example-pharmacy"
RECEIVER, RECEIVING = "gwen-nergens", "example-shelter"
SERVICE = "vogelzang-fr"
SENT, INBOX, SEND = "/nl/referrals/", "/nl/referrals/inbox/", "/nl/referrals/send/"
YARDSTICK = "/nl/sign-in/"
FORM = {
    "need": "shelter",
    "language": "fr",
    "service": SERVICE,
    "grounds": "spoken",
    "urgency": "today",
    "channel": "phone",
    "reach": "0470 00 00 00",
    "day_part": "any",
    "answerer": "only-self",
    "say": "the library",
}

# By the owner of the tables, whom no lock stops: the commands would take minutes for as many.
FILL = (
    (
        "INSERT INTO foundation_protectedfile (id, code, opened_at, opened_by)"
        " SELECT gen_random_uuid(), 'F' || n, now(), %(sender)s FROM generate_series(1, %(all)s) n"
    ),
    (
        "INSERT INTO foundation_filegrant (file_id, seat, basis, writes, since, granted_by)"
        " SELECT id, 'body:' || body, basis, true, now(), %(sender)s FROM foundation_protectedfile,"
        " (VALUES (%(sending)s, 'owner'), (%(receiving)s, 'consent')) AS seats (body, basis)"
    ),
    (
        "INSERT INTO referrals_referral (file_id, code, state, urgency, need, facts, municipality,"
        " service, sender, sender_body, receiver_body, channel, day_part, language, answerer,"
        " may_leave_message, reach, say, name, note, reason, outcome, sent_at, changed_at)"
        " SELECT id, code, 'received', 'week', 'shelter', '{}', '', %(service)s, %(sender)s,"
        " %(sending)s, %(receiving)s, 'phone', 'any', 'fr', 'only-self', false, '', '', '', '',"
        " '', '', now() - random() * interval '90 days', now() FROM foundation_protectedfile"
    ),
    (
        "INSERT INTO referrals_step (file_id, move, party, by, at, reason, outcome)"
        " SELECT id, move, party, 'x', now(), '', '' FROM foundation_protectedfile,"
        " (VALUES ('send', 'sender'), ('see', 'receiver')) AS steps (move, party)"
    ),
    "ANALYZE",
)


def measure(url: str) -> dict[str, Any]:
    """Medians in milliseconds; `cpu` is user and system time of the program."""
    with served(url, NAME):
        os.environ["DATABASE_URL"] = urlunsplit(urlsplit(url)._replace(path=f"/{NAME}"))
        return _measured(os.environ["DATABASE_URL"])


def _measured(owner_url: str) -> dict[str, Any]:
    sender, receiver = signed_in(SENDER), signed_in(RECEIVER)
    with psycopg.connect(owner_url, autocommit=True) as owner:
        values = {
            "all": REFERRALS,
            "sender": SENDER,
            "sending": SENDING,
            "receiving": RECEIVING,
            "service": SERVICE,
        }
        for statement in FILL:
            owner.execute(statement.encode(), values if "%(" in statement else None)
    page = sender.post(SEND, FORM).url
    acts: dict[str, tuple[Any, Callable[[Any], Any]]] = {
        "create": (sender, hand_over),
        "page": (receiver, lambda who: who.get(page)),
        "sent": (sender, lambda who: who.get(SENT)),
        "inbox": (receiver, lambda who: who.get(INBOX)),
        "bare_page": (sender, lambda who: who.get(YARDSTICK)),
    }
    measured: dict[str, Any] = {"referrals": REFERRALS, "rounds": ROUNDS}
    for name, (who, act) in acts.items():
        act(who)
        measured |= {f"{name}_{what}": cost for what, cost in _cost(who, act).items()}
    return measured


def hand_over(who: Any) -> Any:
    """Send a form that nobody sent before."""
    return who.post(SEND, FORM | {"once": secrets.token_urlsafe(18)})


def signed_in(code: str) -> Any:
    """A client that is one of the cast; the service of `FORM` has its desk from then on."""
    import django  # noqa: PLC0415  # after the database's address is known

    django.setup()
    from django.test import Client  # noqa: PLC0415

    from relais.foundation import clock  # noqa: PLC0415
    from relais.foundation.access import OPERATOR  # noqa: PLC0415
    from relais.organisations.interface import professional  # noqa: PLC0415
    from relais.referrals.interface import set_desk  # noqa: PLC0415

    set_desk(by=OPERATOR, now=clock.now(), service=SERVICE, body=RECEIVING)
    client = Client(headers={"host": "work.localhost"})
    client.force_login(professional(OPERATOR, code))
    return client


def _cost(who: Any, act: Callable[[Any], Any]) -> dict[str, Any]:
    from django.db import connection  # noqa: PLC0415  # after Django is set up
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    cpu, wall = [], []
    for _ in range(ROUNDS):
        began, worked = time.perf_counter(), time.process_time()
        answer = act(who)
        cpu.append((time.process_time() - worked) * 1000)
        wall.append((time.perf_counter() - began) * 1000)
        if answer.status_code not in {200, 302}:
            raise RuntimeError(answer.status_code)
    with CaptureQueriesContext(connection) as asked:
        act(who)
    real = [each for each in asked.captured_queries if not re.search("SAVEPOINT", each["sql"])]
    return {
        "cpu_ms": round(statistics.median(cpu), 1),
        "wall_ms": round(statistics.median(wall), 1),
        "queries": len(real),
    }
