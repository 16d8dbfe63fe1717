"""PostgreSQL's own programs for dumping and restoring, told an address without showing it."""

import os
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import IO, cast

from psycopg.conninfo import conninfo_to_dict, make_conninfo

from config.backup.sealing import CHUNK_BYTES
from config.postgres import CannotStart, find_binaries

_END_OF_TABLE = b"\\.\n"


class ProgramFailed(Exception):
    """One of PostgreSQL's programs ended with an error; its last line says which."""


def dump(url: str, snapshot: str) -> Iterator[bytes]:
    """The database as it was in this snapshot, in pg_dump's own form."""
    options = ["--format=custom", f"--snapshot={snapshot}", _address(url)]
    with _running("pg_dump", options, password=_password(url)) as dumping:
        while piece := dumping.read(CHUNK_BYTES):
            yield piece


def restore(url: str, dumped: Iterable[bytes]) -> None:
    """Put a dump into an empty database, or nothing of it."""
    options = ["--single-transaction", "--exit-on-error", f"--dbname={_address(url)}"]
    with _running("pg_restore", options, password=_password(url), feed=dumped) as restoring:
        restoring.read()


def count_rows(dumped: Iterable[bytes]) -> dict[str, int]:
    """How many rows a dump holds of each table, read from the dump itself."""
    rows: dict[str, int] = {}
    table = ""
    with _running("pg_restore", ["--data-only", "--file=-"], feed=dumped) as script:
        for line in script:
            if not table and line.startswith(b"COPY "):
                table = line.split(b" ")[1].decode()
                rows[table] = 0
            elif table and line == _END_OF_TABLE:
                table = ""
            elif table:
                rows[table] += 1
    return rows


@contextmanager
def _running(
    name: str, options: list[str], *, password: str = "", feed: Iterable[bytes] | None = None
) -> Iterator[IO[bytes]]:
    """What the program says, while `feed` goes into it; at the end it must have succeeded."""
    environment = {"PATH": os.defpath, "LC_ALL": "C", "PGPASSWORD": password}
    with tempfile.TemporaryFile() as complaints:
        process = subprocess.Popen(
            [_program(name), *options],
            env=environment,
            stdin=subprocess.DEVNULL if feed is None else subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complaints,
        )
        said = cast("IO[bytes]", process.stdout)
        feeder = _Feeder(process.stdin, feed or ())
        feeder.start()
        try:
            yield said
        except BaseException:
            process.kill()
            raise
        finally:
            said.close()
            process.wait()
            feeder.join()
        feeder.complain()
        if process.returncode:
            complaints.seek(0)
            raise ProgramFailed(f"{name}: {_last_line(complaints.read())}")


class _Feeder(threading.Thread):
    """Feeds a program while we read what it says; whoever did both by turns would wait for ever."""

    def __init__(self, mouth: IO[bytes] | None, food: Iterable[bytes]) -> None:
        super().__init__()
        self._mouth = mouth
        self._food = food
        self._failed: Exception | None = None

    def run(self) -> None:
        if self._mouth is None:
            return
        try:
            for piece in self._food:
                self._mouth.write(piece)
        except BrokenPipeError:
            pass  # The program ended: its own complaint says why.
        except Exception as error:  # noqa: BLE001  # told to the thread that waits
            self._failed = error
        finally:
            with suppress(BrokenPipeError):
                self._mouth.close()

    def complain(self) -> None:
        if self._failed:
            raise self._failed


def _program(name: str) -> str:
    with suppress(CannotStart):
        beside_the_server = find_binaries() / name
        if beside_the_server.is_file():
            return str(beside_the_server)
    found = shutil.which(name)
    if found is None:
        raise ProgramFailed(f"There is no {name} on this machine: install PostgreSQL's client.")
    return found


def _address(url: str) -> str:
    """Where to connect, without the password: the list of processes is open to all."""
    known = conninfo_to_dict(url)
    return make_conninfo("", **{name: known[name] for name in known if name != "password"})


def _password(url: str) -> str:
    return str(conninfo_to_dict(url).get("password") or "")


def _last_line(said: bytes) -> str:
    lines = said.decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else "it said nothing"
