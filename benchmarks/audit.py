"""What the audit costs a write, and how fast all of it is verified.

Three writes, each with and without its audit rows, the sealer running beside them as in production.
`referral` is the one that counts: the write for which the program exists, somebody handed over by a
form, from the request to the answer, in pairs of which each half goes first in turn; processor time
of the program, and wall time, of which the work of PostgreSQL is a part. `command` is the dearest
case: the smallest command that records (found a body: one look-up, one row), by several clients at
once; the less an act does, the more its audit weighs. `database`: a row changed and one added by
plain SQL, so that nothing hides what the trigger and the indexes cost. With and without take turns,
and medians are compared: what else the machine does falls on both.
"""

import json
import multiprocessing
import os
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg

from benchmarks.http import served
from benchmarks.referrals import SENDER, hand_over, signed_in

NAME = "bench_audit"
CLIENTS = 4
ROUNDS = 40
PAIRS, WARM_UP = 300, 10
SECONDS = 0.25
ROWS = 200_000


def measure(url: str) -> dict[str, Any]:
    """Writes a second with and without audit, and rows verified a second."""
    with tempfile.TemporaryDirectory() as folder:
        # The sealer beside the server and we ourselves use the same.
        os.environ["RELAIS_SEAL_KEY_FILE"] = f"{folder}/seal.pem"
        os.environ["RELAIS_WITNESS_FILE"] = f"{folder}/witness.jsonl"
        return _measured(url)


def _measured(url: str) -> dict[str, Any]:
    with served(url, NAME):
        own = urlunsplit(urlsplit(url)._replace(path=f"/{NAME}"))
        os.environ["DATABASE_URL"] = own
        _prepare(own)
        written = _referral() | _overhead("database") | _overhead("command")
        _fill(own)
        return {"pairs": PAIRS, "clients": CLIENTS, "rounds": ROUNDS, **written, **_verified()}


