"""Beside the server something always seals; when the server has stopped, it stops too."""

import queue
import subprocess
import sys

import pytest

from config import sealing

PATIENCE = 10


@pytest.fixture
def started(monkeypatch):
    """The sealers that were started, one after the other; each only waits to be ended."""
    processes: queue.Queue[subprocess.Popen[bytes]] = queue.Queue()

    def start():
        wait = "import sys; sys.stdin.read()"
        process = subprocess.Popen([sys.executable, "-c", wait], stdin=subprocess.PIPE)
        processes.put(process)
        return process

    monkeypatch.setattr(sealing, "_start", start)
    monkeypatch.setattr(sealing, "EVERY", 0.01)
    return processes


def test_a_sealer_that_was_killed_is_followed_by_another_which_is_ended_at_the_end(started):
    with sealing.sealer_running():
        first = started.get(timeout=PATIENCE)
        first.kill()
        second = started.get(timeout=PATIENCE)
        assert second.poll() is None

    assert second.poll() is not None
    for process in (first, second):
        process.stdin.close()


def test_a_server_that_stops_at_once_never_had_a_sealer(started, monkeypatch):
    monkeypatch.setattr(sealing, "EVERY", PATIENCE)

    with sealing.sealer_running():
        pass

    assert started.empty()


def test_a_sealer_that_does_not_listen_is_killed(monkeypatch):
    monkeypatch.setattr(sealing, "PATIENCE", 0.01)
    deaf = "import signal, sys; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True);"
    with subprocess.Popen(
        [sys.executable, "-c", deaf + "sys.stdin.read()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as sealer:
        sealer.stdout.readline()  # it is deaf from here on

        sealing._end(sealer)

        assert sealer.poll() is not None
