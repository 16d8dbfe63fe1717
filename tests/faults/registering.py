"""Registers counters one after another by the real command, and says each name once it is written.

`python -m tests.faults.registering PREFIX`, until SIGTERM; the last act is seen through to its end.
"""

import signal
import sys
import threading

import django
from django.db import InterfaceError, OperationalError, connection

_PAUSE = 0.05


def main(prefix: str) -> None:
    django.setup()
    told_to_stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: told_to_stop.set())
    number = 0
    while not told_to_stop.is_set():
        number += 1
        name = f"{prefix} {number}"
        while not _registered(name):
            _say("again")
            threading.Event().wait(_PAUSE)
        _say(name)


def _registered(name: str) -> bool:
    from relais.audit.interface import AuditUnavailable  # noqa: PLC0415  # needs the loaded apps
    from relais.foundation import clock  # noqa: PLC0415
    from relais.foundation.access import OPERATOR  # noqa: PLC0415
    from relais.materials.commands import register_counter  # noqa: PLC0415

    try:
        register_counter(
            by=OPERATOR,
            now=clock.now(),
            name=name,
            kind="pharmacy",
            municipality="21004",
        )
    except (AuditUnavailable, InterfaceError, OperationalError):
        connection.close()
        return False
    return True


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