def _prepare(url: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE bench_file (id int PRIMARY KEY, changed int NOT NULL)")
        connection.execute(
            "CREATE TABLE bench_note (id bigserial PRIMARY KEY, file int, note text)"
        )
        connection.execute("INSERT INTO bench_file SELECT n, 0 FROM generate_series(0, 9999) n")


def _referral() -> dict[str, Any]:
    """Milliseconds to hand somebody over, and which part of them the audit takes, in percent."""
    sender = signed_in(SENDER)
    from relais.audit.commands import recording  # noqa: PLC0415  # after Django is set up

    writing: Any = recording
    acts = {True: writing.write_rows, False: lambda _rows: None}
    spent: dict[bool, list[tuple[float, float]]] = {True: [], False: []}
    for number in range(WARM_UP + PAIRS):
        for audited in (True, False) if number % 2 else (False, True):
            writing.write_rows = acts[audited]
            cost = _cost(sender)
            if number >= WARM_UP:
                spent[audited].append(cost)
    return _compared("cpu", spent, 0) | _compared("wall", spent, 1)


def _cost(sender: Any) -> tuple[float, float]:
    """Milliseconds of the processor, and by the wall, to hand somebody over."""
    began, worked = time.perf_counter(), time.process_time()
    answer = hand_over(sender)
    worked, began = time.process_time() - worked, time.perf_counter() - began
    if answer.status_code != 302:
        raise RuntimeError(answer.status_code)
    return worked * 1000, began * 1000


def _compared(
    what: str, spent: dict[bool, list[tuple[float, float]]], column: int
) -> dict[str, Any]:
    bare, paid = ([each[column] for each in spent[audited]] for audited in (False, True))
    pairs = zip(bare, paid, strict=True)
    shares = [100 * (1 - without / with_it) for without, with_it in pairs]
    return {
        f"referral_bare_{what}_ms": round(statistics.median(bare), 2),
        f"referral_audited_{what}_ms": round(statistics.median(paid), 2),
        f"referral_{what}_overhead_percent": round(statistics.median(shares), 1),
        f"referral_{what}_overhead_quartiles": _quartiles(shares),
    }


def _quartiles(shares: list[float]) -> list[float]:
    """The middle half of the pairs: how far to trust their median."""
    return [round(share, 1) for share in statistics.quantiles(shares, n=4)[::2]]


def _overhead(write: str) -> dict[str, Any]:
    """Medians of the rounds, and what the audit takes of the writes, in percent."""
    clients = [_Client(write, number) for number in range(CLIENTS)]
    rates: dict[bool, list[float]] = {True: [], False: []}
    try:
        for number in range(ROUNDS + 1):
            for audited in (True, False) if number % 2 else (False, True):
                for client in clients:
                    client.begin(audited=audited)
                written = sum(client.written() for client in clients)
                if number:  # the first round only warms up
                    rates[audited].append(written / SECONDS)
    finally:
        for client in clients:
            client.end()
    bare, paid = (statistics.median(rates[with_audit]) for with_audit in (False, True))
    shares = sorted(
        100 * (1 - with_it / without)
        for without, with_it in zip(rates[False], rates[True], strict=True)
    )
    return {
        f"{write}_writes_per_s": round(bare),
        f"{write}_audited_per_s": round(paid),
        f"{write}_overhead_percent": round(statistics.median(shares), 1),
        f"{write}_overhead_quartiles": _quartiles(shares),
    }


class _Client:
    """A process that writes for a while when it is told to."""

    def __init__(self, write: str, number: int) -> None:
        context = multiprocessing.get_context("spawn")
        self._line, theirs = context.Pipe()
        self._process = context.Process(target=_client, args=(theirs, write, number))
        self._process.start()
        self._line.recv()

    def begin(self, *, audited: bool) -> None:
        self._line.send(audited)

    def written(self) -> int:
        return int(self._line.recv())

    def end(self) -> None:
        self._line.send(None)
        self._process.join()


def _client(line: Connection, write: str, number: int) -> None:
    act = {"database": _database, "command": _command}[write](number)
    line.send("ready")
    while (audited := line.recv()) is not None:
        until = time.perf_counter() + SECONDS
        written = 0
        while time.perf_counter() < until:
            act(audited)
            written += 1
        line.send(written)


def _database(number: int) -> Callable[[bool], None]:
    connection = psycopg.connect(os.environ["DATABASE_URL"], autocommit=True)
    count = iter(range(number, 10**9, CLIENTS))

    def write(audited: bool) -> None:  # noqa: FBT001  # called by position, once
        file = next(count) % 10_000
        with connection.transaction():
            connection.execute("UPDATE bench_file SET changed = changed + 1 WHERE id = %s", [file])
            connection.execute(
                "INSERT INTO bench_note (file, note) VALUES (%s, %s)",
                [file, "a note of a sentence"],
            )
            if audited:
                connection.execute(
                    "INSERT INTO audit_auditrow"
                    " (at, actor, mandate, event, about, file, fields, reason)"
                    " VALUES (now(), 'els-example', 'eva_officer@zone-5339', 'cases.noted',"
                    " %s, %s, '{text}', '')",
                    [str(file), uuid.uuid4()],
                )

    return write


def _command(number: int) -> Callable[[bool], None]:
    import django  # noqa: PLC0415  # after the database's address is known

    django.setup()
    from relais.audit import interface  # noqa: PLC0415
    from relais.foundation import clock  # noqa: PLC0415
    from relais.foundation.access import OPERATOR  # noqa: PLC0415
    from relais.foundation.trilingual import Trilingual  # noqa: PLC0415
    from relais.organisations.interface import (  # noqa: PLC0415
        BodyKind,
        BodyRecord,
        found_body,
    )

    record = interface.record
    name = Trilingual(nl="Verzonnen dienst", fr="Service inventé")
    count = iter(range(10**9))

    def write(audited: bool) -> None:  # noqa: FBT001  # called by position, once
        interface.record = record if audited else lambda *_args, **_facts: None
        code = f"bench-{number}-{next(count)}"
        body = BodyRecord(code=code, kind=BodyKind.ASSOCIATION, name=name, parent=None)
        found_body(by=OPERATOR, now=clock.now(), body=body)

    return write


def _fill(url: str) -> None:
    """So many rows more, in transactions of ten."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            """
            CREATE PROCEDURE bench_fill(times int) LANGUAGE plpgsql AS $$
            BEGIN
                FOR n IN 1..times LOOP
                    INSERT INTO audit_auditrow
                        (at, actor, mandate, event, about, file, fields, reason)
                    SELECT now(), 'els-example', 'eva_officer@zone-5339', 'cases.opened',
                        'case-' || n, gen_random_uuid(), '{safe_contact,needs}', 'called back'
                    FROM generate_series(1, 10);
                    COMMIT;
                END LOOP;
            END $$
            """
        )
        connection.execute("CALL bench_fill(%s)", [ROWS // 10])


def _verified() -> dict[str, Any]:
    """As an operator does it: the whole command, with all that starting it takes."""
    relais = [sys.executable, "-c", "from config.command_line import main; main()", "audit"]
    subprocess.run([*relais, "seal", "--once"], check=True, stdout=subprocess.DEVNULL)
    verified = subprocess.run([*relais, "verify", "--json"], check=True, capture_output=True)
    said = json.loads(verified.stdout)
    return {key: said[key] for key in ("rows", "seals", "problems", "rows_per_s")}
