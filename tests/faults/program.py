"""The whole program on a database of its own, and ways to kill parts of it as a machine would."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest

from config.postgres import Cluster

_SOURCE = Path(__file__).parents[2] / "src"
_COMMAND_LINE = (sys.executable, "-c", "from config.command_line import main; main()")
# Signs in as the tests of the house do, whatever signing in asks of a person.
_SIGN_IN = """
import django
django.setup()
from django.test import Client
from relais.organisations.interface import Professional
client = Client(headers={"host": "work.localhost"})
client.force_login(Professional.unscoped.get(code="claire-exemplaire"))
client.get("/nl/directory/")
print("; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items()))
"""


@dataclass
class Program:
    """`relais serve` with two workers, and the PostgreSQL that it stands on."""

    cluster: Cluster
    port: int
    environment: dict[str, str]
    server: "subprocess.Popen[bytes]"

    def cookies(self) -> str:
        """The cookies of the cast's coordinator, signed in."""
        return self.python(_SIGN_IN)

    def python(self, text: str) -> str:
        """Run this with the settings of the program, and give what it says."""
        return self._run([sys.executable, "-c", text])

    def run(self, *arguments: str) -> str:
        """Run a verb of the command line, and give what it says."""
        return self._run([*_COMMAND_LINE, *arguments])

    def ask(self, statement: str) -> list[Any]:
        """The rows that the database answers, past the program."""
        with psycopg.connect(self.cluster.url(), autocommit=True) as connection:
            answer = connection.execute(statement.encode())
            return answer.fetchall() if answer.description else []

    def kill_database(self) -> None:
        """Every process of PostgreSQL at once, without a word."""
        postmaster = _postmaster(self.cluster)
        for pid in (postmaster, *children(postmaster)):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def database_is_dead(self) -> bool:
        """Whether PostgreSQL has ended altogether."""
        try:
            return not children(_postmaster(self.cluster))
        except FileNotFoundError:
            return True

    def revive_database(self) -> None:
        """Start PostgreSQL again on what it left behind."""
        self.cluster.stop()  # Its processes are gone: this gives back what we hold of them.
        self.cluster.start()

    def workers(self) -> list[int]:
        """The processes that answer requests, the oldest first."""
        [master] = [pid for pid in children(self.server.pid) if b"gunicorn" in _command_line(pid)]
        return sorted(children(master))

    def _run(self, command: list[str]) -> str:
        done = subprocess.run(command, env=self.environment, check=False, capture_output=True)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode().strip()


@contextmanager
def served(folder: Path) -> Iterator[Program]:
    """The program with its data below `folder`, which every account may enter."""
    cluster = Cluster(folder / "postgres")
    cluster.start()
    try:
        cluster.create_database("relais")
        port = _free_port()
        environment = _environment(folder, port, cluster.url())
        log = folder / "serve.log"
        with log.open("wb") as out:
            start = [*_COMMAND_LINE, "serve"]
            server = subprocess.Popen(start, env=environment, stdout=out, stderr=out)
        try:
            _wait_for_ready(server, log)
            yield Program(cluster, port, environment, server)
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(timeout=60)
    finally:
        cluster.stop()


def children(parent: int) -> list[int]:
    """The processes that this one started."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            # The name of a program may hold anything, brackets and spaces too.
            if int(stat.read_text().rpartition(")")[2].split()[1]) == parent:
                found.append(int(stat.parent.name))
    return found


def _command_line(pid: int) -> bytes:
    return Path(f"/proc/{pid}/cmdline").read_bytes()


def wait_until(is_so: Any, what: str, *, seconds: float = 60) -> None:
    """Look every few milliseconds until it is so."""
    pause = threading.Event()
    for _ in range(int(seconds / 0.02)):
        if is_so():
            return
        pause.wait(0.02)
    pytest.fail(f"{what}: not within {seconds} seconds")


def require_linux() -> None:
    """Killing needs to know whose child a process is; that is read from /proc."""
    if not Path("/proc/self/stat").exists():
        pytest.skip("no /proc on this machine: faults were NOT tried")


def _postmaster(cluster: Cluster) -> int:
    return int((home_of(cluster) / "data" / "postmaster.pid").read_text().split("\n")[0])


def home_of(cluster: Cluster) -> Path:
    """The folder in which the cluster lives, which need not be the one that was asked for."""
    return Path(cluster.url().rpartition("host=")[2].replace("%2F", "/")).parent


def _environment(folder: Path, port: int, url: str) -> dict[str, str]:
    return {
        **os.environ,
        "DATABASE_URL": url,
        "PORT": str(port),
        "RELAIS_DATA_DIR": str(folder / "data"),
        "RELAIS_WORKERS": "2",
        "PYTHONPATH": str(_SOURCE),
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for_ready(server: "subprocess.Popen[bytes]", log: Path) -> None:
    def is_over() -> bool:
        return "Ready after" in log.read_text() or server.poll() is not None

    wait_until(is_over, "starting the program", seconds=120)
    if server.poll() is not None:
        pytest.fail(f"the program did not start:\n{log.read_text()}")


def remove(folder: Path) -> None:
    """Take a folder away, with what other accounts left in it."""
    shutil.rmtree(folder, ignore_errors=True)
