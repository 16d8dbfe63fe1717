"""The sealer of the audit, beside the server: begun again when it dies, ended after the server."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

EVERY: Final = 1
PATIENCE: Final = 10


@contextmanager
def sealer_running() -> Iterator[None]:
    """A process that seals, for as long as this takes; at the end it seals once more."""
    over = threading.Event()
    keeper = threading.Thread(target=_keep, args=(over,))
    keeper.start()
    try:
        yield
    finally:
        over.set()
        keeper.join()


def _keep(over: threading.Event) -> None:
    sealer = None
    while not over.wait(EVERY):
        if sealer is None or sealer.poll() is not None:
            sealer = _start()
    if sealer is not None:
        _end(sealer)


def _start() -> subprocess.Popen[bytes]:
    command = "from config.command_line import main; main()"
    seal = ["audit", "seal", f"--every={EVERY}", f"--child-of={os.getpid()}"]
    # A session of its own: Ctrl-C reaches us alone, and we stop it in order.
    return subprocess.Popen([sys.executable, "-c", command, *seal], start_new_session=True)


def _end(sealer: subprocess.Popen[bytes]) -> None:
    sealer.terminate()
    try:
        sealer.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        sealer.kill()  # What it leaves unsealed, the next one seals.
        sealer.wait()
