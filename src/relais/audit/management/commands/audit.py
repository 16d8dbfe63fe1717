"""`relais audit`: seal the audit, verify it, and what to do after a restore."""

import json
import os
import signal
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable
from dataclasses import asdict
from threading import Event
from typing import Any

import psycopg
from django.core.management.base import BaseCommand, CommandError
from django.utils.module_loading import import_string

from relais.audit.commands.keys import make_development_key
from relais.audit.commands.sealing import (
    Sealer,
    SealingRefused,
    begin_epoch,
    seal_finished,
    tell_all,
)
from relais.audit.queries.connection import Connection, open_connection
from relais.audit.queries.keys import KeyRefused, SealKeys, read_keys
from relais.audit.queries.verification import Connections, Report, verify
from relais.audit.rules.witnesses import Witness
from relais.audit.words import KEY_REFUSAL, STANDSTILL, problem_line
from relais.foundation import clock
from relais.foundation.access import OPERATOR
from relais.foundation.environment import is_development, sealing


class Command(BaseCommand):
    help = "Seal the audit and verify that nobody changed it afterwards."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        seal = verbs.add_parser("seal", help="Seal what is written, until told to stop.")
        seal.add_argument("--once", action="store_true", help="Seal what there is, and stop.")
        seal.add_argument("--every", type=float, default=1, metavar="SECONDS")
        seal.add_argument("--child-of", type=int, metavar="PROCESS", help="Stop when it is gone.")
        check = verbs.add_parser("verify", help="Compare all rows, seals and the witness.")
        check.add_argument("--json", action="store_true", help="Print one JSON object.")
        verbs.add_parser("key", help="Print the public keys, to verify elsewhere.")
        verbs.add_parser("epoch", help="Go on after you put an earlier copy back.")
        verbs.add_parser("witness", help="Tell a new, empty witness all seals.")

    def handle(self, *_args: Any, **options: Any) -> None:
        verb: Callable[[dict[str, Any]], None] = getattr(self, f"_{options['verb']}")
        try:
            verb(options)
        except KeyRefused as refused:
            raise CommandError(str(KEY_REFUSAL[refused.refusal])) from None
        except SealingRefused as refused:
            raise CommandError(str(STANDSTILL[refused.standstill])) from None

    def _seal(self, options: dict[str, Any]) -> None:
        keys = _keys()
        if options["once"]:
            with open_connection(sealing().url) as connection:
                sealed = seal_finished(_sealer(connection, keys), now=clock.now())
            self.stdout.write(f"{sealed} rows sealed.")
            return
        stop = Event()
        for order in (signal.SIGINT, signal.SIGTERM):
            signal.signal(order, lambda *_: stop.set())
        self._seal_until(stop, keys, every=options["every"], parent=options["child_of"])

    def _seal_until(self, stop: Event, keys: SealKeys, *, every: float, parent: int | None) -> None:
        """Seal every so often, and once more when told to stop. Nothing but that ends it."""
        said, connection = "", None
        while True:
            stopping = stop.wait(every) or parent not in {None, os.getppid()}
            connection, trouble = _seal_over(connection, keys)
            if trouble and trouble != said:
                self.stderr.write(trouble)
            said = trouble
            if stopping:
                break
        if connection is not None:
            connection.close()

    def _verify(self, options: dict[str, Any]) -> None:
        began = time.perf_counter()
        with open_connection(sealing().url) as seals, open_connection(sealing().url) as rows:
            report = verify(OPERATOR, Connections(seals, rows), keys=_keys(), witness=_witness())
        seconds = time.perf_counter() - began
        if options["json"]:
            self.stdout.write(json.dumps(_as_json(report, seconds)))
        else:
            self._tell(report, seconds)
        if report.problems:
            sys.exit(1)

    def _tell(self, report: Report, seconds: float) -> None:
        for problem in report.listed:
            self.stdout.write(problem_line(problem))
        if report.problems > len(report.listed):
            self.stdout.write(f"… and {report.problems - len(report.listed)} more.")
        self.stdout.write(
            f"{report.rows} rows, {report.seals} seals, {report.unsealed} not sealed yet,"
            f" {report.lost_seals} lost with a copy that was put back; {report.problems} problems;"
            f" {seconds:.1f} s."
        )

    def _key(self, _options: dict[str, Any]) -> None:
        for pem in _keys().public_pem():
            self.stdout.write(pem)

    def _epoch(self, _options: dict[str, Any]) -> None:
        with open_connection(sealing().url) as connection:
            begin_epoch(_sealer(connection, _keys()), now=clock.now())
        self.stdout.write("A new epoch began.")

    def _witness(self, _options: dict[str, Any]) -> None:
        with open_connection(sealing().url) as connection:
            told = tell_all(_sealer(connection, _keys()))
        self.stdout.write(f"The witness was told {told} seals.")


def _seal_over(connection: Connection | None, keys: SealKeys) -> tuple[Connection | None, str]:
    """Seal once; gives the connection to go on with, and what stood in the way."""
    try:
        connection = connection or open_connection(sealing().url)
        seal_finished(_sealer(connection, keys), now=clock.now())
    except SealingRefused as refused:
        return connection, str(STANDSTILL[refused.standstill])
    except (psycopg.Error, OSError) as error:
        if connection is not None:
            connection.close()
        # What the database says of it may quote a row.
        return None, f"Could not seal the audit, will try again: {type(error).__name__}."
    return connection, ""


def _sealer(connection: Connection, keys: SealKeys) -> Sealer:
    return Sealer(connection=connection, keys=keys, witness=_witness())


def _keys() -> SealKeys:
    file = sealing().key_file
    if is_development():
        make_development_key(file)
    return read_keys(file, production=not is_development())


def _witness() -> Witness:
    witness: Witness = import_string(sealing().witness)(sealing().witness_place)
    return witness


def _as_json(report: Report, seconds: float) -> dict[str, Any]:
    return {
        "rows": report.rows,
        "problems": report.problems,
        "rows_per_s": round(report.rows / seconds),
        "first_bad_row": report.first_bad_row,
        "found": [asdict(problem) for problem in report.listed],
        "seals": report.seals,
        "unsealed": report.unsealed,
        "unsealed_since": report.unsealed_since and report.unsealed_since.isoformat(),
        "lost_seals": report.lost_seals,
    }
